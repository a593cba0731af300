/// `commune`: does the place lie in the commune that the row declares?
package struct CommuneCheck: Check {
  package static let page = CheckPage(
    name: "commune",
    title: LocalizedText(vi: "Xã, phường khai báo", en: "Declared commune"),
    question: LocalizedText(
      vi: "Vị trí có nằm trong xã, phường đã khai báo (tên mới hoặc tên cũ) không?",
      en: "Does the place lie in the declared commune, by its present or a former name?"),
    why: LocalizedText(
      vi: "Tên xã là nhân chứng thứ hai của tọa độ: hai bên mâu thuẫn thì một bên sai.",
      en: "The commune is a second witness of the coordinates: where the two disagree, one is wrong."),
    remedy: LocalizedText(
      vi: "Sửa tên xã, phường hoặc tọa độ cho khớp nhau.", en: "Correct the commune or the coordinates."),
    outcome: .reject,
    parameters: [.init("layer", vi: "luôn là communes", en: "always communes")],
    examples: [
      .init(
        title: LocalizedText(
          vi: "Tên cũ vẫn được nhận: Lê Hồng Phong nay thuộc Phù Vân (Hà Nam, 2025)",
          en: "A former name counts: Lê Hồng Phong is now part of Phù Vân (Hà Nam, 2025)"),
        rule: "check: commune", proposal: ["commune": "phường Lê Hồng Phong"], result: .pass),
      .init(
        title: LocalizedText(vi: "Khai sai xã", en: "The wrong commune"), rule: "check: commune",
        proposal: ["commune": "Phủ Lý"], result: .fail),
      .init(
        title: LocalizedText(vi: "Không khai xã", en: "None declared"), rule: "check: commune",
        proposal: ["commune": ""], result: .notChecked),
    ])

  package init(_ fields: RuleFields) {
    if let layer = fields.rule.text("layer"), layer != "communes" {
      fields.rule.complain(
        "layer", code: "layer", vi: "lớp phải là communes, không phải “\(layer)”",
        en: "the layer must be communes, not “\(layer)”")
    }
  }

  package var demand: Demand? { .declaredCommune }

  package func judge(_ subject: Subject, case: Int) -> Judgement {
    guard !subject.facts.proposals.communes.isEmpty, subject.facts.proposals.communes[subject.row] >= 0 else {
      return .notChecked(.commune)
    }
    guard subject.hasPosition, let areas = subject.facts.survey.areas[subject.rule] else {
      return .notChecked(.position)
    }
    let located = subject.facts.survey.communes[subject.row]
    let against: Judgement.Against = located >= 0 ? .commune(located) : .none
    let distance = areas[subject.row] ?? AreaDistance(area: located)
    guard distance.area >= 0 else {
      return Judgement(.fail, unit: .metres, value: .declaredCommune, against: against)
    }
    return Judgement(
      distance.isUncertain ? .undecided : distance.metres > 0 ? .fail : .pass, measured: distance.metres,
      uncertainty: subject.layerUncertainty, unit: .metres, value: .declaredCommune, against: against)
  }

  package func boundary(case index: Int) -> Boundary? { .commune }

  package func clause(case index: Int, of plan: Plan) -> Clause {
    Clause(
      "commune", vi: "phải nằm trong xã, phường đã khai báo", en: "lies in the commune that it declares")
  }

  package func message(_ evidence: Evidence, in language: Language) -> Sentence {
    let declared = evidence.declaredCommune ?? ""
    let measured = evidence.measured(language)
    if evidence.judgement.result != .pass, evidence.judgement.measured.isNaN {
      return language == .vi
        ? "quy hoạch không có xã, phường nào tên “\(declared)”" + located(evidence, language)
        : "the plan knows no commune “\(declared)”" + located(evidence, language)
    }
    return switch (evidence.judgement.result, language) {
    case (.pass, .vi): "vị trí nằm trong “\(declared)” như khai báo"
    case (.pass, .en): "the place lies in “\(declared)” as declared"
    case (.undecided, .vi): "vị trí nằm sát ranh giới của “\(declared)”" + evidence.closeCall(.vi)
    case (.undecided, .en): "the place lies at the edge of “\(declared)”" + evidence.closeCall(.en)
    case (_, .vi): "vị trí cách “\(declared)” đã khai \(measured)" + located(evidence, .vi)
    case (_, .en): "the place lies \(measured) outside the declared “\(declared)”" + located(evidence, .en)
    }
  }

  private func located(_ evidence: Evidence, _ language: Language) -> Sentence {
    guard evidence.counterpart != nil else {
      return language == .vi ? "; vị trí không thuộc xã, phường nào" : "; it lies in no commune"
    }
    let commune = evidence.against(language)
    return language == .vi ? "; vị trí thuộc \(commune)" : "; it lies in \(commune)"
  }
}
