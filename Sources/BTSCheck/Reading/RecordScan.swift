/// The state of a `RecordScanner`: where it stands in the text, and the record that it found.
struct RecordScan {
  let starts: UnsafeMutablePointer<UInt32>
  let ends: UnsafeMutablePointer<UInt32>
  private(set) var cellCount = 0
  private(set) var recordStart = 0
  private(set) var recordLine = 1
  private(set) var fault: RecordScanner.Fault?
  /// Cells with doubled quotes in them, one bit each for the first 64.
  private(set) var escapedCells: UInt64 = 0
  /// Where the next record starts, and on which line.
  private(set) var offset: Int
  private(set) var line: Int

  let base: UnsafePointer<UInt8>
  private let end: Int
  private let start: Int
  /// Records start before this place.
  private let limit: Int
  private let separator: UInt8
  private let refusesZeros: Bool
  /// Where the block of 64 bytes starts that is being looked at.
  private var block: Int
  /// The bytes of the block that are still to be looked at: one bit each, the first byte's is the lowest.
  private var marks: UInt64 = 0
  private var blockIsASCII = true

  init(
    _ base: UnsafePointer<UInt8>, from start: Int, to end: Int, before limit: Int, separator: UInt8,
    line: Int,
    refusesZeros: Bool
  ) {
    self.base = base
    starts = .allocate(capacity: RecordScanner.columnLimit)
    ends = .allocate(capacity: RecordScanner.columnLimit)
    offset = start
    block = start - 64
    self.start = start
    self.end = end
    self.limit = limit
    self.separator = separator
    self.line = line
    self.refusesZeros = refusesZeros
  }

  mutating func next() -> Bool {
    while offset < limit {
      scanRecord()
      if cellCount > 1 || (cellCount == 1 && ends[0] > starts[0]) || fault != nil { return true }
    }
    return false
  }

  func estimatedRecords(by count: Int) -> Int {
    let perRecord = max(1, (offset - start) / max(1, count))
    return min((limit - start) / perRecord * 17 / 16 + 16, limit - start)
  }

  private mutating func scanRecord() {
    recordStart = offset
    recordLine = line
    cellCount = 0
    fault = nil
    escapedCells = 0
    var cellStart = offset
    // Whether there may be blanks that are not ASCII, and marks that end no cell: blanks are amongst them.
    var (isASCII, isMarked, hasZero) = (blockIsASCII, false, false)
    // Copies, which stay in registers while cells are written.
    let (base, separator) = (base, separator)
    var (block, marks, count) = (block, marks, 0)
    defer { (self.block, self.marks, cellCount) = (block, marks, count) }
    while true {
      while marks == 0 {
        block &+= 64
        guard block < end else {
          endCell(count, cellStart, end, mayHaveBlanks: true)
          count &+= 1
          offset = end
          return finish(isASCII && !hasZero, end)
        }
        marks = self.marks(of: block)
        isASCII = isASCII && blockIsASCII
      }
      let at = block &+ marks.trailingZeroBitCount
      marks &= marks &- 1
      let byte = base[at]
      // Marks before the cell are of a quoted cell, or of the second byte of a line end.
      guard at >= cellStart else { continue }
      if byte == separator {
        endCell(count, cellStart, at, mayHaveBlanks: isMarked || !isASCII)
        count &+= 1
        cellStart = at &+ 1
        isMarked = false
      } else if byte == 10 || byte == 13 {
        endCell(count, cellStart, at, mayHaveBlanks: isMarked || !isASCII)
        count &+= 1
        endLine(at: at)
        return finish(isASCII && !hasZero, at)
      } else if byte != 34 || !isBlank(cellStart, at) {
        isMarked = true
        hasZero = hasZero || byte == 0
      } else {
        isASCII = false
        isMarked = false
        let stop = scanQuoted(count, from: at)
        count &+= 1
        cellStart = stop + 1
        guard fault != .unclosedQuote, stop < end, base[stop] == separator else {
          endLine(at: stop)
          return finish(isASCII && !hasZero, stop)
        }
      }
    }
  }

