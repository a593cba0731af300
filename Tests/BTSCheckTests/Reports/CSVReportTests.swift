import BTSCheck
import Testing

struct CSVReportTests {
  @Test(arguments: Language.allCases)
  func goldenFile(_ language: Language) {
    Golden.expect(
      Sample.report(CSVReport.self, ReportOptions(language: language)), equals: "report.\(language).csv")
  }

  @Test func asksForOneLanguageAndNoRemedies() {
    #expect(CSVReport(ReportOptions(language: .vi)).parts == [.vietnamese])
  }

  @Test func passesOfAreasAreListedOnlyWhenPassesAre() {
    var assessment = Sample.assessment
    assessment.areas = [
      Assessment.Area(
        kind: .zone, id: "urban",
        findings: [Sample.finding("coverage-target", "coverage-target", .reject, .pass, "đạt", "enough")])
    ]
    func rows() -> Int {
      Sample.report(CSVReport.self, ReportOptions(language: .en), of: assessment, Sample.proposals)
        .split(separator: "\n").filter { $0.hasPrefix(",,,,,coverage-target") }.count
    }
    #expect(rows() == 0)
    assessment.listsPasses = true
    #expect(rows() == 1)
  }
}
