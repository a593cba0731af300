import Testing

@testable import BTSCheck

/// The checks that need the row alone: just below, at and just above each limit.
@Suite struct PaperCheckTests {
  private func findings(_ rule: String, _ proposals: [[String: String]]) throws -> [Finding?] {
    let assessment = try ExamplePlan.assess("- {id: r, \(rule)}", proposals, extra: LimitTests.exact)
    return (0..<assessment.count).map { row in
      assessment.proposal(row).findings.first { $0.rule == "r" }
    }
  }

  private func results(_ rule: String, _ proposals: [[String: String]]) throws -> [Finding.Result] {
    try findings(rule, proposals).map { $0?.result ?? .pass }
  }

  @Test func heightsThatNeedApproval() throws {
    let masts = ["44.999", "45", "45.001"].map { ["height_m": $0] }
    #expect(try results("check: height-approval, at_least: 45 m", masts) == [.pass, .fail, .fail])
    let feet = ["60.959", "60.96"].map { ["height_m": $0] }
    #expect(try results("check: height-approval, at_least: 200 ft", feet) == [.pass, .fail])
    let roofs = ["24.999", "25"].map { ["structure": "A2a", "height_m": $0, "building_height_m": "20"] }
    #expect(try results("check: height-approval, at_least: 45 m", roofs) == [.pass, .fail])
    #expect(try results("check: height-approval, at_least: 45 m, of: mast", roofs) == [.pass, .pass])
    let found = try findings("check: height-approval, at_least: 45 m", [["height_m": "45"]])[0]
    #expect(
      found?.measured == 45 && found?.limit == 45 && found?.unit == .metres && found?.outcome == .condition)
  }

  @Test func exposure() throws {
    // √(3000 / (4π · 2)) = 10.92548 m, reported as 10.925.
    let cells = ["10.924", "10.925", "10.926", "0"].map { ["eirp_w": "3000", "public_distance_m": $0] }
    #expect(try results("check: emf, limit: 2 W/m2", cells) == [.fail, .pass, .pass, .fail])
  }

  @Test func exposureOfSeveralBands() throws {
    let table =
      "limit: [{to: 3 GHz, value: 1 W/m2}, {to: 900 MHz, value: 0.45 W/m2}, {to: 1800 MHz, value: 0.9 W/m2}]"
    // √((1000/0.45 + 2000/0.9) / 4π) = 18.8063 m; one limit for both would give another distance.
    let bands = ["18.806", "18.805"].map { ["eirp_w": "900:1000+1800:2000", "public_distance_m": $0] }
    #expect(try results("check: emf, \(table)", bands) == [.pass, .fail])
    // 900 MHz is in the first band, 900.5 in the second: √(1000 / (4π · 0.9)) = 9.4031 m.
    let edge = ["900", "900.5", "3000", "3000.1"].map {
      ["eirp_w": "1000", "frequency_mhz": $0, "public_distance_m": "9.403"]
    }
    #expect(try results("check: emf, \(table)", edge) == [.fail, .pass, .pass, .notChecked])
  }

  @Test func exposureThatCannotBeKnown() throws {
    let table = "check: emf, limit: [{to: 900 MHz, value: 0.45 W/m2}]"
    let rows = [
      ["eirp_w": "", "frequency_mhz": "900", "public_distance_m": "50"],
      ["eirp_w": "100", "frequency_mhz": "900", "public_distance_m": "NA"],
      ["eirp_w": "100", "frequency_mhz": "", "public_distance_m": "50"],
      ["eirp_w": "100+200", "frequency_mhz": "900", "public_distance_m": "50"],
      ["eirp_w": "100", "frequency_mhz": "900", "public_distance_m": "50"],
    ]
    #expect(try results(table, rows) == [.notChecked, .notChecked, .notChecked, .notChecked, .pass])
    #expect(
      try results("check: emf, limit: 2 W/m2", rows) == [.notChecked, .notChecked, .pass, .notChecked, .pass])
  }

  @Test func limitsOfExposureThatAreNone() throws {
    func codes(_ limit: String) throws -> [String] {
      try ExamplePlan.scratch(rules: "- {id: r, check: emf, limit: \(limit)}").errors().map(\.code)
    }
    #expect(try codes("0 W/m2") == ["limit"])
    #expect(try codes("[]") == ["empty-list"])
    #expect(try codes("[{to: 900 MHz}]") == ["missing-key"])
    #expect(
      try codes("[{to: 900 MHz, value: 1 W/m2}, {to: 0.9 GHz, value: 2 W/m2}]") == ["duplicate-band"])
    #expect(try codes("2 MHz").count == 1)
  }

  @Test func datesWithinThePlan() throws {
    let dates = ["2019-12-31", "2020-01-01", "2030-12-31", "2031-01-01", "", "31/02/2030"].map {
      ["date": $0]
    }
    #expect(
      try results("check: validity", dates) == [.fail, .pass, .pass, .fail, .pass, .notChecked])
    let late = try findings("check: validity", dates)[3]
    #expect(late?.value == "2031-01-01")
    #expect(late?.message.vi == "ngày 01/01/2031 nằm ngoài thời hạn của quy hoạch")
    #expect(late?.message.en == "2031-01-01 lies outside the plan's period")
  }

  @Test func permits() throws {
    let rule = "check: permit, exempt: [{when: {zone: rural, bulky: yes}}, {when: {height: ..10}}]"
    let rows = [
      [:], ["longitude": "105.94", "latitude": "20.54"],
      ["longitude": "105.94", "latitude": "20.54", "height_m": "10"],
      ["longitude": "105.94", "latitude": "20.54", "height_m": "10.001"],
      ["structure": "?", "longitude": "105.94", "latitude": "20.54"], ["structure": "?"],
    ]
    let found = try findings(rule, rows)
    // In the urban zone the structure does not matter; in the rural one it does.
    #expect(found.map { $0?.value } == ["exempt", "required", "exempt", "required", "required", nil])
    #expect(found.map { $0?.result } == [.note, .note, .note, .note, .note, .notChecked])
    let verdicts = try ExamplePlan.assess("- {id: r, \(rule)}", rows).verdicts
    #expect(verdicts.prefix(4) == [.pass, .pass, .pass, .pass])
  }
}
