import BTSCheck
import Foundation
import Geometry
import Testing

struct IncludeTests {
  private static let rule = "rules: [{id: %, check: height, max: 1 m}]\n"

  private func document(_ rule: String, _ lines: String = "") -> String {
    "format: 1\nid: \(rule)\n\(lines)\n" + IncludeTests.rule.replacing("%", with: rule)
  }

  @Test("Rules of included plans come after the top plan's, in order, by the top plan's names")
  func stacking() throws {
    let plan = try ScratchPlan([
      "plan.yaml": plainPlan(
        "include: [a/plan.yaml, b.yaml]\n" + IncludeTests.rule.replacing("%", with: "top")),
      "a/plan.yaml": document("a", "include: more/plan.yaml"),
      "a/more/plan.yaml": """
      format: 1
      id: more
      rules: [{id: more, check: height, max: 1 m, when: {structure: A2b, operator: viettel}}]
      """,
      "b.yaml": document("b"),
    ]).plan()
    #expect(plan.rules.map(\.id) == ["top", "a", "more", "b"])
    #expect(plan.rules.map(\.file) == ["plan.yaml", "a/plan.yaml", "a/more/plan.yaml", "b.yaml"])
    #expect(plan.rules[2].cases[0].structures == [false, true])
    #expect(plan.files.map(\.name) == ["a/more/plan.yaml", "a/plan.yaml", "b.yaml", "plan.yaml"])
    #expect(plan.notes.isEmpty)
  }

  @Test("An included plan that is not in force on the day is left out and noted")
  func inForce() throws {
    let folder = try ScratchPlan([
      "plan.yaml": plainPlan("include: [a.yaml, b.yaml]"),
      "a.yaml": document("a", "valid: {to: 2020-12-31}\ninclude: c.yaml"),
      "b.yaml": document("b", "valid: {from: 2021-01-01}"),
      "c.yaml": document("c"),
    ])
    let later = try folder.plan(on: Day(iso: "2021-01-01"))
    #expect(later.rules.map(\.id) == ["b"])
    #expect(later.notes.map(\.id) == ["include-not-in-force"])
    #expect(
      later.notes[0].message.en == "a.yaml is left out: not in force on 2021-01-01 (until 2020-12-31)")
    #expect(later.files.map(\.name) == ["b.yaml", "plan.yaml"])
    #expect(try folder.plan(on: Day(iso: "2020-12-31")).rules.map(\.id) == ["a", "c"])
    #expect(try folder.plan().rules.map(\.id) == ["a", "c", "b"])
  }

  @Test("Names, measurement, territory of an included plan are set aside, and that is noted")
  func setAside() throws {
    let plan = try ScratchPlan([
      "plan.yaml": plainPlan("include: a.yaml"),
      "a.yaml": document(
        "a",
        "title: A\nstructures: {X: {}}\nmeasurement: {host_within: 1 m}\nlayers: {territory: {source: x}}"),
    ]).plan()
    #expect(plan.structures.map(\.id) == ["A1a", "A2b"])
    #expect(plan.measurement.hostWithin.value == 50)
    #expect(plan.territory == nil)
    #expect(
      plan.notes.map(\.message.en) == [
        "a.yaml: structures, measurement, territory are not used; those of the top plan are"
      ])
  }

  @Test("What is wrong with includes")
  func complaints() throws {
    #expect(
      try ScratchPlan([
        "plan.yaml": plainPlan("include: [a.yaml, a.yaml, no.yaml, ../x.yaml, /etc/passwd, plan.yaml]"),
        "a.yaml": document("a", "include: [b.yaml]"),
        "b.yaml": document("b", "include: [a.yaml]\nvalid: {form: 2020-01-01}"),
      ]).complaints()
        == [
          "plan.yaml:6:19 include-twice", "plan.yaml:6:27 missing-file", "plan.yaml:6:36 path",
          "plan.yaml:6:47 path", "plan.yaml:6:60 include-cycle", "b.yaml:3:11 include-cycle",
          "b.yaml:4:9 unknown-key",
        ].filter { $0 != "a.yaml:3:11 include-twice" })
  }

  @Test("Ids are unique over all files, and the first is named")
  func uniqueIDs() throws {
    let folder = try ScratchPlan([
      "plan.yaml": plainPlan("include: a.yaml\n" + IncludeTests.rule.replacing("%", with: "same")),
      "a.yaml": document("same"),
    ])
    #expect(folder.complaints() == ["a.yaml:4:14 duplicate-id"])
    #expect(folder.errors()[0].message.en.contains("taken at plan.yaml:7"))
  }

  @Test("Further layers of included plans are added; a name that is taken is an error")
  func layers() throws {
    let empty = #"{"type":"FeatureCollection","features":[]}"#
    let folder = try ScratchPlan([
      "plan.yaml": plainPlan("include: op/plan.yaml\nlayers: {hospitals: {source: h.geojson}}"),
      "h.geojson": empty, "op/r.geojson": empty,
      "op/plan.yaml": """
      format: 1
      id: op
      layers: {roads: {source: r.geojson}}
      rules: [{id: r, check: clearance, layer: roads, min: 1 m}, {id: s, check: clearance, layer: hospitals, min: 1 m}]
      """,
    ])
    #expect(try folder.plan().layers.keys.sorted() == ["hospitals", "roads"])
    try folder.write(
      "op/plan.yaml", Data("format: 1\nid: op\nlayers: {hospitals: {source: r.geojson}}\n".utf8))
    #expect(folder.complaints() == ["op/plan.yaml:3:21 duplicate-layer"])
  }

  @Test("An include that is a link out of the folder is refused")
  func links() throws {
    let outside = try ScratchPlan(["a.yaml": document("a")])
    let folder = try ScratchPlan(["plan.yaml": plainPlan("include: a.yaml")])
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/a.yaml", withDestinationPath: outside.path + "/a.yaml")
    #expect(folder.complaints() == ["plan.yaml:6:10 path"])
  }
}
