import Foundation
import Geometry
import PROJ
import Testing

@testable import BTSCheck

/// Random plans, measured a second time in the plainest way: every edge of every feature, by geodesics alone.
@Suite struct TwinTests {
  /// A thing on the ground: a point, a line, or the ring of a polygon.
  private struct Thing {
    var corners: [Position]
    var isArea = false

    /// Whether a place lies in it, by counting crossings.
    func contains(_ place: Position) -> Bool {
      guard isArea else { return false }
      var isInside = false
      for (a, b) in zip(corners, corners.dropFirst())
      where (a.latitude > place.latitude) != (b.latitude > place.latitude) {
        let t = (place.latitude - a.latitude) / (b.latitude - a.latitude)
        if place.longitude < a.longitude + t * (b.longitude - a.longitude) { isInside.toggle() }
      }
      return isInside
    }

    /// Metres to its edge.
    func edge(_ place: Position) -> Double {
      guard corners.count > 1 else { return Geodesic.distance(place, corners[0]) }
      return zip(corners, corners.dropFirst()).map { Thing.least(place, $0, $1) }.min() ?? .infinity
    }

    /// Metres to it, to the millimetre: 0 inside.
    func metres(_ place: Position) -> Double { contains(place) ? 0 : edge(place).toMillimetre }

    private static func least(_ place: Position, _ a: Position, _ b: Position) -> Double {
      func metres(_ t: Double) -> Double {
        Geodesic.distance(
          place,
          Position(
            longitude: a.longitude + t * (b.longitude - a.longitude),
            latitude: a.latitude + t * (b.latitude - a.latitude)))
      }
      let nearest = (0...20).min { metres(Double($0) / 20) < metres(Double($1) / 20) } ?? 0
      var (low, high) = (max(0, Double(nearest - 1) / 20), min(1, Double(nearest + 1) / 20))
      for _ in 0..<60 {
        let (left, right) = (low + (high - low) / 3, high - (high - low) / 3)
        if metres(left) < metres(right) { high = right } else { low = left }
      }
      return metres((low + high) / 2)
    }

    /// The geometry, as GeoJSON has it.
    var json: String {
      let all = corners.map { "[\($0.longitude),\($0.latitude)]" }.joined(separator: ",")
      return corners.count == 1
        ? ExamplePlan.feature("%", "Point", all)
        : isArea ? ExamplePlan.polygon("%", "[\(all)]") : ExamplePlan.feature("%", "LineString", "[\(all)]")
    }

    func feature(_ properties: String) -> String { json.replacingOccurrences(of: "%", with: properties) }
  }

  /// A plan with its ground.
  private struct Ground {
    var territory: Thing
    var communes: [Thing]
    var zones: [(thing: Thing, name: String, width: Double)]
    var features: [Thing]
    var positions: [Position]
    var proposals: [(place: Position, structure: String, height: Double, ground: Double, commune: Int)]

    init(_ random: inout Seeded) {
      let (west, south) = (
        Double.random(in: -120...120, using: &random), Double.random(in: -55...55, using: &random)
      )
      let size = 0.03
      func rounded(_ value: Double) -> Double { (value * 1e7).rounded() / 1e7 }
      func place(_ spread: Double = 1) -> Position {
        Position(
          longitude: rounded(west + size * (0.5 + .random(in: -spread / 2...spread / 2, using: &random))),
          latitude: rounded(south + size * (0.5 + .random(in: -spread / 2...spread / 2, using: &random))))
      }
      /// A star-shaped ring around a place.
      func ring(_ centre: Position, _ radius: Double) -> Thing {
        let corners = (0..<Int.random(in: 3...9, using: &random))
        let angles = corners.map {
          (Double($0) + .random(in: 0..<0.4, using: &random)) * 360 / Double(corners.count)
        }
        let points = angles.map { angle in
          let far = radius * .random(in: 0.4...1, using: &random)
          return Position(
            longitude: rounded(centre.longitude + far * cos(angle * .pi / 180)),
            latitude: rounded(centre.latitude + far * sin(angle * .pi / 180)))
        }
        return Thing(corners: points + [points[0]], isArea: true)
      }
      func at(_ x: Double, _ y: Double) -> Position {
        Position(longitude: rounded(west + size * x), latitude: rounded(south + size * y))
      }
      territory = Thing(corners: [at(0, 0), at(1, 0.05), at(0.95, 1), at(0.05, 0.9), at(0, 0)], isArea: true)
      communes = [
        Thing(
          corners: [at(0, 0), at(0.5, 0.025), at(0.45, 0.5), at(0.5, 0.95), at(0.05, 0.9), at(0, 0)],
          isArea: true),
        Thing(
          corners: [at(0.5, 0.025), at(1, 0.05), at(0.95, 1), at(0.5, 0.95), at(0.45, 0.5), at(0.5, 0.025)],
          isArea: true),
      ]
      zones = (0..<4).map { index in
        let name = ["urban", "heritage"][index % 2]
        switch Int.random(in: 0..<3, using: &random) {
        case 0:
          return (Thing(corners: [place()]), name, Double.random(in: 50...600, using: &random).rounded())
        case 1:
          return (
            Thing(corners: [place(), place()]), name, Double.random(in: 20...300, using: &random).rounded()
          )
        default: return (ring(place(), size * 0.3), name, .nan)
        }
      }
      features = (0..<5).map { _ in
        switch Int.random(in: 0..<3, using: &random) {
        case 0: Thing(corners: [place()])
        case 1: Thing(corners: [place(), place(), place()])
        default: ring(place(), size * 0.15)
        }
      }
      positions = (0..<4).map { _ in place() }
      proposals = (0..<8).map { _ in
        (
          place(1.3), ["A1b", "A2a", "A2b"].randomElement(using: &random) ?? "A2b",
          Double.random(in: 5...80, using: &random).rounded(),
          Double.random(in: 0...90, using: &random).rounded(),
          Int.random(in: 0..<2, using: &random)
        )
      }
    }

