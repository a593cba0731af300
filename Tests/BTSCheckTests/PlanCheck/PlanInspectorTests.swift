import Foundation
import Geometry
import Testing

@testable import BTSCheck

/// A plan with nothing to find, and what is found when it is spoilt in one way.
@Suite struct PlanInspectorTests {
  private static let rules = """
    - {id: inside, check: territory, cite: Article 1}
    - id: classes
      check: allowed-structures
      cite: Article 2
      cases:
        - {when: {zone: heritage}, allow: [A1*]}
        - {when: {zone: [urban, rural]}, allow: [A1*, A2*]}
    - id: keep
      check: spacing
      cite: Article 3
      cases:
        - {when: {zone: urban, height: ..15}, min: 150 m}
        - {when: {zone: urban}, min: 200 m}
        - {when: {zone: [heritage, rural]}, min: 300 m}
    - {id: quiet, check: clearance, layer: hospitals, min: 100 m, cite: Article 4}
    - {id: foreseen, check: planned-position, within: 50 m, cite: Article 5}
    """

  private func inspect(rules: String = rules, layers: [String: String] = [:], extra: String = "") throws
    -> PlanInspection
  {
    let scratch = try ExamplePlan.scratch(rules: rules, layers: layers, extra: extra)
    return try PlanInspector(folder: scratch.path, date: Day(year: 2026, month: 11, day: 24)).inspect()
  }

  private func found(rules: String = rules, layers: [String: String] = [:], extra: String = "") throws
    -> [PlanFinding]
  {
    try inspect(rules: rules, layers: layers, extra: extra).findings
  }

  @Test func findsNothingInASoundPlan() throws {
    let findings = try found()
    #expect(findings.isEmpty, "\(findings.map(\.message.en))")
  }

  /// The reference plans have nothing that makes them unsound.
  @Test(arguments: ReferencePlans.names) func referencePlansAreSound(name: String) throws {
    let inspection = try PlanInspector(
      folder: ReferencePlans.folder(name), date: Day(year: 2026, month: 11, day: 24)
    ).inspect()
    #expect(inspection.count(.reject) == 0, "\(inspection.findings.map(\.message.en))")
  }

  // MARK: Rules

  private struct Mutation: CustomTestStringConvertible, Sendable {
    var finding: String
    /// What of the rules is replaced by what.
    var replaced: String
    var by: String
    /// What the message must say.
    var says: String
    var testDescription: String { finding + ": " + by }
  }

