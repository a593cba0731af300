/// `sharing-target`: are enough of an area's masts used by several operators?
package struct SharingTargetCheck: Check {
  package static let page = CheckPage(
    name: "sharing-target",
    title: LocalizedText(vi: "Tỷ lệ dùng chung", en: "Share of shared masts"),
    question: LocalizedText(
      vi: "Trong khu vực có đủ tỷ lệ cột do nhiều doanh nghiệp cùng sử dụng không?",
      en: "Are enough of an area's masts used by several operators?"),
    why: LocalizedText(
      vi:
        "Quy hoạch đặt chỉ tiêu dùng chung để đỡ tốn cột; số doanh nghiệp trên một cột cũng có thể có giới hạn.",
      en:
        "Plans set targets for sharing, so that fewer masts are built, and may bound the operators of one mast."
    ),
    remedy: LocalizedText(
      vi: "Dùng chung cột có sẵn (cột share_host) thay vì xây mới.",
      en: "Share standing masts (column share_host) instead of building."),
    outcome: .warn,
    parameters: [
      .init("min", vi: "phần số cột phải được dùng chung", en: "the least share of the masts"),
      .init("per", vi: "commune, zone hoặc territory", en: "commune, zone or territory"),
      .init(
        "operators", vi: "số doanh nghiệp của một cột dùng chung; mặc định 2..",
        en: "how many operators a shared mast has; by default 2.."),
      .init(
        "others", vi: "những cột được tính; mặc định hiện có và đã chấp thuận",
        en: "which sites count; by default existing and approved ones"),
    ],
    examples: [
      .init(
        title: LocalizedText(
          vi: "Đà Nẵng (400 vị trí dùng chung), viết thành tỷ lệ: cột duy nhất của xã chưa ai dùng chung",
          en: "As Đà Nẵng (400 shared positions), as a share: the commune's only mast is not shared"),
        rule: "{check: sharing-target, per: commune, when: {commune: 13291}, min: 30 %}", proposal: [:],
        result: .fail),
      .init(
        title: LocalizedText(
          vi: "Hà Nội: 2–4 doanh nghiệp trên một cột; hồ sơ dùng chung cột duy nhất của xã",
          en: "As Hà Nội, 2 to 4 operators on one mast: the proposal shares the commune's only mast"),
        rule: "{check: sharing-target, per: commune, when: {commune: 13291}, operators: 2..4, min: 100 %}",
        proposal: ["longitude": "106.100000", "latitude": "20.600000", "share_host": "M2"], result: .pass),
    ])

  package static var isAboutAreas: Bool { true }

  let kind: AreaKind
  let counted: SiteFilter
  let operators: ClosedRange<Double>
  let minimum: [Double]

  package init(_ fields: RuleFields) {
    kind = fields.areaKind()
    var base = SiteFilter()
    base.proposed = false
    counted = fields.others(default: base)
    if counted.relation != .any {
      fields.rule.complain(
        "others", code: "others", vi: "khu vực không có doanh nghiệp, nên operator ở đây luôn là any",
        en: "an area has no operator, so that operator is always any here")
    }
    operators = fields.rule.range("operators") ?? 2 ... .infinity
    minimum = fields.cases.map {
      $0.require("min")
      return $0.part("min") ?? 0
    }
  }

  package var demand: Demand? { .sharing(counted, by: operators, per: kind) }

  /// Nothing is asked of a proposal.
  package func judge(_ subject: Subject, case: Int) -> Judgement { Judgement(.pass) }

  package func judge(_ area: AreaSubject, case index: Int) -> Judgement {
    guard let share = area.share else { return .notChecked(.area) }
    return Judgement(
      share.percent < minimum[index] ? .fail : .pass, measured: share.percent, limit: minimum[index],
      unit: .percent)
  }

  package func boundary(case index: Int) -> Boundary? { .sharing(counted, operators, kind, minimum[index]) }

  package func clause(case index: Int, of plan: Plan) -> Clause {
    let (sites, bound, areas) = (
      plan.sites(counted, ofAll: true), Plan.percent(minimum[index]), Plan.each(kind)
    )
    let tenants = LocalizedText(tenants)
    return Clause(
      areas.en + sites.en + tenants.en, bound.en,
      vi: "trong \(areas.vi), ít nhất \(bound.vi) số cột phải có \(tenants.vi), tính mọi \(sites.vi)",
      en: "in \(areas.en), at least \(bound.en) of the masts have \(tenants.en), counting every \(sites.en)")
  }

  /// “2 operators or more”, “2 to 4 operators”.
  private func tenants(_ language: Language) -> String {
    let (least, most) = (Wording.number(operators.lowerBound, decimals: 3, language), operators.upperBound)
    guard most.isFinite else {
      return language == .vi ? "từ \(least) doanh nghiệp trở lên" : "\(least) operators or more"
    }
    let greatest = Wording.number(most, decimals: 3, language)
    return language == .vi ? "\(least) đến \(greatest) doanh nghiệp" : "\(least) to \(greatest) operators"
  }

  package func message(_ evidence: Evidence, in language: Language) -> Sentence {
    let (measured, limit) = (evidence.measured(language), evidence.limit(language))
    return switch language {
    case .vi: "\(measured) số cột có \(tenants(.vi)), cần \(limit)"
    case .en: "\(measured) of the masts have \(tenants(.en)), \(limit) is asked"
    }
  }
}
