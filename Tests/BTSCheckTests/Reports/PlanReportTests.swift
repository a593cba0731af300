import Foundation
import Geometry
import Testing

@testable import BTSCheck

@Suite struct PlanReportTests {
  private let schemaFile = URL(fileURLWithPath: #filePath)
    .appendingPathComponent("../../../../Docs/plan-report.schema.json").standardized

  /// Findings of each outcome, with names that no terminal should see.
  private func inspection() throws -> PlanInspection {
    let date = try #require(Day(year: 2026, month: 11, day: 24))
    var overlap = PlanFinding(
      PlanOverlapTest.page, file: "communes.geojson", line: 12, layer: "communes",
      ids: ["1", "=2\u{1B}[31m"],
      position: Position(longitude: 105.9139, latitude: 20.486894),
      message: LocalizedText(
        vi: "1 và =2\u{1B}[31m chồng lấn 2,46 m²", en: "1 and =2\u{1B}[31m overlap by 2.46 m²"))
    overlap.squareMetres = 2.46
    let dead = PlanFinding(
      PlanDeadCaseTest.page, file: "plan.yaml", line: 30, rules: ["keep"],
      message: LocalizedText(vi: "quy định keep, trường hợp 2", en: "rule keep, case 2"))
    let mast = PlanFinding(
      PlanStandingMastTest.page, file: "plan.yaml", line: 30, layer: "masts", ids: (1...7).map { "M\($0)" },
      rules: ["keep"], message: LocalizedText(vi: "7 cột", en: "7 masts"))
    var plan = Sample.assessment.plan
    plan.files = []
    return PlanInspection(folder: "plans/sample", plan: plan, date: date, findings: [dead, overlap, mast])
  }

  private func text(_ format: PlanReport, _ language: Language) throws -> String {
    String(
      decoding: format.bytes(try inspection(), ReportOptions(language: language, tool: Sample.tool)),
      as: UTF8.self)
  }

  @Test(arguments: Language.allCases) func goldenFiles(language: Language) throws {
    Golden.expect(try text(.text, language), equals: "plan.\(language.rawValue).txt")
    Golden.expect(try text(.csv, language), equals: "plan.\(language.rawValue).csv")
    Golden.expect(try text(.json, language), equals: "plan.json")
    Golden.expect(try text(.markdown, language), equals: "plan.\(language.rawValue).md")
    Golden.expect(try text(.github, language), equals: "plan.\(language.rawValue).github")
    Golden.expect(try text(.gitlab, language), equals: "plan.\(language.rawValue).gitlab.json")
    Golden.expect(try text(.sarif, language), equals: "plan.\(language.rawValue).sarif")
    Golden.expect(try text(.junit, language), equals: "plan.\(language.rawValue).xml")
    Golden.expect(try text(.geojson, language), equals: "plan.geojson")
    Golden.expect(try text(.kml, language), equals: "plan.\(language.rawValue).kml")
  }

  /// The page brings all it needs, and nothing from data is markup.
  @Test(arguments: Language.allCases) func thePageStandsAlone(language: Language) throws {
    let page = try text(.html, language)
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language)\">"))
    #expect(page.contains("default-src 'none'") && !page.contains("<script") && !page.contains("src=\""))
    #expect(page.contains("plan-overlap"))
    #expect(page.contains("2,46 m²") == (language == .vi))
    #expect(!page.contains("\u{1B}"))
  }

  @Test func fitsTheSchema() throws {
    let schema = try JSONSchema(contentsOf: schemaFile)
    #expect(schema.complaints(try JSONValue.parse(try text(.json, .en))) == [])
    let unread = PlanInspection(folder: "p", plan: nil, date: try inspection().date, findings: [])
    let bytes = PlanReport.json.bytes(unread, ReportOptions(language: .vi))
    #expect(schema.complaints(try JSONValue.parse(String(decoding: bytes, as: UTF8.self))) == [])
  }

  /// A service that keeps one analysis of each category keeps the plan's beside the proposals', and takes the one of
  /// the mended plan for that of the plan that could not be read.
  @Test func theCategoryOfSARIFIsTheFolders() throws {
    func category(_ sarif: [UInt8]) throws -> String? {
      let run = try JSONValue.parse(String(decoding: sarif, as: UTF8.self))["runs"]?[0]
      return run?["automationDetails"]?["id"]?.text
    }
    let options = ReportOptions(language: .en, tool: Sample.tool)
    let read = try inspection()
    let unread = PlanInspection(folder: read.folder, plan: nil, date: read.date, findings: [])
    #expect(try category(PlanReport.sarif.bytes(read, options)) == "btscheck/plan-check/plans/sample/")
    #expect(try category(PlanReport.sarif.bytes(unread, options)) == "btscheck/plan-check/plans/sample/")
  }

  @Test func namesFormatsThatItDoesNotKnow() {
    #expect(throws: Complaint.self) { try PlanReport.format(named: "gpkg") }
    #expect(throws: Complaint.self) { try PlanReport.format(named: "kml") }
    #expect((try? PlanReport.format(forFile: "x.KML")) == .kml)
    #expect(throws: Complaint.self) { try PlanReport.format(forFile: "plan") }
    #expect((try? PlanReport.format(forFile: "a/Plan.JSON")) == .json)
  }
}