  /// Finds the bytes of a block that may end a cell or begin a quoted one.
  ///
  /// Shape: line ends, quotes and most separators are less than `-`, as are few other bytes of tables; one comparison
  /// of eight bytes at once finds them all.
  private mutating func marks(of block: Int) -> UInt64 {
    var (all, marks): (UInt64, UInt64) = (0, 0)
    if block &+ 64 <= end {
      let bytes = UnsafeRawPointer(base + block)
      for k in 0..<8 {
        let word = bytes.loadUnaligned(fromByteOffset: 8 &* k, as: UInt64.self).littleEndian
        all |= word
        marks |= bits(word) &<< UInt64(truncatingIfNeeded: 8 &* k)
      }
    } else {
      for place in block..<end {
        all |= UInt64(base[place])
        if base[place] < 45 || base[place] == separator { marks |= 1 << UInt64(place - block) }
      }
    }
    blockIsASCII = all & 0x8080_8080_8080_8080 == 0
    return marks
  }

  /// One bit for each byte of a word that is less than 45 or the separator.
  @inline(__always)
  private func bits(_ word: UInt64) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    // Each byte's top bit tells; no sum carries into the next byte.
    var others = ((word & low) &+ 0x5353_5353_5353_5353) | word
    if separator >= 45 {
      let difference = word ^ (0x0101_0101_0101_0101 &* UInt64(separator))
      others &= ((difference & low) &+ low) | difference
    }
    return ((~others & ~low) &* 0x0002_0408_1020_4081) &>> 56
  }
}

// MARK: - Quoted cells

extension RecordScan {
  /// Takes the quoted cell whose first quote stands at a place.
  ///
  /// - Returns: where the separator or the line end behind it stands.
  private mutating func scanQuoted(_ cell: Int, from at: Int) -> Int {
    guard let close = closingQuote(at + 1, cell) else {
      fault = .unclosedQuote
      endCell(cell, at, end, mayHaveBlanks: true)
      countLines(at, end)
      return end
    }
    if close - at > RecordScanner.fieldLimit { fault = fault ?? .fieldTooLong }
    countLines(at, close)
    var stop = close + 1
    while stop < end, base[stop] != separator, base[stop] != 10, base[stop] != 13 { stop += 1 }
    endCell(cell, at + 1, close, mayHaveBlanks: true)
    return stop
  }

  /// Where the quote is that ends a quoted cell whose content starts at `start`.
  private mutating func closingQuote(_ start: Int, _ cell: Int) -> Int? {
    var p = start
    while p < end {
      if base[p] == 34 {
        guard p + 1 < end, base[p + 1] == 34 else { return p }
        if cell < 64 { escapedCells |= 1 << UInt64(cell) }
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
}

// MARK: - Ends

extension RecordScan {
  /// Ends the record at a line end (or the end of the text).
  private mutating func endLine(at place: Int) {
    guard place < end else { return offset = end }
    offset = base[place] == 13 && place + 1 < end && base[place + 1] == 10 ? place + 2 : place + 1
    line += 1
  }

  /// Notes where a cell stands.
  @inline(__always)
  private mutating func endCell(_ cell: Int, _ start: Int, _ stop: Int, mayHaveBlanks: Bool) {
    if cell < RecordScanner.columnLimit {
      var (from, to) = (start, stop)
      if mayHaveBlanks, start < stop, base[start] &- 33 > 93 || base[stop &- 1] &- 33 > 93 {
        (from, to) = trimmed(start, stop)
      }
      starts[cell] = UInt32(truncatingIfNeeded: from)
      ends[cell] = UInt32(truncatingIfNeeded: to)
    }
    if stop &- start > RecordScanner.fieldLimit { fault = fault ?? .fieldTooLong }
  }

  /// The part of a cell between the blanks around it.
  @inline(never)
  private func trimmed(_ start: Int, _ stop: Int) -> (Int, Int) {
    var (from, to) = (start, stop)
    while from < to, isBlank(base[from]) { from += 1 }
    while to > from, isBlank(base[to - 1]) { to -= 1 }
    // No-break spaces and their like, which spreadsheets and web pages leave around values.
    if from < to, base[from] | base[to - 1] >= 0x80 {
      while let width = blankWidth(from, to) { from += width }
      while let width = blankWidth(before: to, from) { to -= width }
    }
    return (from, to)
  }

  /// - Parameter isPlain: whether the record is known to have neither quoted cells, zero bytes nor letters beyond ASCII.
  private mutating func finish(_ isPlain: Bool, _ stop: Int) {
    if isPlain { return }
    let record = UnsafeBufferPointer(start: base + recordStart, count: stop - recordStart)
    if refusesZeros, record.contains(0) { fault = fault ?? .zeroByte }
    if !isValidUTF8(record) { fault = fault ?? .notUTF8 }
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
