/// `permit`: does the site need a construction permit?
package struct PermitCheck: Check {
  package static let page = CheckPage(
    name: "permit",
    title: LocalizedText(vi: "Giấy phép xây dựng", en: "Construction permit"),
    question: LocalizedText(
      vi: "Trạm này có phải xin giấy phép xây dựng không?", en: "Does the site need a construction permit?"),
    why: LocalizedText(
      vi: "Luật miễn giấy phép cho một số trường hợp; nhà mạng và cán bộ cần biết trước hồ sơ nào phải có.",
      en: "The law exempts some cases; operators and officials should know beforehand which papers are due."),
    remedy: LocalizedText(
      vi: "Nếu không được miễn thì nộp hồ sơ xin giấy phép xây dựng trước khi khởi công.",
      en: "Unless exempt, apply for the construction permit before work begins."),
    outcome: .note,
    parameters: [
      .init(
        "exempt", vi: "danh sách {when: …}: những trường hợp được miễn",
        en: "a list of {when: …}: the cases that need none")
    ],
    examples: [
      .init(
        title: LocalizedText(
          vi: "Ngoài đô thị, hoặc cột không cồng kềnh trong đô thị thì được miễn (TTLT 15/2016, Điều 5)",
          en: "Exempt outside urban zones, and if not bulky within (joint circular 15/2016, article 5)"),
        rule: "{check: permit, exempt: [{when: {zone: rural}}, {when: {bulky: no}}]}", proposal: [:],
        result: .note)
    ])

  package let exemptions: [[Condition]]

  package init(_ fields: RuleFields) {
    exemptions = fields.cases.map {
      $0.require("exempt")
      return fields.conditions($0, "exempt", kind: "exemption")
    }
  }

  package func judge(_ subject: Subject, case index: Int) -> Judgement {
    let code = subject.firstCase(of: exemptions[index])
    if let missing = CaseColumn.missing(code) { return .notChecked(missing) }
    return Judgement(.note, value: code == CaseColumn.none ? .permitRequired : .permitExempt)
  }

  package func boundary(case index: Int) -> Boundary? { .exempt(exemptions[index]) }

  package func clause(case index: Int, of plan: Plan) -> Clause {
    let free = LocalizedText { language in
      exemptions[index].map { $0.scope(of: plan, language).dropLast() }.joined(separator: "; ")
    }
    return Clause(
      "permit", free.en, vi: "phải có giấy phép xây dựng, trừ: \(free.vi)",
      en: "needs a permit, except: \(free.en)"
    )
  }

  package func message(_ evidence: Evidence, in language: Language) -> Sentence {
    switch (evidence.judgement.value, language) {
    case (.permitExempt, .vi): "được miễn giấy phép xây dựng"
    case (.permitExempt, .en): "no construction permit is needed"
    case (_, .vi): "phải có giấy phép xây dựng"
    case (_, .en): "a construction permit is needed"
    }
  }

  package func remedy(_ evidence: Evidence, in language: Language) -> String {
    guard evidence.judgement.value == .permitExempt else { return Self.page.remedy[language] }
    return language == .vi ? "Không phải làm gì thêm." : "Nothing more is to be done."
  }
}
