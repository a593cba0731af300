import BTSCheck
import Foundation
import GDAL
import Geometry
import Testing

struct LayerReportTests {
  private func text(_ format: any Report.Type, _ language: Language = .en) -> String {
    Sample.report(format, ReportOptions(language: language, tool: Sample.tool))
  }

  private func written(_ text: String, _ name: String) throws -> URL {
    let folder = URL(fileURLWithPath: NSTemporaryDirectory()).resolvingSymlinksInPath()
      .appendingPathComponent("btscheck-layers-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    return file
  }

  // MARK: GeoJSON

  @Test func goldenGeoJSON() { Golden.expect(text(GeoJSONReport.self), equals: "report.geojson") }

  @Test func geoJSONIsTheSameInEveryLanguage() {
    #expect(text(GeoJSONReport.self, .vi) == text(GeoJSONReport.self, .en))
  }

  @Test func geoJSONKeepsToRFC7946() throws {
    let collection = try JSONValue.parse(text(GeoJSONReport.self))
    #expect(collection["type"]?.text == "FeatureCollection")
    #expect(collection["crs"] == nil)
    let features = try #require(collection["features"]?.array)
    let kinds = features.map { $0["properties"]?["kind"]?.text }
    #expect(kinds.count { $0 == "proposal" } == Sample.proposals.count)
    #expect(kinds.count { $0 == "line" } == 4)
    for feature in features {
      #expect(feature["type"]?.text == "Feature")
      guard let geometry = feature["geometry"], geometry != .null else { continue }
      let coordinates = try #require(geometry["coordinates"]?.array)
      switch geometry["type"]?.text {
      case "Point": #expect(coordinates.count == 2)
      case "LineString": #expect(coordinates.count == 2 && coordinates.allSatisfy { $0.array?.count == 2 })
      default: Issue.record("\(geometry)")
      }
    }
    #expect(features[0]["geometry"]?["coordinates"]?[0]?.number == 105.90054)
    #expect(features[0]["geometry"]?["coordinates"]?[1]?.number == 20.53455)
  }

  /// Our own reader of layers takes the points back where they were.
  @Test func geoJSONComesBack() throws {
    var assessment = Sample.assessment
    let lines = assessment.proposals.lines
    assessment.proposals.lines = LineColumn((0..<lines.count - 6).map { lines[$0] })
    let text = Sample.report(
      GeoJSONReport.self, ReportOptions(language: .en), of: assessment, [Sample.proposals[6]])
    let file = try written(text, "sites.geojson")
    defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
    let mapped = try MappedFile(path: file.path, name: "sites.geojson")
    let layer = GeoJSONReader.read(mapped, name: "sites", keep: ["id", "verdict"]).layer
    #expect(layer.shapes.vertices == [Position(longitude: 105.9013, latitude: 20.5346)])
    #expect(layer.attributes["id"] == ["P7"])
    #expect(layer.attributes["verdict"] == ["pass"])
  }

  @Test func `a line leads to the one of two proposals of one id that is meant`() throws {
    let assessment = try ExamplePlan.assess(
      "- {id: keep, check: spacing, min: 300 m}",
      [
        ["id": "A", "longitude": "106.150000"], ["id": "B", "longitude": "106.151000"],
        ["id": "A", "longitude": "106.180000"], ["id": "C", "longitude": "106.150000"],
      ])
    var sink = MemorySink()
    try ReportWriter(
      GeoJSONReport(ReportOptions(language: .en, tool: Sample.tool)), of: assessment, jobs: 1
    ).write(to: &sink)
    let features = try JSONValue.parse(String(decoding: sink.bytes, as: UTF8.self))["features"]?.array
    let lines = (features ?? []).filter { $0["properties"]?["kind"]?.text == "line" }
    let ends = lines.filter { $0["properties"]?["against_id"]?.text == "A" }
      .map { $0["geometry"]?["coordinates"]?[1]?[0]?.number }
    // B by spacing; C by spacing and by standing on the same spot.
    #expect(ends.count == 3 && ends.allSatisfy { $0 == 106.15 })
  }

  // MARK: KML

  @Test(arguments: Language.allCases)
  func goldenKML(_ language: Language) {
    Golden.expect(text(KMLReport.self, language), equals: "report.\(language).kml")
  }

  @Test func kmlIsReadByGDAL() throws {
    let file = try written(text(KMLReport.self), "sites.kml")
    defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
    let names = ["Unreadable (1)", "Fail (2)", "Undecided (1)", "Conditional (1)", "Pass (2)"]
    var ids: [String] = []
    for name in names {
      let layer = try VectorFile.read(
        path: file.path, driver: .kml, layer: name, keep: ["id", "verdict", "Name"])
      ids += (layer.attributes["id"] ?? []).compactMap { $0 }
      // The lines to counterparts, too.
      for key in ["id", "verdict", "Name"] {
        #expect((layer.attributes[key] ?? [nil]).allSatisfy { $0 != nil })
      }
    }
    #expect(ids.contains("P1") && ids.contains("P7"))
    let fails = try VectorFile.read(path: file.path, driver: .kml, layer: "Fail (2)", keep: [])
    #expect(fails.shapes.vertices.first == Position(longitude: 105.90054, latitude: 20.53455))
  }

  @Test func noDataBecomeMarkupInABalloon() {
    var rows = Sample.proposals
    rows[0].id = "]]><script>x</script>"
    rows[0].findings[0].message = LocalizedText("]]><img src=x>")
    let text = Sample.report(KMLReport.self, ReportOptions(language: .en), of: Sample.assessment, rows)
    #expect(!text.contains("<script") && !text.contains("<img"))
    #expect(text.ranges(of: "]]>").count == text.ranges(of: "<![CDATA[").count)
  }
}
