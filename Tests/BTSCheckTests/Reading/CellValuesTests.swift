import Testing

@testable import BTSCheck

@Suite struct CellValuesTests {
  private func day(_ text: String) -> Int32? {
    Array(text.utf8).withUnsafeBytes { CellValues.day($0)?.number }
  }

  @Test(
    arguments: [
      ("2027-03-31", 20_270_331), ("2028-02-29", 20_280_229), ("2027-02-29", nil), ("2027-13-01", nil),
      ("2027-00-10", nil), ("0000-01-01", nil), ("2027-3-01", 20_270_301), ("2027-03-31T08:00", 20_270_331),
      ("2027-03-31 8", 20_270_331), ("2027-03-3x", nil), ("2027-03x31", nil), ("202:-03-31", nil),
      ("31/12/2027", 20_271_231), ("31.12.2027", 20_271_231), ("31-12-2027", 20_271_231), ("1-2-27", nil),
      ("2027/03/31", nil), ("2027-03-3/", nil), ("\u{90}027-03-1", nil), ("20270331", nil), ("", nil),
    ] as [(String, Int32?)])
  func readsDays(text: String, number: Int32?) {
    #expect(day(text) == number)
  }

  @Test func readsEveryDayOfLeapAndOtherYears() {
    for year in [1900, 2000, 2027, 2028] {
      for month in 0...13 {
        for day in 0...32 {
          func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
          let expected = Day(year: year, month: month, day: day)
          #expect(self.day("\(year)-\(padded(month))-\(padded(day))") == expected?.number)
        }
      }
    }
  }

  @Test(arguments: [
    ("", true), ("-", true), ("NA", true), ("na", true), ("n/a", true), ("N/A", true), ("null", true),
    ("NULL", true), ("#N/A", true), ("#n/a", true), ("no", false), ("nan", false), ("n\u{0F}a", false),
    ("#n\u{0F}a", false), ("n", false), ("#", false), ("--", false), ("0", false), ("nulls", false),
  ])
  func tellsMissingValues(text: String, isMissing: Bool) {
    Array(text.utf8).withUnsafeBytes { #expect(CellValues.isMissing($0) == isMissing) }
  }
}
