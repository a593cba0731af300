/// `coverage-overlap`: do others already cover what the site would cover?
package struct CoverageOverlapCheck: Check {
  package static let page = CheckPage(
    name: "coverage-overlap",
    title: LocalizedText(vi: "Chồng lấn vùng phủ", en: "Overlap of coverage"),
    question: LocalizedText(
      vi: "Các cột khác đã phủ bao nhiêu phần vùng phủ của trạm này?",
      en: "How much of what the site covers do others cover already?"),
    why: LocalizedText(
      vi: "Phủ chồng nhiều nghĩa là cột mới phục vụ ít nơi mới; dùng chung hoặc dời đi thì hơn.",
      en: "Where much overlaps, a new mast serves few new places: sharing, or another place, is better."),
    remedy: LocalizedText(
      vi: "Dời vị trí ra nơi chưa phủ, giảm bán kính, hoặc giải trình nhu cầu dung lượng.",
      en: "Move to where coverage lacks, reduce the radius, or show that capacity asks for it."),
    outcome: .warn,
    parameters: [
      .init("max", vi: "phần bị phủ chồng lớn nhất", en: "the greatest share that may be covered"),
      .init(
        "others", vi: "cột được xét; mặc định operator same, status [existing, approved]",
        en: "which sites count; by default operator same, status [existing, approved]"),
    ],
    examples: [
      .init(
        title: LocalizedText(
          vi: "Bán kính 250 m trong nội thành (Đà Nẵng, Hải Châu): cách cột cùng mạng 208,6 m, chồng 48 %",
          en:
            "A radius of 250 m in the inner city (Đà Nẵng, Hải Châu): 208.6 m from one's own mast, 48 % overlap"
        ),
        rule: "{check: coverage-overlap, max: 30 %}",
        proposal: ["longitude": "105.912000", "latitude": "20.510000", "coverage_radius_m": "250"],
        result: .fail),
      .init(
        title: LocalizedText(vi: "Xa các cột khác", en: "Far from others"),
        rule: "{check: coverage-overlap, max: 30 %}", proposal: [:], result: .pass),
      .init(
        title: LocalizedText(vi: "Không khai bán kính", en: "No radius is given"),
        rule: "{check: coverage-overlap, max: 30 %}", proposal: ["coverage_radius_m": ""],
        result: .notChecked),
    ])

  let maximum: [Double]
  let others: SiteFilter

  package init(_ fields: RuleFields) {
    var base = SiteFilter()
    base.proposed = false
    base.relation = .same
    base.includesSharing = true
    others = fields.others(default: base)
    maximum = fields.cases.map {
      $0.require("max")
      return $0.part("max") ?? 0
    }
  }

  package var demand: Demand? { .overlap(others) }

  package func judge(_ subject: Subject, case index: Int) -> Judgement {
    guard subject.hasPosition else { return .notChecked(.position) }
    guard subject.coverageRadius != nil else { return .notChecked(.coverageRadius) }
    guard others.relation == .any || subject.hasOperator else { return .notChecked(.operator) }
    let share = subject.facts.survey.overlaps[subject.rule]?[Int32(subject.row)]
    guard let share, !share.percent.isNaN else { return .notChecked(.area) }
    var judgement = Judgement(
      share.percent > maximum[index] ? .fail : .pass, measured: share.percent, limit: maximum[index],
      unit: .percent)
    judgement.withoutRadius = share.withoutRadius
    return judgement
  }

  package func boundary(case index: Int) -> Boundary? { .overlap(others, maximum[index]) }

  package func clause(case index: Int, of plan: Plan) -> Clause {
    let (sites, bound) = (plan.sites(others), Plan.percent(maximum[index]))
    return Clause(
      sites.en, bound.en, vi: "chỉ được có không quá \(bound.vi) vùng phủ trùng với vùng phủ của \(sites.vi)",
      en: "has at most \(bound.en) of its disc covered by those of every \(sites.en)")
  }

  package func message(_ evidence: Evidence, in language: Language) -> Sentence {
    let (measured, limit) = (evidence.measured(language), evidence.limit(language))
    return switch language {
    case .vi:
      "cột khác đã phủ \(measured) vùng phủ của trạm, cho phép đến \(limit)" + evidence.withoutRadius(.vi)
    case .en: "others cover \(measured) of its disc, allowed up to \(limit)" + evidence.withoutRadius(.en)
    }
  }
}
