import Geometry

/// `obstacle-surface`: does the top stay below a surface that rises from a feature, such as a runway?
package struct ObstacleSurfaceCheck: Check {
  package static let page = CheckPage(
    name: "obstacle-surface",
    title: LocalizedText(vi: "Mặt giới hạn chướng ngại vật", en: "Obstacle surface"),
    question: LocalizedText(
      vi: "Đỉnh cột có nằm dưới mặt dốc lên từ đường băng (hay đối tượng khác) không?",
      en: "Does the top stay below the surface that rises from a runway, or another feature?"),
    why: LocalizedText(
      vi: "Vùng quanh sân bay phải thông thoáng; cột càng gần đường băng càng phải thấp.",
      en: "The air around an aerodrome must be clear: the nearer to the runway, the lower."),
    remedy: LocalizedText(
      vi: "Hạ chiều cao, dời vị trí ra xa, hoặc xin chấp thuận của cơ quan quản lý vùng trời.",
      en: "Lower the mast, move it further away, or obtain the consent of the aviation authority."),
    outcome: .reject,
    parameters: [
      .init("layer", vi: "lớp đối tượng, ví dụ đường băng", en: "the layer of the features, such as runways"),
      .init("slope", vi: "độ dốc, ví dụ 2 % hoặc 1:50", en: "the slope, such as 2 % or 1:50"),
      .init("within", vi: "mặt giới hạn vươn ra bao xa", en: "how far the surface reaches"),
      .init(
        "base_elevation", vi: "độ cao của mặt tại đối tượng so với mực nước biển; bỏ trống là 0",
        en: "the surface's height above sea level at the feature; 0 if left out"),
    ],
    examples: [
      .init(
        title: LocalizedText(
          vi: "100:1 trong 20.000 ft (Hoa Kỳ, 14 CFR 77.9): cách 52,2 m, đỉnh 40 m",
          en: "100:1 within 20,000 ft (USA, 14 CFR 77.9): 52.2 m away, the top at 40 m"),
        rule:
          "{check: obstacle-surface, layer: hospitals, slope: 1:100, within: 20000 ft, base_elevation: 5 m}",
        proposal: ["longitude": "106.050500", "latitude": "20.450000", "ground_elevation_m": "3"],
        result: .fail),
      .init(
        title: LocalizedText(vi: "Ngoài phạm vi của mặt giới hạn", en: "Beyond the surface's reach"),
        rule: "{check: obstacle-surface, layer: hospitals, slope: 1:100, within: 50 m}",
        proposal: ["longitude": "106.050500", "latitude": "20.450000", "ground_elevation_m": "3"],
        result: .pass),
      .init(
        title: LocalizedText(
          vi: "Không khai độ cao chân cột thì chưa kiểm tra được",
          en: "Without the ground's elevation it is not checked"),
        rule: "{check: obstacle-surface, layer: hospitals, slope: 1:100, within: 20000 ft}",
        proposal: [:], result: .notChecked),
    ])

  let layer: String
  let slopes: [Double]
  let bases: [Double]
  let within: [Double]

  package init(_ fields: RuleFields) {
    layer = fields.layer()
    slopes = fields.cases.map {
      $0.require("slope")
      return $0.quantity("slope", .slope) ?? 0
    }
    within = fields.lengths("within")
    bases = fields.cases.map { $0.metres("base_elevation")?.value ?? 0 }
  }

  package var demand: Demand? { .nearestFeature(layer: layer, within: within) }

  package func judge(_ subject: Subject, case index: Int) -> Judgement {
    guard subject.hasPosition else { return .notChecked(.position) }
    let (height, missing) = subject.height(.total)
    guard let height else { return .notChecked(missing) }
    guard let ground = subject.groundElevation else { return .notChecked(.groundElevation) }
    guard let nearest = subject.facts.survey.nearestFeatures[subject.rule]?[Int32(subject.row)] else {
      return Judgement(.pass, limit: 0, unit: .metres)
    }
    let above = (ground + height - bases[index] - slopes[index] * nearest.metres).toMillimetre
    let uncertainty = subject.layerUncertainty * slopes[index]
    return Judgement(
      abs(above) < uncertainty ? .undecided : above > 0 ? .fail : .pass, measured: above, limit: 0,
      uncertainty: uncertainty, unit: .metres, against: .feature(nearest.feature))
  }

  package func boundary(case index: Int) -> Boundary? {
    .surface(layer: layer, slope: slopes[index], base: bases[index], within: within[index])
  }

  package func clause(case index: Int, of plan: Plan) -> Clause {
    let (reach, base) = (Plan.length(within[index]), Plan.length(bases[index]))
    let slope = LocalizedText { Wording.number(1 / max(slopes[index], 1e-9), decimals: 3, $0) }
    return Clause(
      layer, "1:\(slope.en) \(base.en) \(reach.en)",
      vi:
        "trong vòng \(reach.vi) quanh lớp \(layer) không được vượt mặt phẳng dốc 1:\(slope.vi) từ độ cao \(base.vi)",
      en:
        "stays below a surface that rises 1:\(slope.en) from \(base.en) at the layer \(layer), up to \(reach.en) away"
    )
  }

  package func message(_ evidence: Evidence, in language: Language) -> Sentence {
    guard evidence.counterpart != nil else {
      return language == .vi ? "không có mặt giới hạn nào ở đây" : "no such surface reaches here"
    }
    let above = evidence.judgement.measured
    let metres = Wording.metres(abs(above), language)
    return switch language {
    case .vi:
      "đỉnh cột \(above > 0 ? "cao hơn" : "thấp hơn") mặt giới hạn tính từ \(evidence.against(.vi)) \(metres)"
        + evidence.closeCall(.vi)
    case .en:
      "the top is \(metres) \(above > 0 ? "above" : "below") the surface that rises from \(evidence.against(.en))"
        + evidence.closeCall(.en)
    }
  }
}
