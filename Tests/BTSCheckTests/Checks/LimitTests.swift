import Foundation
import Geometry
import PROJ
import Testing

@testable import BTSCheck

/// Just below, at and just above each limit, from the geodesic direct problem.
@Suite struct LimitTests {
  static let mast = Position(longitude: 105.91, latitude: 20.51)
  static let hospital = Position(longitude: 106.05, latitude: 20.45)
  /// Every distance is as sure as can be, so that only the comparison counts.
  static let exact = "measurement: {uncertainty: 0 m}"

  private func at(_ start: Position, _ metres: Double, azimuth: Double) -> [String: String] {
    let place = Geodesic.place(from: start, azimuth: azimuth, distance: metres)
    return ["longitude": "\(place.longitude)", "latitude": "\(place.latitude)"]
  }

  private func results(_ rule: String, _ proposals: [[String: String]], extra: String = exact) throws
    -> [Finding.Result]
  {
    // Each alone, so that they are not each other's others.
    try proposals.map { proposal in
      let assessment = try ExamplePlan.assess("- {id: r, \(rule)}", [proposal], extra: extra)
      return assessment.proposal(0).findings.first { $0.rule == "r" }?.result ?? .pass
    }
  }

  @Test(arguments: [0.0, 37, 90, 145, 180, 261]) func distances(azimuth: Double) throws {
    for (rule, start) in [
      ("check: spacing, min: 300 m", Self.mast), ("check: sharing, within: 300 m", Self.mast),
      ("check: duplicate, within: 300 m", Self.mast),
      ("check: clearance, layer: hospitals, min: 300 m", Self.hospital),
    ] {
      let places = [299.999, 300.0, 300.001].map { at(start, $0, azimuth: azimuth) }
      #expect(try results(rule, places) == [.fail, .pass, .pass], "\(rule) at \(azimuth)°")
    }
  }

