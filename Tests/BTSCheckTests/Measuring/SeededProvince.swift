import BTSCheck
import Foundation
import Geometry

/// An invented province: communes with crooked edges that tile it, masts, and a plan that asks little.
struct SeededProvince: Sendable, CustomStringConvertible {
  let description: String
  let plan: Plan
  /// The masts of the plan, whose ids are `M0`, `M1` …
  let masts: [Position]
  /// The system of its papers: VN-2000 / TM-3 with the central meridian of the province.
  let system: Int
  let columns: Int
  let rows: Int
  /// The corners of the communes, row by row from the south.
  private let corners: [Position]

  /// A province of the delta: 41 by 39 km, communes of 29 km², central meridian 105°00′.
  static let delta = SeededProvince(
    "delta", west: 105.80, south: 20.35, east: 106.20, north: 20.70, columns: 8, rows: 7, system: 5897)
  /// A province on both sides of 108°, where the zones of UTM meet: 150 by 122 km, communes of 51 km², central
  /// meridian 107°45′.
  static let coast = SeededProvince(
    "coast", west: 107.20, south: 15.00, east: 108.60, north: 16.10, columns: 20, rows: 18, system: 5899)

  private init(
    _ name: String, west: Double, south: Double, east: Double, north: Double, columns: Int, rows: Int,
    system: Int
  ) {
    var random = Seeded(UInt64(system))
    let (width, height) = ((east - west) / Double(columns), (north - south) / Double(rows))
    (description, self.columns, self.rows, self.system) = (name, columns, rows, system)
    corners = (0...rows).flatMap { j in
      (0...columns).map { i in
        let (x, y) = (
          Double.random(in: -0.25...0.25, using: &random), Double.random(in: -0.25...0.25, using: &random)
        )
        return Position(
          longitude: west + width * (Double(i) + x), latitude: south + height * (Double(j) + y))
      }
    }
    var masts: [Position] = []
    for _ in 0..<60 {
      masts.append(
        SeededProvince.place(
          in: Int.random(in: 0..<columns, using: &random), Int.random(in: 0..<rows, using: &random),
          0.02...0.98,
          0.02...0.98, corners, columns, &random))
    }
    self.masts = masts
    let files = SeededProvince.files(corners, columns, rows, masts)
    do {
      plan = try ScratchPlan(files).plan()
    } catch {
      preconditionFailure("the plan of \(name): \(error)")
    }
  }

  /// The names by which a commune is declared: its code, its name, and those of the communes that it was made of.
  static func names(of i: Int, _ j: Int) -> [String] {
    ["C\(i)-\(j)", "Xã Mới \(i)-\(j)", "Xã Cũ \(i)-\(j) Đông", "Xã Cũ \(i)-\(j) Tây"]
  }

  /// A place in a commune, not nearer to its edges than a fiftieth of its width unless shares of it are given.
  func place(
    in i: Int, _ j: Int, u: ClosedRange<Double> = 0.02...0.98, v: ClosedRange<Double> = 0.02...0.98,
    _ random: inout Seeded
  ) -> Position {
    SeededProvince.place(in: i, j, u, v, corners, columns, &random)
  }

  private static func place(
    in i: Int, _ j: Int, _ u: ClosedRange<Double>, _ v: ClosedRange<Double>, _ corners: [Position],
    _ columns: Int, _ random: inout Seeded
  ) -> Position {
    let (u, v) = (Double.random(in: u, using: &random), Double.random(in: v, using: &random))
    let first = j * (columns + 1) + i
    let (a, b, c, d) = (
      corners[first], corners[first + 1], corners[first + columns + 1], corners[first + columns + 2]
    )
    func blend(_ value: (Position) -> Double) -> Double {
      (value(a) * (1 - u) + value(b) * u) * (1 - v) + (value(c) * (1 - u) + value(d) * u) * v
    }
    return Position(longitude: blend(\.longitude), latitude: blend(\.latitude))
  }

  private static func files(_ corners: [Position], _ columns: Int, _ rows: Int, _ masts: [Position])
    -> [String: String]
  {
    func corner(_ i: Int, _ j: Int) -> String {
      let place = corners[j * (columns + 1) + i]
      return "[\(place.longitude),\(place.latitude)]"
    }
    let communes = (0..<rows).flatMap { j in
      (0..<columns).map { i in
        let names = names(of: i, j)
        let ring = [corner(i, j), corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1), corner(i, j)]
        return ExamplePlan.polygon(
          "\"code\":\"\(names[0])\",\"name\":\"\(names[1])\",\"former\":\"\(names[2]); \(names[3])\"",
          "[" + ring.joined(separator: ",") + "]")
      }
    }
    let outline =
      (0..<columns).map { corner($0, 0) } + (0..<rows).map { corner(columns, $0) }
      + (1...columns).reversed().map { corner($0, rows) } + (0...rows).reversed().map { corner(0, $0) }
    let table =
      "id,operator,longitude,latitude,structure,height_m,status,shareable\n"
      + masts.enumerated().map { "M\($0),vina,\($1.longitude),\($1.latitude),A2b,40,existing,yes\n" }.joined()
    return [
      "plan.yaml": plainPlan(
        """
        crs: EPSG:4326
        layers:
          territory: {source: territory.geojson}
          communes: {source: communes.geojson, id: code, name: name, aliases: former}
          masts: {source: masts.csv}
        rules:
          - {id: territory, check: territory}
          - {id: commune, check: commune}
        """),
      "territory.geojson": ExamplePlan.collection([
        ExamplePlan.polygon("", "[" + outline.joined(separator: ",") + "]")
      ]),
      "communes.geojson": ExamplePlan.collection(communes), "masts.csv": table,
    ]
  }
}
