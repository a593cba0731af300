import BTSCheck
import Testing

@Suite struct WordingTests {
  @Test func daysAndPeriodsAreWrittenAsReadersDo() {
    let (first, last) = (Day(year: 2028, month: 1, day: 1), Day(year: 2029, month: 12, day: 31))
    #expect(Wording.period(Period(from: first, to: last), .vi) == "từ 01/01/2028 đến hết 31/12/2029")
    #expect(Wording.period(Period(from: first, to: last), .en) == "from 2028-01-01 to 2029-12-31")
    #expect(Wording.period(Period(to: last), .vi) == "đến hết 31/12/2029")
    #expect(Wording.period(Period(to: last), .en) == "until 2029-12-31")
    #expect(Wording.period(Period(from: first), .en) == "from 2028-01-01")
    #expect(Wording.period(Period(), .en).isEmpty)
  }

  @Test(arguments: [
    (12.5, 3, "12,5", "12.5"), (12.0, 3, "12", "12"), (-0.0004, 3, "0", "0"), (-1.25, 1, "-1,3", "-1.3"),
    (12.5, 0, "13", "13"), (0.4, 0, "0", "0"), (-7, 0, "-7", "-7"), (0.0005, 3, "0,001", "0.001"),
    (20.0005, 3, "20", "20"),
  ])
  func numbersHaveAtMostSoManyDecimals(value: Double, decimals: Int, vi: String, en: String) {
    #expect(Wording.number(value, decimals: decimals, .vi) == vi)
    #expect(Wording.number(value, decimals: decimals, .en) == en)
  }
}
