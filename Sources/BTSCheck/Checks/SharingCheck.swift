/// `sharing`: is there a mast near enough to be shared instead?
package struct SharingCheck: Check {
  package static let page = CheckPage(
    name: "sharing",
    title: LocalizedText(vi: "Dùng chung cột có sẵn", en: "Sharing"),
    question: LocalizedText(
      vi: "Gần đó có cột dùng chung được không?", en: "Is there a mast near enough to be shared instead?"),
    why: LocalizedText(
      vi: "Nơi đã có cột dùng chung được thì phải dùng chung, trừ khi không khả thi về kỹ thuật.",
      en: "Where a mast can be shared it is to be shared, unless that is technically not possible."),
    remedy: LocalizedText(
      vi:
        "Dùng chung cột đã nêu (ghi vào cột share_host), hoặc nộp văn bản chứng minh không dùng chung được.",
      en: "Share the mast that is named (column share_host), or file the proof that it cannot be shared."),
    outcome: .condition,
    parameters: [
      .init("within", vi: "bán kính phải dùng chung", en: "the radius in which sharing is due"),
      .init(
        "others", vi: "cột được xét; mặc định status [existing, approved], shareable yes",
        en: "which masts count; by default status [existing, approved], shareable yes"),
    ],
    examples: [
      .init(
        title: LocalizedText(
          vi: "Dùng chung trong bán kính 500 m ở ngoại thành (Hà Nội, QĐ 07/2017)",
          en: "Share within 500 m outside the inner city (Hà Nội, decision 07/2017)"),
        rule: "{check: sharing, within: 500 m}",
        proposal: ["longitude": "106.101000", "latitude": "20.600000"], result: .fail),
      .init(
        title: LocalizedText(vi: "Không có cột nào gần", en: "No mast is near"),
        rule: "{check: sharing, within: 500 m}", proposal: [:], result: .pass),
    ])

  package static var isAboutBuilding: Bool { true }

  package let within: [Double]
  package let others: SiteFilter

  package init(_ fields: RuleFields) {
    var base = SiteFilter()
    base.proposed = false
    base.shareable = true
    others = fields.others(default: base)
    within = fields.lengths("within")
  }

  package var demand: Demand? { .sites(others, limits: within) }

  package func judge(_ subject: Subject, case: Int) -> Judgement { subject.judgeSites(others) }

  package func boundary(case index: Int) -> Boundary? { .sites(others, within[index]) }

  package func clause(case index: Int, of plan: Plan) -> Clause {
    let (sites, bound) = (plan.sites(others), Plan.length(within[index]))
    return Clause(
      sites.en, bound.en, vi: "phải dùng chung nếu có \(sites.vi) cách dưới \(bound.vi)",
      en: "shares one that stands, if there is any \(sites.en) nearer than \(bound.en)")
  }

  package func message(_ evidence: Evidence, in language: Language) -> Sentence {
    SiteDistance.message(evidence, in: language, least: false)
  }
}
