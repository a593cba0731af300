/// An operator's own table with what was found in two more columns, `verdict` and `findings`: every other byte as it was.
package struct AnnotatedTable {
  private let assessment: Assessment
  private let table: Table
  private let language: Language
  /// Whether the file was no UTF-8; the copy is, and begins with a mark that says so.
  private let isRecoded: Bool

  /// Prepares a copy of the one table that was assessed.
  ///
  /// - Parameter encoding: the encoding by which it was read, where that was given.
  /// - Throws: `Complaint` when there are several files, or the file is no delimited text.
  package init(_ assessment: Assessment, encoding: TextEncoding?, _ language: Language) throws(Complaint) {
    guard let input = assessment.inputs.first, assessment.inputs.count == 1 else {
      throw Complaint(
        file: "--annotate", code: "several-inputs",
        message: LocalizedText(
          vi: "chỉ ghi chú được vào một tệp; đang có \(assessment.inputs.count) tệp",
          en: "one table can be annotated; there are \(assessment.inputs.count) files"))
    }
    let ending = input.name.split(separator: ".").dropFirst().last?.lowercased() ?? "csv"
    guard ["csv", "tsv", "txt"].contains(ending) else {
      throw Complaint(
        file: input.name, code: "annotate-kind",
        message: LocalizedText(
          vi: "chỉ ghi chú được vào tệp CSV; hãy lưu bảng này thành .csv",
          en: "only CSV can be annotated; save this table as .csv"))
    }
    let (text, found) = input.file.inUTF8(encoding)
    let headers = ProposalHeaders(more: assessment.plan.submissions.columns)
    table = try Table(text, least: 3) { headers.neededCount($0) }
    isRecoded = found != .utf8
    self.assessment = assessment
    self.language = language
  }

  /// Writes the copy.
  ///
  /// - Throws: what the sink throws.
  package func write(to sink: inout some ByteSink) throws(Complaint) {
    try sink.write(bytes)
  }

  private var bytes: [UInt8] {
    table.file.withBytes { source in
      var bytes: [UInt8] = isRecoded ? [0xEF, 0xBB, 0xBF] : []
      // The header ends where the first record begins.
      append(source[0..<table.dataStart], cells: ["verdict", "findings"], missing: 0, to: &bytes)
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
        guard !scanner.isBlank, row < assessment.proposals.count else {
          bytes.append(contentsOf: record)
          continue
        }
        append(record, cells: cells(row), missing: table.header.count - scanner.cellCount, to: &bytes)
        row += 1
      }
      bytes.append(contentsOf: source[end...])
      return bytes
    }
  }

  /// The verdict of a row, and what stands against it; nothing for rows that another tile judges.
  private func cells(_ row: Int) -> [String] {
    guard assessment.survey.judges(row) else { return ["", ""] }
    let proposal = FindingWriter(assessment).proposal(row, [language])
    let findings = proposal.findings.filter { $0.result != .pass }
    return [
      proposal.verdict.rawValue,
      findings.map { "\($0.rule): \(Escaping.visible($0.message[language]))" }.joined(separator: " | "),
    ]
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
      // Quoted whatever it holds: the separator may be any of three, and an apostrophe keeps formulas off.
      let isFormula = cell.utf8.first.map { [61, 43, 45, 64, 9, 13].contains($0) } ?? false
      bytes.append(UInt8(ascii: "\""))
      if isFormula { bytes.append(UInt8(ascii: "'")) }
      for byte in cell.utf8 {
        if byte == UInt8(ascii: "\"") { bytes.append(byte) }
        bytes.append(byte)
      }
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(contentsOf: record[end...])
  }
}
