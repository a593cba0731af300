/// A column of lengths in metres, most of them whole millimetres; NaN where a row has none.
///
/// Shape: four bytes for each; lengths that are no whole millimetres, or too long, stand apart. Every length comes out as
/// it went in, to the last bit.
package struct MetreColumn: Equatable, Sendable, ExpressibleByArrayLiteral {
  private var millimetres: [Int32] = []
  /// The lengths of rows that stand apart.
  private var others: [Int32: Double] = [:]
  /// What stands in `millimetres` where a row has no length, and where its length stands apart.
  private static let none = Int32.min
  private static let other = Int32.min + 1

  package init() {}

  package init(arrayLiteral lengths: Double...) { self.init(lengths) }

  package init(_ lengths: some Sequence<Double>) {
    for length in lengths { append(length) }
  }

  package var count: Int { millimetres.count }
  package var isEmpty: Bool { millimetres.isEmpty }

  /// Adds a row.
  @inline(__always)
  package mutating func append(_ metres: Double) {
    let rounded = (metres * 1000).rounded()
    let whole = rounded.magnitude < 2e9 ? Int32(rounded) : 0
    if (Double(whole) / 1000).bitPattern == metres.bitPattern {
      millimetres.append(whole)
    } else if metres.isNaN {
      millimetres.append(MetreColumn.none)
    } else {
      others[Int32(millimetres.count)] = metres
      millimetres.append(MetreColumn.other)
    }
  }

  /// The length of a row.
  @inline(__always)
  package subscript(row: Int) -> Double {
    let whole = millimetres[row]
    return whole > MetreColumn.other ? Double(whole) / 1000 : apart(row)
  }

  private func apart(_ row: Int) -> Double { others[Int32(row)] ?? .nan }

  /// The length of a row; NaN where no file has the column.
  @inline(__always)
  package func optional(_ row: Int) -> Double { isEmpty ? .nan : self[row] }

  /// Makes room for so many rows.
  package mutating func reserveCapacity(_ count: Int) { millimetres.reserveCapacity(count) }

  /// Adds the parts of a file whose rows are `rows`; a column that it lacks, or that earlier files lacked, is filled up.
  package mutating func append(_ parts: [MetreColumn], rows: Range<Int>, jobs: Int) {
    let isAbsent = parts.allSatisfy(\.isEmpty)
    guard !isAbsent || !isEmpty else { return }
    millimetres += repeatElement(MetreColumn.none, count: rows.lowerBound - count)
    guard !isAbsent else {
      millimetres += repeatElement(MetreColumn.none, count: rows.count)
      return
    }
    var first = Int32(count)
    for part in parts {
      for (row, metres) in part.others { others[row + first] = metres }
      first += Int32(part.count)
    }
    millimetres.take(Parallel.joined(parts.map(\.millimetres), jobs: jobs) { $1 })
  }
}
