import Testing

@testable import BTSCheck

@Suite struct PlanLapsedTests {
  @Test func `an included plan counts while it is in force, and is named when it is not`() throws {
    let scratch = try ExamplePlan.scratch(
      rules: "- {id: inside, check: territory, cite: Article 1}",
      layers: [
        "sub/plan.yaml": """
        format: 1
        id: sub
        title: Sub
        valid: {from: 2020-01-01, to: 2025-12-31}
        crs: EPSG:4326
        layers: {masts: {source: cot.csv}}
        """, "sub/cot.csv": "id,operator,longitude,latitude\nN1,viettel,106.3,20.51\n",
      ], extra: "include: sub/plan.yaml")
    func found(_ year: Int) throws -> [PlanFinding] {
      let day = try #require(Day(year: year, month: 6, day: 1))
      return try PlanInspector(folder: scratch.path, date: day).inspect().findings
        .filter { ["plan-outside", "plan-lapsed"].contains($0.name) }
    }
    #expect(try found(2025).map { "\($0.name) \($0.ids)" } == [#"plan-outside ["N1"]"#])
    let later = try found(2026)
    #expect(later.map(\.name) == ["plan-lapsed"] && later.first?.outcome == .warn)
    #expect(
      later.first?.message.en.hasPrefix("sub/plan.yaml is left out: not in force on 2026-06-01") == true)
  }
}
