import BTSCheck
import Geometry

extension Sample {
  /// A finding with what all of them have; `change` adds the rest.
  static func finding(
    _ rule: String, _ check: String, _ outcome: Outcome, _ result: Finding.Result, _ vi: String, _ en: String,
    _ change: (inout Finding) -> Void = { _ in }
  ) -> Finding {
    var finding = Finding(
      rule: rule, check: check, outcome: outcome, result: result, message: LocalizedText(vi: vi, en: en),
      remedy: LocalizedText(vi: "Dời vị trí hoặc sửa hồ sơ.", en: "Move the site, or mend the dossier."))
    change(&finding)
    return finding
  }

  private static func at(_ longitude: Double, _ latitude: Double) -> Position {
    Position(longitude: longitude, latitude: latitude)
  }

  private static func site(
    _ id: String, _ input: Int, _ row: Int, _ company: String?, _ position: Position?, _ structure: String?,
    _ zone: String?, _ commune: String?, _ verdict: Verdict, _ findings: [Finding]
  ) -> Assessment.Proposal {
    Assessment.Proposal(
      id: id, input: input, row: row, operator: company, position: position, structure: structure, zone: zone,
      commune: commune, verdict: verdict, findings: findings)
  }

  static let proposals = [
    site(
      "P1", 0, 2, "viettel", at(105.90054, 20.53455), "A2b", "urban", "13285", .fail,
      [tooNear, overlap, told]),
    site("P2", 0, 3, "viettel", at(105.9, 20.5), "A2b", "rural", "13291", .conditional, [sharing]),
    site("P3", 0, 4, "viettel", at(105.912345678901, 20.51), "A1a", "rural", "13291", .pass, [waived]),
    site("=P4\u{1B}[31m\u{202E},\"\n", 0, 5, nil, nil, nil, nil, nil, .unreadable, [missing, unknown]),
    site("", 0, 8, "viettel", at(20.5, 105.9 - 40), "A2a", nil, nil, .fail, [suspect, outside]),
    site(
      "P6", 1, 2, "vinaphone", at(105.93, 20.52), "A2b", "rural", "13291", .undecided,
      [close, unchecked, uncheckedToo]),
    site("P7", 1, 3, "vinaphone", at(105.9013, 20.5346), "A2b", "urban", "13285", .pass, []),
  ]

  /// A mast of the sample plan as a counterpart.
  private static func mast(_ id: String, count: Int = 1, others: [String] = []) -> Finding.Counterpart {
    let place = Sample.masts.first { $0.id == id }
    return Finding.Counterpart(
      kind: .mast, id: id, count: count, others: others,
      place: place.map { Position(longitude: $0.longitude, latitude: $0.latitude) })
  }

  private static let tooNear = finding(
    "mast-spacing", "spacing", .reject, .fail,
    "cách cột HN0123 (VinaPhone) 143,21 m, khoảng cách tối thiểu là 300 m; còn 2 cột khác cũng quá gần",
    "143.21 m from mast HN0123 (VinaPhone), the least distance is 300 m; 2 more are too near"
  ) {
    ($0.measured, $0.limit, $0.unit, $0.uncertainty) = (143.210, 300, .metres, 0.1101)
    $0.against = mast("HN0123", count: 3, others: ["HN0124", "P7"])
    $0.cite = LocalizedText(vi: "Điều 5 khoản 2", en: "Article 5(2)")
  }

  private static let overlap = finding(
    "tall-coverage", "coverage-overlap", .warn, .fail, "67,5 % vùng phủ đã có sóng, tối đa 50 %",
    "67.5 % of the disc is covered already, at most 50 % is asked"
  ) { ($0.measured, $0.limit, $0.unit) = (67.5, 50, .percent) }

  private static let told = finding(
    "who-to-tell", "notify", .note, .note, "2 doanh nghiệp trong phạm vi 500 m", "2 operators within 500 m"
  ) {
    $0.measured = 2
    $0.against = mast("HN0123", count: 2, others: ["HN0124"])
  }

