/// `plan-standing-mast`: which standing masts break the plan?
enum PlanStandingMastTest: PlanTest {
  static let page = CheckPage(
    planTest: "plan-standing-mast", .note,
    title: LocalizedText(vi: "Cột hiện có trái quy hoạch", en: "Standing masts that break the plan"),
    question: LocalizedText(
      vi: "Cột hiện có và đã chấp thuận nào không còn phù hợp với quy hoạch?",
      en: "Which existing and approved masts are not in keeping with the plan?"),
    why: LocalizedText(
      vi: "Nhiều cột cũ trái quy định nghĩa là quy định quá chặt, hoặc dữ liệu sai.",
      en: "Many old masts that break a rule mean that it is too strict, or that the data are wrong."),
    remedy: LocalizedText(
      vi: "Xem danh sách cột; đối chiếu con số của quy định và tọa độ của cột.",
      en: "Look at the masts; hold the rule's number and their coordinates against the papers."))

  /// Checks that ask about what a row declares, or about whole areas.
  private static let left: Set = [
    "commune", "validity", "planned-position", "quota", "coverage-target", "sharing-target",
    "coverage-overlap", "notify",
    "permit",
    "sharing",
  ]

  static func findings(in site: PlanTestSite) throws(CheckError) -> [PlanFinding] {
    let masts = site.plan.masts
    let trial = TrialSites(site) { !left.contains($0) }
    guard trial.hasRules else { return [] }
    let counting = (0..<masts.count).filter { masts.counts($0, on: site.date) && masts.structures[$0] >= 0 }
    let failures = try trial.failures(
      counting.map { mast in
        TrialSites.Trial(
          place: masts.positions[mast], structure: masts.structures[mast], operator: masts.operators[mast],
          height: masts.heights[mast].isNaN ? 1 : Double(masts.heights[mast]),
          coverageRadius: Double(masts.coverageRadii[mast]), technologies: masts.technologies[mast],
          mast: masts.ids[mast])
      })
    var byRule: [String: [String]] = [:]
    for (mast, rules) in zip(counting, failures) {
      for rule in rules { byRule[rule, default: []].append(masts.ids[mast]) }
    }
    return site.plan.rules.compactMap { rule in
      guard let ids = byRule[rule.id] else { return nil }
      let named =
        ids.prefix(PlanFinding.namedIDs).joined(separator: ", ")
        + (ids.count > PlanFinding.namedIDs ? ", …" : "")
      return PlanFinding(
        page, file: rule.file, line: rule.line, layer: "masts", ids: ids, rules: [rule.id],
        message: LocalizedText(
          vi: "\(ids.count) trong \(counting.count) cột đang tính không đạt \(rule.id): \(named)",
          en: "\(ids.count) of \(counting.count) masts that count break \(rule.id): \(named)"))
    }
  }
}
