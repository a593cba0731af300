import Testing

@testable import BTSCheck

@Suite struct SubmittedCellsTests {
  /// Findings quote what the file says, not what was made of it.
  @Test func cellsAreQuotedAsTheyStand() throws {
    let plan = try ExamplePlan.scratch(rules: "- {id: t, check: territory}", extra: "").plan()
    let checker = Checker(plan, date: Day(year: 2026, month: 11, day: 24), jobs: 2)
    let assessment = try checker.assess(
      csv: """
        Ghi chú,id,operator,structure,height_m,Kinh độ,Vĩ độ
        "dòng ""một"",
        hai",A,viettel,A2b,30,"20°36'00.0""N","106°06'00.0""E"
        ,B,viettel,A2b,30,20 36 00.0 , 106 06 00.0
        ,C,viettel,A2b,30,0,00.0
        ,D,viettel,A2b,30,999,20.60
        """)
    func value(_ row: Int) -> String? {
      assessment.proposal(row).findings.first { $0.rule.hasPrefix("input") }?.value
    }
    #expect(
      (0..<4).map(value) == ["20°36'00.0\"N, 106°06'00.0\"E", "20 36 00.0, 106 06 00.0", "0, 00.0", "999"])
    var cells = SubmittedCells(assessment.proposals, plan: plan)
    #expect(cells.text(1, .id) == "B" && cells.text(1, .crs) == nil && cells.text(9, .id) == nil)
  }
}
