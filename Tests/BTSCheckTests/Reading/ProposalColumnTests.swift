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
}
