import BTSCheck
import Foundation
import Testing

/// The documents of the plan format, held against the reader.
struct PlanFormatTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    .standardized

  private func schema() throws -> JSONSchema {
    try JSONSchema(contentsOf: PlanFormatTests.root.appending(path: "Docs/plan.schema.json"))
  }

  /// The fenced blocks of `Docs/Plan-Format.md` that bear a file's name.
  private func example() throws -> [String: String] {
    let page = try String(
      contentsOf: PlanFormatTests.root.appending(path: "Docs/Plan-Format.md"), encoding: .utf8)
    var files: [String: String] = [:]
    for block in page.components(separatedBy: "\n```").dropFirst() {
      let lines = block.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      let words = lines[0].split(separator: " ")
      if words.count == 2, lines.count == 2 { files[String(words[1])] = String(lines[1]) + "\n" }
    }
    return files
  }

  private func value(_ node: YAMLNode) -> JSONValue {
    switch node.content {
    case .text(let text, _): .text(text)
    case .list(let nodes): .array(nodes.map(value))
    case .mapping(let entries):
      .object(Dictionary(entries.map { ($0.key, value($0.value)) }, uniquingKeysWith: { first, _ in first }))
    }
  }

  private func value(yaml text: String) throws -> JSONValue {
    value(try #require(YAMLTree.read(MappedFile(bytes: [UInt8](text.utf8), name: "plan.yaml")).root))
  }

  @Test("The example of the page is a sound plan, and fits the schema")
  func pageExample() throws {
    let files = try example()
    #expect(files.keys.sorted() == ["masts.csv", "plan.yaml", "territory.geojson", "zones.geojson"])
    let folder = try ScratchPlan(files)
    #expect(folder.errors() == [])
    let plan = try folder.plan(on: Day(iso: "2026-11-24"))
    #expect(plan.rules.map(\.id) == ["in-territory", "mast-spacing", "heritage-consent"])
    #expect(plan.masts.count == 1)
    #expect(plan.zones?.widths.last == 200)
    #expect(try schema().complaints(value(yaml: files["plan.yaml"] ?? "")) == [])
  }

  @Test("The reference plan fits the schema")
  func referencePlan() throws {
    let text = try String(
      contentsOf: PlanFormatTests.root.appending(path: "Data/hanam/plan.yaml"), encoding: .utf8)
    #expect(try schema().complaints(value(yaml: text)) == [])
  }

  @Test("The schema takes every unit that the reader takes")
  func units() throws {
    for unit in ["MHz", "GHz", "kHz"] {
      let text = """
        format: 1
        id: x
        rules: [{id: r, check: emf, limit: [{to: 4 \(unit), value: 2 W/m2}]}]
        """
      #expect(try schema().complaints(value(yaml: text)) == [])
      #expect(try ScratchPlan(["plan.yaml": text]).errors().isEmpty)
    }
  }

  @Test(
    "The schema refuses what the reader refuses",
    arguments: [
      "colour: red", "measurement: {host_within: 50}", "decision: {date: 2014-01-22}",
      "structures: {A: {bulky: maybe, mounting: ground}}", "structures: {A: {bulky: yes}}",
      "layers: {zones: {source: z.geojson}}", "layers: {x: {source: z.geojson, class: c}}",
      "rules: [{id: r, check: spcing}]", "rules: [{check: territory}]",
      "rules: [{id: r, check: spacing, min: 100}]", "rules: [{id: r, check: spacing, max: 100 m}]",
      "rules: [{id: r, check: spacing, cases: [{min: 1 m, others: {}}]}]",
      "rules: [{id: r, check: height, max: 1 m, when: {}, cases: [{}]}]",
      "rules: [{id: r, check: height, max: 1 m, when: {height: 15}}]",
      "rules: [{id: r, check: spacing, min: 1 m, others: {status: decommissioned}}]",
      "valid: {from: 22/01/2014}",
    ])
  func refusals(_ line: String) throws {
    let text = "format: 1\nid: x\n\(line)\n"
    #expect(try !schema().complaints(value(yaml: text)).isEmpty)
    #expect(try !ScratchPlan(["plan.yaml": text, "z.geojson": "{}"]).errors().isEmpty)
  }

  @Test("Every key that the reader asks for is in the schema, and no other")
  func keys() throws {
    // A plan with every kind of mapping in it; what is wrong with it does not matter here.
    let rules = CheckBook.pages.map {
      "  - {id: \($0.name), check: \($0.name), others: {}, layer: x, cases: [{when: {}}]}"
    }
    let folder = try ScratchPlan([
      "plan.yaml": """
      format: 1
      id: x
      title: {}
      decision: {}
      valid: {}
      proposals: {columns: {}}
      measurement: {}
      structures: {A: {}}
      operators: {a: {}}
      layers: {territory: {}, communes: {}, zones: {}, masts: {}, positions: {}, x: {}}
      rules:
      \(rules.joined(separator: "\n"))
      """
    ])
    var reader = try PlanReader(path: folder.path, date: nil)
    #expect(throws: CheckError.self) { _ = try reader.read() }

    let root = try schema().root
    for (kind, keys) in reader.log.knownKeys.sorted(by: { $0.key < $1.key }) {
      let name =
        kind == "text" ? "languages" : kind.replacing(" *", with: " further").replacing(" ", with: "-")
      let properties = kind == "plan" ? root["properties"] : root["$defs"]?[name]?["properties"]
      guard case .object(let members)? = properties else {
        Issue.record("Docs/plan.schema.json has no $defs/\(name)")
        continue
      }
      #expect(Set(members.keys) == keys, "\(name) of Docs/plan.schema.json and the reader differ")
    }
    #expect(reader.log.knownKeys.count > 2 * CheckBook.pages.count)
  }
}
