import Geometry
import PROJ
import Testing

@testable import BTSCheck

/// The checks that look around: obstacle surfaces, whom to notify, planned positions.
@Suite struct SurroundingsTests {
  static let hospital = LimitTests.hospital
  static let first = Position(longitude: 106.12, latitude: 20.48)

  private func at(_ start: Position, _ metres: Double, azimuth: Double = 37) -> [String: String] {
    let place = Geodesic.place(from: start, azimuth: azimuth, distance: metres)
    return ["longitude": "\(place.longitude)", "latitude": "\(place.latitude)"]
  }

  private func findings(
    _ rule: String, _ proposals: [[String: String]], extra: String = LimitTests.exact
  ) throws -> [Finding?] {
    let assessment = try ExamplePlan.assess("- {id: r, \(rule)}", proposals, extra: extra)
    return (0..<assessment.count).map { row in
      assessment.proposal(row).findings.first { $0.rule == "r" }
    }
  }

  private func results(_ rule: String, _ proposals: [[String: String]]) throws -> [Finding.Result] {
    try findings(rule, proposals).map { $0?.result ?? .pass }
  }

  // MARK: - Obstacle surfaces

  @Test func aTopAtTheSurface() throws {
    // 5 m + 100 m / 50 = 7 m above sea level; the ground is at 2 m.
    let rule = "check: obstacle-surface, layer: hospitals, slope: 1:50, within: 200 m, base_elevation: 5 m"
    func site(_ height: String) -> [String: String] {
      at(Self.hospital, 100).merging(["height_m": height, "ground_elevation_m": "2"]) { $1 }
    }
    let found = try findings(rule, ["4.999", "5", "5.001"].map(site))
    #expect(found.map { $0?.result } == [nil, nil, .fail])
    #expect(found[2]?.measured == 0.001 && found[2]?.limit == 0 && found[2]?.against?.id == "BV1")
  }

  @Test func aSurfaceEndsAtItsReach() throws {
    let rule = "check: obstacle-surface, layer: hospitals, slope: 2 %, within: 300 m"
    let sites = [299.999, 300, 300.001].map {
      at(Self.hospital, $0).merging(["ground_elevation_m": "9"]) { $1 }
    }
    #expect(try results(rule, sites) == [.fail, .fail, .pass])
  }

  @Test func aSurfaceOverABuilding() throws {
    let rule = "check: obstacle-surface, layer: hospitals, slope: 1:10, within: 300 m, base_elevation: 10 m"
    // The surface is 20 m high at 100 m: 3 m + 10 m + 7 m is at it.
    let roof = ["structure": "A2a", "height_m": "7", "building_height_m": "10"]
    let sites = ["3", "3.001", ""].map { elevation in
      at(Self.hospital, 100).merging(roof.merging(["ground_elevation_m": elevation]) { $1 }) { $1 }
    }
    #expect(try results(rule, sites) == [.pass, .fail, .notChecked])
    let unknown = at(Self.hospital, 100).merging(["structure": "A2a", "ground_elevation_m": "1"]) { $1 }
    #expect(try results(rule, [unknown]) == [.notChecked])
  }