  private static let sharing = finding(
    "share-first", "sharing", .condition, .fail,
    "cách cột HN0500 dùng chung được 312,5 m, trong phạm vi 500 m",
    "312.5 m from mast HN0500, which can be shared, within 500 m"
  ) {
    ($0.measured, $0.limit, $0.unit, $0.uncertainty) = (312.5, 500, .metres, 0.11)
    $0.against = mast("HN0500")
    $0.cite = LocalizedText(vi: "Điều 6 khoản 2", en: "Article 6(2)")
    $0.requires = LocalizedText(
      vi: "Thỏa thuận dùng chung cột, hoặc văn bản nêu lý do kỹ thuật không dùng chung được",
      en: "An agreement to share the mast, or a statement of the technical reasons against it")
  }

  private static let waived = finding(
    "mast-spacing", "spacing", .reject, .waived, "cách cột HN0300 120 m, khoảng cách tối thiểu là 300 m",
    "120 m from mast HN0300, the least distance is 300 m"
  ) {
    ($0.measured, $0.limit, $0.unit, $0.uncertainty) = (120, 300, .metres, 0)
    $0.against = mast("HN0300")
    $0.waiver = Waiver.Document(
      number: "88/UBND-KT", authority: "UBND tỉnh", validUntil: Day(year: 2026, month: 12, day: 31))
  }

  private static let missing = finding(
    "input-missing-value", "input", .reject, .fail,
    "cột “Chiều cao cột”: thiếu giá trị; cần chiều cao tính bằng mét",
    "column “Chiều cao cột” has no value; expected a height in metres"
  ) {
    $0.input = Finding.Input(
      column: "Chiều cao cột",
      expected: LocalizedText(vi: "chiều cao tính bằng mét", en: "a height in metres"))
  }

  private static let unknown = finding(
    "input-unknown-operator", "input", .reject, .fail,
    "quy hoạch không có doanh nghiệp “=cmd|\u{1B}]0;x”; cần Viettel hoặc VinaPhone",
    "the plan has no operator “=cmd|\u{1B}]0;x”; expected Viettel or VinaPhone"
  ) {
    $0.value = "=cmd|\u{1B}]0;x"
    $0.input = Finding.Input(
      column: "Doanh nghiệp",
      expected: LocalizedText(vi: "Viettel hoặc VinaPhone", en: "Viettel or VinaPhone"))
  }

  private static let suspect = finding(
    "input-coordinates-suspect", "input", .reject, .fail,
    "tọa độ nằm ngoài địa bàn; có thể sai kinh tuyến trục",
    "the place lies outside the territory; probably another meridian"
  ) {
    ($0.measured, $0.unit, $0.value) = (1234.567, .metres, "20.5 65.9")
    $0.input = Finding.Input(
      column: nil, expected: nil,
      suggestion: Finding.Suggestion(
        diagnosis: "other-meridian", position: at(105.9, 20.5), confidence: .high))
  }

  private static let outside = finding(
    "in-territory", "territory", .reject, .fail, "cách địa bàn 1.234,567 m",
    "1234.567 m outside the territory"
  ) {
    ($0.measured, $0.limit, $0.unit, $0.uncertainty) = (1234.567, 0, .metres, 5.5)
    $0.cite = LocalizedText(vi: "Điều 1 khoản 2", en: "Article 1(2)")
  }

  private static let close = finding(
    "mast-spacing", "spacing", .reject, .undecided,
    "cách cột HN0400 399,95 m, khoảng cách tối thiểu là 400 m; tọa độ chỉ chính xác đến ±1,11 m nên chưa thể kết luận",
    "399.95 m from mast HN0400, the least distance is 400 m; the coordinates are only sure to ±1.11 m, too close to call"
  ) {
    ($0.measured, $0.limit, $0.unit, $0.uncertainty) = (399.95, 400, .metres, 1.11)
    $0.against = mast("HN0400")
    $0.cite = LocalizedText(vi: "Điều 5 khoản 2", en: "Article 5(2)")
  }

  private static let unchecked = finding(
    "share-first", "sharing", .condition, .notChecked, "chưa kiểm tra được: thiếu chiều cao cột (height_m)",
    "not checked: the height (height_m) is missing")

  private static let uncheckedToo = finding(
    "tall-coverage", "coverage-overlap", .warn, .notChecked,
    "chưa kiểm tra được: thiếu chiều cao cột (height_m)", "not checked: the height (height_m) is missing")
}