  @Test(arguments: [
    // The wide case stands before the narrow one.
    Mutation(
      finding: "plan-dead-case", replaced: "zone: urban, height: ..15}, min: 150 m",
      by: "zone: urban}, min: 150 m", says: "earlier cases always stand before it"),
    Mutation(
      finding: "plan-dead-case", replaced: "{when: {zone: urban}, min: 200 m}",
      by: "{when: {zone: urban, height: ..10}, min: 200 m}", says: "case 2"),
    // No structure of the ground is also on a building.
    Mutation(
      finding: "plan-dead-case", replaced: "check: clearance,",
      by: "check: clearance, when: {structure: A2b, mounting: building},",
      says: "no zone, structure or feature"),
    Mutation(
      finding: "plan-no-case", replaced: "zone: [heritage, rural]}, min", by: "zone: heritage}, min",
      says: "no case for: zone rural"),
    Mutation(
      finding: "plan-no-case", replaced: "{when: {zone: urban}, min: 200 m}",
      by: "{when: {zone: urban, height: 20..}, min: 200 m}", says: "zone urban, 17.5 m"),
    Mutation(
      finding: "plan-contradiction", replaced: "- {id: quiet",
      by: "- {id: near, check: clearance, layer: hospitals, min: 90 m, cite: Article 9}\n- {id: quiet",
      says: "keeps at least 90 m from every feature of the layer hospitals"),
    Mutation(
      finding: "plan-contradiction", replaced: "- {id: quiet",
      by: "- {id: apart, check: spacing, min: 250 m, when: {structure: A2b}, cite: Article 9}\n- {id: quiet",
      says: "keeps at least 250 m from every other site"),
    Mutation(
      finding: "plan-no-place", replaced: "- {id: quiet",
      by: "- {id: none, check: prohibited, when: {zone: heritage}, cite: Article 9}\n- {id: quiet",
      says: "zone heritage"),
    Mutation(
      finding: "plan-no-place", replaced: "layer: hospitals, min: 100 m", by: "layer: hospitals, min: 90 km",
      says: "by quiet"),
    Mutation(
      finding: "plan-standing-mast", replaced: "- {id: quiet",
      by: "- {id: low, check: height, max: 42 m, cite: Article 9}\n- {id: quiet",
      says: "1 of 2 masts that count break low: M2"),
    Mutation(
      finding: "plan-position", replaced: "- {id: quiet",
      by:
        "- {id: none, check: prohibited, when: {structure: A2b, zone: rural}, cite: Article 9}\n- {id: quiet",
      says: "a mast of class A2b may not stand at Q1, by none"),
    Mutation(
      finding: "plan-no-article", replaced: ", cite: Article 4", by: "", says: "quiet names no article"),
    Mutation(
      finding: "plan-unused-layer",
      replaced: "- {id: quiet, check: clearance, layer: hospitals, min: 100 m, cite: Article 4}\n", by: "",
      says: "no rule uses the layer hospitals"),
  ])
  private func namesWhatRulesLack(mutation: Mutation) throws {
    #expect(Self.rules.contains(mutation.replaced))
    let findings = try found(rules: Self.rules.replacingOccurrences(of: mutation.replaced, with: mutation.by))
    let named = findings.filter { $0.name == mutation.finding }
    #expect(named.contains { $0.message.en.contains(mutation.says) }, "\(findings.map(\.message.en))")
    #expect(named.allSatisfy { $0.message.vi != $0.message.en && !$0.remedy.vi.isEmpty && $0.line ?? 1 > 0 })
  }

  /// What differs in outcome, object or period is no contradiction.
  @Test(arguments: [
    "{id: x, check: clearance, layer: hospitals, min: 300 m, outcome: warn, cite: A}",
    "{id: x, check: clearance, layer: hospitals, min: 100 m, cite: A}",
    "{id: x, check: spacing, min: 400 m, others: {operator: same}, cite: A}",
    "{id: x, check: spacing, min: 400 m, cite: A, when: {zone: urban, height: ..20}, valid: {to: 2010-12-31}}",
  ])
  func gradedRulesDoNotContradict(rule: String) throws {
    var rules = Self.rules
    if rule.contains("valid") {
      rules = rules.replacingOccurrences(
        of: "  check: spacing", with: "  check: spacing\n  valid: {from: 2011-01-01}")
    }
    let findings = try found(rules: rules + "\n- " + rule)
    #expect(!findings.contains { $0.name == "plan-contradiction" }, "\(findings.map(\.message.en))")
  }

  // MARK: Layers

  private static let communes = """
    {"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"code":"1","name":"West"},"geometry":{"type":"Polygon","coordinates":[[[105.8,20.4],[WEST,20.4],[WEST,20.7],[105.8,20.7],[105.8,20.4]]]}},
    {"type":"Feature","properties":{"code":"2","name":"East"},"geometry":{"type":"Polygon","coordinates":[[[106.0,20.4],[106.2,20.4],[106.2,20.7],[106.0,20.7],[106.0,20.4]]]}}
    ]}
    """

  private func withCommunes(westEndsAt longitude: String) throws -> [PlanFinding] {
    let communes = Self.communes.replacingOccurrences(of: "WEST", with: longitude)
      .replacingOccurrences(of: "\"properties\":{", with: "\"properties\":{\"former_names\":\"\",")
    return try found(layers: ["communes.geojson": communes])
  }

  @Test func measuresOverlaps() throws {
    let overlap = try #require(try withCommunes(westEndsAt: "106.0000003").first)
    #expect(overlap.name == "plan-overlap")
    #expect(overlap.ids == ["1", "2"])
    // 0.0000003° at 20.55° north is 31.3 mm, and 0.3° of latitude 33.2 km.
    #expect(abs((overlap.squareMetres ?? 0) - 1039) < 5)
    #expect(overlap.line == 2)
    #expect(try withCommunes(westEndsAt: "106.0").isEmpty)
  }

