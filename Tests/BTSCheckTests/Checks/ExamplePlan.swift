import BTSCheck
import Foundation
import Geometry

/// The plan by which the examples of the pages run: an urban and a heritage zone, two communes, two masts,
/// a hospital, two planned positions.
enum ExamplePlan {
  /// The plan with some rules, written into a temporary folder.
  static func scratch(rules: String, layers: [String: String] = [:], extra: String = "") throws -> ScratchPlan
  {
    var files = [
      "plan.yaml": yaml(rules: rules, extra: extra), "territory.geojson": territory,
      "communes.geojson": communes, "zones.geojson": zones, "masts.csv": masts,
      "hospitals.geojson": hospitals, "positions.csv": positions,
    ]
    files.merge(layers) { $1 }
    return try ScratchPlan(files)
  }

  /// Assesses proposals, each given by the cells in which it differs from an ordinary site.
  static func assess(_ rules: String, _ proposals: [[String: String]], extra: String = "") throws
    -> Assessment
  {
    let plan = try scratch(rules: rules, extra: extra).plan()
    return try Checker(plan, date: Day(year: 2026, month: 11, day: 24)).assess(csv: csv(proposals))
  }

  /// The table of some proposals.
  static func csv(_ proposals: [[String: String]]) -> String {
    let columns = Array(Set(ordinary.keys).union(proposals.flatMap(\.keys))).sorted()
    let rows = proposals.enumerated().map { index, cells in
      columns.map { column in cells[column] ?? (column == "id" ? "P\(index + 1)" : ordinary[column] ?? "") }
        .joined(separator: ",")
    }
    return ([columns.joined(separator: ",")] + rows).joined(separator: "\n") + "\n"
  }

  /// A site against which no example has anything.
  static let ordinary = [
    "id": "", "operator": "viettel", "longitude": "106.150000", "latitude": "20.650000", "structure": "A2b",
    "height_m": "40", "commune": "13291", "coverage_radius_m": "500",
  ]

  private static func yaml(rules: String, extra: String) -> String {
    """
    format: 1
    id: example
    title: {vi: Quy hoạch ví dụ, en: Example plan}
    valid: {from: 2020-01-01, to: 2030-12-31}
    crs: EPSG:4326
    proposals: {crs: EPSG:4326}
    structures:
      A1a: {bulky: false, mounting: building, max_height: 3 m, max_share_of_building: 20 %, max_half_width: 0.5 m}
      A1b: {bulky: false, mounting: building}
      A2a: {bulky: true, mounting: building, aliases: [Loại 2]}
      A2b: {bulky: true, mounting: ground, aliases: [Loại 1]}
    operators:
      viettel: {title: Viettel}
      vinaphone: {title: VinaPhone, aliases: [VNPT]}
      mobifone: {title: MobiFone}
    layers:
      territory: {source: territory.geojson}
      communes: {source: communes.geojson, id: code, name: name, aliases: former_names}
      zones: {source: zones.geojson, id: id, class: class, name: name, width: width_m, precedence: [heritage, urban], otherwise: rural}
      masts: {source: masts.csv}
      positions: {source: positions.csv}
      hospitals: {source: hospitals.geojson, id: id, name: name}
    \(extra)
    rules:
    \(rules.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n"))
    """
  }

  private static let territory = collection([polygon("", box(105.8, 20.4, 106.2, 20.7))])
  private static let communes = collection([
    polygon(
      "\"code\":\"13285\",\"name\":\"Phủ Lý\",\"former_names\":\"Quang Trung; Châu Cầu\"",
      box(105.8, 20.4, 106.0, 20.7)),
    polygon(
      "\"code\":\"13291\",\"name\":\"Phù Vân\",\"former_names\":[\"Phường Lê Hồng Phong\",\"Xã Kim Bình\"]",
      box(106.0, 20.4, 106.2, 20.7)),
  ])
  private static let zones = collection([
    polygon("\"id\":\"U1\",\"class\":\"urban\",\"name\":\"Nội thị\"", box(105.90, 20.50, 105.95, 20.55)),
    polygon("\"id\":\"H1\",\"class\":\"heritage\",\"name\":\"Đền\"", box(105.92, 20.52, 105.93, 20.53)),
    feature("\"id\":\"S1\",\"class\":\"urban\",\"name\":\"Chợ\",\"width_m\":100", "Point", "[106.12,20.45]"),
    feature(
      "\"id\":\"S2\",\"class\":\"urban\",\"name\":\"Phố\",\"width_m\":50", "LineString",
      "[[106.15,20.42],[106.17,20.42]]"),
  ])
  private static let hospitals = collection([
    "{\"type\":\"Feature\",\"properties\":{\"id\":\"BV1\",\"name\":\"Bệnh viện\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[106.05,20.45]}}"
  ])
  private static let masts = """
    id,operator,longitude,latitude,structure,height_m,status,shareable,coverage_radius_m
    M1,viettel,105.910000,20.510000,A2b,40,existing,yes,250
    M2,vinaphone,106.100000,20.600000,A2b,45,existing,yes,

    """

  private static let positions = """
    id,operator,longitude,latitude,structure,from,to,decision
    Q1,viettel,106.120000,20.480000,A2b,2025-01-01,2026-12-31,864/QĐ-UBND
    Q2,,106.080000,20.480000,,,,125/QĐ-UBND

    """

  static func collection(_ features: [String]) -> String {
    "{\"type\":\"FeatureCollection\",\"features\":[\n" + features.joined(separator: ",\n") + "\n]}\n"
  }

  static func feature(_ properties: String, _ kind: String, _ coordinates: String) -> String {
    "{\"type\":\"Feature\",\"properties\":{\(properties)},\"geometry\":{\"type\":\"\(kind)\",\"coordinates\":\(coordinates)}}"
  }

  static func polygon(_ properties: String, _ ring: String) -> String {
    "{\"type\":\"Feature\",\"properties\":{\(properties)},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}}"
  }

  static func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> String {
    "[[\(west),\(south)],[\(east),\(south)],[\(east),\(north)],[\(west),\(north)],[\(west),\(south)]]"
  }
}
