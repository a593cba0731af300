import Foundation
import Geometry
import Testing

@testable import BTSCheck

/// Where the communes of Hà Nam are, if the shared data are beside the repository.
enum RealWards {
  static let file: String? = {
    let repository = URL(filePath: #filePath).appending(path: "../../..").standardized
    let folder =
      ProcessInfo.processInfo.environment["BTSCHECK_SHARED"]
      ?? repository.deletingLastPathComponent().appending(path: "shared").path()
    let file = folder + "/data/admin/ha_nam_wards_2025.geojson"
    return FileManager.default.fileExists(atPath: file) ? file : nil
  }()
}

/// The communes of Hà Nam as they are, 20,635 vertices; skipped where the shared data are not beside the repository.
@Suite(.enabled(if: RealWards.file != nil, "skipped: ../shared/data is not beside the repository"))
struct RealWardsTests {
  private func plan() throws -> Plan { try scratch().plan() }

  private func scratch() throws -> ScratchPlan {
    let wards = try String(contentsOfFile: try #require(RealWards.file), encoding: .utf8)
    let yaml = """
      format: 1
      id: wards
      crs: EPSG:4326
      proposals: {crs: EPSG:4326}
      structures: {A2b: {bulky: true, mounting: ground}}
      operators: {viettel: {title: Viettel}}
      layers:
        territory: {source: wards.geojson}
        communes: {source: wards.geojson, id: code, name: name}
      rules:
        - {id: t, check: territory}
        - {id: c, check: commune}
      """
    return try ScratchPlan(["plan.yaml": yaml, "wards.geojson": wards])
  }

  @Test func placesLieWhereTheyShould() throws {
    let plan = try plan()
    let communes = try #require(plan.communes)
    #expect(communes.codes.count == 33)
    let index = AreaIndex(communes.layer.shapes)
    // A point well inside each ward: the middle of the widest stretch of a line across it.
    let rows = communes.codes.indices.map { ward -> [String: String] in
      let box = communes.layer.shapes.box(of: ward)
      var best = (length: 0, place: Position(longitude: 0, latitude: 0))
      for line in 1..<10 {
        let latitude = box.south + (box.north - box.south) * Double(line) / 10
        let inside = (1..<400).map { step in
          Position(longitude: box.west + (box.east - box.west) * Double(step) / 400, latitude: latitude)
        }
        var run: [Position] = []
        for place in inside {
          if index.contains(place, ward) { run.append(place) } else { run = [] }
          if run.count > best.length { best = (run.count, run[run.count / 2]) }
        }
      }
      return cells("W\(ward)", best.place, communes.codes[ward])
    }
    let letter = cells("CV369", Position(longitude: 105.900540, latitude: 20.534550), "Phù Vân")
    let assessment = try Checker(plan, date: Day(year: 2026, month: 11, day: 24))
      .assess(csv: ExamplePlan.csv(rows + [letter]))
    for row in 0..<34 {
      let proposal = assessment.proposal(row)
      #expect(proposal.verdict == .pass, "\(proposal.findings.map(\.message.en))")
      #expect(proposal.commune == (row < 33 ? communes.codes[row] : "13291"))
    }
  }

  /// What is known to be wrong with the borders as they were published.
  @Test func overlapsAndGapsAreFound() throws {
    let findings = try PlanInspector(folder: scratch().path, date: Day(year: 2026, month: 11, day: 24))
      .inspect()
      .findings
    let overlaps = findings.filter { $0.name == "plan-overlap" }
    #expect(overlaps.map(\.ids) == [["13318", "13474"]])
    #expect(abs((overlaps.first?.squareMetres ?? 0) - 2.46) < 0.005)
    #expect(findings.filter { $0.name == "plan-gap" }.count == 2)
  }

  private func cells(_ id: String, _ place: Position, _ commune: String) -> [String: String] {
    [
      "id": id, "longitude": String(format: "%.6f", place.longitude),
      "latitude": String(format: "%.6f", place.latitude), "commune": commune,
    ]
  }
}
