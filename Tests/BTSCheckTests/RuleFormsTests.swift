import Foundation
import Testing

@testable import BTSCheck

/// `Docs/Rule-Forms.md`: every form is written as the page says, and the tests that it names exist.
@Suite struct RuleFormsTests {
  struct Form: Sendable, CustomTestStringConvertible {
    var title: String
    var yaml: String
    var test: String
    var testDescription: String { title }
  }

  private static let tests = URL(filePath: #filePath).deletingLastPathComponent()

  static let forms: [Form] = {
    let page = tests.appending(path: "../../Docs/Rule-Forms.md").standardized
    let text = (try? String(contentsOf: page, encoding: .utf8)) ?? ""
    return text.components(separatedBy: "\n## ").dropFirst().map { section in
      let yaml =
        section.components(separatedBy: "```yaml\n").last?.components(separatedBy: "\n```").first ?? ""
      let test = section.components(separatedBy: "Test: `").last?.components(separatedBy: "`").first ?? ""
      return Form(title: section.components(separatedBy: "\n").first ?? "", yaml: yaml, test: test)
    }
  }()

  @Test func thereAreThirtyOne() {
    #expect(Self.forms.map { $0.title.prefix { $0 != "." } } == (1...31).map { Substring("\($0)") })
  }

  @Test(arguments: forms) func isReadAsWritten(form: Form) throws {
    let files = [
      "places.geojson": ExamplePlan.collection([
        ExamplePlan.feature("\"id\":\"P\",\"kind\":\"school\"", "Point", "[105.9,20.6]")
      ]),
      "roads.geojson": ExamplePlan.collection([
        ExamplePlan.feature(
          "\"id\":\"R\",\"grade\":\"expressway\"", "LineString", "[[105.9,20.6],[106.0,20.6]]")
      ]),
      "lines.geojson": ExamplePlan.collection([
        ExamplePlan.feature("\"id\":\"L\",\"kv\":\"110\"", "LineString", "[[105.9,20.6],[106.0,20.6]]")
      ]),
      "land.geojson": ExamplePlan.collection([
        ExamplePlan.polygon("\"id\":\"G\"", ExamplePlan.box(105.9, 20.4, 106, 20.5))
      ]),
      "waivers.csv": "rule,proposal,document,authority,valid_until,reason\nr,P1,12/UBND,UBND,2027-12-31,x\n",
    ]
    var extra = ["places", "roads", "lines", "land"].map { "  \($0): {source: \($0).geojson, id: id}\n" }
      .joined()
    var rules = "- {id: r, check: height, max: 45 m}"
    if form.yaml.hasPrefix("- ") {
      rules = form.yaml
    } else if form.yaml.hasPrefix("proposals:") {
      // The example plan has this key already: the form's headers are what is tried.
      let headers = form.yaml.dropFirst("proposals: {".count)
      let scratch = try ExamplePlan.scratch(rules: rules, layers: files, extra: extra)
      let yaml = try String(contentsOfFile: scratch.path + "/plan.yaml", encoding: .utf8)
        .replacingOccurrences(of: "proposals: {", with: "proposals: {" + headers.dropLast() + ", ")
      try scratch.write("plan.yaml", Data(yaml.utf8))
      #expect(scratch.complaints() == [])
      return
    } else {
      extra += form.yaml
    }
    let scratch = try ExamplePlan.scratch(rules: rules, layers: files, extra: extra)
    #expect(scratch.complaints() == [])
    #expect(try scratch.plan().rules.allSatisfy { !$0.cases.isEmpty })
  }

  @Test(arguments: forms) func itsTestExists(form: Form) throws {
    let parts = form.test.split(separator: " ")
    try #require(parts.count == 2)
    let source = try String(contentsOf: Self.tests.appending(path: String(parts[0])), encoding: .utf8)
    #expect(source.contains("func \(parts[1])("))
  }
}
