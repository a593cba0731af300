/// `coverage-target`: is enough of an area covered once the proposals are built?
package struct CoverageTargetCheck: Check {
  package static let page = CheckPage(
    name: "coverage-target",
    title: LocalizedText(vi: "Chỉ tiêu phủ sóng", en: "Coverage target"),
    question: LocalizedText(
      vi: "Các cột hiện có và hồ sơ đạt yêu cầu có phủ đủ diện tích khu vực không?",
      en: "Do the standing masts, and the proposals that may be built, cover enough of each area?"),
    why: LocalizedText(
      vi: "Mục tiêu của quy hoạch là phủ sóng; chỗ trống cho biết cần thêm cột ở đâu.",
      en: "Coverage is what a plan is for; the gaps say where masts are still needed."),
    remedy: LocalizedText(
      vi: "Bổ sung cột tại nơi chưa phủ, hoặc sửa bán kính phủ sóng nếu khai sai.",
      en: "Add sites where coverage lacks, or correct radii that are wrong."),
    outcome: .reject,
    parameters: [
      .init("min", vi: "phần diện tích phải phủ", en: "the least share of the area"),
      .init("per", vi: "commune, zone hoặc territory", en: "commune, zone or territory"),
      .init("others", vi: "những cột được tính; mặc định tất cả", en: "which sites count; by default all"),
    ],
    examples: [
      .init(
        title: LocalizedText(
          vi: "Vùng lõm sóng: 95 % diện tích xã phải được phủ (Nam Định xóa vùng lõm bán kính 150–500 m)",
          en: "No holes: 95 % of each commune (as Nam Định, which closes holes of 150–500 m)"),
        rule: "{check: coverage-target, per: commune, min: 95 %}", proposal: [:], result: .fail),
      .init(
        title: LocalizedText(
          vi: "Hồ sơ phủ trọn khu vực di tích", en: "The proposal covers the heritage zone altogether"),
        rule: "{check: coverage-target, per: zone, when: {zone: heritage}, min: 100 %}",
        proposal: ["longitude": "105.925000", "latitude": "20.525000", "coverage_radius_m": "800"],
        result: .pass),
    ])

  package static var isAboutAreas: Bool { true }

  let kind: AreaKind
  let counted: SiteFilter
  let minimum: [Double]

  package init(_ fields: RuleFields) {
    kind = fields.areaKind()
    var base = SiteFilter()
    base.includesSharing = true
    counted = fields.others(default: base)
    if counted.relation != .any {
      fields.rule.complain(
        "others", code: "others", vi: "khu vực không có doanh nghiệp, nên operator ở đây luôn là any",
        en: "an area has no operator, so that operator is always any here")
    }
    minimum = fields.cases.map {
      $0.require("min")
      return $0.part("min") ?? 0
    }
  }

  package var demand: Demand? { .coverage(counted, per: kind) }

  /// Nothing is asked of a proposal.
  package func judge(_ subject: Subject, case: Int) -> Judgement { Judgement(.pass) }

  package func judge(_ area: AreaSubject, case index: Int) -> Judgement {
    guard let share = area.share, !share.percent.isNaN else { return .notChecked(.area) }
    var judgement = Judgement(
      share.percent < minimum[index] ? .fail : .pass, measured: share.percent, limit: minimum[index],
      unit: .percent)
    judgement.withoutRadius = share.withoutRadius
    return judgement
  }

  package func boundary(case index: Int) -> Boundary? { .coverage(counted, kind, minimum[index]) }

  package func clause(case index: Int, of plan: Plan) -> Clause {
    let (sites, bound, areas) = (
      plan.sites(counted, ofAll: true), Plan.percent(minimum[index]), Plan.each(kind)
    )
    return Clause(
      areas.en + sites.en, bound.en,
      vi: "\(areas.vi) phải được \(sites.vi) phủ sóng ít nhất \(bound.vi) diện tích",
      en: "at least \(bound.en) of \(areas.en) is covered, reckoning with every \(sites.en)")
  }

  package func message(_ evidence: Evidence, in language: Language) -> Sentence {
    let (measured, limit) = (evidence.measured(language), evidence.limit(language))
    return switch language {
    case .vi: "đã phủ \(measured) diện tích, cần \(limit)" + evidence.withoutRadius(.vi)
    case .en: "\(measured) of the area is covered, \(limit) is asked" + evidence.withoutRadius(.en)
    }
  }
}
