import Geometry

/// `height`: is the mast higher than allowed?
package struct HeightCheck: Check {
  package static let page = CheckPage(
    name: "height",
    title: LocalizedText(vi: "Chiều cao", en: "Height"),
    question: LocalizedText(
      vi: "Cột có cao hơn mức cho phép không?", en: "Is the mast higher than the plan allows?"),
    why: LocalizedText(
      vi: "Chiều cao ảnh hưởng đến cảnh quan, an toàn bay và an toàn công trình.",
      en: "Height bears on the townscape, on aviation and on safety."),
    remedy: LocalizedText(
      vi: "Hạ chiều cao xuống mức cho phép hoặc chọn khu vực cho phép cột cao hơn.",
      en: "Lower the mast to the limit, or choose a zone that allows more."),
    outcome: .reject,
    parameters: [
      .init("max", vi: "chiều cao lớn nhất", en: "the greatest height"),
      .init(
        "of", vi: "mast (chỉ cột, mặc định) hoặc total (cả công trình)",
        en: "mast (the mast alone, default) or total (with the building)"),
    ],
    examples: [
      .init(
        title: LocalizedText(vi: "Đúng giới hạn thì đạt", en: "Equal to the limit passes"),
        rule: "{check: height, max: 40 m}", proposal: ["height_m": "40"], result: .pass),
      .init(
        title: LocalizedText(
          vi: "Không quá 150 m (Nigeria, NCC)", en: "At most 150 m (Nigeria, NCC)"),
        rule: "{check: height, max: 150 m}", proposal: ["height_m": "150.001"], result: .fail),
      .init(
        title: LocalizedText(
          vi: "Tính cả công trình, nhưng không có chiều cao công trình",
          en: "With the building, of which no height is given"),
        rule: "{check: height, max: 45 m, of: total}",
        proposal: ["structure": "A2a", "building_height_m": ""], result: .notChecked),
    ])

  package let maximum: [Double]
  package let height: HeightKind

  package init(_ fields: RuleFields) {
    height = fields.rule.choice("of", HeightKind.self) ?? .mast
    maximum = fields.lengths("max")
  }

  package func judge(_ subject: Subject, case index: Int) -> Judgement {
    let (measured, missing) = subject.height(height)
    guard let measured = measured?.toMillimetre else { return .notChecked(missing) }
    return Judgement(
      measured > maximum[index] ? .fail : .pass, measured: measured, limit: maximum[index], unit: .metres)
  }

  package func boundary(case index: Int) -> Boundary? { .height(height, maximum[index], failsAt: false) }

  package func clause(case index: Int, of plan: Plan) -> Clause {
    let bound = Plan.length(maximum[index])
    return Clause(
      height.rawValue, bound.en, vi: "phải có \(height.words.vi) không quá \(bound.vi)",
      en: "is at most \(bound.en) high" + (height == .total ? " with its building" : ""))
  }

  package func message(_ evidence: Evidence, in language: Language) -> Sentence {
    let (measured, limit) = (evidence.measured(language), evidence.limit(language))
    return switch (evidence.judgement.result, language) {
    case (.pass, .vi): "chiều cao \(measured), cho phép đến \(limit)"
    case (.pass, .en): "height \(measured), allowed up to \(limit)"
    case (_, .vi): "chiều cao \(measured) vượt mức cho phép \(limit)"
    case (_, .en): "height \(measured) is above the limit of \(limit)"
    }
  }
}
