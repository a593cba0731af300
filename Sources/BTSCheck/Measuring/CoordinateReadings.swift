import Geometry
import PROJ

/// Other ways to read coordinates: what people do to them, undone.
struct CoordinateReadings {
  /// A way to read them.
  struct Reading {
    /// A stable name: `other-meridian`.
    var diagnosis: String
    /// What people call it.
    var words: LocalizedText
    /// The coordinates by this reading, in its system; NaN where it does not apply.
    var point: (Position) -> Position
    /// How many mistakes it takes: where one explains the coordinates, two are not thought of.
    var mistakes = 1
    /// The system of the coordinates, when read so.
    var system: CoordinateSystem
  }

  /// The readings of coordinates that were given in a system, where the plan holds in `area`.
  ///
  /// - Parameter hasMetres: whether some coordinates are too large for degrees, so that they may be metres.
  static func readings(of system: CoordinateSystem, area: GeographicBox?, hasMetres: Bool) -> [Reading] {
    system.kind == .geographic ? angular(system, hasMetres ? area : nil) : planar(system)
  }

  // MARK: - Metres

  private static func planar(_ system: CoordinateSystem) -> [Reading] {
    var readings = [
      Reading(
        diagnosis: "exchanged",
        words: LocalizedText(vi: "đổi chỗ hai tọa độ", en: "with easting and northing exchanged"),
        point: { $0.exchanged }, system: system)
    ]
    for (diagnosis, words, other) in relatives(of: system) {
      readings.append(Reading(diagnosis: diagnosis, words: words, point: { $0 }, system: other))
      readings.append(
        Reading(
          diagnosis: diagnosis,
          words: words + LocalizedText(vi: ", đổi chỗ hai tọa độ", en: ", easting and northing exchanged"),
          point: { $0.exchanged }, mistakes: 2, system: other))
    }
    for power in 1...4 {
      let scale = (0..<power).reduce(1.0) { scale, _ in scale * 10 }
      let words = LocalizedText(
        vi: "mất dấu thập phân (\(power) chữ số)", en: "with the decimal point lost (\(power) digits)")
      let shapes: [(Position) -> Position] = [
        { Position(longitude: $0.longitude / scale, latitude: $0.latitude / scale) },
        { Position(longitude: $0.longitude / scale, latitude: $0.latitude) },
        { Position(longitude: $0.longitude, latitude: $0.latitude / scale) },
      ]
      for shape in shapes {
        readings.append(Reading(diagnosis: "lost-point", words: words, point: shape, system: system))
      }
    }
    return readings
  }

  /// The systems with which people mix a system up.
  private static func relatives(
    of system: CoordinateSystem
  ) -> [(diagnosis: String, words: LocalizedText, system: CoordinateSystem)] {
    let number = system.code?.split(separator: ":").last.flatMap { Int($0) } ?? 0
    let isOfVietnam = system.title.contains("VN-2000") || [32648, 32649].contains(number)
    var found =
      isOfVietnam ? VN2000.others(than: system).map { ($0.diagnosis, $0.words, $0.system) } : []
    if (32601...32660).contains(number) || (32701...32760).contains(number) {
      for step in [-2, -1, 1, 2] where (1...60).contains(number % 100 + step) {
        guard let other = try? CoordinateSystem.named("EPSG:\(number + step)") else { continue }
        let name = "\(number % 100 + step)\(number < 32700 ? "N" : "S") (EPSG:\(number + step))"
        found.append(
          (
            "other-meridian", LocalizedText(vi: "WGS 84 / UTM \(name)", en: "WGS 84 / UTM zone \(name)"),
            other
          ))
      }
    }
    return found
  }

  // MARK: - Degrees

