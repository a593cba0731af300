import BTSCheck
import Testing

struct ReportWriterTests {
  /// Thousands of rows made of the sample's, so that there are several parts and batches.
  @Test(arguments: [any Report.Type](ReportShelf.formats))
  func bytesDoNotDependOnJobs(_ format: any Report.Type) {
    let count = 10_001
    let rows = (0..<count).map { Sample.proposals[$0 % Sample.proposals.count] }
    var assessment = Sample.assessment
    assessment.proposals.lines = LineColumn(rows.map { Int32($0.row) })
    assessment.verdicts = rows.map(\.verdict)
    let options = ReportOptions(language: .vi)
    let alone = Sample.report(format, options, of: assessment, rows, jobs: 1)
    #expect(alone == Sample.report(format, options, of: assessment, rows, jobs: 2))
    #expect(alone == Sample.report(format, options, of: assessment, rows, jobs: 7))
  }

  @Test func everyProposalIsWrittenOnceAndInOrder() throws {
    let count = 5_000
    var rows = [Assessment.Proposal]()
    for row in 0..<count {
      rows.append(
        Assessment.Proposal(
          id: "P\(row)", input: 0, row: row + 2, operator: nil, position: nil, structure: nil, zone: nil,
          commune: nil,
          verdict: .pass, findings: []))
    }
    var assessment = Sample.assessment
    assessment.proposals.lines = LineColumn(rows.map { Int32($0.row) })
    let text = Sample.report(JSONReport.self, ReportOptions(language: .en), of: assessment, rows, jobs: 3)
    let ids = try JSONValue.parse(text)["proposals"]?.array?.map { $0["id"]?.text }
    #expect(ids == (0..<count).map { "P\($0)" }, "in order, once each")
  }

  @Test func theFirstErrorOfTheSinkEndsIt() {
    struct FullSink: ByteSink {
      mutating func write(_ bytes: [UInt8]) throws(Complaint) {
        throw Complaint(file: "-", code: "disk-full", message: LocalizedText("full"))
      }
    }
    let writer = ReportWriter(
      CSVReport(ReportOptions(language: .en)), of: Sample.assessment, jobs: 1
    ) { row, _ in Sample.proposals[row] }
    var sink = FullSink()
    #expect(throws: Complaint.self) { try writer.write(to: &sink) }
  }
}

struct ReportShelfTests {
  @Test func namesAndEndingsChooseAFormat() throws {
    for format in ReportShelf.formats {
      if !format.isForFilesOnly { #expect(try ReportShelf.format(named: format.name) == format) }
      for ending in format.endings {
        #expect(try ReportShelf.format(forFile: "/a.b/x.\(ending.uppercased())") == format)
      }
    }
  }

  @Test func offersWhatItsDocumentsPromise() {
    #expect(
      ReportShelf.names == [
        "text", "json", "csv", "markdown", "github", "gitlab", "sarif", "junit", "html", "geojson",
      ])
    #expect(
      Set(ReportShelf.formats.flatMap { $0.endings }) == [
        "json", "html", "csv", "geojson", "kml", "md", "sarif", "xml", "txt",
      ])
  }

  @Test func noTwoFormatsShareANameOrAnEnding() {
    let names = ReportShelf.formats.map { $0.name }
    let endings = ReportShelf.formats.flatMap { $0.endings }
    #expect(Set(names).count == names.count)
    #expect(Set(endings).count == endings.count)
  }

  @Test(arguments: ["jsn", "", "JSON"])
  func unknownNameNamesTheKnown(_ name: String) {
    let complaint = #expect(throws: Complaint.self) { try ReportShelf.format(named: name) }
    #expect(complaint?.code == "unknown-format")
    for language in Language.allCases { #expect(complaint?.message[language].contains("json, csv") == true) }
  }

  @Test(arguments: ["report", "report.pdf", "folder.json/report", ""])
  func unknownEndingNamesTheKnown(_ path: String) {
    let complaint = #expect(throws: Complaint.self) { try ReportShelf.format(forFile: path) }
    #expect(complaint?.message.en.contains(".json, .csv") == true)
  }
}
