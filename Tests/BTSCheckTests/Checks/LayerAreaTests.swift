import Testing

@testable import BTSCheck

/// Rules of `territory` about another layer than the territory.
@Suite struct LayerAreaTests {
  private static let land = ExamplePlan.collection([
    ExamplePlan.polygon("\"id\":\"L1\"", ExamplePlan.box(106.14, 20.64, 106.16, 20.66))
  ])
  private static let roads = ExamplePlan.collection([
    ExamplePlan.feature("\"id\":\"R1\"", "LineString", "[[106.15,20.42],[106.17,20.42]]")
  ])

  private func plan(_ layer: String) throws -> ScratchPlan {
    try ExamplePlan.scratch(
      rules: "- {id: r, check: territory, layer: hospitals}", layers: ["hospitals.geojson": layer])
  }

  @Test func findingsNameTheLayer() throws {
    let assessment = try Checker(
      try plan(Self.land.replacing("\"id\"", with: "\"name\":\"\",\"id\"")).plan(),
      date: Day(year: 2026, month: 11, day: 24)
    )
    .assess(csv: ExamplePlan.csv([["longitude": "106.161000"], ["longitude": "106.16"]]))
    let outside = try #require(assessment.proposal(0).findings.first { $0.rule == "r" })
    #expect(outside.message.en.hasSuffix("m outside the layer hospitals"))
    #expect(outside.message.vi.hasPrefix("vị trí nằm ngoài lớp hospitals "))
    #expect(outside.remedy.en.hasSuffix("choose a place in the layer hospitals."))
    let edge = try #require(assessment.proposal(1).findings.first { $0.rule == "r" })
    #expect(edge.message.en.hasPrefix("the place lies at the edge of the layer hospitals"))
    #expect(edge.message.vi.hasPrefix("vị trí nằm sát ranh giới lớp hospitals"))
  }

  @Test func aLayerWithoutPolygonsIsAnError() throws {
    let errors = try plan(Self.roads.replacing("\"id\"", with: "\"name\":\"\",\"id\"")).errors()
    #expect(errors.map(\.code) == ["no-polygons"])
    #expect(errors.first?.message.en.contains("the layer “hospitals” has no polygon") == true)
    // One that is still empty may be filled.
    #expect(try plan(ExamplePlan.collection([])).errors().isEmpty)
  }
}
