import Geometry

/// `coverage-radius`: is the radius that the site covers within the bounds?
package struct CoverageRadiusCheck: Check {
  package static let page = CheckPage(
    name: "coverage-radius",
    title: LocalizedText(vi: "Bán kính phủ sóng", en: "Coverage radius"),
    question: LocalizedText(
      vi: "Bán kính phủ sóng có nằm trong khoảng cho phép không?",
      en: "Does the coverage radius lie within the bounds?"),
    why: LocalizedText(
      vi: "Bán kính quá nhỏ làm số cột tăng; quá lớn thì phủ chồng hoặc khai không thật.",
      en: "Too small a radius multiplies the masts; too great a one overlaps, or is not true."),
    remedy: LocalizedText(
      vi: "Sửa bán kính phủ sóng hoặc thiết kế lại trạm.", en: "Correct the radius, or plan the station anew."
    ),
    outcome: .reject,
    parameters: [
      .init("min", vi: "bán kính nhỏ nhất", en: "the least radius"),
      .init("max", vi: "bán kính lớn nhất", en: "the greatest radius"),
    ],
    examples: [
      .init(
        title: LocalizedText(
          vi: "Bán kính 100–250 m trong nội thành (Đà Nẵng, Hải Châu)",
          en: "100–250 m in the inner city (Đà Nẵng, Hải Châu)"),
        rule: "{check: coverage-radius, min: 100 m, max: 250 m}", proposal: ["coverage_radius_m": "500"],
        result: .fail),
      .init(
        title: LocalizedText(vi: "Không khai bán kính", en: "No radius is given"),
        rule: "{check: coverage-radius, min: 100 m}", proposal: ["coverage_radius_m": "NA"],
        result: .notChecked),
    ])

  package let bounds: [ClosedRange<Double>]

  package init(_ fields: RuleFields) {
    bounds = fields.cases.map { fieldsOfCase in
      let least = fieldsOfCase.metres("min")?.value.toMillimetre
      let most = fieldsOfCase.metres("max")?.value.toMillimetre
      if least == nil, most == nil { fieldsOfCase.require("max") }
      let (lower, upper) = (least ?? 0, most ?? .infinity)
      guard lower <= upper else {
        fieldsOfCase.complain(
          "min", code: "bounds", vi: "min lớn hơn max", en: "min is greater than max")
        return 0...Double.infinity
      }
      return lower...upper
    }
  }

  package func judge(_ subject: Subject, case index: Int) -> Judgement {
    guard let radius = subject.coverageRadius?.toMillimetre else { return .notChecked(.coverageRadius) }
    let bounds = bounds[index]
    let limit = radius < bounds.lowerBound ? bounds.lowerBound : bounds.upperBound
    return Judgement(
      bounds.contains(radius) ? .pass : .fail, measured: radius,
      limit: limit.isFinite ? limit : bounds.lowerBound,
      unit: .metres)
  }

  package func boundary(case index: Int) -> Boundary? { .radius(bounds[index]) }

  package func clause(case index: Int, of plan: Plan) -> Clause {
    let (least, most) = (Plan.length(bounds[index].lowerBound), Plan.length(bounds[index].upperBound))
    let bound =
      bounds[index].upperBound.isInfinite
      ? LocalizedText(vi: "ít nhất \(least.vi)", en: "at least \(least.en)")
      : bounds[index].lowerBound == 0
        ? LocalizedText(vi: "không quá \(most.vi)", en: "at most \(most.en)")
        : LocalizedText(vi: "từ \(least.vi) đến \(most.vi)", en: "\(least.en) to \(most.en)")
    return Clause(
      "radius", bound.en, vi: "phải có bán kính phủ sóng \(bound.vi)",
      en: "has a coverage radius of \(bound.en)")
  }

  package func message(_ evidence: Evidence, in language: Language) -> Sentence {
    let (measured, limit) = (evidence.measured(language), evidence.limit(language))
    let isBelow = evidence.judgement.measured < evidence.judgement.limit
    return switch (evidence.judgement.result, language) {
    case (.pass, .vi): "bán kính phủ sóng \(measured) trong khoảng cho phép"
    case (.pass, .en): "coverage radius \(measured) is within the bounds"
    case (_, .vi): "bán kính phủ sóng \(measured) \(isBelow ? "nhỏ hơn" : "lớn hơn") mức cho phép \(limit)"
    case (_, .en):
      "coverage radius \(measured) is \(isBelow ? "below the least" : "above the greatest") of \(limit)"
    }
  }
}
