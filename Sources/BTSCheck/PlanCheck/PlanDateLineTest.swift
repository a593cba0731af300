import Geometry

/// `plan-date-line`: does the plan keep away from the date line and the poles?
enum PlanDateLineTest: PlanTest {
  static let page = CheckPage(
    planTest: "plan-date-line", .warn,
    title: LocalizedText(vi: "Kinh tuyến 180° hoặc cực", en: "Date line or pole"),
    question: LocalizedText(
      vi: "Phạm vi quy hoạch có cách xa kinh tuyến 180° và hai cực không?",
      en: "Does the territory keep away from the meridian of 180° and from the poles?"),
    why: LocalizedText(
      vi:
        "Khi tìm các vị trí ở gần, chương trình không nhìn qua kinh tuyến 180°, cũng không nhìn vòng qua cực.",
      en: "What is near is not looked for across the meridian of 180°, nor round a pole."),
    remedy: LocalizedText(
      vi: "Tách thành hai quy hoạch ở hai bên, và tự so các vị trí gần kinh tuyến đó.",
      en: "Make two plans, one for each side, and compare sites near the line yourself."))

  /// Degrees of latitude beyond which a place counts as near a pole.
  private static let polar = 89.0

  static func findings(in site: PlanTestSite) -> [PlanFinding] {
    guard let layer = site.plan.territory ?? site.plan.communes?.layer else { return [] }
    let box = layer.shapes.box
    let isAtLine = box.west <= -180 || box.east >= 180 || box.east - box.west > 180
    guard !box.isEmpty, isAtLine || box.south < -polar || box.north > polar else { return [] }
    return [
      PlanFinding(
        page, file: site.file(of: layer), layer: layer.name,
        message: LocalizedText(
          vi:
            "lớp \(layer.name) trải từ kinh độ \(box.west) đến \(box.east), vĩ độ \(box.south) đến \(box.north)",
          en:
            "the layer \(layer.name) spans longitudes \(box.west) to \(box.east), latitudes \(box.south) to \(box.north)"
        ))
    ]
  }
}
