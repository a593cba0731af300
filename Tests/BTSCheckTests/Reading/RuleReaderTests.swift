import BTSCheck
import Geometry
import Testing

struct RuleReaderTests {
  /// A plan with rules, which start on line 7.
  private func folder(_ rules: String) throws -> ScratchPlan {
    try ScratchPlan([
      "plan.yaml": plainPlan("rules:\n\(rules)")
    ])
  }

  private func rule(_ rule: String) throws -> Rule {
    try #require(try folder("  - \(rule)").plan().rules.first)
  }

  @Test("A rule with all that it may say")
  func whole() throws {
    let rule = try rule(
      """
      id: r
          check: height
          title: Cao
          cite: {vi: Điều 3, en: Article 3}
          outcome: condition
          requires: Văn bản
          valid: {from: 2020-01-01}
          of: total
          max: 45 m
      """)
    #expect(rule.id == "r")
    #expect(rule.checkName == "height")
    #expect(rule.title == LocalizedText("Cao"))
    #expect(rule.cite == LocalizedText(vi: "Điều 3", en: "Article 3"))
    #expect(rule.outcome == .condition)
    #expect(rule.requires == LocalizedText("Văn bản"))
    #expect(rule.validity == Period(from: Day(year: 2020, month: 1, day: 1)))
    #expect(rule.file == "plan.yaml" && rule.line == 7)
    #expect(rule.cases == [Condition()])
    let check = try #require(rule.check as? HeightCheck)
    #expect(check.height == .total)
    #expect(check.maximum == [45])
  }

  @Test("Parameters beside cases are defaults that a case may override")
  func cases() throws {
    let rule = try rule("{id: r, check: spacing, min: 1 km, cases: [{when: {bulky: yes}, min: 500 ft}, {}]}")
    #expect((rule.check as? SpacingCheck)?.minimum == [152.4, 1000])
    #expect(rule.outcome == .reject)
    var bulky = Condition()
    bulky.bulky = true
    #expect(rule.cases == [bulky, Condition()])
    #expect(rule.cases[1].isAlways)
  }

  @Test("when: every key, as value, list and glob")
  func when() throws {
    let rule = try rule(
      """
      {id: r, check: height, max: 1 m, when: {structure: A1a, operator: [viettel, vina], technology: [4G, 5G],
            mounting: ground, bulky: false, height: ..15}}
      """)
    let condition = rule.cases[0]
    #expect(condition.structures == [true, false])
    #expect(condition.operators == [true, true])
    #expect(condition.technologies == Technologies(rawValue: 0b1100))
    #expect(condition.mounting == .ground)
    #expect(condition.bulky == false)
    #expect(condition.height == 0...15)
    #expect(condition.zones == nil && condition.communes == nil)
    #expect(!condition.isAlways)

    let globs = try self.rule(
      "{id: r, check: height, max: 1 m, when: {structure: A*, technology: '?G', zone: '*'}}")
    #expect(globs.cases[0].structures == [true, true])
    #expect(globs.cases[0].technologies == Technologies(rawValue: 0b1111))
    // A plan without zones: the zone is null, which matches no pattern.
    #expect(globs.cases[0].zones == [])
  }

