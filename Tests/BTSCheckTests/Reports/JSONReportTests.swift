import BTSCheck
import Foundation
import Testing

struct JSONReportTests {
  private let options = ReportOptions(language: .en, tool: Sample.tool)
  private let schemaFile = URL(fileURLWithPath: #filePath)
    .appendingPathComponent("../../../../Docs/report.schema.json").standardized
  private var text: String { Sample.report(JSONReport.self, options) }

  @Test func goldenFile() { Golden.expect(text, equals: "report.json") }

  @Test func fitsTheSchema() throws {
    let schema = try JSONSchema(contentsOf: schemaFile)
    #expect(schema.complaints(try JSONValue.parse(text)) == [])
  }

  @Test func emptyAssessmentFitsTheSchema() throws {
    var assessment = Sample.assessment
    assessment = Assessment(
      date: assessment.date, plan: Plan(id: "p", title: LocalizedText("p")), proposals: Proposals(),
      survey: Survey())
    let schema = try JSONSchema(contentsOf: schemaFile)
    let text = Sample.report(JSONReport.self, ReportOptions(language: .vi), of: assessment, [])
    #expect(schema.complaints(try JSONValue.parse(text)) == [])
  }

  @Test func languageChangesNothing() {
    #expect(text == Sample.report(JSONReport.self, ReportOptions(language: .vi, tool: Sample.tool)))
  }

  @Test func hostileTextComesBackAsItWas() throws {
    let report = try JSONValue.parse(text)
    #expect(report["proposals"]?[3]?["id"]?.text == "=P4\u{1B}[31m\u{202E},\"\n")
    #expect(!text.unicodeScalars.contains { Escaping.isHidden($0) && $0 != "\n" })
  }

  /// As `sha256sum` tells of the files' bytes, and of its own list of them.
  @Test func hashes() throws {
    let report = try JSONValue.parse(text)
    let masts = "984a644ec3b56d32b0404777e1eb73390c4b0742a6a0e183f07861056b6746de"
    #expect(report["inputs"]?[1]?["sha256"]?.text == masts)
    let plan = "078501a7d3dac88dbb66bba29021c985463f89505d128f6ab17bd1c7dbd6ef8a"
    #expect(report["plan"]?["sha256"]?.text == plan)
  }
}
