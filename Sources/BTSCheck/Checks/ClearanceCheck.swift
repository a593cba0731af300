import Geometry

/// `clearance`: does the mast keep its distance from what must be protected?
package struct ClearanceCheck: Check {
  package static let page = CheckPage(
    name: "clearance",
    title: LocalizedText(vi: "Khoảng lùi, hành lang bảo vệ", en: "Clearance"),
    question: LocalizedText(
      vi: "Cột có cách các đối tượng cần bảo vệ đủ xa không?",
      en: "Does the mast keep its distance from what must be protected?"),
    why: LocalizedText(
      vi:
        "Đường bộ, đường dây điện, trường học, bệnh viện, trụ sở cần khoảng lùi, có khi theo chiều cao cột.",
      en: "Roads, power lines, schools, hospitals and seats of government ask for a setback, often by height."
    ),
    remedy: LocalizedText(
      vi: "Dời vị trí ra xa hơn khoảng lùi, hoặc hạ chiều cao nếu khoảng lùi tính theo chiều cao.",
      en: "Move the site beyond the setback, or lower the mast where the setback goes by height."),
    outcome: .reject,
    parameters: [
      .init("layer", vi: "lớp đối tượng", en: "the layer of the features"),
      .init("min", vi: "khoảng cách tối thiểu", en: "the least distance"),
      .init("per_height", vi: "hệ số nhân với chiều cao H", en: "a factor k of the height H"),
      .init("offset", vi: "cộng thêm vào k·H", en: "added to k·H"),
      .init("of", vi: "total (mặc định) hoặc mast", en: "total (default) or mast: which height H is"),
    ],
    examples: [
      .init(
        title: LocalizedText(
          vi: "Cách trường, bệnh viện 100 m (Pháp, nghị định 2002-775)",
          en: "100 m from schools and hospitals (France, decree 2002-775)"),
        rule: "{check: clearance, layer: hospitals, min: 100 m}",
        proposal: ["longitude": "106.050500", "latitude": "20.450000"], result: .fail),
      .init(
        title: LocalizedText(
          vi: "Cách đường ít nhất 1,3 H và 5 m (TT 50/2015/TT-BGTVT): H = 40 m thì 52 m",
          en: "1.3 H and 5 m from roads (circular 50/2015): 52 m for H = 40 m"),
        rule: "{check: clearance, layer: hospitals, min: 5 m, per_height: 1.3}",
        proposal: ["longitude": "106.050500", "latitude": "20.450000"], result: .pass),
    ])

  package let layer: String
  package let limits: [FeatureLimit]

  package init(_ fields: RuleFields) {
    layer = fields.layer()
    let height = fields.rule.choice("of", HeightKind.self) ?? .total
    limits = fields.cases.map { fieldsOfCase in
      let minimum = fieldsOfCase.metres("min")?.value
      let perHeight = fieldsOfCase.number("per_height")
      let offset = fieldsOfCase.metres("offset")?.value
      if minimum == nil, perHeight == nil { fieldsOfCase.require("min") }
      if let offset, perHeight == nil {
        fieldsOfCase.complain(
          "offset", code: "offset",
          vi: "offset \(Wording.metres(offset, .vi)) chỉ dùng cùng với per_height",
          en: "offset \(Wording.metres(offset, .en)) needs per_height beside it")
      }
      return FeatureLimit(minimum: minimum, perHeight: perHeight, offset: offset ?? 0, height: height)
    }
  }

  package var demand: Demand? { .features(layer: layer, limits: limits) }

  package func judge(_ subject: Subject, case index: Int) -> Judgement {
    guard subject.hasPosition else { return .notChecked(.position) }
    let judgement = subject.judgeDistance()
    if judgement.result != .fail, let missing = subject.lacking { return .notChecked(missing) }
    return judgement
  }

  package func boundary(case index: Int) -> Boundary? { .features(layer, limits[index]) }

  package func clause(case index: Int, of plan: Plan) -> Clause {
    let bound = limits[index].words
    return Clause(
      layer, bound.en, vi: "phải cách mọi đối tượng của lớp \(layer) ít nhất \(bound.vi)",
      en: "keeps at least \(bound.en) from every feature of the layer \(layer)")
  }

  package func message(_ evidence: Evidence, in language: Language) -> Sentence {
    guard let counterpart = evidence.counterpart else {
      return language == .vi ? "không có đối tượng nào quá gần" : "no feature is too near"
    }
    let (measured, limit) = (evidence.measured(language), evidence.limit(language))
    let more = counterpart.count - 1
    return switch language {
    case .vi:
      """
      cách \(evidence.against(.vi)) \(measured), khoảng cách tối thiểu là \
      \(limit)\(evidence.closeCall(.vi))\(evidence.more(more, "đối tượng", "feature", .vi))
      """
    case .en:
      """
      \(measured) from \(evidence.against(.en)), the least distance is \
      \(limit)\(evidence.closeCall(.en))\(evidence.more(more, "đối tượng", "feature", .en))
      """
    }
  }
}
