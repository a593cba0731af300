/// `prohibited`: is nothing at all allowed here?
package struct ProhibitedCheck: Check {
  package static let page = CheckPage(
    name: "prohibited",
    title: LocalizedText(vi: "Khu vực cấm", en: "Prohibited"),
    question: LocalizedText(
      vi: "Quy hoạch có cấm trường hợp này không?", en: "Does the plan rule out this case altogether?"),
    why: LocalizedText(
      vi: "Một số khu vực không nhận thêm cột mới thuộc một loại, có khi trong một thời hạn.",
      en: "Some areas take no more masts of a kind, sometimes for a period."),
    remedy: LocalizedText(
      vi: "Chọn vị trí ngoài khu vực cấm hoặc dùng chung cột có sẵn.",
      en: "Choose a place outside the area, or share a standing mast."),
    outcome: .reject,
    examples: [
      .init(
        title: LocalizedText(
          vi: "Không thêm cột cồng kềnh trong vùng lõi (Hà Nội, QĐ 5800/2017)",
          en: "No new bulky masts in the core (Hà Nội, decision 5800/2017)"),
        rule: "{check: prohibited, when: {zone: heritage, bulky: yes}}",
        proposal: ["longitude": "105.925000", "latitude": "20.525000"], result: .fail)
    ])

  package init(_ fields: RuleFields) {
    if !fields.isConditional {
      fields.rule.complain(
        nil, code: "missing-key", vi: "phép kiểm tra prohibited cần “when” hoặc “cases”",
        en: "the check prohibited needs “when” or “cases”")
    }
  }

  package func judge(_ subject: Subject, case: Int) -> Judgement { Judgement(.fail, value: .zone) }

  package func boundary(case index: Int) -> Boundary? { .prohibited }

  package func clause(case index: Int, of plan: Plan) -> Clause {
    Clause("prohibited", vi: "không được xây dựng", en: "may not be built")
  }

  package func message(_ evidence: Evidence, in language: Language) -> Sentence {
    // What the case is about, which need not be a zone.
    guard let subject = evidence.subject else { return "" }
    let plan = subject.facts.plan
    let index = Int(subject.facts.survey.cases[subject.rule].cases[subject.row])
    let scope = plan.rules[subject.rule].cases[index].scope(of: plan, language)
    let text = scope + clause(case: index, of: plan).text[language]
    return language == .vi ? "theo quy hoạch, \(text)" : "by the plan, \(text)"
  }
}
