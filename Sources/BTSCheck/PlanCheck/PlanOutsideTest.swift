import Geometry

/// `plan-outside`: do all masts and positions stand in the territory?
enum PlanOutsideTest: PlanTest {
  static let page = CheckPage(
    planTest: "plan-outside", .warn,
    title: LocalizedText(vi: "Cột ngoài phạm vi", en: "Outside of the territory"),
    question: LocalizedText(
      vi: "Mọi cột và vị trí quy hoạch có nằm trong phạm vi quy hoạch không?",
      en: "Do all masts and planned positions stand in the territory?"),
    why: LocalizedText(
      vi: "Cột của tỉnh bên có thể có lý do; cột lạc ra biển thường do sai tọa độ.",
      en: "A neighbour's mast may be there for a reason; one in the sea has wrong coordinates."),
    remedy: LocalizedText(
      vi:
        "Kiểm tra tọa độ và hệ tọa độ của dòng; giữ lại cột của tỉnh bên nếu cần xét khoảng cách qua ranh giới.",
      en:
        "Check the row's coordinates and their system; keep a neighbour's mast if distances across the border count."
    ))

  static func findings(in site: PlanTestSite) -> [PlanFinding] {
    guard let shapes = site.plan.territory?.shapes else { return [] }
    let territory = AreaMeasure(shapes)
    let (masts, positions) = (site.plan.masts, site.plan.positions)
    return outside(masts.positions, { masts.ids[$0] }, "masts", territory, site)
      + outside(positions.positions, { positions.ids[$0] }, "positions", territory, site)
  }

  private static func outside(
    _ places: [Position], _ id: (Int) -> String, _ layer: String, _ territory: AreaMeasure,
    _ site: PlanTestSite
  ) -> [PlanFinding] {
    let ranges = Parallel.ranges(places.count, jobs: site.jobs, least: 256)
    let found = Parallel.map(ranges.count, jobs: site.jobs) { part in
      ranges[part].compactMap { index in territory.metresOutside(places[index]).map { (index, $0) } }
    }.flatMap { $0 }
    return zip(found, site.places(of: found.map(\.0), in: layer)).map { found, place in
      let (index, metres) = found
      let id = id(index)
      var finding = PlanFinding(
        page, file: place.file, line: place.line, layer: layer, ids: [id], position: places[index],
        message: LocalizedText(
          vi: "\(id) nằm ngoài phạm vi quy hoạch \(Wording.metres(metres, .vi))",
          en: "\(id) stands \(Wording.metres(metres, .en)) outside of the territory"))
      finding.metres = metres
      return finding
    }
  }
}