  @Test func measuresGaps() throws {
    let gap = try #require(try withCommunes(westEndsAt: "105.9999997").first)
    #expect(gap.name == "plan-gap" && gap.outcome == .warn)
    #expect(abs((gap.squareMetres ?? 0) - 1039) < 5)
    let place = try #require(gap.position)
    #expect(place.longitude > 105.9999997 && place.longitude < 106)
  }

  @Test func passesRoundingOver() throws {
    #expect(try withCommunes(westEndsAt: "106.000000000001").isEmpty)
    #expect(try withCommunes(westEndsAt: "105.999999999999").isEmpty)
  }

  @Test func namesInvalidGeometry() throws {
    let bow = """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"code":"1","name":"Bow","former_names":""},"geometry":{"type":"Polygon","coordinates":[[[105.8,20.4],[106.2,20.7],[106.2,20.4],[105.8,20.7],[105.8,20.4]]]}}
      ]}
      """
    let inspection = try inspect(layers: ["communes.geojson": bow])
    let finding = try #require(inspection.findings.first)
    #expect(inspection.plan == nil && inspection.count(.reject) == 1)
    #expect(finding.name == "plan-geometry" && finding.file == "communes.geojson" && finding.line == 2)
    #expect(finding.message.en.contains("its boundary crosses itself at longitude, latitude 106.0 20.55"))
  }

  /// What is wrong with more than geometry cannot be inspected.
  @Test func refusesPlansThatCannotBeRead() throws {
    #expect(throws: CheckError.self) { try found(rules: "- {id: x, check: spacing, min: 150}") }
  }

  // MARK: What lapses

