import GEOS
import Geometry

extension LayerReader {
  /// What is wrong with the polygons of features of which nothing was said yet.
  static func polygonComplaints(_ draft: Draft, jobs: Int) -> [Complaint] {
    let shapes = draft.layer.shapes
    guard shapes.kinds.contains(.shell) else { return [] }
    let ranges = Parallel.ranges(shapes.count, jobs: jobs, least: 8)
    return Parallel.map(ranges.count, jobs: jobs) { Validity.faults(in: shapes, features: ranges[$0]) }
      .joined()
      .filter { !draft.faulty.contains($0.feature) }
      .map { draft.layer.complaint(about: $0.feature, .invalidPolygon, message(of: $0)) }
  }

  private static func message(of fault: PolygonFault) -> LocalizedText {
    let place = fault.place.map { " \($0.longitude) \($0.latitude)" } ?? ""
    let reason = reasons[fault.reason] ?? LocalizedText(fault.reason)
    return LocalizedText(
      vi: "đa giác không hợp lệ: \(reason.vi)\(place.isEmpty ? "" : " tại kinh độ, vĩ độ" + place)",
      en: "the polygon is invalid: \(reason.en)\(place.isEmpty ? "" : " at longitude, latitude" + place)")
  }

  /// GEOS's words for what is wrong with a polygon.
  private static let reasons = [
    "Self-intersection": LocalizedText(vi: "đường biên tự cắt", en: "its boundary crosses itself"),
    "Ring Self-intersection": LocalizedText(vi: "vòng tự chạm", en: "a ring touches itself"),
    "Hole lies outside shell": LocalizedText(
      vi: "lỗ nằm ngoài vòng ngoài", en: "a hole lies outside of its outer ring"),
    "Nested holes": LocalizedText(vi: "lỗ nằm trong lỗ", en: "a hole lies within a hole"),
    "Nested shells": LocalizedText(vi: "phần này nằm trong phần khác", en: "a part lies within another part"),
    "Duplicate Rings": LocalizedText(vi: "hai vòng trùng nhau", en: "two rings are the same"),
    "Interior is disconnected": LocalizedText(
      vi: "lỗ chia đa giác thành nhiều mảnh", en: "a hole cuts it into pieces"),
    "Too few points in geometry component": LocalizedText(
      vi: "vòng có ít hơn 3 điểm khác nhau", en: "a ring has less than 3 different positions"),
  ]
}
