import Foundation
import Geometry
import Testing

@testable import BTSCheck

/// The main job from files to findings, by the public API alone where it suffices.
@Suite struct CheckerTests {
  private func error(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch let error as CheckError {
      return error.complaints.map(\.code).joined(separator: " ")
    } catch {
      return "\(error)"
    }
  }

  private func assess(_ csv: String, rules: String = "- {id: r, check: spacing, min: 100 m}") throws
    -> Assessment
  {
    try Checker(try ExamplePlan.scratch(rules: rules).plan(), date: Day(year: 2026, month: 11, day: 24))
      .assess(csv: csv)
  }

  @Test(arguments: [
    ("", "empty-file"), ("id,operator,longitude,latitude,structure,height_m\n", "no-record"),
    ("\u{0}\u{1}binary", "binary-file"),
    ("id,operator,structure,height_m\nP1,viettel,A2b,40\n", "missing-column"),
    (
      "id,ID,operator,longitude,latitude,structure,height_m\nP1,P1,viettel,106.1,20.6,A2b,40\n", "two-columns"
    ),
  ])
  func filesThatCannotBeRead(csv: String, code: String) {
    #expect(error { _ = try assess(csv) } == code)
  }

  @Test func filesAreKnownByTheirEnding() throws {
    let scratch = try ScratchPlan(["a.docx": "x", "b.CSV": ExamplePlan.csv([[:]])])
    let checker = Checker(try ExamplePlan.scratch(rules: "- {id: r, check: territory}").plan())
    #expect(error { _ = try checker.assess([scratch.path + "/a.docx"]) } == "unknown-kind")
    #expect(error { _ = try checker.assess([scratch.path]) } == "folder")
    #expect(
      error { _ = try checker.assess([scratch.path + "/none.csv", scratch.path]) } == "missing-file folder")
    #expect(try checker.assess([scratch.path + "/b.CSV"]).count == 1)
  }

  @Test func oneBadRowNeverStopsTheFile() throws {
    var rows = (0..<3000).map { ["id": "P\($0)", "longitude": "\(105.82 + Double($0) * 0.0001)"] }
    rows[1500]["longitude"] = "NaN"
    rows[2000]["height_m"] = "1e400"
    let assessment = try assess(ExamplePlan.csv(rows), rules: "- {id: r, check: territory}")
    #expect(assessment.summary.verdicts[.pass] == 2998)
    #expect(assessment.summary.verdicts[.unreadable] == 2)
    #expect(assessment.proposal(1500).row == 1502)
    #expect(assessment.proposal(1500).findings.first?.input?.column == "longitude")
    #expect(assessment.proposal(1500).findings.first?.value == "NaN")
  }

  @Test func anUnreadableRowIsOneFinding() throws {
    let csv =
      "id,operator,longitude,latitude,structure,height_m\nP1,viettel,106.1,20.65,A2b,40,x\nP2,viettel,106.15,20.65,A2b,40\n"
    let assessment = try assess(csv)
    #expect(assessment.proposal(0).verdict == .unreadable)
    #expect(assessment.proposal(0).findings.map(\.rule) == ["input-unreadable-row"])
    #expect(assessment.proposal(1).verdict == .pass)
  }

  @Test func vietnameseHeadersInAnyForm() throws {
    let decomposed = "Mã trạm,Nhà mạng,Kinh độ,Vĩ độ,Loại cột,Chiều cao cột (m)"
      .decomposedStringWithCanonicalMapping
    let csv = decomposed + "\nP1,VNPT,106.150000,20.650000,loại 1,40\n"
    let proposal = try assess(csv).proposal(0)
    #expect(proposal.verdict == .pass && proposal.operator == "vinaphone" && proposal.structure == "A2b")
  }

  @Test func coordinatesOfADeclaredSystem() throws {
    let csv =
      "id,operator,easting,northing,structure,height_m,crs\nP1,viettel,593713.946,2271685.129,A2b,40,EPSG:5897\n"
    let assessment = try assess(csv)
    let place = try #require(assessment.proposal(0).position)
    #expect(abs(place.longitude - 105.900540) < 2e-8 && abs(place.latitude - 20.534550) < 2e-8)
    #expect(assessment.inputs[0].operation?.contains("6960") ?? false && assessment.inputs[0].accuracy == 1)
  }

  /// Parameters that somebody wrote down himself are not as good as published ones: near a limit nothing is decided.
  @Test func anOperationOfUnstatedAccuracyCountsTenMetres() throws {
    let own = "+proj=tmerc +lon_0=105 +k=0.9999 +x_0=500000 +ellps=WGS84 +towgs84=-191.9,-39.3,-111.5,0,0,0,0"
    let csv =
      "id,operator,easting,northing,structure,height_m\nP1,viettel,593713.946,2271685.129,A2b,40\n"
    let plan = try ExamplePlan.scratch(rules: "- {id: t, check: territory}").plan()
    let assessment = try Checker(plan, date: Day(year: 2026, month: 11, day: 24)).assess(csv: csv, crs: own)
    #expect(assessment.inputs[0].accuracy == 10)
    #expect(
      assessment.notes.contains { $0.id == "crs-accuracy" && $0.message.en.contains("10 m are counted") })
  }

  /// Lengths that do not fit on Earth are no lengths, wherever they stand.
  @Test(arguments: ["height_m", "coverage_radius_m"]) func lengthsFitOnEarth(column: String) throws {
    let rules = """
      - {id: r, check: notify, others: {status: [existing]}, within: 10 m, per_height: 3}
      - {id: c, check: coverage-overlap, max: 50 %}
      """
    let findings = try ExamplePlan.assess(rules, [[column: "1e15"]]).proposal(0).findings
    #expect(findings.contains { $0.rule == "input-invalid-value" && $0.value == "1e15" })
  }

  /// What is wrong with a CRS is said in both languages.
  @Test(arguments: [("nonsense", "không phải là TỔ CHỨC:MÃ"), ("EPSG:999999", "PROJ không biết hệ này")])
  func anUnknownSystemIsNamed(crs: String, said: String) throws {
    let plan = try ExamplePlan.scratch(rules: "- {id: t, check: territory}").plan()
    let error = #expect(throws: CheckError.self) {
      try Checker(plan, date: Day(year: 2026, month: 11, day: 24)).assess(
        csv: ExamplePlan.csv([[:]]), crs: crs)
    }
    #expect(error?.complaints.first?.message.vi.contains("“\(crs)”: \(said)") == true)
  }

  /// A geocentric system has neither pair of coordinates.
  @Test func aSystemWithoutAMapIsNamed() throws {
    let plan = try ExamplePlan.scratch(rules: "- {id: t, check: territory}").plan()
    let error = #expect(throws: CheckError.self) {
      try Checker(plan, date: Day(year: 2026, month: 11, day: 24)).assess(
        csv: ExamplePlan.csv([[:]]), crs: "EPSG:4978")
    }
    #expect(error?.complaints.first?.message.en.contains("neither longitude and latitude nor") == true)
  }

  @Test func northingsAndEastingsAreToldByMagnitude() throws {
    let csv = "id,operator,X,Y,structure,height_m,crs\nP1,viettel,2271685.129,593713.946,A2b,40,EPSG:5897\n"
    let assessment = try assess(csv)
    #expect(abs((assessment.proposal(0).position?.longitude ?? 0) - 105.900540) < 2e-8)
    #expect(assessment.notes.contains { $0.id == "xy-northing" })
  }

  @Test func exchangedCoordinatesAreNamedNotCorrected() throws {
    let proposal = try ExamplePlan.assess(
      "- {id: r, check: territory}", [["longitude": "20.650000", "latitude": "106.150000"]]
    ).proposal(0)
    #expect(proposal.verdict == .fail && proposal.position == nil)
    let finding = try #require(proposal.findings.first)
    #expect(finding.rule == "input-coordinates-swapped")
    #expect(finding.input?.suggestion?.position == Position(longitude: 106.15, latitude: 20.65))
  }

  @Test func sharingBuildsNoMast() throws {
    let beside = ["longitude": "105.910100", "latitude": "20.510000"]
    let rules =
      "- {id: r, check: spacing, min: 300 m}\n- {id: c, check: clearance, layer: hospitals, min: 10 m}"
    let assessment = try ExamplePlan.assess(
      rules,
      [
        beside.merging(["share_host": "M1"]) { $1 }, beside.merging(["id": "P2"]) { $1 },
        beside.merging(["share_host": "M9"]) { $1 }, ["share_host": "M1"],
        beside.merging(["replaces": "M1"]) { $1 },
      ])
    #expect(assessment.proposal(0).verdict == .pass)
    // The others are each other's others, but not the sharing one's.
    #expect(assessment.proposal(1).findings.first { $0.rule == "r" }?.against?.count == 3)
    #expect(assessment.proposal(2).findings.first?.rule == "input-share-host")
    #expect(assessment.proposal(3).findings.first?.rule == "input-share-host")
    // The replaced mast does not count for the last.
    #expect(assessment.proposal(4).findings.first { $0.rule == "r" }?.against?.kind == .proposal)
    #expect(assessment.summary.byRule[0].notApplied == 1 && assessment.summary.byRule[1].notApplied == 0)
  }

  @Test func severalFilesAreOneRound() throws {
    let scratch = try ScratchPlan([
      "a.csv": ExamplePlan.csv([["id": "A"], ["id": "B", "longitude": "106.100000"]]),
      "b.csv": ExamplePlan.csv([["id": "A", "longitude": "106.150500"]]),
    ])
    let plan = try ExamplePlan.scratch(rules: "- {id: r, check: spacing, min: 100 m}").plan()
    let assessment = try Checker(plan, date: Day(year: 2026, month: 11, day: 24))
      .assess([scratch.path + "/a.csv", scratch.path + "/b.csv"])
    #expect(assessment.proposal(2).input == 1 && assessment.proposal(2).row == 2)
    #expect(assessment.conflicts.map(\.proposals) == [["A", "A"]])
    #expect(assessment.proposal(0).findings.map(\.rule) == ["input-duplicate-id", "r"])
  }

  @Test func aPlanSpeaksOnlyInItsTime() throws {
    let plan = try ExamplePlan.scratch(rules: "- {id: r, check: territory}").plan()
    let late = Checker(plan, date: Day(year: 2031, month: 1, day: 1))
    #expect(error { _ = try late.assess(csv: ExamplePlan.csv([[:]])) } == "not-in-force")
  }

  /// A merged province: each legacy plan governs its former territory until it ends, then the new one governs all.
  @Test func legacyPlansGovernTheirFormerTerritories() throws {
    func legacy(_ id: String, _ rule: String, until day: String) -> String {
      "format: 1\nid: \(id)\nvalid: {to: \(day)}\nrules:\n  - \(rule)\n"
    }
    let scratch = try ExamplePlan.scratch(
      rules: "- {id: new, check: height, max: 60 m, valid: {from: 2027-01-01}}",
      layers: [
        "west/plan.yaml": legacy(
          "west", "{id: west, check: height, max: 30 m, when: {commune: 13285}}", until: "2026-12-31"),
        "east/plan.yaml": legacy(
          "east", "{id: east, check: height, max: 42 m, when: {commune: '1329*'}}", until: "2026-12-31"),
        "gone/plan.yaml": legacy("gone", "{id: gone, check: height, max: 1 m}", until: "2020-12-31"),
      ], extra: "include: [west/plan.yaml, east/plan.yaml, gone/plan.yaml]")
    // Declared by their former names: Quang Trung is in the west now, Kim Bình in the east.
    let rows = [
      ["longitude": "105.850000", "commune": "Quang Trung", "height_m": "40"],
      ["longitude": "106.150000", "commune": "Xã Kim Bình", "height_m": "40"],
      ["longitude": "106.160000", "commune": "Xã Kim Bình", "height_m": "45"],
    ]
    func missed(on day: Day?) throws -> [[String]] {
      let day = try #require(day)
      let assessment = try Checker(try scratch.plan(on: day), date: day).assess(csv: ExamplePlan.csv(rows))
      return (0..<3).map { assessment.proposal($0).findings.map(\.rule) }
    }
    #expect(try missed(on: Day(year: 2026, month: 11, day: 24)) == [["west"], [], ["east"]])
    #expect(try missed(on: Day(year: 2027, month: 1, day: 1)) == [[], [], []])
  }

  @Test func waiversCoverRulesNotInput() throws {
    let scratch = try ExamplePlan.scratch(
      rules: "- {id: high, check: height, max: 10 m}",
      layers: [
        "waivers.csv": """
        rule,proposal,document,authority,valid_until,reason
        high,P1,12/QĐ,UBND,2027-01-01,cũ
        high,P2,13/QĐ,UBND,2025-01-01,hết hạn
        high,P9,14/QĐ,UBND,,không có

        """
      ], extra: "waivers: waivers.csv")
    let assessment = try Checker(try scratch.plan(), date: Day(year: 2026, month: 11, day: 24))
      .assess(csv: ExamplePlan.csv([["structure": "X"], ["longitude": "106.140000"]]))
    #expect(assessment.proposal(0).findings.map(\.result) == [.fail, .waived])
    #expect(assessment.proposal(1).verdict == .fail)
    #expect(
      assessment.notes.map(\.id).filter { $0.hasPrefix("waiver") } == ["waiver-expired", "waiver-unmatched"])
    let expired = try #require(assessment.notes.first { $0.id == "waiver-expired" }?.message)
    #expect(
      expired.vi.hasSuffix("đã hết hạn ngày 01/01/2025") && expired.en.hasSuffix("expired on 2025-01-01"))
  }
}
