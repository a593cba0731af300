import PROJ

/// VN-2000 in the EPSG register: the systems that people mix up.
enum VN2000 {
  /// A system with easting and northing.
  struct Planar: Sendable {
    /// What happened where a file is in it that declares another one: `other-meridian`.
    var diagnosis: String
    /// What people call it.
    var words: LocalizedText
    /// The central meridian of a zone of three degrees: `105°00′`; nil in UTM.
    var meridian: String?
    var system: CoordinateSystem
  }

  /// The zones of three degrees by their central meridians, EPSG 5896 to 5899 and 9205 to 9218.
  private static let meridians: [(code: Int, meridian: String)] = [
    (9205, "103°00′"), (9206, "104°00′"), (9207, "104°30′"), (9208, "104°45′"), (5897, "105°00′"),
    (9209, "105°30′"), (9210, "105°45′"), (9211, "106°00′"), (9212, "106°15′"), (9213, "106°30′"),
    (9214, "107°00′"), (9215, "107°15′"), (9216, "107°30′"), (5899, "107°45′"), (5898, "108°00′"),
    (9217, "108°15′"), (9218, "108°30′"), (5896, "102°00′"),
  ]
  private static let utm: [(code: Int, name: String)] = [(3405, "48N"), (3406, "49N")]
  /// Codes that were withdrawn since false easting and false northing are exchanged in them, and those that stand for
  /// them now.
  private static let withdrawn: [(code: Int, successor: Int, meridian: String)] = [
    (6956, 5896, "102°00′"), (6957, 5897, "105°00′"), (6958, 5898, "108°00′"), (6959, 5899, "107°45′"),
  ]

  /// The zones of three degrees.
  static let zones = meridians.compactMap { code, meridian in
    planar(
      code, "other-meridian",
      LocalizedText(
        vi: "VN-2000 múi 3°, kinh tuyến trục \(meridian)", en: "VN-2000 / TM-3, central meridian \(meridian)"),
      meridian)
  }

  /// All of them.
  private static let all =
    zones
    + utm.compactMap { code, name in
      planar(code, "utm", LocalizedText(vi: "VN-2000 / UTM \(name)", en: "VN-2000 / UTM zone \(name)"), nil)
    }
    + withdrawn.compactMap { code, _, meridian in
      planar(
        code, "withdrawn-code",
        LocalizedText(
          vi: "VN-2000 múi 3°, kinh tuyến trục \(meridian), mã đã bị hủy do đổi chỗ hai hằng số cộng",
          en:
            "VN-2000 / TM-3, central meridian \(meridian), by a withdrawn code whose false easting and northing "
            + "are exchanged"), meridian)
    }

  /// Longitude and latitude.
  static let degrees = try? CoordinateSystem.named("EPSG:4756")

  /// What else the coordinates of a system may be.
  static func others(than system: CoordinateSystem) -> [Planar] {
    let successor = withdrawn.first { "EPSG:\($0.code)" == system.code }.map { "EPSG:\($0.successor)" }
    return all.filter { $0.system.code != system.code }.map { other in
      var other = other
      if other.system.code == successor { other.diagnosis = "withdrawn-code" }
      return other
    }
  }

  private static func planar(
    _ code: Int, _ diagnosis: String, _ words: LocalizedText, _ meridian: String?
  ) -> Planar? {
    guard let system = try? CoordinateSystem.named("EPSG:\(code)") else { return nil }
    return Planar(
      diagnosis: diagnosis, words: words + LocalizedText(" (EPSG:\(code))"), meridian: meridian,
      system: system)
  }
}
