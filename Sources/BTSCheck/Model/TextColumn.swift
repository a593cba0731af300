/// A column of text that stays in its files until a report needs it.
///
/// Shape: cell i is `lengths[i]` bytes from `offsets[i]` of the last source whose first row is not after it.
package struct TextColumn: Sendable {
  private var sources: [Source] = []
  package var offsets: [UInt32] = []
  /// The number of bytes; the top bit is set where doubled quotes must be undone.
  package var lengths: [UInt32] = []

  package static let escaped: UInt32 = 1 << 31

  /// A file with cells of the column.
  private struct Source: Sendable {
    let file: MappedFile
    let firstRow: Int
    /// Where the file's bytes stand: threads that asked the file would count references to it, and wait for each other.
    let address: UInt
  }

  package init() {}

  package var count: Int { offsets.count }

  package var files: [MappedFile] { sources.map(\.file) }

  /// The file in which each of some cells stands, and its line there, from 1.
  package func places(of rows: [Int]) -> [(file: String, line: Int)] {
    var places = rows.map { _ in (file: "", line: 0) }
    var (source, offset, line) = (-1, 0, 1)
    // In their order, so that a file is gone through once.
    for index in rows.indices.sorted(by: { rows[$0] < rows[$1] }) {
      while source + 1 < sources.count, sources[source + 1].firstRow <= rows[index] {
        (source, offset, line) = (source + 1, 0, 1)
      }
      let end = Int(offsets[rows[index]])
      line += sources[source].file.withBytes { bytes in
        (offset..<end).count { bytes[$0] == 10 || bytes[$0] == 13 && bytes[$0 + 1] != 10 }
      }
      offset = end
      places[index] = (sources[source].file.name, line)
    }
    return places
  }

  /// Adds a file, whose cells come after those of the files before.
  package mutating func append(_ file: MappedFile) {
    let address = file.withBytes { UInt(bitPattern: $0.baseAddress) }
    sources.append(Source(file: file, firstRow: count, address: address))
  }

  /// Lends the bytes of a cell to `body`.
  @inline(__always)
  package func withBytes<T>(_ row: Int, _ body: (UnsafeRawBufferPointer) throws -> T) rethrows -> T {
    var k = sources.count - 1
    while k > 0, sources[k].firstRow > row { k -= 1 }
    let start = UnsafeRawPointer(bitPattern: sources[k].address + UInt(offsets[row]))
    return try body(
      UnsafeRawBufferPointer(start: start, count: Int(lengths[row] & ~TextColumn.escaped)))
  }

  /// The text of a cell, its doubled quotes undone.
  @inline(__always)
  package subscript(row: Int) -> String {
    let text = withBytes(row) { String(decoding: $0, as: UTF8.self) }
    return lengths[row] & TextColumn.escaped != 0 ? text.undoublingQuotes : text
  }
}

extension String {
  /// The content of a quoted CSV field: two quotes stand for one.
  package var undoublingQuotes: String {
    var result = ""
    var wasQuote = false
    for character in unicodeScalars {
      if character == "\"", wasQuote {
        wasQuote = false
        continue
      }
      wasQuote = character == "\""
      result.unicodeScalars.append(character)
    }
    return result
  }
}
