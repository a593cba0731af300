import Testing

@testable import BTSCheck

@Suite struct ProposalColumnTests {
  @Test func namesThatAreKnownAreToldAndTheOneThatMayBeMeant() {
    let few = ProposalColumn.operator.expectation(amongst: ["Viettel", "VinaPhone"], "Vietel")
    #expect(few.en == "an operator of the plan: Viettel, VinaPhone; is “Viettel” meant?")
    #expect(few.vi == "một doanh nghiệp của quy hoạch: Viettel, VinaPhone; có phải “Viettel”?")
    let many = ProposalColumn.structure.expectation(amongst: (1...9).map { "class \($0)" }, "mast")
    #expect(many == ProposalColumn.structure.expectation)
  }

  @Test func doubtfulValuesAreHeldAgainstTheirLimits() {
    let start = Day(year: 2014, month: 1, day: 22)
    #expect(ProposalColumn.height.plausible(since: start).en.contains("200 m"))
    #expect(ProposalColumn.coverageRadius.plausible(since: start).vi.contains("50 km"))
    #expect(ProposalColumn.eirp.plausible(since: start).en.contains("100 kW"))
    #expect(ProposalColumn.date.plausible(since: start).en.contains("2014-01-22"))
  }

  /// Only rows that have both pairs are counted, not those that have the other one alone.
  @Test func rowsWithBothPairsAreCounted() throws {
    let plan = try ExamplePlan.scratch(rules: "- {id: t, check: territory}", extra: "").plan()
    let assessment = try Checker(plan, date: Day(year: 2026, month: 11, day: 24), jobs: 1).assess(
      csv: """
        id,operator,structure,height_m,easting,northing,longitude,latitude,crs
        A,viettel,A2b,30,596607.89,2271235.12,,,EPSG:5897
        B,viettel,A2b,30,596607.89,2271235.12,106.1,20.6,EPSG:4326
        C,viettel,A2b,30,596607.89,2271235.12,,,EPSG:4326
        """)
    #expect(
      assessment.notes.first { $0.id == "other-pair" }?.message.en.hasPrefix("1 row") == true,
      "\(assessment.notes.map(\.message.en))")
  }
}
