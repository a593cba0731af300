import Geometry
import PROJ
import Testing

@testable import BTSCheck

/// The checks whose subjects are areas.
@Suite struct AreaCheckTests {
  private func assess(_ rule: String, _ proposals: [[String: String]]) throws -> Assessment {
    try ExamplePlan.assess("- {id: r, \(rule)}", proposals, extra: LimitTests.exact)
  }

  private func result(_ assessment: Assessment, _ row: Int) -> Finding? {
    assessment.proposal(row).findings.first { $0.rule == "r" }
  }

  private func area(_ assessment: Assessment, _ id: String) -> Finding? {
    assessment.areas.first { $0.id == id }?.findings.first
  }

  // MARK: - Quotas

  /// In the east stands one mast, so that with the proposals there are 2, 3 and 4.
  @Test(arguments: [(1, Finding.Result.pass), (2, .pass), (3, .fail)])
  func numbersAtTheQuota(count: Int, expected: Finding.Result) throws {
    let proposals = (0..<count).map { ["longitude": "106.1\($0)"] } + [["longitude": "105.85"]]
    let found = try assess("check: quota, per: commune, max: 3", proposals)
    #expect(area(found, "13291")?.result == expected)
    #expect(area(found, "13291")?.measured == Double(count + 1))
    #expect((result(found, 0)?.result ?? .pass) == expected)
    #expect(area(found, "13285")?.result == .pass && area(found, "13285")?.measured == 2)
    #expect(result(found, count) == nil)
    // The totals are of areas.
    let totals = try #require(found.summary.byRule.first)
    #expect(totals.pass + totals.fail == 2 && totals.fail == (expected == .fail ? 1 : 0))
    #expect(totals.notApplied == 0)
    #expect(found.worst == (expected == .fail ? .conditional : .pass))
  }

  @Test func quotasByOperator() throws {
    let proposals = [
      ["operator": "vinaphone"], ["operator": "vinaphone", "longitude": "106.16"], ["operator": "mobifone"],
      ["operator": "?"],
    ]
    let found = try assess(
      "check: quota, per: commune, max: 2, count: {operator: same}, outcome: reject", proposals)
    // VinaPhone has a mast there besides.
    #expect(result(found, 0)?.measured == 3 && result(found, 0)?.result == .fail)
    #expect(result(found, 0)?.against == Finding.Counterpart(kind: .commune, id: "13291"))
    #expect(result(found, 2) == nil && result(found, 3)?.result == .notChecked)
    #expect(area(found, "13291")?.measured == 3 && area(found, "13291")?.value == "vinaphone")
    let text = "Phù Vân (13291) has 3 sites of VinaPhone, more than the 2 allowed"
    #expect(result(found, 0)?.message.en == text && area(found, "13291")?.message.en == text)
    #expect(result(found, 0)?.value == "vinaphone")
    #expect(area(found, "13285")?.message.vi == "Phủ Lý (13285) có 1 cột của Viettel, được phép 2")
    #expect(found.worst == .unreadable || found.worst == .fail)
  }

