/// `spacing`: does the mast keep its distance from the others?
package struct SpacingCheck: Check {
  package static let page = CheckPage(
    name: "spacing",
    title: LocalizedText(vi: "Khoảng cách giữa các cột", en: "Spacing"),
    question: LocalizedText(
      vi: "Cột có cách các cột khác đủ xa không?",
      en: "Does the mast keep the least distance from the others?"),
    why: LocalizedText(
      vi: "Khoảng cách tối thiểu giữ cảnh quan và buộc doanh nghiệp dùng chung hạ tầng.",
      en: "A least distance protects the townscape and makes operators share."),
    remedy: LocalizedText(
      vi: "Dời vị trí ra xa hơn khoảng cách tối thiểu hoặc dùng chung cột có sẵn.",
      en: "Move the site beyond the least distance, or share the standing mast."),
    outcome: .reject,
    parameters: [
      .init("min", vi: "khoảng cách tối thiểu", en: "the least distance"),
      .init(
        "others", vi: "những cột được xét: status, structure, operator, shareable",
        en: "which others count: status, structure, operator, shareable"),
    ],
    examples: [
      .init(
        title: LocalizedText(
          vi: "A2b trong đô thị cách 300 m (Quảng Nam 2017–2020): ở đây 208,6 m",
          en: "A2b in urban zones keeps 300 m (Quảng Nam 2017–2020): here 208.6 m"),
        rule: "{check: spacing, when: {zone: urban, structure: A2b}, min: 300 m}",
        proposal: ["longitude": "105.912000", "latitude": "20.510000"], result: .fail),
      .init(
        title: LocalizedText(
          vi: "Cách cột hiện có ít nhất 100 m trong đô thị (Hải Dương, QĐ 26/2018)",
          en: "At least 100 m from standing masts in urban zones (Hải Dương, decision 26/2018)"),
        rule: "{check: spacing, when: {zone: urban}, min: 100 m, others: {status: [existing, approved]}}",
        proposal: ["longitude": "105.912000", "latitude": "20.510000"], result: .pass),
      .init(
        title: LocalizedText(
          vi: "Tọa độ 3 số lẻ không đủ để kết luận ở 208,6 m so với 200 m",
          en: "Three decimals do not decide 208.6 m against 200 m"),
        rule: "{check: spacing, min: 200 m}", proposal: ["longitude": "105.912", "latitude": "20.510"],
        result: .undecided),
    ])

  package static var isAboutBuilding: Bool { true }

  package let minimum: [Double]
  package let others: SiteFilter

  package init(_ fields: RuleFields) {
    others = fields.others(default: SiteFilter())
    minimum = fields.lengths("min")
  }

  package var demand: Demand? { .sites(others, limits: minimum) }

  package func judge(_ subject: Subject, case: Int) -> Judgement {
    subject.judgeSites(others)
  }

  package func boundary(case index: Int) -> Boundary? { .sites(others, minimum[index]) }

  package func clause(case index: Int, of plan: Plan) -> Clause {
    let (sites, bound) = (plan.sites(others), Plan.length(minimum[index]))
    return Clause(
      sites.en, bound.en, vi: "phải cách mọi \(sites.vi) ít nhất \(bound.vi)",
      en: "keeps at least \(bound.en) from every \(sites.en)")
  }

  package func message(_ evidence: Evidence, in language: Language) -> Sentence {
    SiteDistance.message(evidence, in: language, least: true)
  }
}

/// What the checks that measure to other sites have in common.
package enum SiteDistance {
  /// What was found: the distance to the nearest, and how many more are too near.
  package static func message(_ evidence: Evidence, in language: Language, least: Bool) -> Sentence {
    guard let counterpart = evidence.counterpart else {
      return language == .vi ? "không có cột nào quá gần" : "no other site is too near"
    }
    let (measured, limit) = (evidence.measured(language), evidence.limit(language))
    let more = counterpart.count - 1
    return switch language {
    case .vi:
      """
      cách \(evidence.against(.vi)) \(measured), \(least ? "khoảng cách tối thiểu là" : "trong phạm vi") \
      \(limit)\(evidence.closeCall(.vi))\(evidence.more(more, "cột", "site", .vi))
      """
    case .en:
      """
      \(measured) from \(evidence.against(.en)), \(least ? "the least distance is" : "within") \
      \(limit)\(evidence.closeCall(.en))\(evidence.more(more, "cột", "site", .en))
      """
    }
  }
}

extension Subject {
  /// The answer of a rule that asks for a least distance to other sites.
  package func judgeSites(_ others: SiteFilter) -> Judgement {
    guard hasPosition else { return .notChecked(.position) }
    guard others.relation == .any || hasOperator else { return .notChecked(.operator) }
    return judgeDistance()
  }
}