  @Test func namesWhatIsNotInForce() throws {
    let scratch = try ExamplePlan.scratch(
      rules: Self.rules,
      layers: [
        "masts.csv": """
        id,operator,longitude,latitude,structure,height_m,status,valid_until
        M1,viettel,105.91,20.51,A2b,40,approved,2027-12-31

        """,
        "waivers.csv": """
        rule,proposal,document,authority,valid_until
        keep,P1,1/QĐ,UBND,2027-12-31
        kep,P2,2/QĐ,UBND,

        """,
      ], extra: "waivers: waivers.csv")
    func found(_ year: Int) throws -> [PlanFinding] {
      let day = try #require(Day(year: year, month: 12, day: 31))
      return try PlanInspector(folder: scratch.path, date: day).inspect().findings
        .filter { $0.name.hasPrefix("plan-waiver") || $0.name == "plan-lapsed" }
    }
    let unknown = try found(2027)
    #expect(unknown.map(\.name) == ["plan-waiver"] && unknown.first?.outcome == .warn)
    #expect(unknown.first?.file == "waivers.csv" && unknown.first?.line == 3)
    #expect(unknown.first?.message.en.hasSuffix("that there is not: “kep”; did you mean “keep”?") == true)
    let lapsed = try found(2031).dropFirst()
    #expect(lapsed.map(\.outcome) == [.warn, .warn, .note] && lapsed.allSatisfy { $0.name == "plan-lapsed" })
    #expect(lapsed.map(\.file) == ["plan.yaml", "waivers.csv", "masts.csv"])
    #expect(
      lapsed.first?.message.en
        == "plan example is not in force on 2031-12-31; it holds from 2020-01-01 to 2030-12-31")
  }

  // MARK: Tables

  private func withMasts(_ rows: String) throws -> [PlanFinding] {
    try found(layers: [
      "masts.csv": "id,operator,longitude,latitude,structure,height_m,status,valid_until\n" + rows
    ])
  }

  @Test func `a crowd on one spot is one finding`() throws {
    // M7 and M8 stand 0.8 m and 1.6 m east of the others, M9 apart.
    let longitudes = Array(repeating: "105.910000", count: 6) + ["105.9100077", "105.9100154", "105.92"]
    let rows = longitudes.enumerated().map { "M\($0 + 1),viettel,\($1),20.51,A2b,40,existing,\n" }
    let found = try withMasts(rows.joined()).filter { $0.name == "plan-duplicate" }
    #expect(found.map(\.count) == [8])
    #expect(found.first?.ids == ["M1", "M2", "M3", "M4", "M5"] && found.first?.metres == nil)
    #expect(found.first?.message.en == "8 of them (M1, M2, M3, M4, M5, …) each stand within 1 m of another")
    #expect(found.first?.outcome == .warn && found.first?.position?.longitude == 105.91)
  }

  @Test func namesDuplicates() throws {
    let ids = try withMasts(
      """
      M1,viettel,105.91,20.51,A2b,40,existing,
      M1,viettel,106.10,20.60,A2b,40,existing,

      """)
    #expect(ids.map(\.name) == ["plan-duplicate"])
    #expect(ids.first?.outcome == .reject && ids.first?.ids == ["M1"] && ids.first?.count == 2)
    #expect(ids.first?.file == "masts.csv" && ids.first?.line == 3)
    let places = try withMasts(
      """
      M1,viettel,105.910000,20.510000,A2b,40,existing,
      M2,mobifone,105.910005,20.510000,A2b,40,existing,
      M3,mobifone,105.910005,20.510000,A2b,40,decommissioned,

      """
    ).filter { $0.name == "plan-duplicate" }
    #expect(places.map(\.ids) == [["M1", "M2"]])
    #expect(places.first?.message.en == "M1 and M2 stand 0.522 m from each other")
    #expect(places.first?.outcome == .warn && places.first?.metres == 0.522)
    #expect(places.first?.file == "masts.csv" && places.first?.line == 3)
  }

  @Test func namesWhatStandsOutside() throws {
    let findings = try withMasts("M1,viettel,106.3,20.51,A2b,40,existing,\n")
    let outside = try #require(findings.first { $0.name == "plan-outside" })
    #expect(outside.ids == ["M1"])
    #expect(abs((outside.metres ?? 0) - 10_430) < 10)
    #expect(findings.contains { $0.name == "plan-standing-mast" && $0.rules == ["inside"] })
  }

  /// Whatever the tables are called, and whichever plan brings them in.
  @Test func namesTheFilesInWhichMastsAndPositionsStand() throws {
    let sites = "id,operator,longitude,latitude\r\n"
    let findings = try found(
      layers: [
        "a.csv": "rule,proposal,document,authority\n",
        "sub/plan.yaml": """
        format: 1
        id: sub
        title: Sub
        crs: EPSG:4326
        layers: {masts: {source: cot.csv}, positions: {source: vitri.csv}}
        """, "sub/cot.csv": sites + "N1,viettel,106.15,20.65\r\nN2,viettel,106.3,20.51\r\n",
        "sub/vitri.csv": sites
          + "V1,viettel,106.3,20.51\r\nV2,viettel,106.15,20.65\r\nV3,viettel,106.15,20.65\r\n",
      ], extra: "include: sub/plan.yaml\nwaivers: a.csv")
    let places = findings.filter { ["plan-outside", "plan-duplicate", "plan-position"].contains($0.name) }
      .map { "\($0.name) \($0.ids.joined(separator: " ")) \($0.file):\($0.line ?? 0)" }
    #expect(
      places == [
        "plan-duplicate V2 V3 sub/vitri.csv:4", "plan-outside N2 sub/cot.csv:3",
        "plan-outside V1 sub/vitri.csv:2", "plan-position V1 sub/vitri.csv:2",
      ])
  }

  /// A mast is no other for itself, and masts are for each other.
  @Test func judgesStandingMastsByTheOthers() throws {
    let findings = try withMasts(
      """
      M1,viettel,105.910000,20.510000,A2b,40,existing,
      M2,mobifone,105.911000,20.510000,A2b,40,approved,2027-01-01
      M3,mobifone,105.910500,20.510000,A2b,40,approved,2025-01-01

      """)
    #expect(findings.map(\.name) == ["plan-standing-mast", "plan-lapsed"])
    #expect(findings.first?.rules == ["keep"] && findings.first?.ids == ["M1", "M2"])
  }
}
