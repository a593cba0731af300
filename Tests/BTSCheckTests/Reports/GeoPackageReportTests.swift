import Foundation
import GDAL
import Geometry
import Testing

@testable import BTSCheck

/// GeoPackages of reports, read back.
@Suite struct GeoPackageReportTests {
  private let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    .appending(path: "btscheck-gpkg-\(UUID().uuidString)")

  private func path(_ name: String) throws -> String {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder.appending(path: name).path()
  }

  private static let rules = """
    - {id: high, check: height, max: 35 m, cite: {vi: Điều 1, en: Article 1}}
    - {id: near, check: spacing, min: 5 km, outcome: warn}
    - {id: few, check: quota, per: commune, max: 0}
    """

  private func assess(_ proposals: [[String: String]]) throws -> Assessment {
    try ExamplePlan.assess(Self.rules, proposals)
  }

  private func write(_ assessment: Assessment, _ name: String, jobs: Int = 2) throws -> String {
    let path = try path(name)
    try GeoPackageReport(assessment, tool: ToolVersions(), jobs: jobs).write(
      to: path, sparing: SparedFiles())
    return path
  }

  private func read(_ path: String, _ layer: String) throws -> VectorFile {
    try VectorFile.read(path: path, driver: .geoPackage, layer: layer, keep: nil)
  }

  @Test func layersHoldWhatWasFound() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let assessment = try assess([
      ["id": "A", "longitude": "106.101000", "latitude": "20.600000", "height_m": "40"],
      ["id": "=B", "height_m": "30"], ["id": "C", "longitude": "NA"],
    ])
    let path = try write(assessment, "a.gpkg")
    let proposals = try read(path, "proposals")
    #expect(proposals.system == "EPSG:4326")
    #expect(proposals.attributes["id"]?[0] == "A" && proposals.attributes["id"]?[2] == "C")
    #expect(proposals.attributes["verdict"] == assessment.verdicts.map(\.rawValue))
    #expect(proposals.attributes["commune"] == ["13291", "13291", nil])
    #expect(proposals.shapes.vertices.first == Position(longitude: 106.101, latitude: 20.6))
    #expect(proposals.faults == [2: .null])

    let found = (0..<3).flatMap { assessment.proposal($0).findings } + assessment.areas.flatMap(\.findings)
    let findings = try read(path, "findings")
    #expect(findings.attributes["rule"] == found.map(\.rule))
    #expect(findings.attributes["message_vi"] == found.map(\.message.vi))
    #expect(findings.attributes["message_en"] == found.map(\.message.en))
    #expect(findings.attributes["measured"]?.first == "40")
    #expect(findings.attributes["remedy_vi"] == found.map(\.remedy.vi))
    #expect(findings.attributes["cite_vi"]?.first == "Điều 1")
    // The quota is missed in one area.
    let areas = findings.attributes["id"]?.indices.filter { findings.attributes["input"]?[$0] == nil } ?? []
    #expect(areas.contains { findings.attributes["against_id"]?[$0] == "13291" })

