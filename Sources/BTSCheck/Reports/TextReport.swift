/// What a planner reads in a terminal: what was judged and how it was read, the totals, every site that does not
/// pass with what is wrong and what to do, and a last sentence.
///
/// Sites are grouped by verdict, the worst first, each group in the order of the input. Sites that pass are listed
/// when they carry a warning, or when passes are asked for. On a terminal a long list is cut, and the cut is said.
package struct TextReport: Report {
  package static let name = "text"
  package static let endings = ["txt"]

  /// How many sites, and how many conflicts, are listed on a terminal.
  static let longestList = 200
  /// Longer lines are hard to read, however wide the terminal is.
  static let longestLine = 110

  let words: ReportWords
  let width: Int?
  private let colours: Bool
  private let isTerminal: Bool

  package init(_ options: ReportOptions) {
    words = ReportWords(options.language)
    width = options.width.map { min(max($0, 40), TextReport.longestLine) }
    isTerminal = options.width != nil
    colours = options.colours
  }

  package var parts: ReportParts { .all(in: words.language) }

  var page: TextPage { TextPage(width: width, colours: colours) }

  // MARK: The sites

  package func rows(_ assessment: Assessment) -> [Int]? {
    let all = assessment.rowsToList
    return isTerminal ? Array(all.prefix(TextReport.longestList)) : all
  }

  package func write(
    _ proposal: Assessment.Proposal, at place: Int, of assessment: Assessment, to bytes: inout [UInt8]
  ) {
    var page = page
    if place == assessment.firstListed(proposal.verdict) {
      heading(proposal.verdict, of: assessment, to: &page)
    }
    write(proposal, of: assessment, to: &page)
    bytes += page.bytes
  }

  // MARK: Before the sites

  package func head(_ assessment: Assessment) -> [UInt8] {
    var page = page
    let plan = assessment.plan
    if plan.isBuiltIn {
      page.paragraph([.init(words.illustrative, .doubtful)])
      page.blank()
    }
    page.paragraph([.init(plan.title[words.language], .bold)])
    page.paragraph(words.basis(assessment).map { TextPage.Span($0) }.joined())
    page.blank()
    inputs(assessment, to: &page)
    totals(assessment.summary, to: &page)
    return page.bytes
  }

  /// How each file was read, and what else a reader should know.
  private func inputs(_ assessment: Assessment, to page: inout TextPage) {
    section(words("Hồ sơ", "Input"), to: &page)
    for (index, input) in assessment.inputs.enumerated() {
      let parts = [words.count(input.rows, "dòng", "row")] + words.system(input)
      let name = words.name(ofInput: input)
      page.paragraph(
        lead: [.init("  "), .init(name, .bold), .init("  ")], indent: 4,
        parts.map { TextPage.Span($0) }.joined())
      for note in assessment.notes where note.input == index {
        page.paragraph(lead: [.init("    ")], [.init(note.message[words.language], .dim)])
      }
    }
    for note in assessment.notes where note.input == nil {
      page.paragraph(
        lead: [.init("  " + words("lưu ý", "note") + "  ", .dim)], [.init(note.message[words.language])])
    }
    page.blank()
  }

  // MARK: After the sites

  package func tail(_ assessment: Assessment) -> [UInt8] {
    var page = page
    if isTerminal { cut(assessment.rowsToList.count - TextReport.longestList, to: &page) }
    areas(assessment, to: &page)
    conflicts(assessment, limit: isTerminal ? TextReport.longestList : .max, to: &page)
    rules(assessment, to: &page)
    operators(assessment, to: &page)
    page.paragraph([.init(words.conclusion(assessment), .bold)])
    return page.bytes
  }

  /// Says how many lines were left out, if any.
  func cut(_ more: Int, to page: inout TextPage) {
    guard more > 0 else { return }
    page.paragraph(
      lead: [.init("  … ")],
      [
        .init(
          words(
            "và \(words.count(more)) mục nữa; `-o báo-cáo.txt` ghi đầy đủ",
            "and \(words.count(more)) more; `-o report.txt` lists them all"), .doubtful)
      ])
    page.blank()
  }

  func section(_ title: String, to page: inout TextPage) { page.line([.init(title, .bold)]) }
}

extension Verdict {
  /// How it looks where colours are allowed.
  var style: TextPage.Style {
    switch self {
    case .pass: .good
    case .conditional: .conditional
    case .undecided: .doubtful
    case .fail, .unreadable: .bad
    }
  }
}

extension Assessment {
  /// Whether a row that passes has something to warn of: what is wrong with it would else have changed its verdict.
  func warns(_ row: Int) -> Bool {
    if !proposals.faults(of: row..<row + 1).isEmpty { return true }
    guard answerStarts.count > row + 1 else { return false }
    return answers[Int(answerStarts[row])..<Int(answerStarts[row + 1])].contains {
      plan.rules[Int($0.rule)].outcome == .warn
        && ($0.judgement.result == .fail || $0.judgement.result == .undecided)
    }
  }
}
