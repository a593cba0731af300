import BTSCheck
import Testing

struct TextReportTests {
  @Test(arguments: Language.allCases)
  func goldenFileForAPipe(_ language: Language) {
    Golden.expect(
      Sample.report(TextReport.self, ReportOptions(language: language)), equals: "report.\(language).txt")
  }

  @Test(arguments: Language.allCases)
  func goldenFileForATerminal(_ language: Language) {
    let options = ReportOptions(language: language, colours: true, width: 80)
    Golden.expect(Sample.report(TextReport.self, options), equals: "terminal.\(language).txt")
  }

  @Test func nothingHiddenIsSent() {
    let plain = Sample.report(TextReport.self, ReportOptions(language: .en))
    #expect(!plain.unicodeScalars.contains { Escaping.isHidden($0) && $0 != "\n" })
    let coloured = Sample.report(TextReport.self, ReportOptions(language: .en, colours: true, width: 80))
    for sequence in coloured.split(separator: "\u{1B}").dropFirst() {
      #expect(sequence.prefixMatch(of: /\[[0-9;]+m/) != nil, "not a colour: \(sequence.prefix(10))")
    }
  }

  @Test(arguments: [72, 80, 100, 200], Language.allCases)
  func linesKeepToTheWidth(_ width: Int, _ language: Language) {
    let text = Sample.report(TextReport.self, ReportOptions(language: language, width: width))
    for line in text.split(separator: "\n") { #expect(String(line).columns <= width, "\(line)") }
  }

  @Test func theBuiltInPlanIsSaidFirst() {
    var assessment = Sample.assessment
    func firstLine(_ language: Language) -> String {
      let text = Sample.report(
        TextReport.self, ReportOptions(language: language), of: assessment, Sample.proposals)
      return String(text.prefix { $0 != "\n" })
    }
    #expect(firstLine(.vi).contains("minh họa"))
    #expect(firstLine(.en).contains("Illustrative"))
    assessment.plan.isBuiltIn = false
    #expect(firstLine(.en) == "Sample plan of Hà Nam")
  }

  // MARK: Which sites are listed

  private func ids(_ assessment: Assessment, _ proposals: [Assessment.Proposal], width: Int? = nil)
    -> [String]
  {
    Sample.report(TextReport.self, ReportOptions(language: .en, width: width), of: assessment, proposals)
      .split(separator: "\n").compactMap { $0.prefixMatch(of: #/  (Q[0-9]+|P[0-9]|=P4\S*|\(no id\))  \S/#) }
      .map { String($0.1) }
  }

  @Test func worstFirstThenAsInTheInput() {
    #expect(
      ids(Sample.assessment, Sample.proposals)
        == ["=P4\\u{001B}[31m\\u{202E},\"\\u{000A}", "P1", "(no id)", "P6", "P2"])
  }

  @Test func passesAreListedWhenAskedFor() {
    var assessment = Sample.assessment
    assessment.listsPasses = true
    #expect(ids(assessment, Sample.proposals).suffix(2) == ["P3", "P7"])
  }

  @Test func passesWithAWarningAreListed() {
    var assessment = Sample.assessment
    let (warning, rejection) = (Int16(3), Int16(1))
    assessment.answers = [
      .init(rule: rejection, judgement: Judgement(.waived)),
      .init(rule: warning, judgement: Judgement(.fail)),
    ]
    assessment.answerStarts = [0, 0, 0, 1, 1, 1, 1, 2]
    #expect(ids(assessment, Sample.proposals).last == "P7")
    #expect(!ids(assessment, Sample.proposals).contains("P3"))
  }

  @Test func aTerminalGetsAShortListAndIsToldSo() {
    let rows = (0..<1234).map { row in
      Assessment.Proposal(
        id: "Q\(row)", input: 0, row: row + 2, operator: nil, position: nil, structure: nil, zone: nil,
        commune: nil, verdict: .fail, findings: [])
    }
    var assessment = Sample.assessment
    assessment.conflicts = []
    assessment.proposals.lines = LineColumn(rows.map { Int32($0.row) })
    assessment.verdicts = rows.map(\.verdict)
    assessment.summary = Summary()
    assessment.summary.verdicts[.fail] = rows.count
    #expect(ids(assessment, rows).count == 1234)
    #expect(ids(assessment, rows, width: 80).count == 200)
    func text(_ language: Language, _ width: Int?) -> String {
      Sample.report(TextReport.self, ReportOptions(language: language, width: width), of: assessment, rows)
    }
    #expect(text(.en, 80).contains("1,034 more"))
    #expect(text(.vi, 80).contains("1.034 mục nữa"))
    #expect(!text(.en, nil).contains("more"))
    #expect(text(.en, 80).contains("0 of 1,234 proposals"))
  }
}

struct ReportWordsTests {
  @Test(arguments: [
    (0, "0", "0"), (999, "999", "999"), (1000, "1.000", "1,000"), (1_234_567, "1.234.567", "1,234,567"),
  ])
  func counts(_ number: Int, _ vi: String, _ en: String) {
    #expect(ReportWords(.vi).count(number) == vi)
    #expect(ReportWords(.en).count(number) == en)
  }

  @Test func days() {
    guard let day = Day(year: 2026, month: 1, day: 2) else { return }
    #expect(ReportWords(.vi).day(day) == "02/01/2026")
    #expect(ReportWords(.en).day(day) == "2026-01-02")
  }

  @Test func plurals() {
    #expect(ReportWords(.en).count(1, "dòng", "row") == "1 row")
    #expect(ReportWords(.en).count(2, "dòng", "row") == "2 rows")
    #expect(ReportWords(.vi).count(2, "dòng", "row") == "2 dòng")
  }
}
