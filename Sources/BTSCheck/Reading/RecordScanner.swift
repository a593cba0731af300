/// Takes comma-separated text apart, record by record (RFC 4180, any line end).
///
/// Shape: after `next()` the cells of the record stand in `starts` and `ends` as places in the bytes; blanks around
/// them are cut off, and so are the quotes of quoted cells. Nothing is allocated for a record. The state stands behind a
/// pointer: a scanner is lent to a function for every cell, and its copy would cost more than the cell.
package struct RecordScanner: ~Copyable {
  /// Why a record cannot be taken apart.
  package enum Fault: Sendable {
    case unclosedQuote, fieldTooLong, notUTF8, zeroByte
  }

  /// The longest cell, in bytes.
  package static let fieldLimit = 1 << 20
  /// The most columns of a table.
  package static let columnLimit = 1000

  private let scan: UnsafeMutablePointer<RecordScan>

  /// Starts at a record's first byte; nil for a text without bytes.
  ///
  /// - Parameters:
  ///   - limit: where the last record must have started; it may end behind. All of them if not given.
  ///   - refusesZeros: whether a record with a zero byte is at fault.
  package init?(
    _ bytes: UnsafeRawBufferPointer, from start: Int, to end: Int, before limit: Int? = nil,
    separator: UInt8, line: Int = 1, refusesZeros: Bool = false
  ) {
    guard let first = bytes.baseAddress else { return nil }
    scan = .allocate(capacity: 1)
    scan.initialize(
      to: RecordScan(
        first.assumingMemoryBound(to: UInt8.self), from: start, to: end, before: min(limit ?? end, end),
        separator: separator, line: line, refusesZeros: refusesZeros))
  }

  deinit {
    scan.pointee.starts.deallocate()
    scan.pointee.ends.deallocate()
    scan.deallocate()
  }

  /// Goes to the next record that is not empty; false at the end.
  package mutating func next() -> Bool { scan.pointee.next() }

  // MARK: - The record

  /// Where the cells of the record start and end; the first `cellCount` are set, at most `columnLimit`.
  package var starts: UnsafeMutablePointer<UInt32> { scan.pointee.starts }
  package var ends: UnsafeMutablePointer<UInt32> { scan.pointee.ends }
  /// The number of cells of the record.
  package var cellCount: Int { scan.pointee.cellCount }
  /// Where the record starts.
  package var recordStart: Int { scan.pointee.recordStart }
  /// The physical line on which the record starts, from 1.
  package var recordLine: Int { scan.pointee.recordLine }
  /// What is wrong with the record.
  package var fault: Fault? { scan.pointee.fault }

  /// Whether every cell of the record is empty.
  package var isBlank: Bool {
    for i in 0..<min(cellCount, RecordScanner.columnLimit) where ends[i] > starts[i] { return false }
    return fault == nil
  }

  /// The number of the last cell that is not empty, and one more.
  package var filledCount: Int {
    guard cellCount <= RecordScanner.columnLimit else { return cellCount }
    var count = cellCount
    while count > 0, ends[count - 1] <= starts[count - 1] { count -= 1 }
    return count
  }

  /// Whether the record has more cells than a table has columns; empty ones at its end do not count.
  package func isLonger(than columns: Int) -> Bool { cellCount > columns && filledCount > columns }

  /// The bytes of a cell; empty where the record has fewer cells.
  @inline(__always)
  package func cell(_ index: Int) -> UnsafeRawBufferPointer {
    guard index < cellCount, index < RecordScanner.columnLimit else {
      return UnsafeRawBufferPointer(start: nil, count: 0)
    }
    let (start, end) = (Int(starts[index]), Int(ends[index]))
    return UnsafeRawBufferPointer(start: scan.pointee.base + start, count: end &- start)
  }

  /// The text of a cell.
  package func text(_ index: Int) -> String {
    let text = String(decoding: cell(index), as: UTF8.self)
    return isEscaped(index) ? text.undoublingQuotes : text
  }

  /// Whether doubled quotes of a cell must be undone.
  package func isEscaped(_ index: Int) -> Bool {
    index < 64 && scan.pointee.escapedCells >> UInt64(index) & 1 == 1
  }

  // MARK: - The text

  /// Where the next record starts.
  package var offset: Int { scan.pointee.offset }
  /// The physical line on which the next record starts.
  package var nextLine: Int { scan.pointee.line }

  /// How many records there may be in all, from how long the first ones are; a little more than that.
  package func estimatedRecords(by count: Int) -> Int { scan.pointee.estimatedRecords(by: count) }
}

extension TextColumn {
  /// Adds a cell; an empty one where the record has fewer cells.
  mutating func append(_ scanner: borrowing RecordScanner, _ index: Int) {
    let count = scanner.cell(index).count
    offsets.append(count == 0 ? 0 : scanner.starts[index])
    lengths.append(UInt32(count) | (scanner.isEscaped(index) ? TextColumn.escaped : 0))
  }

  /// Adds an empty cell.
  mutating func appendEmpty() {
    offsets.append(0)
    lengths.append(0)
  }
}
