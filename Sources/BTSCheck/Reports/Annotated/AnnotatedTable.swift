/// An operator's own table with what was found in two more columns, `verdict` and `findings`; all else is as it was.
package struct AnnotatedTable {
  private enum Form {
    case text(AnnotatedText)
    case sheet(AnnotatedSheet)
  }

  private let form: Form

  /// Prepares a copy of the one table that was assessed.
  ///
  /// - Parameters:
  ///   - path: where it will be written; a workbook stays one, and a text too.
  ///   - encoding: the encoding by which it was read, where that was given.
  /// - Throws: `Complaint` when there are several files, or the file is neither delimited text nor a workbook.
  package init(
    _ assessment: Assessment, to path: String, encoding: TextEncoding?, _ language: Language
  ) throws(Complaint) {
    guard let input = assessment.inputs.first, assessment.inputs.count == 1 else {
      throw Complaint(
        file: "--annotate", code: "several-inputs",
        message: LocalizedText(
          vi: "chỉ ghi chú được vào một tệp; đang có \(assessment.inputs.count) tệp",
          en: "one table can be annotated; there are \(assessment.inputs.count) files"))
    }
    let ending = AnnotatedTable.ending(of: input.name) ?? "csv"
    guard ["csv", "tsv", "txt", "xlsx"].contains(ending) else {
      throw Complaint(
        file: input.name, code: "annotate-kind",
        message: LocalizedText(
          vi: "chỉ ghi chú được vào tệp CSV hoặc XLSX; hãy lưu bảng này thành .csv hoặc .xlsx",
          en: "only CSV and XLSX can be annotated; save this table as .csv or .xlsx"))
    }
    let own = AnnotatedTable.ending(of: path)
    guard ending == "xlsx" ? own == ending : [nil, "csv", "tsv", "txt"].contains(own) else {
      throw Complaint(
        file: path, code: "annotate-ending",
        message: LocalizedText(
          vi: "bảng có ghi chú cùng loại với tệp \(input.name); cần tên tệp .\(ending)",
          en: "the annotated table is of the kind of \(input.name); a file .\(ending) is expected"))
    }
    let cells = AnnotatedCells(assessment, language)
    form =
      ending == "xlsx"
      ? .sheet(try AnnotatedSheet(assessment, input, cells))
      : .text(try AnnotatedText(assessment, input, cells, encoding: encoding))
  }

  private static func ending(of name: String) -> String? {
    name.fileName.split(separator: ".").dropFirst().last?.lowercased()
  }

  /// Writes the copy.
  ///
  /// - Throws: what the sink throws, and for a workbook `Complaint` when it cannot be taken apart.
  package func write(to sink: inout some ByteSink) throws(Complaint) {
    switch form {
    case .text(let text): try sink.write(text.bytes)
    case .sheet(let sheet): try sink.write(try sheet.workbook())
    }
  }
}

/// What the two more cells of a row hold.
struct AnnotatedCells {
  private let assessment: Assessment
  private let writer: FindingWriter
  private let words: ReportWords

  /// The cells of the header.
  static let header = ["verdict", "findings"]

  init(_ assessment: Assessment, _ language: Language) {
    self.assessment = assessment
    writer = FindingWriter(assessment)
    words = ReportWords(language)
  }

  /// The verdict of a row, and what stands against it; nothing for rows that another tile judges.
  subscript(row: Int) -> [String] {
    guard assessment.survey.judges(row) else { return ["", ""] }
    let proposal = writer.proposal(row, .all(in: words.language))
    let findings = proposal.findings.filter { $0.result != .pass }.map { Escaping.visible(text($0)) }
      .joined(separator: " | ")
    // An apostrophe keeps formulas off.
    let isFormula = findings.utf8.first.map(Escaping.startsFormula) ?? false
    return [proposal.verdict.rawValue, isFormula ? "'" + findings : findings]
  }

  /// A finding: the rule, in brackets what follows where that is no plain failure, what was found, and what to do.
  private func text(_ finding: Finding) -> String {
    let isPlain = finding.result == .fail && finding.outcome == .reject
    let paper = finding.waiver.map { " " + words.waiver($0) } ?? ""
    let advice = finding.advice.map { " → " + $0[words.language] } ?? ""
    return finding.rule + (isPlain ? ": " : " (\(words.name(finding))\(paper)): ")
      + finding.message[words.language] + words.others(finding.against) + advice
  }
}
