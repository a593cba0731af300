/// What a planner reads in a merge request, a wiki or a mail: the totals, the sites that do not simply pass, the tables,
/// and from what it was made.
package struct MarkdownReport: Report {
  package static let name = "markdown"
  package static let endings = ["md"]

  private let words: ReportWords

  package init(_ options: ReportOptions) { words = ReportWords(options.language) }

  package var parts: ReportParts { .all(in: words.language) }

  package func rows(_ assessment: Assessment) -> [Int]? { assessment.rowsToList }

  // MARK: Before the sites

  package func head(_ assessment: Assessment) -> [UInt8] {
    var page = MarkdownText()
    let plan = assessment.plan
    if plan.isBuiltIn {
      page.line("> **\(text(words.illustrative))**")
      page.line()
    }
    page.line("# " + text(plan.title[words.language]))
    page.line()
    page.line(text(words.basis(assessment).joined(separator: " · ")))
    page.line()
    page.line("**\(text(words.conclusion(assessment)))**")
    page.line()
    let verdicts = assessment.summary.verdicts
    page.table(
      [words("Kết luận", "Verdict"), words("Số đề nghị", "Proposals")], numbers: true,
      Verdict.allCases.map { [words.name($0), words.count(verdicts[$0])] })
    return page.bytes
  }

  // MARK: The sites

  package func write(
    _ proposal: Assessment.Proposal, at place: Int, of assessment: Assessment, to bytes: inout [UInt8]
  ) {
    var page = MarkdownText()
    if place == assessment.firstListed(proposal.verdict) {
      let title = words.title(proposal.verdict, of: assessment)
      page.line("## " + text(title))
      page.line()
    }
    page.line("### " + MarkdownText.code(words.name(of: proposal)))
    page.line()
    let about = (words.about(proposal, of: assessment.plan) + [words.source(proposal, of: assessment)])
      .joined(separator: " · ")
    page.line(text(about))
    page.line()
    for finding in proposal.findings { item(finding, of: assessment, to: &page) }
    if !proposal.findings.isEmpty { page.line() }
    bytes += page.bytes
  }

  private func item(_ finding: Finding, of assessment: Assessment, to page: inout MarkdownText) {
    var title = "**\(text(words.name(finding)))**"
    if finding.input == nil {
      title += " " + text(words.name(ofRule: finding.rule, in: assessment.plan))
      if let cite = finding.cite { title += " · " + text(cite[words.language]) }
    }
    let message = finding.message[words.language].capitalised + words.others(finding.against)
    var line = "- \(title) — \(text(message))"
    if let waiver = finding.waiver { line += " (\(text(words.waiver(waiver))))" }
    page.line(line)
    if let advice = finding.advice { page.line("  - → \(text(advice[words.language]))") }
  }

  // MARK: After the sites

  package func tail(_ assessment: Assessment) -> [UInt8] {
    var page = MarkdownText()
    areas(assessment, to: &page)
    conflicts(assessment, to: &page)
    rules(assessment, to: &page)
    operators(assessment, to: &page)
    sources(assessment, to: &page)
    return page.bytes
  }

  private func areas(_ assessment: Assessment, to page: inout MarkdownText) {
    let missed = assessment.areas.filter { $0.verdict != .pass }
    guard !missed.isEmpty else { return }
    page.line("## " + text(words("Khu vực không đạt", "Areas that miss a rule")))
    page.line()
    for area in missed {
      page.line("### " + text(words.name(area, in: assessment.plan)))
      page.line()
      for finding in area.findings where finding.result != .pass {
        item(finding, of: assessment, to: &page)
      }
      page.line()
    }
  }

  private func conflicts(_ assessment: Assessment, to page: inout MarkdownText) {
    guard !assessment.conflicts.isEmpty else { return }
    page.line("## " + text(words("Các đề nghị quá gần nhau", "Proposals too near to each other")))
    page.line()
    page.table(
      [words("Đề nghị", "Proposals"), words("Cách nhau", "Apart"), words("Quy tắc", "Rules")], numbers: false,
      assessment.conflicts.map { conflict in
        [
          conflict.proposals.map(MarkdownText.code).joined(separator: " – "),
          words.metres(conflict.distance),
          text(conflict.rules.map { words.name(ofRule: $0, in: assessment.plan) }.joined(separator: "; ")),
        ]
      })
  }

  private func rules(_ assessment: Assessment, to page: inout MarkdownText) {
    let columns = words.answers(in: assessment.summary)
    page.line("## " + text(words("Theo quy tắc", "By rule")))
    page.line()
    page.table(
      [words("Quy tắc", "Rule")] + columns.map(\.title), numbers: true,
      assessment.summary.byRule.map { rule in
        [text(words.name(ofRule: rule.rule, in: assessment.plan))]
          + columns.map { words.count(rule[keyPath: $0.count]) }
      })
  }

  private func operators(_ assessment: Assessment, to page: inout MarkdownText) {
    page.line("## " + text(words("Theo doanh nghiệp", "By operator")))
    page.line()
    page.table(
      [words("Doanh nghiệp", "Operator")] + Verdict.allCases.map { words.name($0) }, numbers: true,
      assessment.summary.byOperator.map { group in
        let name = group.id.map { words.name(ofOperator: $0, in: assessment.plan) }
        return [text(name ?? words("(không rõ)", "(unknown)"))]
          + Verdict.allCases.map { words.count(group.verdicts[$0]) }
      })
  }

  /// The files that it was made from, so that it can be made again.
  private func sources(_ assessment: Assessment, to page: inout MarkdownText) {
    page.line("## " + text(words("Nguồn số liệu", "Sources")))
    page.line()
    page.table(
      [words("Tệp", "File"), words("Số dòng", "Rows"), words("Hệ tọa độ", "CRS"), "SHA-256"], numbers: false,
      assessment.inputs.map { input in
        [
          MarkdownText.code(words.name(ofInput: input)), words.count(input.rows),
          text(words.system(input).joined(separator: ", ")), "`\(Digest.sha256(input.file))`",
        ]
      } + [
        [
          text(words("quy hoạch ", "plan ")) + MarkdownText.code(assessment.plan.id), "", "",
          "`\(Digest.sha256(assessment.plan))`",
        ]
      ])
    for note in assessment.notes { page.line("- " + text(note.message[words.language].capitalised)) }
  }

  private func text(_ text: String) -> String { MarkdownText.text(text) }
}
