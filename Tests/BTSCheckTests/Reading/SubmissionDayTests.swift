import Foundation
import Testing
import XLSX
import ZIP

@testable import BTSCheck

/// Days in the cells of workbooks.
@Suite struct SubmissionDayTests {
  private static let folder = URL(filePath: #filePath).appending(path: "../../../Fixtures/Submissions")
    .standardized
    .path()

  private func assess(_ paths: [String]) throws -> Assessment {
    let plan = try ExamplePlan.scratch(rules: "- {id: r, check: territory}").plan()
    return try Checker(plan, date: Day(year: 2026, month: 11, day: 24), jobs: 2).assess(paths)
  }

  /// Only a day of the calendar is written anew: an id keeps its slashes.
  @Test(arguments: [
    ("2027/01/31", "2027-01-31"), ("2027/01/31 10:00:00", "2027-01-31 10:00:00"),
    ("2027/01/31 10:00:00.5+07", "2027-01-31 10:00:00.5+07"), ("2024/HN/0012", "2024/HN/0012"),
    ("2024/12/0012", "2024/12/0012"), ("2027/02/30", "2027/02/30"),
    ("2027/01/31 Phủ Lý", "2027/01/31 Phủ Lý"),
    ("2024/11/Phủ Lý", "2024/11/Phủ Lý"), ("2027/01/3à", "2027/01/3à"), ("", ""),
  ])
  func onlyDaysAreWrittenAnew(cell: String, expected: String) {
    #expect(SubmissionFile.iso(cell) == expected)
  }

  /// Days that a workbook counts from 1904 are refused where it has some, since GDAL reads them from 1900.
  @Test(arguments: [("date1904=\"1\"", true), ("date1904='true'", true), ("date1904=\"0\"", false)])
  func daysFrom1904AreRefused(attribute: String, isRefused: Bool) throws {
    let scratch = try ScratchPlan([:])
    let (from, to) = (Self.folder + "/sites.xlsx", scratch.path + "/mac.xlsx")
    let sheets = String(
      decoding: try Archive.member("xl/workbook.xml", of: from, limit: 1 << 20), as: UTF8.self)
    let changed = sheets.replacing("<workbookPr", with: "<workbookPr " + attribute, maxReplacements: 1)
    #expect(changed != sheets)
    try Archive.copy(from, to: to, replacing: "xl/workbook.xml", with: Array(changed.utf8))
    guard isRefused else {
      #expect(try assess([to]).proposals.dates == [20_270_131, 20_270_131, 20_270_131])
      return
    }
    let error = #expect(throws: CheckError.self) { try assess([to]) }
    #expect(error?.complaints.map(\.code) == ["dates-1904"])
  }

  @Test func aWorkbookWithoutDaysMayCountFrom1904() throws {
    let scratch = try ScratchPlan([:])
    let (plain, mac) = (scratch.path + "/plain.xlsx", scratch.path + "/mac.xlsx")
    try Workbook([
      .init(
        name: "S",
        rows: [
          ["id", "operator", "structure", "longitude", "latitude", "height_m"],
          ["2024/HN/0012", "viettel", "A2b", "105.912345", "20.543210", "36"],
        ], widths: [])
    ]).write(to: plain)
    let sheets = String(
      decoding: try Archive.member("xl/workbook.xml", of: plain, limit: 1 << 20), as: UTF8.self)
    try Archive.copy(
      plain, to: mac, replacing: "xl/workbook.xml",
      with: Array(
        sheets.replacing("<workbookPr", with: "<workbookPr date1904=\"1\"", maxReplacements: 1).utf8))
    #expect(try assess([mac]).proposal(0).id == "2024/HN/0012")
  }
}
