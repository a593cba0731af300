import Foundation
import GDAL
import Testing

@testable import BTSCheck

@Suite struct SubmissionTemplateTests {
  /// The example plan with a CRS of submissions that declare none.
  private func plan(_ crs: String? = "EPSG:4326") throws -> Plan {
    let scratch = try ExamplePlan.scratch(rules: "- {id: t, check: territory}")
    let yaml = try String(contentsOfFile: scratch.path + "/plan.yaml", encoding: .utf8)
      .replacing("proposals: {crs: EPSG:4326}", with: crs.map { "proposals: {crs: \"\($0)\"}" } ?? "")
    try scratch.write("plan.yaml", Data(yaml.utf8))
    return try scratch.plan()
  }

  /// Every header is read back, in either language, and a row that is filled in is judged, whether or not the plan
  /// declares a CRS for it.
  @Test(arguments: Language.allCases, ["EPSG:4326", nil])
  func headersAreKnown(language: Language, crs: String?) throws {
    let plan = try plan(crs)
    let text = String(decoding: SubmissionTemplate(plan, language).csv, as: UTF8.self)
    let headers = text.dropFirst().split(separator: "\r\n")[0].split(separator: ",").map(String.init)
    #expect(headers.first == (language == .vi ? "Mã trạm (id)" : "id"))
    #expect(headers.contains(language == .vi ? "Hệ tọa độ (crs)" : "crs") == (crs == nil))
    let cells: [String: String] = [
      "id": "T1", "operator": "Viettel", "longitude": "106.150000", "latitude": "20.650000",
      "structure": "A2b",
      "height_m": "36", "commune": "Phù Vân", "crs": "EPSG:4326",
    ]
    let known = ProposalHeaders(more: [:])
    let row = headers.map { known.column($0).flatMap { cells[$0.name] } ?? "" }
    let assessment = try Checker(plan, date: Day(year: 2026, month: 11, day: 24))
      .assess(csv: text + row.joined(separator: ",") + "\r\n")
    #expect(assessment.proposal(0).id == "T1" && assessment.proposal(0).verdict == .pass)
    #expect(assessment.proposals.heights == [36])
  }

  /// The workbook is one, has no row yet, and its sheets are those that are promised.
  @Test(arguments: Language.allCases) func theWorkbookIsRead(language: Language) throws {
    let plan = try plan()
    let folder = try ScratchPlan([:])
    try folder.write("t.xlsx", Data(try SubmissionTemplate(plan, language).xlsx()))
    do {
      _ = try Checker(plan, date: Day(year: 2026, month: 11, day: 24)).assess([folder.path + "/t.xlsx"])
      Issue.record("an empty submission was judged")
    } catch {
      #expect(error.complaints.map(\.code) == ["no-record"])
    }
  }

  /// Where rows do not declare their system, the sheet that explains the columns names it.
  @Test(arguments: Language.allCases) func theSystemIsNamed(language: Language) throws {
    let folder = try ScratchPlan([:])
    try folder.write("t.xlsx", Data(try SubmissionTemplate(try plan("EPSG:5897"), language).xlsx()))
    let columns = try VectorFile.readAll(path: folder.path + "/t.xlsx", driver: .openXML)[1]
    let texts = columns.attributeNames.flatMap { columns.attributes[$0] ?? [] }.compactMap { $0 }
    let end = language == .vi ? "; hệ tọa độ EPSG:5897" : "; CRS EPSG:5897"
    #expect(texts.count { $0.hasSuffix(end) } == 2)
  }

  /// Where the plan's submissions are in metres, so is the template.
  @Test func coordinatesGoByThePlan() throws {
    let text = String(decoding: SubmissionTemplate(try plan("EPSG:5897"), .vi).csv, as: UTF8.self)
    #expect(text.contains("(easting),") && !text.contains("longitude") && !text.contains("(crs)"))
    let planar = try ScratchPlan(["plan.yaml": plainPlan("crs: EPSG:5897\nrules: []")]).plan()
    #expect(
      String(decoding: SubmissionTemplate(planar, .vi).csv, as: UTF8.self).contains(
        "(northing),Hệ tọa độ (crs)"))
  }
}
