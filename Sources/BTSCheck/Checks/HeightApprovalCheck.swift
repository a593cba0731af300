import Geometry

/// `height-approval`: is the mast so high that somebody must approve its height?
package struct HeightApprovalCheck: Check {
  package static let page = CheckPage(
    name: "height-approval",
    title: LocalizedText(vi: "Chấp thuận độ cao", en: "Approval of the height"),
    question: LocalizedText(
      vi: "Công trình có cao đến mức phải được chấp thuận độ cao không?",
      en: "Is it so high that its height must be approved?"),
    why: LocalizedText(
      vi:
        "Từ một độ cao nào đó, công trình phải được cơ quan quản lý vùng trời chấp thuận trước khi xây dựng.",
      en:
        "From some height on, those who watch over the airspace must approve a structure before it is built."
    ),
    remedy: LocalizedText(
      vi: "Nộp văn bản chấp thuận độ cao, hoặc hạ chiều cao xuống dưới mức phải xin chấp thuận.",
      en: "File the approval of the height, or stay below the height that needs one."),
    outcome: .condition,
    parameters: [
      .init(
        "at_least", vi: "từ chiều cao này trở lên (kể cả bằng) phải có chấp thuận",
        en: "from this height on, itself included, approval is needed"),
      .init(
        "of", vi: "total (cả công trình, mặc định) hoặc mast (chỉ cột)",
        en: "total (with the building, default) or mast (the mast alone)"),
    ],
    examples: [
      .init(
        title: LocalizedText(
          vi: "Từ 45 m so với mặt đất, tính cả công trình (NĐ 32/2016/NĐ-CP, Điều 9): 25 m trên nhà 20 m",
          en:
            "From 45 m above the ground, with the building (decree 32/2016, article 9): 25 m on a roof of 20 m"
        ),
        rule: "{check: height-approval, at_least: 45 m}",
        proposal: ["structure": "A2a", "height_m": "25", "building_height_m": "20"], result: .fail),
      .init(
        title: LocalizedText(
          vi: "Báo cáo khi cao từ 200 ft (Hoa Kỳ, 14 CFR 77.9): 60,96 m",
          en: "Notice from 200 ft on (USA, 14 CFR 77.9): 60.96 m"),
        rule: "{check: height-approval, at_least: 200 ft}", proposal: ["height_m": "60.959"], result: .pass),
      .init(
        title: LocalizedText(
          vi: "Cột trên nhà mà không khai chiều cao công trình",
          en: "On a building of which no height is given"),
        rule: "{check: height-approval, at_least: 45 m}",
        proposal: ["structure": "A2a", "building_height_m": ""], result: .notChecked),
    ])

  package let least: [Double]
  package let height: HeightKind

  package init(_ fields: RuleFields) {
    height = fields.rule.choice("of", HeightKind.self) ?? .total
    least = fields.lengths("at_least")
  }

  package func judge(_ subject: Subject, case index: Int) -> Judgement {
    let (measured, missing) = subject.height(height)
    guard let measured = measured?.toMillimetre else { return .notChecked(missing) }
    return Judgement(
      measured >= least[index] ? .fail : .pass, measured: measured, limit: least[index], unit: .metres)
  }

  package func boundary(case index: Int) -> Boundary? { .height(height, least[index], failsAt: true) }

  package func clause(case index: Int, of plan: Plan) -> Clause {
    let bound = Plan.length(least[index])
    return Clause(
      height.rawValue, bound.en, vi: "phải được chấp thuận khi \(height.words.vi) từ \(bound.vi) trở lên",
      en: "needs an approval from \(bound.en) of height" + (height == .total ? " with its building" : "")
        + " upwards")
  }

  package func message(_ evidence: Evidence, in language: Language) -> Sentence {
    let (measured, limit) = (evidence.measured(language), evidence.limit(language))
    return switch (evidence.judgement.result, language) {
    case (.pass, .vi): "chiều cao \(measured), dưới mức phải xin chấp thuận \(limit)"
    case (.pass, .en): "height \(measured), below the \(limit) from which approval is needed"
    case (_, .vi): "chiều cao \(measured), từ \(limit) trở lên phải được chấp thuận độ cao"
    case (_, .en): "height \(measured); from \(limit) on the height must be approved"
    }
  }
}