    let lines = try read(path, "lines")
    let against = (lines.attributes["against_id"] ?? []).compactMap { $0 }
    #expect(against.contains("M2") && lines.shapes.vertices.count == 2 * against.count)
    let report = try read(path, "report")
    let facts = Dictionary(
      zip(report.attributes["key"] ?? [], report.attributes["value"] ?? []).compactMap { key, value in
        key.flatMap { key in value.map { (key, $0) } }
      }, uniquingKeysWith: { first, _ in first })
    #expect(facts["plan"] == "example" && facts["date"] == "2026-11-24")
    #expect(facts["format"] == "btscheck-report/1" && facts["plan_sha256"]?.count == 64)
  }

  /// No clock, no thread and no second run shows in the bytes.
  @Test func theSameBytesEachTime() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let assessment = try assess(
      (0..<700).map { ["longitude": "106.\(100_000 + $0 * 37)", "height_m": "\(20 + $0 % 30)"] })
    let first = try Data(contentsOf: URL(filePath: write(assessment, "a.gpkg", jobs: 1)))
    let second = try Data(contentsOf: URL(filePath: write(assessment, "b.gpkg", jobs: 8)))
    #expect(first == second)
    // Writing over a file leaves nothing of the old one.
    let again = try Data(contentsOf: URL(filePath: write(assessment, "a.gpkg", jobs: 3)))
    #expect(again == first)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted() == ["a.gpkg", "b.gpkg"])
  }

  /// Every cell, as it is meant to be.
  @Test(arguments: ["proposals", "findings", "lines"]) func everyCell(layer: String) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let assessment = try assess([
      ["id": "A", "longitude": "106.101000", "latitude": "20.600000", "height_m": "40"],
      ["id": "=B", "height_m": "30"], ["id": "C", "longitude": "NA"],
    ])
    let file = try read(try write(assessment, "a.gpkg"), layer)
    var text = ""
    for row in 0..<file.shapes.count {
      let points = file.shapes.paths(of: row).flatMap { file.shapes.vertices(of: $0) }
        .map { file.shapes.vertices[$0] }.map { "\($0.longitude) \($0.latitude)" }
      text += "\(layer) \(row + 1): \(points.isEmpty ? "nowhere" : points.joined(separator: ", "))\n"
      for name in file.attributeNames { text += "  \(name): \(file.attributes[name]?[row] ?? "·")\n" }
    }
    Golden.expect(text, equals: "report.gpkg.\(layer).txt")
  }

  /// Where nothing is found the layers are there all the same.
  @Test func emptyLayersAreLayers() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let assessment = try ExamplePlan.assess("- {id: high, check: height, max: 90 m}", [[:]])
    let path = try write(assessment, "a.gpkg")
    #expect(try read(path, "findings").shapes.count == 0 && read(path, "lines").shapes.count == 0)
    #expect(try read(path, "proposals").attributes["verdict"] == ["pass"])
  }

  @Test func refusesAndCleansUp() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let assessment = try assess([[:]])
    let report = GeoPackageReport(assessment, tool: ToolVersions(), jobs: 1)
    let input = try path("in.gpkg")
    try Data("mine".utf8).write(to: URL(filePath: input))
    func code(_ path: String, _ spared: SparedFiles = SparedFiles()) -> String? {
      do throws(Complaint) {
        try report.write(to: path, sparing: spared)
        return nil
      } catch {
        return error.code
      }
    }
    #expect(code(input, SparedFiles(files: [input])) == "output-onto-input")
    #expect(code(try path("x.gpkg"), SparedFiles(folders: [folder.path()])) == "output-into-plan")
    #expect(code(folder.path()) == "cannot-write")
    #expect(code("/dev/null") == "cannot-write")
    #expect(code(folder.path() + "/none/x.gpkg") == "cannot-write")
    #expect(try String(contentsOf: URL(filePath: input), encoding: .utf8) == "mine")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()) == ["in.gpkg"])
  }

  /// The findings about a plan, too.
  @Test func findingsAboutAPlan() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    var gap = PlanFinding(
      PlanOverlapTest.page, file: "communes.geojson", line: 12, layer: "communes", ids: ["1", "2"],
      position: Position(longitude: 105.9, latitude: 20.5),
      message: LocalizedText(vi: "chồng lấn", en: "overlap"))
    gap.squareMetres = 2.456
    let dead = PlanFinding(
      PlanDeadCaseTest.page, file: "plan.yaml", rules: ["keep"],
      message: LocalizedText(vi: "quy định keep", en: "rule keep"))
    let inspection = PlanInspection(
      folder: "p", plan: nil, date: Day(year: 2026, month: 11, day: 24) ?? .today, findings: [gap, dead])
    let path = try path("plan.gpkg")
    try inspection.writeGeoPackage(path, tool: Sample.tool, sparing: SparedFiles())
    let facts = try read(path, "report")
    #expect(facts.attributes["key"] == ["format", "tool", "proj", "epsg", "geos", "gdal", "date"])
    #expect(facts.attributes["value"]?.first == "btscheck-plan-report/1")
    let layer = try read(path, "findings")
    #expect(layer.attributes["name"] == ["plan-overlap", "plan-dead-case"])
    #expect(layer.attributes["square_metres"] == ["2.46", nil] && layer.attributes["line"] == ["12", nil])
    #expect(layer.attributes["message_vi"] == ["chồng lấn", "quy định keep"])
    #expect(layer.shapes.vertices == [Position(longitude: 105.9, latitude: 20.5)])
  }

  /// A reader that is not ours.
  @Test func ogrinfoReadsIt() throws {
    let tool = "/usr/bin/ogrinfo"
    guard FileManager.default.isExecutableFile(atPath: tool) else {
      return print("skipped: ogrinfo is not installed")
    }
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = try write(try assess([["height_m": "40"]]), "a.gpkg")
    let process = Process()
    process.executableURL = URL(filePath: tool)
    process.arguments = ["-ro", "-so", "-al", path]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0 && !text.contains("ERROR") && !text.contains("Warning"), "\(text)")
    for layer in ["proposals", "findings", "lines", "report"] {
      #expect(text.contains("Layer name: \(layer)"))
    }
    #expect(text.contains("ID[\"EPSG\",4326]"))
  }
}
