import Geometry

/// `structure-class`: do the sizes agree with the declared class?
package struct StructureClassCheck: Check {
  package static let page = CheckPage(
    name: "structure-class",
    title: LocalizedText(vi: "Đúng loại cột khai báo", en: "Declared class"),
    question: LocalizedText(
      vi: "Kích thước có khớp với loại cột đã khai báo không?",
      en: "Do the sizes agree with the class that is declared?"),
    why: LocalizedText(
      vi: "Loại cột quyết định mọi quy định khác; khai loại nhẹ hơn là né quy định.",
      en: "The class decides which rules apply; a lighter class than the true one evades them."),
    remedy: LocalizedText(
      vi: "Khai lại đúng loại cột hoặc sửa kích thước.", en: "Declare the right class, or correct the sizes."),
    outcome: .reject,
    examples: [
      .init(
        title: LocalizedText(
          vi: "A1a: cao quá 3 m (TTLT 15/2016)", en: "A1a: higher than 3 m (joint circular 15/2016)"),
        rule: "check: structure-class",
        proposal: ["structure": "A1a", "height_m": "3.5", "building_height_m": "30", "half_width_m": "0.4"],
        result: .fail),
      .init(
        title: LocalizedText(
          vi: "A1a: quá 20 % chiều cao nhà (TTLT 15/2016)",
          en: "A1a: more than 20 % of the building (joint circular 15/2016)"),
        rule: "check: structure-class",
        proposal: ["structure": "A1a", "height_m": "2.5", "building_height_m": "12", "half_width_m": "0.4"],
        result: .fail),
      .init(
        title: LocalizedText(
          vi: "Thiếu bề ngang thì chưa kiểm tra được", en: "Without the half width it is not checked"),
        rule: "check: structure-class",
        proposal: ["structure": "A1a", "height_m": "2.5", "building_height_m": "20"], result: .notChecked),
      .init(
        title: LocalizedText(
          vi: "Cột trên mặt đất không có chiều cao công trình",
          en: "A mast on the ground stands on no building"),
        rule: "check: structure-class", proposal: ["structure": "A2b", "building_height_m": "9"],
        result: .fail),
    ])

  private enum Aspect: UInt8 { case height, share, halfWidth, mounting }

  package init(_ fields: RuleFields) {}

  package func judge(_ subject: Subject, case: Int) -> Judgement {
    guard let structure = subject.structure else { return .notChecked(.structure) }
    var missing: Judgement.Missing?
    let building = subject.buildingHeight

    func contradicts(_ size: Double?, _ lack: Judgement.Missing, _ limit: Double?, _ aspect: Aspect)
      -> Judgement?
    {
      guard let limit else { return nil }
      guard let size else {
        missing = missing ?? lack
        return nil
      }
      guard size.toMillimetre > limit.toMillimetre else { return nil }
      var judgement = Judgement(
        .fail, measured: size.toMillimetre, limit: limit.toMillimetre, unit: .metres)
      judgement.aspect = aspect.rawValue
      return judgement
    }

    if let found = contradicts(subject.height, .height, structure.maxHeight?.value, .height) { return found }
    if let share = structure.maxShareOfBuilding {
      if let building {
        let limit = building * share / 100
        if let found = contradicts(subject.height, .height, limit, .share) { return found }
      } else {
        missing = missing ?? .buildingHeight
      }
    }
    if let found = contradicts(subject.halfWidth, .halfWidth, structure.maxHalfWidth?.value, .halfWidth) {
      return found
    }
    if building == nil, structure.mounting == .building { missing = missing ?? .buildingHeight }
    if let building, (structure.mounting == .ground) == (building > 0) {
      var judgement = Judgement(.fail, value: .buildingHeight)
      judgement.aspect = Aspect.mounting.rawValue
      return judgement
    }
    return missing.map { .notChecked($0) } ?? Judgement(.pass)
  }

  package func boundary(case index: Int) -> Boundary? { .sizes }

  package func clause(case index: Int, of plan: Plan) -> Clause {
    Clause(
      "class", vi: "phải có kích thước phù hợp với loại cột đã khai",
      en: "has the sizes of the class that it declares"
    )
  }

  package func message(_ evidence: Evidence, in language: Language) -> Sentence {
    let structure = evidence.structure ?? ""
    let (measured, limit) = (evidence.measured(language), evidence.limit(language))
    guard evidence.judgement.result == .fail else {
      return language == .vi
        ? "kích thước khớp với loại \(structure)" : "the sizes agree with class \(structure)"
    }
    return switch (Aspect(rawValue: evidence.judgement.aspect), language) {
    case (.height, .vi): "loại \(structure) cao không quá \(limit), cột này cao \(measured)"
    case (.height, .en): "class \(structure) is at most \(limit) high, this mast is \(measured)"
    case (.share, .vi):
      "loại \(structure) trên công trình này cao không quá \(limit), cột này cao \(measured)"
    case (.share, .en):
      "class \(structure) on this building is at most \(limit) high, this mast is \(measured)"
    case (.halfWidth, .vi):
      "loại \(structure) có bề ngang tính từ tâm không quá \(limit), cột này \(measured)"
    case (.halfWidth, .en): "class \(structure) reaches at most \(limit) from its axis, this mast \(measured)"
    case (_, .vi): "loại \(structure) không khớp với chiều cao công trình \(evidence.value ?? "") m"
    case (_, .en): "class \(structure) does not agree with a building height of \(evidence.value ?? "") m"
    }
  }
}
