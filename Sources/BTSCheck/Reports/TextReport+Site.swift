extension TextReport {
  /// The line above the sites of one verdict.
  func heading(_ verdict: Verdict, of assessment: Assessment, to page: inout TextPage) {
    let title = words.title(verdict, of: assessment)
    page.line([.init(title, verdict.style.strong)])
    page.blank()
  }

  /// A site: who, what, where; then each finding.
  func write(_ proposal: Assessment.Proposal, of assessment: Assessment, to page: inout TextPage) {
    let plan = assessment.plan
    page.paragraph(
      lead: [.init("  "), .init(words.name(of: proposal), .bold), .init("  ")], indent: 6,
      (words.about(proposal, of: plan).map { TextPage.Span($0) }
        + [.init(words.source(proposal, of: assessment), .dim)]).joined())
    for findings in Finding.grouped(proposal.findings) {
      if findings.count == 1 {
        write(findings[0], of: plan, to: &page)
      } else {
        writeUnchecked(findings, of: plan, to: &page)
      }
    }
    page.blank()
  }

  /// Several rules that were not checked for one reason: the first two are named.
  private func writeUnchecked(_ findings: [Finding], of plan: Plan, to page: inout TextPage) {
    let first = findings[0]
    let named = min(2, findings.count)
    let names = findings.prefix(named).map { words.name(ofRule: $0.rule, in: plan) }.joined(separator: "; ")
    let more = findings.count - named
    let rest = more > 0 ? words(" và \(more) quy tắc khác", " and \(words.count(more, "", "more rule"))") : ""
    page.paragraph(lead: lead(first), [.init(names, .bold), .init(rest)])
    page.paragraph(lead: under, [.init(first.message[words.language].capitalised)])
    page.paragraph(lead: under + [.init("→ ", .dim)], [.init(first.remedy[words.language])])
  }

  /// The status of a finding, as its first line begins.
  private func lead(_ finding: Finding) -> [TextPage.Span] {
    let status = words.name(finding)
    let padding = String(repeating: " ", count: max(1, TextReport.statusColumns - status.columns))
    return [.init("    "), .init(status, finding.style.strong), .init(padding)]
  }

  /// As its other lines begin.
  private var under: [TextPage.Span] { [.init(String(repeating: " ", count: 4 + TextReport.statusColumns))] }

  /// A finding: its result and rule; what was found; what to do.
  func write(_ finding: Finding, of plan: Plan, to page: inout TextPage) {
    let lead = lead(finding)
    let message = finding.message[words.language].capitalised + words.others(finding.against)

    if finding.input != nil {
      page.paragraph(lead: lead, [.init(message)])
    } else {
      var title = [TextPage.Span(words.name(ofRule: finding.rule, in: plan), .bold)]
      if let cite = finding.cite { title.append(.init(cite[words.language], .dim)) }
      page.paragraph(lead: lead, title.joined())
      page.paragraph(lead: under, [.init(message)])
    }
    if let waiver = finding.waiver {
      page.paragraph(lead: under, [.init(words.waiver(waiver), .dim)])
    } else if let advice = finding.advice {
      page.paragraph(lead: under + [.init("→ ", .dim)], [.init(advice[words.language])])
    }
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
