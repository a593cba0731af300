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
    case .id, .shareHost, .replaces: LocalizedText(vi: "một mã", en: "an id")
    case .operator: LocalizedText(vi: "một doanh nghiệp của quy hoạch", en: "an operator of the plan")
    case .structure: LocalizedText(vi: "một loại cột của quy hoạch", en: "a structure of the plan")
    case .longitude: LocalizedText(vi: "kinh độ từ -180 đến 180", en: "degrees of longitude from -180 to 180")
    case .latitude: LocalizedText(vi: "vĩ độ từ -90 đến 90", en: "degrees of latitude from -90 to 90")
    case .easting, .northing, .x, .y: LocalizedText(vi: "một số mét", en: "a number of metres")
    case .height, .halfWidth, .coverageRadius, .publicDistance:
      LocalizedText(
        vi: "một số mét lớn hơn 0, như 36 hoặc 36.5", en: "a number of metres above 0, such as 36 or 36.5")
    case .buildingHeight:
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
    case .crs: LocalizedText(vi: "một hệ tọa độ, như EPSG:5897", en: "a reference system, such as EPSG:5897")
    }
  }
}
