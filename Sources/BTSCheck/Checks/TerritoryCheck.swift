/// `territory`: does the place lie where the plan holds?
package struct TerritoryCheck: Check {
  package static let page = CheckPage(
    name: "territory",
    title: LocalizedText(vi: "Phạm vi lãnh thổ", en: "Territory"),
    question: LocalizedText(
      vi: "Vị trí có nằm trong phạm vi của quy hoạch không?",
      en: "Does the place lie within the territory of the plan?"),
    why: LocalizedText(
      vi: "Quy hoạch chỉ có hiệu lực trong địa giới của nó; một vị trí ngoài địa giới thường là tọa độ sai.",
      en: "A plan holds only inside its boundary; a place outside it is mostly a wrong coordinate."),
    remedy: LocalizedText(
      vi: "Kiểm tra lại tọa độ và hệ tọa độ; nếu đúng, nộp hồ sơ cho cơ quan quản lý vị trí đó.",
      en:
        "Check the coordinates and their reference system; if they are right, apply to the authority of that place."
    ),
    outcome: .reject,
    parameters: [
      .init(
        "layer", vi: "lớp đa giác, mặc định là territory", en: "the polygon layer, territory if not given")
    ],
    examples: [
      .init(
        title: LocalizedText(
          vi: "Vị trí nêu trong công văn 369/STTTT-BCVT (Hà Nam, 2014) nằm trong tỉnh",
          en: "The place of letter 369/STTTT-BCVT (Hà Nam, 2014) lies inside"),
        rule: "check: territory", proposal: ["longitude": "105.900540", "latitude": "20.534550"],
        result: .pass),
      .init(
        title: LocalizedText(vi: "Vị trí ngoài tỉnh", en: "A place outside"), rule: "check: territory",
        proposal: ["longitude": "106.210000"], result: .fail),
    ])

  package let layer: String

  package init(_ fields: RuleFields) {
    let named = fields.rule.text("layer") ?? "territory"
    layer = named == "territory" ? named : fields.layer(ofAreas: true)
  }

  private var isWhole: Bool { layer == "territory" }

  private var area: LocalizedText {
    isWhole
      ? LocalizedText(vi: "phạm vi quy hoạch", en: "the territory")
      : LocalizedText(vi: "lớp \(layer)", en: "the layer \(layer)")
  }

  package var demand: Demand? { .area(layer: layer) }

  package func judge(_ subject: Subject, case: Int) -> Judgement {
    guard subject.hasPosition, let area = subject.facts.survey.areas[subject.rule] else {
      return .notChecked(.position)
    }
    let distance = area[subject.row] ?? AreaDistance()
    return Judgement(
      distance.isUncertain ? .undecided : distance.metres > 0 ? .fail : .pass, measured: distance.metres,
      uncertainty: subject.layerUncertainty, unit: .metres)
  }

  package func boundary(case index: Int) -> Boundary? { isWhole ? .territory : nil }

  package func clause(case index: Int, of plan: Plan) -> Clause {
    Clause(layer, vi: "phải nằm trong \(area.vi)", en: "lies within \(area.en)")
  }

  package func message(_ evidence: Evidence, in language: Language) -> Sentence {
    let measured = evidence.measured(language)
    return switch (evidence.judgement.result, language) {
    case (.pass, .vi): "vị trí nằm trong \(area.vi)"
    case (.pass, .en): "the place lies in \(area.en)"
    case (.undecided, .vi):
      "vị trí nằm sát ranh giới \(isWhole ? "quy hoạch" : area.vi)" + evidence.closeCall(.vi)
    case (.undecided, .en): "the place lies at the edge of \(area.en)" + evidence.closeCall(.en)
    case (_, .vi): "vị trí nằm ngoài \(area.vi) \(measured)"
    case (_, .en): "the place lies \(measured) outside \(area.en)"
    }
  }

  package func remedy(_ evidence: Evidence, in language: Language) -> String {
    guard !isWhole else { return Self.page.remedy[language] }
    return language == .vi
      ? "Kiểm tra lại tọa độ và hệ tọa độ; nếu đúng, chọn vị trí trong lớp \(layer)."
      : "Check the coordinates and their reference system; if they are right, choose a place in the layer \(layer)."
  }
}
