import Testing

@testable import BTSCheck

/// Shares of masts that several operators use.
@Suite struct SharingTargetTests {
  private static let masts = """
    id,operator,longitude,latitude,structure,height_m,status,shareable,operators,valid_until
    M1,viettel,105.910000,20.510000,A2b,40,existing,yes,vinaphone + viettel,
    M2,vinaphone,105.850000,20.600000,A2b,45,existing,yes,,
    M3,vinaphone,105.860000,20.610000,A2a,45,approved,yes,viettel; mobifone,
    M4,mobifone,105.870000,20.620000,A2b,45,decommissioned,yes,viettel,
    M5,mobifone,105.880000,20.630000,A2b,45,approved,yes,viettel,2026-11-23
    M6,viettel,106.100000,20.600000,A2b,45,existing,no,,

    """

  private func assess(_ rule: String, _ proposals: [[String: String]]) throws -> Assessment {
    let scratch = try ExamplePlan.scratch(
      rules: "- {id: r, check: sharing-target, \(rule)}\n- {id: h, check: height, max: 50 m}",
      layers: ["masts.csv": Self.masts])
    return try Checker(try scratch.plan(), date: Day(year: 2026, month: 11, day: 24))
      .assess(csv: ExamplePlan.csv(proposals))
  }

  private func area(_ assessment: Assessment, _ id: String) -> Finding? {
    assessment.areas.first { $0.id == id }?.findings.first { $0.rule == "r" }
  }

  private static let guest = [
    "share_host": "M2", "operator": "mobifone", "longitude": "105.850000", "latitude": "20.600000",
    "commune": "13285",
  ]

  /// Of three masts that count two are shared; a proposal may share the third.
  @Test func mastsAndProposalsCount() throws {
    let before = try assess("per: commune, min: 66.67 %", [[:]])
    #expect(area(before, "13285")?.measured == 66.67 && area(before, "13285")?.result == .pass)
    #expect(area(before, "13291")?.measured == 0 && area(before, "13291")?.result == .fail)
    #expect(area(before, "13291")?.unit == .percent && area(before, "13291")?.limit == 66.67)
    #expect(before.verdicts == [.pass] && before.worst == .pass)
    let totals = before.summary.byRule[0]
    #expect(totals.pass == 1 && totals.fail == 1 && totals.notApplied == 0)
    #expect(
      area(before, "13291")?.message.en == "0 % of the masts have 2 operators or more, 66.67 % is asked")
    let after = try assess("per: commune, min: 66.68 %", [Self.guest])
    #expect(area(after, "13285")?.measured == 100)
    let without = try assess("per: commune, min: 66.68 %", [[:]])
    #expect(area(without, "13285")?.result == .fail)
  }

  /// What is refused shares nothing; nor does who is there already.
  @Test func whatDoesNotCount() throws {
    func share(_ changes: [String: String]) throws -> Double? {
      let proposal = Self.guest.merging(changes) { $1 }
      return area(try assess("per: commune, min: 1 %", [proposal]), "13285")?.measured
    }
    #expect(try share([:]) == 100)
    #expect(try share(["height_m": "51"]) == 66.67)
    #expect(try share(["operator": "vinaphone"]) == 66.67)
    #expect(try share(["operator": "?"]) == 66.67)
    #expect(try share(["share_host": ""]) == 66.67)
    // One that replaces a mast takes it away.
    #expect(try share(["share_host": "", "replaces": "M2"]) == 100)
  }

  @Test func numbersOfOperators() throws {
    func share(_ rule: String, _ proposals: [[String: String]] = [[:]]) throws -> Double? {
      area(try assess("per: territory, min: 1 %, \(rule)", proposals), "example")?.measured
    }
    #expect(try share("operators: 2..") == 50)
    #expect(try share("operators: 3..3") == 25)
    #expect(try share("operators: ..2") == 75)
    #expect(try share("operators: 4..") == 0)
    #expect(try share("others: {structure: A2b}") == 33.33)
    #expect(try share("others: {status: approved}") == 100)
    // Proposals are masts of one operator, where they are counted.
    #expect(try share("others: {status: [existing, approved, proposed]}") == 40)
    #expect(try share("others: {status: [existing, approved, proposed]}", [Self.guest]) == 75)
  }

  /// Where no mast stands there is no share.
  @Test func emptyAreas() throws {
    let found = try assess("per: zone, min: 100 %", [[:]])
    #expect(found.areas.map(\.id) == ["urban", "rural"])
    #expect(found.summary.byRule[0].notApplied == 1)
    let outcome = try assess("per: commune, min: 100 %, outcome: reject", [[:]])
    #expect(outcome.worst == .fail && outcome.verdicts == [.pass])
  }
}
