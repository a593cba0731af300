import Testing

@testable import BTSCheck

@Suite struct PlanGeometryTests {
  @Test func `every code of geometry is a finding and no complaint`() throws {
    let faulty = [
      #"{"type":"Polygon","coordinates":[[[105.8,20.4],[106.2,20.4],[105.8,20.4]]]}"#,
      #"{"type":"LineString","coordinates":[[105.8,20.4]]}"#,
      #"{"type":"Polygon","coordinates":[[[105.8,20.4],[1e999,20.4],[106.2,20.7],[105.8,20.4]]]}"#,
      #"{"type":"Point","coordinates":[105.8,20.4]}"#,
    ]
    for geometry in faulty {
      let inspection = try inspect(communes([geometry]))
      #expect(inspection.findings.map(\.name).contains("plan-geometry"), "\(geometry)")
    }
    let many = try inspect(communes(Array(repeating: faulty[0], count: 103))).findings
    #expect(many.count == 101 && many.allSatisfy { $0.name == "plan-geometry" })
    #expect(many.contains { $0.message.en.contains("and 3 more complaints") })
  }

  @Test(arguments: [
    ("[[179,-17],[180,-17],[180,-16],[179,-16],[179,-17]]", true),
    ("[[-179,-17],[179,-17],[179,-16],[-179,-16],[-179,-17]]", true),
    ("[[10,85],[20,85],[20,90],[10,90],[10,85]]", true),
    ("[[178,-17],[179,-17],[179,-16],[178,-16],[178,-17]]", false),
  ]) func `a territory at the date line or a pole is named`(ring: String, isNamed: Bool) throws {
    let territory = ExamplePlan.collection([ExamplePlan.polygon("", ring)])
    let findings = try inspect(["territory.geojson": territory]).findings
    #expect(findings.contains { $0.name == "plan-date-line" && $0.file == "territory.geojson" } == isNamed)
  }

  private func communes(_ geometries: [String]) -> [String: String] {
    let features = geometries.enumerated().map {
      #"{"type":"Feature","properties":{"code":"\#($0)","name":"A\#($0)","former_names":""},"geometry":\#($1)}"#
    }
    return ["communes.geojson": ExamplePlan.collection(features)]
  }

  private func inspect(_ layers: [String: String]) throws -> PlanInspection {
    let scratch = try ExamplePlan.scratch(
      rules: "- {id: inside, check: territory, cite: Article 1}", layers: layers)
    return try PlanInspector(folder: scratch.path, date: Day(year: 2026, month: 11, day: 24)).inspect()
  }
}