  @Test func aSurfaceTooCloseToCall() throws {
    // The distance is sure to 50 m, so the surface to 1 m.
    let rule = "check: obstacle-surface, layer: hospitals, slope: 2 %, within: 500 m"
    let sites = ["1.001", "1", "0.999", "-0.999", "-1", "-1.001"].map { above in
      at(Self.hospital, 250).merging(["height_m": "4", "ground_elevation_m": above.adding(1)]) { $1 }
    }
    let found = try findings(rule, sites, extra: "measurement: {uncertainty: 50 m}")
    #expect(
      found.map { $0?.result ?? .pass } == [.fail, .fail, .undecided, .undecided, .pass, .pass])
    #expect(found[2]?.uncertainty == 1)
  }

  // MARK: - Whom to notify

  @Test func featuresAtTheReach() throws {
    let rule = "check: notify, layer: hospitals, within: 100 m, per_height: 3"
    let sites = [119.999, 120, 120.001].map { at(Self.hospital, $0) }
    let found = try findings(rule, sites)
    #expect(found.map { $0?.result } == [.note, .note, nil])
    #expect(found[1]?.measured == 1 && found[1]?.against?.others == ["BV1"])
    #expect(try results(rule, [at(Self.hospital, 100).merging(["height_m": "10"]) { $1 }]) == [.note])
    #expect(try results(rule, [["height_m": "NA"]]) == [.notChecked])
  }

  @Test func allOthersAreNamed() throws {
    let names = (1...9).map { ["id": "N\($0)"].merging(at(Self.first, Double(10 * $0))) { $1 } }
    let sharing = ["id": "S", "share_host": "M1", "longitude": "105.91", "latitude": "20.51"]
    let found = try findings("check: notify, others: {status: proposed}, within: 80 m", names + [sharing])
    #expect(found[0]?.against?.others == (2...9).map { "N\($0)" })
    #expect(found[0]?.measured == 8 && found[0]?.against?.count == 8)
    #expect(found[9]?.result == nil)
    let near = try findings(
      "check: notify, others: {operator: other}, within: 5 m",
      [sharing, ["operator": "mobifone", "longitude": "105.91", "latitude": "20.51001"]])
    // A site that shares a mast is told of all the same.
    #expect(near[1]?.against?.others == ["S", "M1"] || near[1]?.against?.others == ["M1", "S"])
  }

  @Test func whoeverIsToBeToldIsNamedOnce() throws {
    func told(_ rule: String, _ proposals: [[String: String]]) throws -> [(en: String, vi: String)] {
      try findings("check: notify, \(rule)", proposals).compactMap { $0 }.map { finding in
        let message = finding.message
        return (
          message.en + ReportWords(.en).others(finding.against),
          message.vi + ReportWords(.vi).others(finding.against)
        )
      }
    }
    let feature = try told("layer: hospitals, within: 100 m", [at(Self.hospital, 50)])[0]
    #expect(
      feature.en == "1 to be told: Bệnh viện (BV1)" && feature.vi == "phải thông báo 1 nơi: Bệnh viện (BV1)")
    let mast = try told(
      "others: {operator: other}, within: 9 km", [["longitude": "106.1", "latitude": "20.61"]])
    #expect(mast.first?.en == "1 to be told: mast M2 (VinaPhone)")
    // Of a crowd the message names the first, the report adds the others.
    let names = (1...23).map { ["id": "N\($0)"].merging(at(Self.first, Double(10 * $0))) { $1 } }
    let crowd = try told("others: {status: proposed}, within: 1 km", names)[0]
    #expect(crowd.en.hasPrefix("22 to be told: proposal N2 (Viettel), proposal N3 (Viettel), "))
    #expect(crowd.en.hasSuffix("proposal N21 (Viettel) and 2 more: N22, N23"))
  }

  @Test func eitherALayerOrOthers() throws {
    for keys in ["", "layer: hospitals, others: {operator: any},"] {
      let plan = try ExamplePlan.scratch(rules: "- {id: r, check: notify, \(keys) within: 5 m}")
      #expect(plan.errors().map(\.code) == ["layer-or-others"])
    }
  }

  // MARK: - Planned positions

  @Test func positionsAtTheReach() throws {
    let rule = "check: planned-position, within: 200 m, match: operator"
    let sites = [199.999, 200, 200.001].map { at(Self.first, $0) }
    #expect(try results(rule, sites) == [.pass, .pass, .fail])
    let found = try findings(rule, [at(Self.first, 200.001)])[0]
    #expect(found?.measured == 200.001 && found?.limit == 200 && found?.against?.kind == .position)
    #expect(found?.against?.id == "Q1")
  }

  @Test func whatMustMatch() throws {
    func one(_ match: String, _ cells: [String: String]) throws -> Finding.Result {
      try results(
        "check: planned-position, within: 200 m, match: \(match)", [at(Self.first, 1).merging(cells) { $1 }])[
          0]
    }
    #expect(try one("[]", ["operator": "mobifone"]) == .pass)
    #expect(try one("operator", ["operator": "mobifone"]) == .fail)
    #expect(try one("structure", ["structure": "A2a", "building_height_m": "9"]) == .fail)
    #expect(try one("period", ["date": "2026-12-31"]) == .pass)
    #expect(try one("period", ["date": "2027-01-01"]) == .fail)
    #expect(try one("[operator, structure, period]", [:]) == .notChecked)
    // A position without operator, structure and period is anybody's.
    let any = at(Position(longitude: 106.08, latitude: 20.48), 5)
    #expect(
      try results("check: planned-position, within: 200 m", [any.merging(["date": "2040-01-01"]) { $1 }])
        == [.pass])
  }

  @Test func positionsTooCloseToCall() throws {
    let rule = "check: planned-position, within: 200 m, match: operator"
    let sites = [189.999, 190, 190.001, 209.999, 210].map { at(Self.first, $0) }
    let found = try findings(rule, sites, extra: "measurement: {uncertainty: 10 m}")
    #expect(
      found.map { $0?.result ?? .pass } == [.pass, .pass, .undecided, .undecided, .fail])
  }

  /// The search against a look at all positions.
  @Test func positionsLikeByHand() throws {
    let seed: UInt64 = 20_261_124
    var random = SplitMix(seed: seed)
    var lines = ["id,operator,longitude,latitude,structure,from,to,decision"]
    var places: [Position] = []
    for index in 0..<120 {
      let place = Position(
        longitude: .random(in: 105.9...106.10, using: &random),
        latitude: .random(in: 20.45...20.65, using: &random))
      places.append(place)
      lines.append("Q\(index),,\(place.longitude),\(place.latitude),,,,")
    }
    let plan = try ExamplePlan.scratch(
      rules: "- {id: r, check: planned-position, within: 900 m, match: []}",
      layers: ["positions.csv": lines.joined(separator: "\n") + "\n"], extra: LimitTests.exact
    ).plan()
    let sites = (0..<200).map { _ in
      Position(
        longitude: .random(in: 105.85...106.15, using: &random),
        latitude: .random(in: 20.42...20.67, using: &random))
    }
    let cells = sites.map { ["longitude": "\($0.longitude)", "latitude": "\($0.latitude)"] }
    var assessment = try Checker(plan, date: Day(year: 2026, month: 11, day: 24)).assess(
      csv: ExamplePlan.csv(cells))
    assessment.listsPasses = true
    for (row, site) in sites.enumerated() {
      let nearest = places.indices.min {
        Geodesic.distance(site, places[$0]) < Geodesic.distance(site, places[$1])
      }
      let index = try #require(nearest)
      let metres = Geodesic.distance(site, places[index]).toMillimetre
      let found = assessment.proposal(row).findings.first { $0.rule == "r" }
      #expect(found?.against?.id == "Q\(index)" && found?.measured == metres, "seed \(seed), row \(row)")
      #expect(found?.result == (metres > 900 ? .fail : .pass))
    }
  }
}

extension String {
  /// A decimal plus a whole number, for cells.
  fileprivate func adding(_ whole: Double) -> String { "\(((Double(self) ?? 0) + whole).toMillimetre)" }
}
