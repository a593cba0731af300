import Testing

@testable import BTSCheck

@Suite struct SurveyTests {
  @Test func anAreaColumnKnowsItsEntriesAndNoOthers() {
    #expect(AreaColumn([])[0] == nil)
    var far = AreaDistance(area: 4)
    far.metres = 12.5
    let column = AreaColumn([(9, far), (2, AreaDistance()), (3, AreaDistance(area: 1))])
    #expect((0..<12).filter { column[$0] != nil } == [2, 3, 9])
    #expect(column[9]?.metres == 12.5 && column[9]?.area == 4)
    #expect(column[2]?.area == -1 && column[3]?.area == 1)
  }
}
