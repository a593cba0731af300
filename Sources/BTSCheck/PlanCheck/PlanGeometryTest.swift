/// `plan-geometry`: is every geometry of the layers valid?
///
/// Shape: a plan with invalid geometry is not read, so that these findings come from reading it.
enum PlanGeometryTest: PlanTest {
  static let page = CheckPage(
    planTest: "plan-geometry", .reject,
    title: LocalizedText(vi: "Hình học không hợp lệ", en: "Invalid geometry"),
    question: LocalizedText(
      vi: "Mọi vùng của các lớp có hợp lệ không: không tự cắt, khép kín, đúng loại hình?",
      en: "Is every area of the layers valid: does it not cross itself, is it closed, of the right kind?"),
    why: LocalizedText(
      vi: "Với vùng tự cắt thì không thể nói một điểm nằm trong hay ngoài.",
      en: "Of an area that crosses itself nobody can say what lies within."),
    remedy: LocalizedText(
      vi:
        "Sửa đối tượng đã nêu trong phần mềm bản đồ (ví dụ “Fix geometries” của QGIS), rồi kiểm tra lại bằng mắt.",
      en: "Mend the feature in a GIS (QGIS calls it “Fix geometries”), and look at the result."))

  static func findings(in site: PlanTestSite) -> [PlanFinding] { [] }
}
