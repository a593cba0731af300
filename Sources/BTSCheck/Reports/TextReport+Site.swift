extension TextReport {
  /// The line above the sites of one verdict.
  func heading(_ verdict: Verdict, of assessment: Assessment, to page: inout TextPage) {
    let count = words.count(assessment.summary.verdicts[verdict])
    let title =
      verdict == .pass && !assessment.listsPasses
      ? words("Đạt nhưng có cảnh báo", "Pass, with warnings")
      : words.name(verdict).capitalised + " (\(count))"
    page.line([.init(title, verdict.style.strong)])
    page.blank()
  }

  /// A site: who, what, where; then each finding.
  func write(_ proposal: Assessment.Proposal, of assessment: Assessment, to page: inout TextPage) {
    let plan = assessment.plan
    var about: [String] = []
    if let company = proposal.operator { about.append(words.name(ofOperator: company, in: plan)) }
    if let structure = proposal.structure { about.append(structure) }
    if let zone = proposal.zone { about.append(zone) }
    if let commune = proposal.commune { about.append(words.name(ofCommune: commune, in: plan)) }
    var place = words("dòng ", "row ") + String(proposal.row)
    if assessment.inputs.count > 1, assessment.inputs.indices.contains(proposal.input) {
      place += words(" của ", " of ") + assessment.inputs[proposal.input].name
    }
    let id = proposal.id.isEmpty ? words("(không có mã)", "(no id)") : proposal.id
    page.paragraph(
      lead: [.init("  "), .init(id, .bold), .init("  ")], indent: 6,
      (about.map { TextPage.Span($0) } + [.init(place, .dim)]).joined())
    for finding in proposal.findings { write(finding, of: plan, to: &page) }
    page.blank()
  }

  /// A finding: its result and rule; what was found; what to do.
  func write(_ finding: Finding, of plan: Plan, to page: inout TextPage) {
    let status = words.name(finding)
    let padding = String(repeating: " ", count: max(1, TextReport.statusColumns - status.columns))
    let lead = [TextPage.Span("    "), .init(status, finding.style.strong), .init(padding)]
    let under = [TextPage.Span(String(repeating: " ", count: 4 + TextReport.statusColumns))]
    let message = finding.message[words.language].capitalised + names(finding.against)

    if finding.input != nil {
      page.paragraph(lead: lead, [.init(message)])
      if let expected = finding.input?.expected {
        page.paragraph(lead: under, [.init(words("cần: ", "expected: ") + expected[words.language])])
      }
    } else {
      var title = [TextPage.Span(words.name(ofRule: finding.rule, in: plan), .bold)]
      if let cite = finding.cite { title.append(.init(cite[words.language], .dim)) }
      page.paragraph(lead: lead, title.joined())
      page.paragraph(lead: under, [.init(message)])
    }
    if let waiver = finding.waiver {
      let until = waiver.validUntil.map { words(", đến hết ", ", until ") + words.day($0) } ?? ""
      page.paragraph(
        lead: under,
        [.init(words("theo ", "by ") + waiver.number + ", " + waiver.authority + until, .dim)])
    } else if finding.result != .pass && finding.result != .note {
      let advice = finding.requires ?? finding.remedy
      page.paragraph(lead: under + [.init("→ ", .dim)], [.init(advice[words.language])])
    }
  }

  /// The further counterparts, which a message only counts.
  private func names(_ against: Finding.Counterpart?) -> String {
    guard let against, !against.others.isEmpty else { return "" }
    let rest = against.count - 1 - against.others.count
    return ": " + against.others.joined(separator: ", ") + (rest > 0 ? " …" : "")
  }

  /// As wide as the widest status, and a gap.
  private static let statusColumns = 15
}

extension Finding {
  /// How its status looks where colours are allowed.
  fileprivate var style: TextPage.Style {
    switch result {
    case .pass, .waived: .good
    case .note: .dim
    case .undecided, .notChecked: .doubtful
    case .fail: outcome.style
    }
  }
}

extension Outcome {
  /// How a failure looks where colours are allowed.
  var style: TextPage.Style {
    switch self {
    case .reject: .bad
    case .condition: .conditional
    case .warn: .doubtful
    case .note: .dim
    }
  }
}