    /// The class at a place: heritage comes before urban.
    func zone(_ place: Position) -> String {
      let found = zones.filter { zone in
        zone.width.isNaN ? zone.thing.contains(place) : zone.thing.edge(place).toMillimetre <= zone.width
      }.map(\.name)
      return found.contains("heritage") ? "heritage" : found.contains("urban") ? "urban" : "rural"
    }

    func assess() throws -> Assessment {
      let rules = """
        - {id: territory, check: territory}
        - {id: commune, check: commune}
        - id: clear
          check: clearance
          layer: things
          cases: [{when: {zone: urban}, min: 120 m, per_height: 2}, {when: {zone: heritage}, min: 400 m}, {per_height: 5, offset: 30 m}]
        - {id: surface, check: obstacle-surface, layer: things, slope: '1:20', within: 900 m, base_elevation: 20 m}
        - {id: planned, check: planned-position, within: 700 m, match: operator}
        """
      let layers = [
        "territory.geojson": ExamplePlan.collection([territory.feature("")]),
        "communes.geojson": ExamplePlan.collection(
          communes.enumerated().map {
            $1.feature("\"code\":\"\($0)\",\"name\":\"C\($0)\",\"former_names\":\"\"")
          }),
        "zones.geojson": ExamplePlan.collection(
          zones.enumerated().map { index, zone in
            let width = ",\"width_m\":" + (zone.width.isNaN ? "null" : "\(zone.width)")
            return zone.thing.feature("\"id\":\"Z\(index)\",\"class\":\"\(zone.name)\",\"name\":\"\"\(width)")
          }),
        "things.geojson": ExamplePlan.collection(
          features.enumerated().map { $1.feature("\"id\":\"F\($0)\"") }),
        "masts.csv": "id,operator,longitude,latitude\n",
        "positions.csv": "id,longitude,latitude\n"
          + positions.enumerated().map { "Q\($0),\($1.longitude),\($1.latitude)\n" }.joined(),
      ]
      let rows = proposals.map { one in
        [
          "longitude": "\(one.place.longitude)", "latitude": "\(one.place.latitude)",
          "structure": one.structure,
          "height_m": "\(one.height)", "building_height_m": one.structure == "A2b" ? "" : "12",
          "ground_elevation_m": "\(one.ground)", "commune": "\(one.commune)",
        ]
      }
      let plan = try ExamplePlan.scratch(
        rules: rules, layers: layers,
        extra: "  things: {source: things.geojson, id: id}\nmeasurement: {uncertainty: 0 m}"
      ).plan()
      var assessment = try Checker(plan, date: Day(year: 2026, month: 11, day: 24)).assess(
        csv: ExamplePlan.csv(rows))
      assessment.listsPasses = true
      return assessment
    }
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>) func measuresTheSame(seed: UInt64) throws {
    var random = Seeded(seed)
    let ground = Ground(&random)
    let assessment = try ground.assess()
    for (row, one) in ground.proposals.enumerated() {
      let proposal = assessment.proposal(row)
      func finding(_ rule: String) -> Finding? { proposal.findings.first { $0.rule == rule } }
      func near(_ a: Double?, _ b: Double, _ what: String) {
        #expect(
          abs((a ?? .nan) - b) < 0.0015, "\(what) of row \(row), seed \(seed): \(a ?? .nan), by hand \(b)")
      }
      let zone = ground.zone(one.place)
      #expect(proposal.zone == zone)

      let outside = ground.territory.metres(one.place)
      near(finding("territory")?.measured, outside, "territory")
      #expect(finding("territory")?.result == (outside > 0 ? .fail : .pass))
      let away = ground.communes[one.commune].metres(one.place)
      near(finding("commune")?.measured, away, "commune")
      #expect(proposal.commune == ground.communes.firstIndex { $0.contains(one.place) }.map(String.init))

      let total = one.height + (one.structure == "A2b" ? 0 : 12)
      let limit = zone == "urban" ? max(120, 2 * total) : zone == "heritage" ? 400 : 5 * total + 30
      let distances = ground.features.map { $0.metres(one.place) }
      let failing = distances.filter { $0 < limit }
      let clear = finding("clear")
      #expect(clear?.result == (failing.isEmpty ? .pass : .fail), "clearance of row \(row), seed \(seed)")
      if let least = failing.min() {
        near(clear?.measured, least, "clearance")
        #expect(clear?.limit == limit && clear?.against?.count == failing.count)
      }

      let surface = finding("surface")
      if let least = distances.min(), least <= 900 {
        near(surface?.measured, one.ground + total - 20 - least / 20, "surface")
      } else {
        #expect(surface?.result == .pass)
      }
      let planned = ground.positions.map { Geodesic.distance(one.place, $0).toMillimetre }.min() ?? 0
      near(finding("planned")?.measured, planned, "planned position")
      #expect(finding("planned")?.result == (planned > 700 ? .fail : .pass))
    }
  }
}