  @Test("others replaces the default key by key")
  func others() throws {
    func filter(_ others: String) throws -> SiteFilter {
      let rule = try rule("{id: r, check: duplicate, within: 50 m\(others)}")
      return try #require(rule.check as? DuplicateCheck).others
    }
    var expected = SiteFilter()
    expected.relation = .same
    #expect(try filter("") == expected)
    expected.proposed = false
    #expect(try filter(", others: {status: [existing, approved]}") == expected)
    expected.relation = .other
    expected.structures = [false, true]
    expected.shareable = true
    #expect(
      try filter(", others: {status: [existing, approved], operator: other, structure: A2*, shareable: yes}")
        == expected)
  }

  @Test(
    "What is wrong with a rule, with line and column",
    arguments: [
      ("{check: spacing, min: 1 m}", ["7:5 missing-key"]),
      ("{id: r}", ["7:5 missing-key"]),
      ("{id: r, check: spacing}", ["7:5 missing-key"]),
      ("{id: r, check: spcing, min: 1 m}", ["7:20 unknown-check"]),
      ("{id: r, check: spacing, min: 100}", ["7:34 unit-missing"]),
      ("{id: r, check: spacing, min: [1 m]}", ["7:34 value"]),
      ("{id: r, check: spacing, min: }", ["7:34 empty-value"]),
      ("{id: r, check: spacing, max: 1 m}", ["7:5 missing-key", "7:29 unknown-key"]),
      ("{id: r, check: spacing, min: 1 m, outcome: deny}", ["7:48 choice"]),
      ("{id: r, check: spacing, min: 1 m, valid: {from: x}}", ["7:53 day"]),
      ("{id: r, check: spacing, min: 1 m, structure: A1a}", ["7:39 unknown-key"]),
      ("{id: r, check: spacing, min: 1 m, when: {min: 2 m}}", ["7:46 unknown-key"]),
      ("{id: r, check: spacing, min: 1 m, when: A1a}", ["7:45 mapping"]),
      ("{id: r, check: spacing, min: 1 m, when: {}, cases: [{}]}", ["7:56 when-and-cases"]),
      ("{id: r, check: spacing, cases: []}", ["7:36 empty-list"]),
      ("{id: r, check: spacing, cases: {min: 1 m}}", ["7:36 list"]),
      ("{id: r, check: spacing, cases: [a]}", ["7:37 mapping"]),
      ("{id: r, check: spacing, cases: [{min: 1 m}, {}]}", ["7:49 missing-key"]),
      ("{id: r, check: spacing, cases: [{min: 1 m, id: x}]}", ["7:48 unknown-key"]),
      ("{id: r, check: spacing, cases: [{min: 1 m, others: {}}]}", ["7:48 unknown-key"]),
      ("{id: r, check: height, cases: [{max: 1 m, of: total}]}", ["7:47 unknown-key"]),
      ("{id: r, check: height, of: roof, max: 1 m}", ["7:32 choice"]),
      ("{id: r, check: spacing, min: 1 m, others: {status: [existing, decommissioned]}}", ["7:67 choice"]),
      ("{id: r, check: spacing, min: 1 m, others: {operator: viettel}}", ["7:58 choice"]),
      ("{id: r, check: spacing, min: 1 m, others: {structure: B1}}", ["7:59 unknown-value"]),
      ("{id: r, check: spacing, min: 1 m, others: {structure: []}}", ["7:59 empty-list"]),
      ("{id: r, check: spacing, min: 1 m, others: {shareable: 1}}", ["7:59 flag"]),
      ("{id: r, check: spacing, min: 1 m, when: {zone: urban}}", ["7:52 unknown-value"]),
      ("{id: r, check: spacing, min: 1 m, when: {commune: 13285}}", ["7:55 unknown-value"]),
      ("{id: r, check: spacing, min: 1 m, when: {operator: [viettel, vnpt]}}", ["7:66 unknown-value"]),
      ("{id: r, check: spacing, min: 1 m, when: {technology: 6G}}", ["7:58 unknown-value"]),
      ("{id: r, check: spacing, min: 1 m, when: {mounting: tower}}", ["7:56 choice"]),
      ("{id: r, check: spacing, min: 1 m, when: {height: 15}}", ["7:54 range"]),
      ("{id: r, check: spacing, min: 1 m, when: {height: 15 m..}}", ["7:54 range"]),
      ("{id: r, check: spacing, min: 1 m, when: {feature: {kind: x}}}", ["7:55 feature"]),
      ("{id: r, check: clearance, min: 1 m}", ["7:5 missing-key"]),
      ("{id: r, check: clearance, layer: hospitals, min: 1 m}", ["7:38 unknown-layer"]),
      ("{id: r, check: prohibited}", ["7:5 missing-key"]),
      ("{id: r, check: allowed-structures, allow: [A1a, A9]}", ["7:53 unknown-value"]),
      ("{id: r, check: territory}", ["7:20 missing-layer"]),
      ("{id: r, check: commune}", ["7:20 missing-layer"]),
      ("{id: r, check: planned-position, within: 50 m}", ["7:20 missing-layer"]),
      ("{id: input-duplicate-id, check: height, max: 1 m}", ["7:10 reserved-id"]),
      ("{id: r, check: coverage-overlap, max: 100.1 %}", ["7:43 share"]),
      ("{id: r, check: coverage-overlap, max: 100 %}", []),
      ("{id: r, check: coverage-overlap, max: 130 %, cases: [{}, {}]}", ["7:43 share"]),
    ])
  func complaints(_ rule: String, _ expected: [String]) throws {
    let found = try folder("  - \(rule)").complaints()
    #expect(found == expected.map { "plan.yaml:" + $0 })
  }

  @Test(
    "Keys in the wrong place, and near ones",
    arguments: [
      ("{id: r, check: height, cases: [{max: 1 m, of: total}]}", "it stands beside “cases”, not in a case"),
      ("{id: r, check: spacing, cases: [{min: 1 m, others: {}}]}", "it stands beside “cases”, not in a case"),
      ("{id: r, check: spacing, min: 1 m, zone: urban}", "it stands under “when”"),
      ("{id: r, check: spacing, min: 1 m, status: existing}", "it stands under “others”"),
      ("{id: r, check: spacing, min: 1 m, when: {min: 2 m}}", "it stands beside “when”"),
      ("{id: r, check: spacing, mn: 1 m, min: 1 m}", "did you mean “min”?"),
      ("{id: r, check: spacing, min: 1 m, when: {zones: '*'}}", "did you mean “zone”?"),
      (
        "{id: r, check: spacing, cases: [{min: 1 m, othrs: {}}]}",
        "did you mean “others”, which stands beside “cases”, not in a case?"
      ),
      ("{id: r, check: spacing, min: 1 m, whatever: 1}", "the known keys are: id, check, title"),
    ])
  func hints(_ rule: String, _ hint: String) throws {
    let errors = try folder("  - \(rule)").errors()
    #expect(errors.map(\.code) == ["unknown-key"])
    #expect(errors.first?.message.en.contains(hint) == true, "\(errors)")
  }

  @Test("What a check says of its parameters is one of the plan's complaints")
  func fromChecks() throws {
    let folder = try folder("  - {id: r, check: clearance, layer: x, offset: 1 m, min: 2 m}")
    #expect(folder.complaints() == ["plan.yaml:7:38 unknown-layer", "plan.yaml:7:49 offset"])
  }

  @Test("A broken default is complained of once, not in each case")
  func once() throws {
    let folder = try folder("  - {id: r, check: spacing, min: 5, cases: [{}, {}, {}]}")
    #expect(folder.complaints() == ["plan.yaml:7:34 unit-missing"])
  }

  @Test("The check's own outcome, when the rule gives none")
  func outcome() throws {
    #expect(try rule("{id: r, check: sharing, within: 1 m}").outcome == .condition)
    #expect(try rule("{id: r, check: sharing, within: 1 m, outcome: warn}").outcome == .warn)
  }
}
