import Foundation
import Geometry
import PROJ

@testable import BTSCheck

/// A submission of sites whose true places are known, as an operator would write it.
struct SeededFile {
  /// A site of the file.
  struct Site {
    var place: Position
    var commune: String
    /// The mast of the plan that it shares.
    var host: Int?
  }

  var sites: [Site]
  /// The coordinates as they will be written, east or longitude first.
  var cells: [(x: String, y: String)]
  /// Whether the coordinates are degrees.
  var isAngular: Bool

  /// Sites of a province, all over it or in a part of it, with coordinates in a system.
  ///
  /// - Parameters:
  ///   - hosts: how many of the sites stand at a mast of the plan and name it.
  ///   - astray: the share of sites near an edge that name the commune beyond it.
  init(
    _ province: SeededProvince, rows: ClosedRange<Int> = 20...60, in code: Int, hosts: Int = 0,
    astray: Double = 0, _ random: inout Seeded
  ) throws {
    let count = Int.random(in: rows, using: &random)
    // Half of the files are of a district: a window of four by four communes.
    let isWhole = Bool.random(using: &random)
    let (width, height) = isWhole ? (province.columns, province.rows) : (4, 4)
    let west = Int.random(in: 0...province.columns - width, using: &random)
    let south = Int.random(in: 0...province.rows - height, using: &random)
    sites = (0..<count).map { index in
      let (i, j) = (
        west + Int.random(in: 0..<width, using: &random), south + Int.random(in: 0..<height, using: &random)
      )
      guard Double.random(in: 0..<1, using: &random) < astray else {
        let name = SeededProvince.names(of: i, j).randomElement(using: &random) ?? ""
        return Site(place: province.place(in: i, j, &random), commune: name)
      }
      return Self.astray(province, i, j, &random)
    }
    for index in 0..<min(hosts, count) {
      let mast = (index * 7 + Int.random(in: 0..<7, using: &random)) % province.masts.count
      sites[index] = Site(place: province.masts[mast], commune: "", host: mast)
    }
    let system = try CoordinateSystem("EPSG:\(code)")
    isAngular = system.kind == .geographic
    let digits = isAngular ? "%.6f" : "%.2f"
    cells = try Transformation(from: system).points(of: sites.map(\.place)).map {
      (String(format: digits, $0.x), String(format: digits, $0.y))
    }
  }

  /// A site within some 400 m of an edge of its commune, which names the commune beyond it.
  private static func astray(_ province: SeededProvince, _ i: Int, _ j: Int, _ random: inout Seeded) -> Site {
    let isLow = Bool.random(using: &random)
    let near = isLow ? 0.003...0.06 : 0.94...0.997
    let step = isLow ? -1 : 1
    let isNorthward = Bool.random(using: &random)
    let place =
      isNorthward
      ? province.place(in: i, j, v: near, &random) : province.place(in: i, j, u: near, &random)
    let (x, y) = isNorthward ? (i, j + step) : (i + step, j)
    let isInside = (0..<province.columns).contains(x) && (0..<province.rows).contains(y)
    return Site(place: place, commune: SeededProvince.names(of: isInside ? x : i, isInside ? y : j)[0])
  }

  /// Exchanges the coordinates of some rows.
  mutating func exchange(_ rows: some Sequence<Int>) {
    for row in rows { cells[row] = (cells[row].y, cells[row].x) }
  }

  /// About a third of the rows, at least one.
  func someRows(_ random: inout Seeded) -> [Int] {
    let rows = sites.indices.filter { _ in Int.random(in: 0..<3, using: &random) == 0 }
    return rows.isEmpty ? [0] : rows
  }

  /// The table, with or without what the sites declare beside their coordinates.
  func csv(communes: Bool = true) -> String {
    "id,operator,structure,height_m,commune,share_host,"
      + (isAngular ? "longitude,latitude\n" : "easting,northing\n")
      + zip(sites, cells).enumerated().map { index, row in
        let host = row.0.host.map { "M\($0)" } ?? ""
        return "P\(index),viettel,A2b,30,\(communes ? row.0.commune : ""),\(host),\(row.1.x),\(row.1.y)\n"
      }.joined()
  }

  /// The same as GeoJSON, whose coordinates are degrees.
  var geoJSON: String {
    ExamplePlan.collection(
      zip(sites, cells).enumerated().map { index, row in
        ExamplePlan.feature(
          "\"id\":\"P\(index)\",\"operator\":\"viettel\",\"structure\":\"A2b\",\"height_m\":30,"
            + "\"commune\":\"\(row.0.commune)\"",
          "Point", "[\(row.1.x),\(row.1.y)]")
      })
  }
}

extension SeededProvince {
  /// Assesses a file whose coordinates are declared in a system.
  func assess(_ file: SeededFile, crs: Int, communes: Bool = true) throws -> Assessment {
    try checker.assess(csv: file.csv(communes: communes), crs: "EPSG:\(crs)")
  }

  /// Assesses a file as GeoJSON.
  func assess(geoJSON file: SeededFile) throws -> Assessment {
    let scratch = try ScratchPlan(["sites.geojson": file.geoJSON])
    return try checker.assess([scratch.path + "/sites.geojson"])
  }

  private var checker: Checker { Checker(plan, date: Day(year: 2026, month: 11, day: 24)) }
}
