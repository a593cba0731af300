/// `validity`: does the planned date fall within the plan's period?
package struct ValidityCheck: Check {
  package static let page = CheckPage(
    name: "validity",
    title: LocalizedText(vi: "Thời hạn của quy hoạch", en: "Period of the plan"),
    question: LocalizedText(
      vi: "Ngày dự kiến phát sóng có nằm trong thời hạn của quy hoạch không?",
      en: "Does the planned on-air date fall within the plan's period?"),
    why: LocalizedText(
      vi: "Quy hoạch chỉ cho phép xây dựng trong thời hạn của nó; sau đó có quy hoạch khác.",
      en: "A plan allows what is built in its time; after that another one holds."),
    remedy: LocalizedText(
      vi: "Chọn ngày trong thời hạn quy hoạch, hoặc nộp lại khi quy hoạch sau có hiệu lực.",
      en: "Choose a date within the period, or apply again under the next plan."),
    outcome: .reject,
    examples: [
      .init(
        title: LocalizedText(
          vi: "Phát sóng sau ngày cuối 31/12/2030 (quyết định 125/2014 của Hà Nam có tầm nhìn đến 2030)",
          en: "On air after the last day, 2030-12-31 (Hà Nam's decision 125/2014 looks ahead to 2030)"),
        rule: "check: validity", proposal: ["date": "2031-01-01"], result: .fail),
      .init(
        title: LocalizedText(
          vi: "Ngày cuối cùng vẫn còn trong thời hạn", en: "The last day is still within the period"),
        rule: "check: validity", proposal: ["date": "31/12/2030"], result: .pass),
    ])

  package init(_ fields: RuleFields) {}

  package func judge(_ subject: Subject, case: Int) -> Judgement {
    guard !subject.hasUnreadableDate else { return .notChecked(.date) }
    let day = subject.date ?? subject.facts.date
    return Judgement(subject.facts.plan.validity.contains(day) ? .pass : .fail, value: .date)
  }

  package func boundary(case index: Int) -> Boundary? { .period }

  package func clause(case index: Int, of plan: Plan) -> Clause {
    Clause(
      "validity", vi: "phải phát sóng trong thời hạn của quy hoạch",
      en: "goes on air within the plan's period")
  }

  package func message(_ evidence: Evidence, in language: Language) -> Sentence {
    let day = evidence.subject.map { Wording.day($0.date ?? $0.facts.date, language) } ?? "–"
    return switch (evidence.judgement.result, language) {
    case (.pass, .vi): "ngày \(day) nằm trong thời hạn của quy hoạch"
    case (.pass, .en): "\(day) lies within the plan's period"
    case (_, .vi): "ngày \(day) nằm ngoài thời hạn của quy hoạch"
    case (_, .en): "\(day) lies outside the plan's period"
    }
  }
}
