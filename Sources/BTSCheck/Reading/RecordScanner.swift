/// Takes comma-separated text apart, record by record (RFC 4180, any line end).
///
/// Shape: after `next()` the cells of the record stand in `starts` and `ends` as places in the bytes; blanks around
/// them are cut off, and so are the quotes of quoted cells. Nothing is allocated for a record.
package struct RecordScanner: ~Copyable {
  /// Why a record cannot be taken apart.
  package enum Fault: Sendable {
    case unclosedQuote, fieldTooLong, notUTF8, zeroByte
  }

  /// The longest cell, in bytes.
  package static let fieldLimit = 1 << 20
  /// The most columns of a table.
  package static let columnLimit = 1000

  /// Where the cells of the record start and end; the first `cellCount` are set, at most `columnLimit`.
  package let starts: UnsafeMutablePointer<UInt32>
  package let ends: UnsafeMutablePointer<UInt32>
  /// The number of cells of the record.
  package private(set) var cellCount = 0
  /// Where the record starts.
  package private(set) var recordStart = 0
  /// The physical line on which the record starts, from 1.
  package private(set) var recordLine = 1
  /// What is wrong with the record.
  package private(set) var fault: Fault?
  /// Cells with doubled quotes in them, one bit each for the first 64.
  package private(set) var escapedCells: UInt64 = 0
  /// Where the next record starts.
  package private(set) var offset: Int

  private let base: UnsafePointer<UInt8>
  private let end: Int
  private let start: Int
  /// Records start before this place.
  private let limit: Int
  private let separator: UInt8
  private let mayHaveZeros: Bool
  private var line: Int

  /// Starts at a record's first byte; nil for a text without bytes.
  ///
  /// - Parameters:
  ///   - limit: where the last record must have started; it may end behind. All of them if not given.
  ///   - mayHaveZeros: whether records are searched for zero bytes.
  package init?(
    _ bytes: UnsafeRawBufferPointer, from start: Int, to end: Int, before limit: Int? = nil,
    separator: UInt8, line: Int = 1, mayHaveZeros: Bool = false
  ) {
    guard let first = bytes.baseAddress else { return nil }
    base = first.assumingMemoryBound(to: UInt8.self)
    starts = .allocate(capacity: RecordScanner.columnLimit)
    ends = .allocate(capacity: RecordScanner.columnLimit)
    offset = start
    self.start = start
    self.end = end
    self.limit = min(limit ?? end, end)
    self.separator = separator
    self.line = line
    self.mayHaveZeros = mayHaveZeros
  }

  deinit {
    starts.deallocate()
    ends.deallocate()
  }

  /// The physical line on which the next record starts.
  package var nextLine: Int { line }

  /// Goes to the next record that is not empty; false at the end.
  package mutating func next() -> Bool {
    while offset < limit {
      scanRecord()
      if cellCount > 1 || (cellCount == 1 && ends[0] > starts[0]) || fault != nil { return true }
    }
    return false
  }

  /// How many records there may be in all, from how long the first ones are; a little more than that.
  package func estimatedRecords(by count: Int) -> Int {
    let perRecord = max(1, (offset - start) / max(1, count))
    return min((limit - start) / perRecord * 17 / 16 + 16, limit - start)
  }

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

  /// The bytes of a cell; empty where the record has fewer cells.
  @inline(__always)
  package func cell(_ index: Int) -> UnsafeRawBufferPointer {
    guard index < cellCount, index < RecordScanner.columnLimit else {
      return UnsafeRawBufferPointer(start: nil, count: 0)
    }
    return UnsafeRawBufferPointer(start: base + Int(starts[index]), count: Int(ends[index] - starts[index]))
  }

  /// The text of a cell.
  package func text(_ index: Int) -> String {
    let text = String(decoding: cell(index), as: UTF8.self)
    return isEscaped(index) ? text.undoublingQuotes : text
  }

  /// Whether doubled quotes of a cell must be undone.
  package func isEscaped(_ index: Int) -> Bool { index < 64 && escapedCells >> UInt64(index) & 1 == 1 }

  // MARK: - Scanning

  private mutating func scanRecord() {
    recordStart = offset
    recordLine = line
    cellCount = 0
    let (base, end, separator) = (base, end, separator)
    fault = nil
    escapedCells = 0
    var cellStart = offset
    var p = offset
    var allBits: UInt64 = 0

    @inline(__always) func ones(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(byte) }
    let (separators, newlines, returns, quotes) = (ones(separator), ones(10), ones(13), ones(34))
    // Commas, tabs, quotes and line ends stand before the digits and letters, as little else does that cells hold.
    let isBelowDigits = separator < 45
    let (low, high, below) = (ones(0x7F), ones(0x80), ones(0x80 - 45))
    // The high bit of each byte of `word` that is zero, exactly.
    @inline(__always) func zeros(_ word: UInt64) -> UInt64 {
      ~(((word & ones(0x7F)) &+ ones(0x7F)) | word | ones(0x7F))
    }

    while true {
      var mask: UInt64
      var width = 8
      if p + 8 <= end {
        let word = UnsafeRawPointer(base + p).loadUnaligned(as: UInt64.self).littleEndian
        allBits |= word
        mask =
          isBelowDigits
          ? ~(((word & low) &+ below) | word) & high
          : zeros(word ^ separators) | zeros(word ^ newlines) | zeros(word ^ returns) | zeros(word ^ quotes)
      } else if p < end {
        width = 1
        let byte = base[p]
        allBits |= UInt64(byte)
        mask = byte == separator || byte == 10 || byte == 13 || byte == 34 ? 0x80 : 0
      } else {
        endCell(cellStart, end)
        offset = end
        return finish(allBits, end)
      }
      scan: while mask != 0 {
        let at = p + mask.trailingZeroBitCount >> 3
        mask &= mask - 1
        switch base[at] {
        case separator:
          // Most cells have no blanks around them.
          if cellCount < RecordScanner.columnLimit, at > cellStart,
            at - cellStart <= RecordScanner.fieldLimit,
            !isMarginal(base[cellStart]), !isMarginal(base[at - 1])
          {
            starts[cellCount] = UInt32(truncatingIfNeeded: cellStart)
            ends[cellCount] = UInt32(truncatingIfNeeded: at)
            cellCount &+= 1
          } else {
            endCell(cellStart, at)
          }
          cellStart = at + 1
        case 34:
          guard isBlank(cellStart, at) else { continue scan }
          // A quoted cell: look for its end, and go on behind it.
          guard let close = closingQuote(at + 1) else {
            fault = .unclosedQuote
            endCell(cellStart, end)
            countLines(at, end)
            offset = end
            return
          }
          if close - at > RecordScanner.fieldLimit { fault = fault ?? .fieldTooLong }
          countLines(at, close)
          for i in stride(from: at, to: close, by: 1) { allBits |= UInt64(base[i]) }
          let quoted = (at + 1, close)
          p = close + 1
          while p < end, base[p] != separator, base[p] != 10, base[p] != 13 { p += 1 }
          endCell(quoted.0, quoted.1)
          cellStart = p + 1
          guard p < end, base[p] == separator else {
            endLine(at: p)
            return finish(allBits, min(p, end))
          }
          p += 1
          width = 0
          break scan
        case 10, 13:
          endCell(cellStart, at)
          endLine(at: at)
          return finish(allBits, at)
        default: continue scan
        }
      }
      p += width
    }
  }

  /// Ends the record at a line end (or the end of the text).
  private mutating func endLine(at place: Int) {
    guard place < end else { return offset = end }
    offset = base[place] == 13 && place + 1 < end && base[place + 1] == 10 ? place + 2 : place + 1
    line += 1
  }

  private mutating func endCell(_ start: Int, _ stop: Int) {
    if cellCount < RecordScanner.columnLimit {
      let cell = trimmed(start, stop)
      starts[cellCount] = UInt32(truncatingIfNeeded: cell.lowerBound)
      ends[cellCount] = UInt32(truncatingIfNeeded: cell.upperBound)
    }
    if stop - start > RecordScanner.fieldLimit { fault = fault ?? .fieldTooLong }
    cellCount += 1
  }

  /// Whether a byte at the margin of a cell may be a blank, or a part of one.
  @inline(__always)
  private func isMarginal(_ byte: UInt8) -> Bool { byte &- 33 > 93 }

  /// A cell without the blanks around it.
  private func trimmed(_ start: Int, _ stop: Int) -> Range<Int> {
    var (from, to) = (start, stop)
    while from < to, isBlank(base[from]) { from += 1 }
    while to > from, isBlank(base[to - 1]) { to -= 1 }
    // No-break spaces and their like, which spreadsheets and web pages leave around values.
    if from < to, base[from] | base[to - 1] >= 0x80 {
      while let width = blankWidth(from, to) { from += width }
      while let width = blankWidth(before: to, from) { to -= width }
    }
    return from..<to
  }

  private mutating func finish(_ allBits: UInt64, _ stop: Int) {
    let record = UnsafeBufferPointer(start: base + recordStart, count: stop - recordStart)
    if mayHaveZeros, record.contains(0) { fault = fault ?? .zeroByte }
    guard allBits & 0x8080_8080_8080_8080 != 0 else { return }
    if !isValidUTF8(record) { fault = fault ?? .notUTF8 }
  }

  /// Where the quote is that ends a quoted cell whose content starts at `start`.
  private mutating func closingQuote(_ start: Int) -> Int? {
    var p = start
    while p < end {
      if base[p] == 34 {
        guard p + 1 < end, base[p + 1] == 34 else { return p }
        if cellCount < 64 { escapedCells |= 1 << UInt64(cellCount) }
        p += 1
      }
      p += 1
    }
    return nil
  }

  private mutating func countLines(_ start: Int, _ stop: Int) {
    for i in start..<stop where base[i] == 10 || (base[i] == 13 && !(i + 1 < end && base[i + 1] == 10)) {
      line += 1
    }
  }

  private func isBlank(_ start: Int, _ stop: Int) -> Bool {
    for i in start..<stop where !isBlank(base[i]) { return false }
    return true
  }

  @inline(__always)
  private func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

  /// How many bytes the blank has that starts at a place; nil where none does.
  private func blankWidth(_ place: Int, _ stop: Int) -> Int? {
    guard place < stop else { return nil }
    if isBlank(base[place]) { return 1 }
    if place + 2 <= stop, base[place] == 0xC2, base[place + 1] == 0xA0 { return 2 }
    guard place + 3 <= stop else { return nil }
    switch (base[place], base[place + 1], base[place + 2]) {
    // U+2000 to U+200B, the last of which has no width; U+2028, U+2029, U+202F.
    case (0xE2, 0x80, 0x80...0x8B), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF): return 3
    // U+205F, U+2060; U+3000; U+FEFF.
    case (0xE2, 0x81, 0x9F...0xA0), (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF): return 3
    default: return nil
    }
  }

  /// How many bytes the blank has that ends before a place; nil where none does.
  private func blankWidth(before stop: Int, _ start: Int) -> Int? {
    (1...3).first { stop - $0 >= start && blankWidth(stop - $0, stop) == $0 }
  }
}
