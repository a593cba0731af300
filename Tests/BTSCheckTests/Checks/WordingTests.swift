import BTSCheck
import Testing

@Suite struct WordingTests {
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
