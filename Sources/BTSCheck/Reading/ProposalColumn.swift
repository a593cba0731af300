/// The columns of a submission.
package enum ProposalColumn: Int, CaseIterable, Sendable {
  case id, `operator`, longitude, latitude, easting, northing, structure, height, buildingHeight, halfWidth
  case groundElevation, coverageRadius, technology, frequency, eirp, publicDistance, commune, date
  case shareHost, replaces, crs
  /// `X` and `Y`, which are read by magnitude.
  case x, y

  /// The column's name in a file.
  package var name: String { ProposalColumn.names[rawValue] }

  private static let names = [
    "id", "operator", "longitude", "latitude", "easting", "northing", "structure", "height_m",
    "building_height_m",
    "half_width_m", "ground_elevation_m", "coverage_radius_m", "technology", "frequency_mhz", "eirp_w",
    "public_distance_m", "commune", "date", "share_host", "replaces", "crs", "X", "Y",
  ]

  /// Headers known besides the name; accents, case, spaces and `_` do not matter.
  package var aliases: [String] {
    switch self {
    case .id: ["mã trạm", "mã cột", "mã", "site id", "code"]
    case .operator: ["doanh nghiệp", "tên DN", "đơn vị", "nhà mạng", "chủ đầu tư"]
    case .longitude: ["kinh độ", "long", "lon", "lng"]
    case .latitude: ["vĩ độ", "lat"]
    case .easting: ["E", "tọa độ Y (VN-2000)"]
    case .northing: ["N", "tọa độ X (VN-2000)"]
    case .structure: ["loại cột", "loại trạm", "loại cột ăng ten", "structure type"]
    case .height: ["chiều cao", "chiều cao cột", "độ cao cột", "độ cao trạm", "height"]
    case .buildingHeight: ["chiều cao công trình", "chiều cao nhà", "độ cao tầng", "building height"]
    case .halfWidth: ["bề ngang", "half width"]
    case .groundElevation: ["độ cao chân cột", "cao độ", "ground elevation"]
    case .coverageRadius:
      ["vùng phủ", "bán kính phủ sóng", "bán kính phục vụ", "bán kính", "coverage radius"]
    case .technology: ["công nghệ", "loại công nghệ"]
    case .frequency: ["băng tần", "tần số", "frequency"]
    case .eirp: ["công suất", "EIRP"]
    case .publicDistance: ["khoảng cách công chúng", "public distance"]
    case .commune: ["xã", "phường", "xã/phường", "mã xã"]
    case .date: ["ngày", "thời gian phát sóng", "thời gian xây dựng"]
    case .shareHost: ["cột dùng chung", "dùng chung với"]
    case .replaces: ["thay thế"]
    case .crs: ["hệ tọa độ"]
    case .x: ["tọa độ X"]
    case .y: ["tọa độ Y"]
    }
  }

  /// Whether every row needs a value; of the coordinates, one pair.
  package var isNeeded: Bool { [.id, .operator, .structure, .height].contains(self) }

  /// Whether the column holds numbers.
  package var isNumber: Bool {
    switch self {
    case .id, .operator, .structure, .technology, .commune, .date, .shareHost, .replaces, .crs: false
    default: true
    }
  }

  /// What the column holds, for complaints.
  package var expectation: LocalizedText {
    switch self {
    case .id: LocalizedText(vi: "một mã", en: "an id")
    case .shareHost:
      LocalizedText(vi: "mã của cột sẽ dùng chung", en: "the id of the mast that will be shared")
    case .replaces:
      LocalizedText(vi: "mã của cột sẽ thay thế", en: "the id of the mast that will be replaced")
    case .operator: LocalizedText(vi: "một doanh nghiệp của quy hoạch", en: "an operator of the plan")
    case .structure: LocalizedText(vi: "một loại cột của quy hoạch", en: "a structure of the plan")
    case .longitude:
      LocalizedText(
        vi: "kinh độ từ -180 đến 180, như 105.912345 hoặc 105°54'44.4\"E",
        en: "degrees of longitude from -180 to 180, such as 105.912345 or 105°54'44.4\"E")
    case .latitude:
      LocalizedText(
        vi: "vĩ độ từ -90 đến 90, như 20.543210 hoặc 20°32'35.6\"N",
        en: "degrees of latitude from -90 to 90, such as 20.543210 or 20°32'35.6\"N")
    case .easting, .northing, .x, .y: LocalizedText(vi: "một số mét", en: "a number of metres")
    case .height, .halfWidth, .coverageRadius:
      LocalizedText(
        vi: "một số mét lớn hơn 0, như 36 hoặc 36.5", en: "a number of metres above 0, such as 36 or 36.5")
    case .buildingHeight, .publicDistance:
      LocalizedText(
        vi: "một số mét từ 0 trở lên, như 12 hoặc 12.5", en: "a number of metres from 0, such as 12 or 12.5")
    case .groundElevation: LocalizedText(vi: "một số mét, như 4.5", en: "a number of metres, such as 4.5")
    case .technology:
      LocalizedText(vi: "2G, 3G, 4G, 5G, nối bằng + hoặc /", en: "2G, 3G, 4G, 5G, joined by + or /")
    case .frequency: LocalizedText(vi: "một số MHz lớn hơn 0", en: "a number of MHz above 0")
    case .eirp:
      LocalizedText(
        vi: "một số W lớn hơn 0, hoặc 900:1000+1800:2000", en: "a number of W above 0, or 900:1000+1800:2000")
    case .commune: LocalizedText(vi: "một xã, phường", en: "a commune")
    case .date:
      LocalizedText(vi: "một ngày: 2026-11-24 hoặc 24/11/2026", en: "a day: 2026-11-24 or 24/11/2026")
    case .crs:
      LocalizedText(
        vi: "một hệ tọa độ hợp với cột tọa độ: EPSG:4326 cho độ, EPSG:5897 cho mét",
        en: "a CRS that fits the columns of coordinates: such as EPSG:4326 for degrees, EPSG:5897 for metres")
    }
  }

  /// As `expectation`, with the names that the plan knows where they are few, and the one that may be meant.
  func expectation(amongst names: [String], _ value: String) -> LocalizedText {
    let list = names.count <= 8 ? ": " + names.joined(separator: ", ") : ""
    let near = nearestName(to: value, among: names)
    return LocalizedText(
      vi: expectation.vi + list + (near.map { "; có phải “\($0)”?" } ?? ""),
      en: expectation.en + list + (near.map { "; is “\($0)” meant?" } ?? ""))
  }

  /// What a value must be so that nobody doubts it.
  ///
  /// - Parameter start: the first day of the plan.
  func plausible(since start: Day?) -> LocalizedText {
    switch self {
    case .height: LocalizedText(vi: "chiều cao không quá 200 m", en: "a height of at most 200 m")
    case .coverageRadius: LocalizedText(vi: "bán kính không quá 50 km", en: "a radius of at most 50 km")
    case .eirp:
      LocalizedText(vi: "công suất không quá 100 kW cho mọi băng tần", en: "at most 100 kW in all bands")
    case .date:
      LocalizedText(
        vi: "một ngày không trước ngày quy hoạch có hiệu lực (\(start.map { Wording.day($0, .vi) } ?? "…"))",
        en: "a day not before the plan's first (\(start.map { Wording.day($0, .en) } ?? "…"))")
    default: expectation
    }
  }
}
