/// A delimited text with two more cells in its header and in each record: every other byte as it was.
struct AnnotatedText {
  private let table: Table
  private let rowCount: Int
  private let cells: AnnotatedCells
  /// Whether the file was no UTF-8; the copy is, and begins with a mark that says so.
  private let isRecoded: Bool

  /// - Throws: `Complaint` when the file is no text.
  init(
    _ assessment: Assessment, _ input: Assessment.Input, _ cells: AnnotatedCells, encoding: TextEncoding?
  ) throws(Complaint) {
    let (text, found) = input.file.inUTF8(encoding)
    table = try Table(text, submissionsOf: assessment.plan)
    isRecoded = found != .utf8
    rowCount = assessment.proposals.count
    self.cells = cells
  }

  /// The copy.
  var bytes: [UInt8] {
    table.file.withBytes { source in
      var bytes: [UInt8] = isRecoded ? [0xEF, 0xBB, 0xBF] : []
      // The header ends where the first record begins.
      append(source[0..<table.dataStart], cells: AnnotatedCells.header, missing: 0, to: &bytes)
      guard
        var scanner = RecordScanner(
          source, from: table.dataStart, to: source.count, separator: table.separator)
      else { return bytes }
      var end = table.dataStart
      var row = 0
      while scanner.next() {
        // Empty lines stand between records.
        bytes.append(contentsOf: source[end..<scanner.recordStart])
        end = scanner.offset
        let record = source[scanner.recordStart..<end]
        guard !scanner.isBlank, row < rowCount else {
          bytes.append(contentsOf: record)
          continue
        }
        append(record, cells: cells[row], missing: table.header.count - scanner.cellCount, to: &bytes)
        row += 1
      }
      bytes.append(contentsOf: source[end...])
      return bytes
    }
  }

  /// Appends a record with further cells before its line end.
  ///
  /// - Parameter missing: how many cells the record lacks to be as long as the header.
  private func append(
    _ record: Slice<UnsafeRawBufferPointer>, cells: [String], missing: Int, to bytes: inout [UInt8]
  ) {
    var end = record.endIndex
    while end > record.startIndex, record[end - 1] == 10 || record[end - 1] == 13 { end -= 1 }
    bytes.append(contentsOf: record[..<end])
    bytes.append(contentsOf: repeatElement(table.separator, count: max(0, missing)))
    for cell in cells {
      bytes.append(table.separator)
      // Quoted whatever it holds: the separator may be any of three.
      bytes.append(UInt8(ascii: "\""))
      for byte in cell.utf8 {
        if byte == UInt8(ascii: "\"") { bytes.append(byte) }
        bytes.append(byte)
      }
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(contentsOf: record[end...])
  }
}