  @Test func distancesThatTheDigitsLeaveOpen() throws {
    let places = [299.9, 300.0, 300.1, 299.0].map { metres -> [String: String] in
      let place = Geodesic.place(from: Self.mast, azimuth: 90, distance: metres)
      return ["longitude": rounded(place.longitude, 6), "latitude": rounded(place.latitude, 6)]
    }
    #expect(
      try results("check: spacing, min: 300 m", places, extra: "") == [
        .undecided, .undecided, .undecided, .fail,
      ])
  }

  @Test func heights() throws {
    let cells = ["44.999", "45", "45.001"].map { ["height_m": $0] }
    #expect(try results("check: height, max: 45 m", cells) == [.pass, .pass, .fail])
    let roofs = ["4.999", "5", "5.001"].map {
      ["structure": "A2a", "height_m": $0, "building_height_m": "40"]
    }
    #expect(try results("check: height, max: 45 m, of: total", roofs) == [.pass, .pass, .fail])
  }

  @Test func coverageRadii() throws {
    let cells = ["99.999", "100", "2000", "2000.001"].map { ["coverage_radius_m": $0] }
    #expect(
      try results("check: coverage-radius, min: 100 m, max: 2 km", cells) == [.fail, .pass, .pass, .fail])
  }

  @Test func sizesOfAClass() throws {
    func site(_ height: String, _ building: String, _ half: String) -> [String: String] {
      ["structure": "A1a", "height_m": height, "building_height_m": building, "half_width_m": half]
    }
    let cells = [
      site("3", "15", "0.5"), site("3.001", "20", "0.5"), site("2.001", "10", "0.5"),
      site("2", "10", "0.501"),
      site("2", "0", "0.5"),
    ]
    #expect(try results("check: structure-class", cells) == [.pass, .fail, .fail, .fail, .fail])
  }

  @Test func aClearanceThatGoesByHeight() throws {
    // 1.3 · 40 m + 1 m = 53 m.
    let rule = "check: clearance, layer: hospitals, min: 5 m, per_height: 1.3, offset: 1 m"
    let places = [52.999, 53.0].map { at(Self.hospital, $0, azimuth: 12) }
    #expect(try results(rule, places) == [.fail, .pass])
  }

  @Test func mountings() throws {
    let cells = [("A2b", "0"), ("A2b", "0.001"), ("A1b", "0"), ("A1b", "0.001"), ("A2b", ""), ("A1b", "")].map
    {
      ["structure": $0.0, "building_height_m": $0.1]
    }
    #expect(
      try results("check: structure-class", cells) == [.pass, .fail, .fail, .pass, .pass, .notChecked])
  }

  @Test func whatIsProhibitedIsNamed() throws {
    let rule = "{id: r, check: prohibited, when: {commune: 13291, structure: A2b}}"
    let finding = try #require(try ExamplePlan.assess("- \(rule)", [[:]]).proposal(0).findings.first)
    #expect(finding.message.en == "by the plan, in commune Phù Vân, a mast of class A2b may not be built")
    #expect(finding.message.vi == "theo quy hoạch, tại xã, phường Phù Vân, cột loại A2b không được xây dựng")
  }

  @Test func widthsOfPointsAndLinesAreInside() throws {
    let market = Position(longitude: 106.12, latitude: 20.45)
    let street = Position(longitude: 106.16, latitude: 20.42)
    let rule = "check: prohibited, when: {zone: urban}"
    #expect(
      try results(rule, [99.999, 100, 100.001].map { at(market, $0, azimuth: 77) }) == [.fail, .fail, .pass])
    #expect(
      try results(rule, [49.999, 50, 50.001].map { at(street, $0, azimuth: 0) }) == [.fail, .fail, .pass])
  }

  @Test func edgesThatTheDigitsLeaveOpen() throws {
    let cells = ["106.2000001", "106.1999999", "106.1999900", "106.2000100"].map { ["longitude": $0] }
    #expect(try results("check: territory", cells, extra: "") == [.undecided, .undecided, .pass, .fail])
    let coarse = ["106.20001", "106.19999", "106.20020"].map { ["longitude": $0, "latitude": "20.50001"] }
    #expect(try results("check: territory", coarse, extra: "") == [.fail, .pass, .fail])
    let sixDigits = ["106.200000", "106.200001", "106.199999"].map { ["longitude": $0] }
    #expect(try results("check: territory", sixDigits, extra: "") == [.undecided, .fail, .pass])
    let communes = ["106.000000", "105.999000"].map { ["longitude": $0, "commune": "13291"] }
    #expect(try results("check: commune", communes, extra: "") == [.undecided, .fail])
  }

  @Test func hostsStandWithinTheirDistance() throws {
    let cells = [49.999, 50, 50.001].map {
      at(Self.mast, $0, azimuth: 200).merging(["share_host": "M1"]) { $1 }
    }
    let shares = try cells.map { cell in
      try ExamplePlan.assess("- {id: r, check: territory}", [cell]).proposal(0).findings.isEmpty
    }
    #expect(shares == [true, true, false])
  }

  @Test func edgesOfTheTerritoryAreInside() throws {
    let cells = ["106.2", "106.20000002", "106.199999999"].map { ["longitude": $0] }
    #expect(try results("check: territory", cells) == [.pass, .fail, .pass])
  }

  @Test func edgesOfCommunesAreInBoth() throws {
    let cells = ["13285", "13291"].map { ["longitude": "106.0", "commune": $0] }
    #expect(try results("check: commune", cells) == [.pass, .pass])
  }

  @Test func edgesOfZonesAreInside() throws {
    let cells = ["105.95", "105.950001"].map { ["longitude": $0, "latitude": "20.54"] }
    #expect(try results("check: prohibited, when: {zone: urban}", cells) == [.fail, .pass])
  }

  private func rounded(_ degrees: Double, _ decimals: Int) -> String {
    String(format: "%.\(decimals)f", degrees)
  }
}
