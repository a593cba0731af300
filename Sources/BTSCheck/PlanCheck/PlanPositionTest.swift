import Geometry

/// `plan-position`: may something stand at every planned position?
enum PlanPositionTest: PlanTest {
  static let page = CheckPage(
    planTest: "plan-position", .reject,
    title: LocalizedText(vi: "Vị trí quy hoạch không xây được", en: "Position where nothing may stand"),
    question: LocalizedText(
      vi: "Tại mỗi vị trí quy hoạch có được xây loại cột dự kiến không?",
      en: "May the structure that is foreseen stand at every planned position?"),
    why: LocalizedText(
      vi: "Quy hoạch không thể vừa dành chỗ vừa cấm xây ở đó.",
      en: "A plan cannot set a place aside and forbid to build there."),
    remedy: LocalizedText(
      vi: "Dời vị trí, đổi loại cột, hoặc sửa quy định đã nêu.",
      en: "Move the position, change its structure, or mend the rule that is named."))

  static func findings(in site: PlanTestSite) throws(CheckError) -> [PlanFinding] {
    let positions = site.plan.positions
    let trial = TrialSites(site) { TrialSites.ofPlace.contains($0) }
    guard positions.count > 0, trial.hasRules else { return [] }
    let wanted = (0..<positions.count).map { index -> [Int16] in
      positions.structures[index] >= 0
        ? [positions.structures[index]] : site.plan.structures.indices.map { Int16($0) }
    }
    let trials = (0..<positions.count).flatMap { index in
      wanted[index].map {
        TrialSites.Trial(
          place: positions.positions[index], structure: $0, operator: positions.operators[index])
      }
    }
    let failures = try trial.failures(trials)
    var start = 0
    return (0..<positions.count).compactMap { index in
      let own = failures[start..<start + wanted[index].count]
      start += wanted[index].count
      guard own.allSatisfy({ !$0.isEmpty }) else { return nil }
      let rules = Set(own.joined())
      let named = site.plan.rules.map(\.id).filter { rules.contains($0) }
      let structure = positions.structures[index]
      let what = structure >= 0 ? site.plan.structures[Int(structure)].id : nil
      return PlanFinding(
        page, file: positions.places[index].file, line: positions.places[index].line, layer: "positions",
        ids: [positions.ids[index]], rules: named,
        position: positions.positions[index],
        message: LocalizedText(
          vi:
            "tại \(positions.ids[index]) không được xây \(what.map { "cột loại \($0)" } ?? "loại cột nào"), "
            + "theo \(Words.list(named, .vi, and: true))",
          en:
            "\(what.map { "a mast of class \($0)" } ?? "no structure") \(what == nil ? "may" : "may not") stand at "
            + "\(positions.ids[index]), by \(Words.list(named, .en, and: true))"))
    }
  }
}