  private static func angular(_ system: CoordinateSystem, _ area: GeographicBox?) -> [Reading] {
    var readings: [Reading] = []
    for (west, south) in [(true, false), (false, true), (true, true)] {
      readings.append(
        Reading(
          diagnosis: "sign", words: LocalizedText(vi: "sai dấu", en: "with the sign wrong"),
          point: {
            Position(
              longitude: west ? -$0.longitude : $0.longitude, latitude: south ? -$0.latitude : $0.latitude)
          }, system: system))
    }
    readings.append(degreesAndMinutes(of: system))
    for (first, second) in (0...9).flatMap({ a in (0...9).map { (a, $0) } }) where first + second > 0 {
      readings.append(
        Reading(
          diagnosis: "lost-point",
          words: LocalizedText(vi: "mất dấu thập phân", en: "with the decimal point lost"),
          point: {
            Position(longitude: shifted($0.longitude, first), latitude: shifted($0.latitude, second))
          },
          system: system))
    }
    // Metres in columns of degrees, where the plan is one of Vietnam.
    if area?.isOfVietnam ?? false {
      for zone in VN2000.zones {
        let words =
          LocalizedText(vi: "tọa độ phẳng ", en: "as metres of ") + zone.words
        for isExchanged in [false, true] {
          readings.append(
            Reading(
              diagnosis: "metres-as-degrees", words: words,
              point: { point in
                guard abs(point.longitude) > 1000, abs(point.latitude) > 1000 else { return nowhere }
                return isExchanged ? point.exchanged : point
              }, system: zone.system))
        }
      }
    }
    return readings
  }

  /// Degrees, minutes and seconds that were written as one decimal number.
  static func degreesAndMinutes(of system: CoordinateSystem) -> Reading {
    Reading(
      diagnosis: "dms-as-decimal",
      words: LocalizedText(
        vi: "độ phút giây bị ghi thành số thập phân", en: "as degrees, minutes and seconds"),
      point: { Position(longitude: sexagesimal($0.longitude), latitude: sexagesimal($0.latitude)) },
      system: system)
  }

  /// Degrees of VN-2000 that were given as degrees of WGS 84 or the reverse, where the plan is one of Vietnam: off by
  /// some 200 m.
  static func shiftedDegrees(of system: CoordinateSystem, area: GeographicBox?) -> [Reading] {
    guard area?.isOfVietnam ?? false, let vietnam = VN2000.degrees else { return [] }
    let name: String
    let other: CoordinateSystem
    switch system {
    case _ where system.isWGS84: (name, other) = ("VN-2000 (EPSG:4756)", vietnam)
    case _ where system.code == vietnam.code: (name, other) = ("WGS 84 (EPSG:4326)", .wgs84)
    default: return []
    }
    let words = LocalizedText(vi: "độ kinh vĩ \(name)", en: "as degrees of \(name)")
    return [Reading(diagnosis: "datum", words: words, point: { $0 }, system: other)]
  }

  /// Degrees of a system with longitude and latitude exchanged.
  static func exchangedDegrees(of system: CoordinateSystem) -> Reading {
    Reading(
      diagnosis: "swapped",
      words: LocalizedText(vi: "đổi chỗ kinh độ và vĩ độ", en: "with longitude and latitude exchanged"),
      point: { $0.exchanged }, system: system)
  }

  static let nowhere = Position(longitude: .nan, latitude: .nan)

  /// 20.3204 as 20°32′04″; NaN where minutes or seconds would be 60 and more.
  private static func sexagesimal(_ value: Double) -> Double {
    let magnitude = abs(value)
    let degrees = magnitude.rounded(.down)
    // What is left of binary fractions must not turn 04 seconds into 03.99.
    let rest = ((magnitude - degrees) * 1e10).rounded() / 1e8
    let minutes = rest.rounded(.down)
    let seconds = ((rest - minutes) * 1e8).rounded() / 1e6
    guard minutes < 60, seconds < 60, rest > 0 else { return .nan }
    return (value < 0 ? -1 : 1) * (degrees + minutes / 60 + seconds / 3600)
  }

  /// A number of whole degrees and more with its decimal point some digits further left; only where it is too large.
  private static func shifted(_ value: Double, _ digits: Int) -> Double {
    guard digits > 0 else { return abs(value) <= 180 ? value : .nan }
    guard abs(value) > 180 else { return .nan }
    return value / (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
  }
}

extension GeographicBox {
  /// Whether it lies where VN-2000 is used.
  fileprivate var isOfVietnam: Bool { west > 101 && east < 111 && south > 7 && north < 24 }
}
