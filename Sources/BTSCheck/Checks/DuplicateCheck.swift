/// `duplicate`: does the same operator already have, or ask for, a mast here?
package struct DuplicateCheck: Check {
  package static let page = CheckPage(
    name: "duplicate",
    title: LocalizedText(vi: "Trùng lặp", en: "Duplicate"),
    question: LocalizedText(
      vi: "Cùng doanh nghiệp đã có hoặc đã xin một cột ngay tại đây chưa?",
      en: "Does the same operator already have, or ask for, a mast right here?"),
    why: LocalizedText(
      vi: "Một vị trí nộp hai lần, hoặc nộp lại cột đã có, làm sai mọi con số thống kê.",
      en: "A site filed twice, or a standing mast filed anew, falsifies every count."),
    remedy: LocalizedText(
      vi: "Bỏ dòng trùng, hoặc ghi cột cũ vào replaces nếu là thay thế.",
      en: "Strike the second row, or name the old mast in replaces if this one takes its place."),
    outcome: .reject,
    parameters: [
      .init("within", vi: "gần hơn mức này là trùng", en: "nearer than this is a duplicate"),
      .init(
        "others", vi: "cột được xét; mặc định operator same",
        en: "which others count; by default operator same"),
    ],
    examples: [
      .init(
        title: LocalizedText(
          vi: "Một vị trí kê hai lần: cách cột của chính mình 21 m (danh mục vị trí, quyết định 864/2016)",
          en: "One place listed twice: 21 m from one's own mast (lists of positions, decision 864/2016)"),
        rule: "{check: duplicate, within: 30 m}",
        proposal: ["longitude": "105.910200", "latitude": "20.510000"], result: .fail),
      .init(
        title: LocalizedText(
          vi: "Cột của doanh nghiệp khác không tính", en: "Another operator's mast does not count"),
        rule: "{check: duplicate, within: 30 m}",
        proposal: ["longitude": "105.910200", "latitude": "20.510000", "operator": "mobifone"], result: .pass),
    ])

  package static var isAboutBuilding: Bool { true }

  package let within: [Double]
  package let others: SiteFilter

  package init(_ fields: RuleFields) {
    var base = SiteFilter()
    base.relation = .same
    others = fields.others(default: base)
    within = fields.lengths("within")
  }

  package var demand: Demand? { .sites(others, limits: within) }

  package func judge(_ subject: Subject, case: Int) -> Judgement { subject.judgeSites(others) }

  package func boundary(case index: Int) -> Boundary? { .sites(others, within[index]) }

  package func clause(case index: Int, of plan: Plan) -> Clause {
    let (sites, bound) = (plan.sites(others), Plan.length(within[index]))
    return Clause(
      sites.en, bound.en, vi: "không được trùng với \(sites.vi) trong vòng \(bound.vi)",
      en: "may not repeat any \(sites.en) nearer than \(bound.en)")
  }

  package func message(_ evidence: Evidence, in language: Language) -> Sentence {
    SiteDistance.message(evidence, in: language, least: false)
  }
}