  @Test func whatAQuotaCounts() throws {
    let rule = "check: quota, per: territory, max: 0, count: {structure: A2b, status: [proposed]}"
    let proposals = [
      [:], ["structure": "A2a", "building_height_m": "9"],
      ["share_host": "M1", "longitude": "105.91", "latitude": "20.51"],
      ["structure": "?"], ["longitude": "NA"], ["longitude": "107"],
    ]
    let found = try assess(rule, proposals)
    #expect(
      (0..<6).map { result(found, $0)?.result } == [.fail, nil, nil, .notChecked, .notChecked, nil])
    #expect(area(found, "example")?.measured == 1)
    // Masts alone: no proposal is counted, so none is asked.
    let masts = try assess(
      "check: quota, per: territory, max: 1, count: {status: existing}, outcome: reject", [[:]])
    #expect(area(masts, "example")?.result == .fail && result(masts, 0) == nil)
    let one = try assess("check: quota, per: commune, max: 1", [["longitude": "107"]])
    #expect(area(one, "13291")?.message.en == "Phù Vân (13291) has 1 site, 1 is allowed")
    #expect(masts.verdicts == [.pass] && masts.worst == .fail)
  }

  @Test func aMastAndTheOneThatReplacesItAreOne() throws {
    let found = try assess(
      "check: quota, per: commune, max: 1", [["replaces": "M2"], ["longitude": "105.85", "replaces": "M2"]])
    #expect(area(found, "13291")?.measured == 1 && result(found, 0) == nil)
  }

  @Test func quotasOfSomeAreas() throws {
    let rule =
      "check: quota, per: zone, cases: [{when: {zone: [urban, heritage]}, max: 0}, {when: {zone: r*}, max: 9}]"
    let found = try assess(rule, [[:], ["longitude": "105.94", "latitude": "20.54"]])
    #expect(area(found, "urban")?.measured == 2 && area(found, "urban")?.result == .fail)
    #expect(area(found, "heritage")?.measured == 0 && area(found, "heritage")?.result == .pass)
    #expect(area(found, "rural")?.limit == 9)
    #expect(result(found, 0) == nil && result(found, 1)?.result == .fail)
    let one = try assess("check: quota, per: zone, when: {zone: urban}, max: 5", [[:]])
    #expect(one.areas.map(\.id) == ["urban"] && one.summary.byRule[0].notApplied == 2)
  }

  @Test func whatAnAreaCannotBeAskedFor() throws {
    func codes(_ rule: String) throws -> [String] {
      try ExamplePlan.scratch(rules: "- {id: r, \(rule)}").errors().map(\.code)
    }
    #expect(try codes("check: quota, max: 1, per: commune, when: {zone: urban}") == ["area-when"])
    #expect(try codes("check: quota, max: 1, per: zone, when: {structure: A2b}") == ["area-when"])
    #expect(try codes("check: quota, max: 1, when: {zone: urban}") == ["area-when"])
    #expect(try codes("check: quota, max: 1, count: {operator: other}") == ["count"])
    #expect(try codes("check: quota, per: commune") == ["missing-key"])
    #expect(try codes("check: coverage-target, min: 5 %, others: {operator: same}") == ["others"])
    #expect(try codes("check: sharing-target, min: 5 %, others: {operator: other}") == ["others"])
    #expect(try codes("check: sharing-target, min: 5 %, operators: 2") == ["range"])
    #expect(try codes("check: sharing-target, per: zone, when: {commune: 13291}, min: 5 %") == ["area-when"])
  }

  /// Numbers in communes by hand, for random places.
  @Test func quotasLikeByHand() throws {
    let seed: UInt64 = 20_261_124
    var random = SplitMix(seed: seed)
    let proposals = (0..<80).map { _ in
      [
        "longitude": "\(Double.random(in: 105.75...106.25, using: &random))",
        "latitude": "\(Double.random(in: 20.38...20.72, using: &random))",
        "operator": ["viettel", "vinaphone", "mobifone"][Int.random(in: 0..<3, using: &random)],
      ]
    }
    let found = try assess("check: quota, per: commune, max: 8, count: {operator: same}", proposals)
    func commune(_ cells: [String: String]) -> String? {
      guard let x = Double(cells["longitude"] ?? ""), let y = Double(cells["latitude"] ?? ""), y >= 20.4,
        y <= 20.7
      else { return nil }
      return x >= 105.8 && x <= 106.0 ? "13285" : x > 106.0 && x <= 106.2 ? "13291" : nil
    }
    let masts = [("13285", "viettel"), ("13291", "vinaphone")]
    for (row, cells) in proposals.enumerated() {
      let (home, owner) = (commune(cells), cells["operator"])
      let number =
        proposals.filter { commune($0) == home && $0["operator"] == owner }.count
        + masts.filter { $0.0 == home && $0.1 == owner }.count
      let expected: Finding.Result? = home != nil && number > 8 ? .fail : nil
      #expect(result(found, row)?.result == expected, "seed \(seed), row \(row)")
      if expected != nil { #expect(result(found, row)?.measured == Double(number)) }
    }
  }

  // MARK: - Coverage

  @Test func overlapAtTheLimit() throws {
    // 208.6 m apart, 250 m each: a lens of 48 %.
    let site = ["longitude": "105.912", "latitude": "20.510", "coverage_radius_m": "250"]
    let measured = try #require(result(try assess("check: coverage-overlap, max: 0 %", [site]), 0)?.measured)
    #expect(abs(measured - 48.5) < 0.6)
    for (limit, expected) in [
      (measured - 0.01, Finding.Result.fail), (measured, .pass), (measured + 0.01, .pass),
    ] {
      let text = Wording.number(limit, decimals: 2, .en)
      let found = try assess("check: coverage-overlap, max: \(text) %", [site])
      #expect((result(found, 0)?.result ?? .pass) == expected)
    }
  }

  @Test func whoseCoverageOverlaps() throws {
    let site = ["longitude": "105.91", "latitude": "20.51", "coverage_radius_m": "100"]
    func measured(_ others: String, _ cells: [String: String] = [:]) throws -> Double? {
      let sites = [site.merging(cells) { $1 }, site.merging(["id": "X", "share_host": "M1"]) { $1 }]
      let found = try assess("check: coverage-overlap, max: 0 %, \(others)", sites)
      return result(found, 0)?.measured
    }
    #expect(try measured("others: {}") == 100)
    #expect(try measured("others: {}", ["operator": "mobifone"]) == nil)
    #expect(try measured("others: {operator: any}", ["operator": "mobifone"]) == 100)
    #expect(try measured("others: {}", ["replaces": "M1"]) == nil)
    // A proposal that shares a mast covers as any other.
    #expect(try measured("others: {status: proposed}", ["replaces": "M1"]) == 100)
    // A mast without radius covers nothing, and is spoken of.
    let near = ["longitude": "106.1", "latitude": "20.6"]
    var bare = try assess("check: coverage-overlap, max: 10 %, others: {operator: any}", [near])
    bare.listsPasses = true
    #expect(
      result(bare, 0)?.measured == 0 && result(bare, 0)?.message.en.contains("1 without a radius") == true)
  }

  @Test func zonesLessWhatHigherOnesTake() throws {
    // A disc about the heritage zone: all of it, and the part of the urban zone round it.
    let site = ["longitude": "105.925", "latitude": "20.525", "coverage_radius_m": "1000"]
    let found = try assess("check: coverage-target, per: zone, min: 50 %", [site])
    func square(_ side: Double, _ height: Double) -> Double {
      let scale = LocalScale(latitude: 20.525)
      return side * scale.east * height * scale.north
    }
    let heritage = square(0.01, 0.01)
    let disc = Double.pi * 1_000_000
    #expect(area(found, "heritage")?.measured == 100 && area(found, "heritage")?.result == .pass)
    // To the urban class belong a street of 50 m to each side with round ends, and 100 m about a market.
    let strips = 0.02 * LocalScale(latitude: 20.42).east * 100 + Double.pi * 50 * 50 + Double.pi * 100 * 100
    // The mast's disc of 250 m lies within the urban zone too.
    let urban = 100 * (disc - heritage + Double.pi * 62_500) / (square(0.05, 0.05) - heritage + strips)
    #expect(abs((area(found, "urban")?.measured ?? 0) - urban) < 0.01)
    #expect(area(found, "rural")?.measured == 0 && area(found, "rural")?.result == .fail)
    #expect(found.verdicts == [.pass] && found.worst == .fail)
    #expect(area(found, "urban")?.message.en.contains("without") == false)
    #expect(area(found, "rural")?.message.en.contains("1 without a radius") == true)
    let totals = try #require(found.summary.byRule.first)
    #expect(totals.pass == 1 && totals.fail == 2)
  }

  @Test func onlyWhatMayBeBuiltCovers() throws {
    let site = ["longitude": "105.925", "latitude": "20.525", "coverage_radius_m": "1000", "height_m": "50"]
    let target = "- {id: r, check: coverage-target, per: zone, when: {zone: heritage}, min: 100 %}"
    func share(_ outcome: String, _ more: String = "") throws -> Double? {
      let rules = target + "\n- {id: h, check: height, max: 45 m, outcome: \(outcome)}"
      return area(try ExamplePlan.assess(rules, [site], extra: more), "heritage")?.measured
    }
    #expect(try share("reject") == 0)
    #expect(try share("condition") == 100)
    #expect(try share("warn") == 100)
  }

  @Test func whatIsReplacedCoversNothing() throws {
    func target(_ cells: [String: String], _ others: String = "") throws -> Finding? {
      let site = ["longitude": "105.85", "coverage_radius_m": "0.001"].merging(cells) { $1 }
      let rules =
        "- {id: r, check: coverage-target, per: zone, when: {zone: urban}, min: 1 %\(others)}\n"
        + "- {id: h, check: height, max: 45 m}"
      return area(try ExamplePlan.assess(rules, [site]), "urban")
    }
    let before = try #require(try target([:])?.measured)
    #expect(before > 0)
    #expect(try target(["replaces": "M1"])?.measured == 0)
    #expect(try target(["replaces": "M1"], ", others: {status: existing}")?.measured == 0)
    // What may not be built replaces nothing.
    #expect(try target(["replaces": "M1", "height_m": "50"])?.measured == before)
  }

  @Test func targetsAtTheLimit() throws {
    let site = ["longitude": "105.925", "latitude": "20.525", "coverage_radius_m": "1000"]
    func one(_ limit: Double) throws -> Finding? {
      let text = Wording.number(limit, decimals: 2, .en)
      return area(
        try assess("check: coverage-target, per: zone, when: {zone: urban}, min: \(text) %", [site]), "urban")
    }
    let measured = try #require(try one(50)?.measured)
    #expect(try one(measured - 0.01)?.result == .pass)
    #expect(try one(measured)?.result == .pass)
    #expect(try one(measured + 0.01)?.result == .fail)
  }

  /// Many discs over the territory against a net of places in it.
  @Test func targetsLikeCountingPlaces() throws {
    let seed: UInt64 = 3_202_611
    var random = SplitMix(seed: seed)
    let proposals = (0..<150).map { _ in
      [
        "longitude": "\(Double.random(in: 105.78...106.22, using: &random))",
        "latitude": "\(Double.random(in: 20.38...20.72, using: &random))",
        "coverage_radius_m": "\(Int.random(in: 300...2500, using: &random))",
      ]
    }
    let found = try assess(
      "check: coverage-target, per: territory, min: 1 %, others: {status: proposed}", proposals)
    let discs = proposals.map { cells in
      Disc(
        place: Position(
          longitude: Double(cells["longitude"] ?? "") ?? 0, latitude: Double(cells["latitude"] ?? "") ?? 0),
        radius: Double(cells["coverage_radius_m"] ?? "") ?? 0)
    }
    let steps = 90
    var (inside, covered) = (0.0, 0.0)
    for x in 0..<steps {
      for y in 0..<steps {
        let place = Position(
          longitude: 105.8 + 0.4 * (Double(x) + 0.5) / Double(steps),
          latitude: 20.4 + 0.3 * (Double(y) + 0.5) / Double(steps))
        let weight = LocalScale(latitude: place.latitude).east
        inside += weight
        if discs.contains(where: { $0.box.contains(place) && Geodesic.distance(place, $0.place) <= $0.radius }
        ) {
          covered += weight
        }
      }
    }
    let share = try #require(area(found, "example")?.measured)
    #expect(abs(share - 100 * covered / inside) < 0.5, "seed \(seed)")
  }
}
