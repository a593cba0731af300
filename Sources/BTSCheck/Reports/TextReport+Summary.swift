extension TextReport {
  /// How many proposals have each verdict, with bars.
  func totals(_ summary: Summary, to page: inout TextPage) {
    let total = Verdict.allCases.reduce(0) { $0 + summary.verdicts[$1] }
    section(
      words("Kết quả: ", "Result: ") + words.count(total, "đề nghị", "proposal"), to: &page)
    let names = Verdict.allCases.map { words.name($0) }
    let counts = Verdict.allCases.map { words.count(summary.verdicts[$0]) }
    let nameColumns = names.reduce(0) { max($0, $1.columns) }
    let countColumns = counts.reduce(0) { max($0, $1.columns) }
    for (verdict, (name, count)) in zip(Verdict.allCases, zip(names, counts)) {
      let isNone = summary.verdicts[verdict] == 0
      let style = isNone ? TextPage.Style.dim : verdict > .undecided ? verdict.style.strong : verdict.style
      let share = Double(summary.verdicts[verdict]) / Double(max(1, total))
      let bar = isNone ? 0 : max(1, Int((share * Double(TextReport.barColumns)).rounded()))
      page.line(
        [
          .init("  "), .init(name, style),
          .init(String(repeating: " ", count: nameColumns - name.columns + 2 + countColumns - count.columns)),
          .init(count, isNone ? .dim : .bold),
        ] + (bar > 0 ? [.init("  "), .init(String(repeating: "━", count: bar), style)] : []))
    }
    page.blank()
  }

  private static let barColumns = 32

  /// What rules miss about areas.
  func areas(_ assessment: Assessment, to page: inout TextPage) {
    let shown = assessment.areas.filter { area in
      assessment.listsPasses ? !area.findings.isEmpty : area.findings.contains { $0.result != .pass }
    }
    guard !shown.isEmpty else { return }
    section(
      assessment.listsPasses
        ? words("Khu vực", "Areas") : words("Khu vực không đạt", "Areas that miss a rule"), to: &page)
    for area in shown {
      page.paragraph(lead: [.init("  ")], [.init(words.name(area, in: assessment.plan), .bold)])
      for finding in area.findings where finding.result != .pass || assessment.listsPasses {
        write(finding, of: assessment.plan, to: &page)
      }
      page.blank()
    }
  }

  /// The pairs of proposals that stand too near to each other.
  func conflicts(_ assessment: Assessment, limit: Int, to page: inout TextPage) {
    guard !assessment.conflicts.isEmpty else { return }
    section(
      words("Các đề nghị quá gần nhau", "Proposals too near to each other")
        + " (\(words.count(assessment.conflicts.count)))", to: &page)
    for conflict in assessment.conflicts.prefix(limit) {
      let rules = conflict.rules.map { words.name(ofRule: $0, in: assessment.plan) }.joined(separator: ", ")
      page.paragraph(
        lead: [.init("  "), .init(conflict.proposals.joined(separator: " – "), .bold), .init("  ")],
        indent: 6,
        [.init(words.metres(conflict.distance)), .init(rules, .dim)].joined())
    }
    page.blank()
    cut(assessment.conflicts.count - limit, to: &page)
  }

  /// The rules, and how often each was met and missed; answers that no rule gave have no column.
  func rules(_ assessment: Assessment, to page: inout TextPage) {
    let summary = assessment.summary
    guard !summary.byRule.isEmpty else { return }
    let outcomes = Dictionary(
      assessment.plan.rules.map { ($0.id, $0.outcome) }, uniquingKeysWith: { first, _ in first })
    let columns = words.answers(in: summary).map { answer in
      let style: TextPage.Style? =
        switch answer.count {
        case \.fail: nil
        case \.undecided, \.notChecked: .doubtful
        case \.notApplied: .dim
        default: .plain
        }
      return (title: answer.title, count: answer.count, style: style)
    }
    var table = TextTable([words("Theo quy tắc", "By rule")] + columns.map(\.title))
    for rule in summary.byRule {
      table.add(
        [.init(Escaping.visible(words.name(ofRule: rule.rule, in: assessment.plan)))]
          + columns.map {
            number(rule[keyPath: $0.count], $0.style ?? (outcomes[rule.rule] ?? .reject).style.strong)
          })
    }
    table.write(to: &page, width: width)
    page.blank()
  }

  /// The operators, and what became of their proposals.
  func operators(_ assessment: Assessment, to page: inout TextPage) {
    let groups = assessment.summary.byOperator
    guard !groups.isEmpty else { return }
    var table = TextTable(
      [words("Theo doanh nghiệp", "By operator"), words("đề nghị", "proposals")]
        + Verdict.allCases.map { words.name($0) })
    for group in groups {
      let name = group.id.map { words.name(ofOperator: $0, in: assessment.plan) }
      let total = Verdict.allCases.reduce(0) { $0 + group.verdicts[$1] }
      table.add(
        [.init(Escaping.visible(name ?? words("(không rõ)", "(unknown)"))), number(total, .bold)]
          + Verdict.allCases.map { number(group.verdicts[$0], $0 > .undecided ? $0.style.strong : $0.style) })
    }
    table.write(to: &page, width: width)
    page.blank()
  }

  private func number(_ count: Int, _ style: TextPage.Style) -> TextPage.Span {
    count == 0 ? .init("·", .dim) : .init(words.count(count), style)
  }
}
