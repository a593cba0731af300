import Foundation
import Geometry
import Testing

@testable import BTSCheck

/// Proposals at the limits of plans, and what plans answer.
@Suite struct BoundaryTableTests {
  private let day = Day(year: 2026, month: 11, day: 24)

  /// One rule of every check for which cases are made; how many, below, at and above.
  private static let rules: [(rule: String, count: Int)] = [
    ("check: territory", 2),
    ("check: commune", 2),
    ("check: allowed-structures, cases: [{when: {zone: heritage}, allow: [A1*]}, {allow: [A2b]}]", 8),
    ("check: prohibited, when: {zone: heritage, structure: A2*}", 1),
    ("check: height, max: 45 m", 3),
    ("check: height, max: 60 m, of: total, when: {mounting: building}", 3),
    ("check: height, cases: [{when: {zone: urban, height: 30..}, max: 45 m}, {max: 80 m}]", 6),
    ("check: height-approval, at_least: 45 m", 3),
    ("check: coverage-radius, min: 100 m, max: 2000 m", 4),
    ("check: coverage-radius, max: 5 km", 2),
    (
      "check: spacing, cases: [{when: {zone: urban}, min: 150 m}, {when: {zone: rural, structure: A2*}, min: 350 m}]",
      6
    ),
    ("check: spacing, min: 500 m, others: {status: proposed, operator: other}", 3),
    (
      "check: spacing, min: 300 m, others: {status: existing, operator: same}, when: {operator: vinaphone}", 3
    ),
    ("check: sharing, within: 400 m", 3),
    ("check: duplicate, within: 50 m", 3),
    ("check: clearance, layer: hospitals, min: 100 m, per_height: 1.1, offset: 2 m", 3),
    ("check: clearance, layer: hospitals, min: 150 m, when: {structure: A2b, height: 30..}", 3),
    ("check: planned-position, within: 100 m, match: [operator, structure, period]", 3),
    ("check: obstacle-surface, layer: hospitals, slope: '1:50', within: 3 km, base_elevation: 12 m", 2),
    ("check: emf, limit: [{to: 400 MHz, value: 2 W/m2}, {to: 2000 MHz, value: 4.5 W/m2}]", 6),
    ("check: emf, limit: 2 W/m2", 3),
    ("check: validity", 4),
    ("check: structure-class", 10),
    ("check: structure-class, when: {structure: A1*, height: ..4}", 8),
    ("check: notify, layer: hospitals, per_height: 3", 3),
    ("check: notify, others: {operator: other}, within: 400 m", 3),
    ("check: notify, others: {operator: other, status: proposed}, within: 400 m, when: {zone: urban}", 3),
    ("check: permit, exempt: [{when: {zone: rural}}, {when: {bulky: no}}]", 2),
    (
      "check: permit, cases: [{when: {zone: urban}, exempt: [{when: {height: ..9}}]}, {exempt: [{when: {zone: rural}}]}]",
      4
    ),
    ("check: quota, max: 2, per: commune", 2),
    ("check: quota, max: 12, per: zone, count: {structure: A2*, operator: same}", 3),
    ("check: quota, per: zone, cases: [{when: {zone: urban}, max: 3}, {max: 0}]", 4),
    ("check: quota, max: 3, per: territory, count: {status: proposed, structure: A1b}", 3),
    ("check: coverage-overlap, max: 30 %", 2),
    ("check: coverage-overlap, max: 0 %", 1),
    (
      "check: coverage-overlap, max: 45.5 %, others: {status: proposed, operator: other}, when: {zone: rural}",
      2
    ),
    ("check: coverage-target, per: commune, min: 95 %", 2),
    (
      "check: coverage-target, per: zone, cases: [{when: {zone: urban}, min: 40 %}, {when: {zone: heritage}, min: 100 %}]",
      4
    ),
    ("check: coverage-target, per: territory, min: 10 %", 2),
    ("check: sharing-target, per: commune, min: 30 %", 2),
    ("check: sharing-target, per: territory, operators: 2..4, min: 66.7 %", 2),
    ("check: sharing-target, per: zone, cases: [{when: {zone: rural}, min: 100 %}, {min: 0 %}]", 3),
  ]

  private func plan(_ rules: String, extra: String = "") throws -> Plan {
    try ExamplePlan.scratch(rules: rules, extra: extra).plan()
  }

  @Test(arguments: rules.indices) func answersAreAsExpected(index: Int) throws {
    let (rule, count) = Self.rules[index]
    for extra in ["", "measurement: {uncertainty: 0 m}", "measurement: {uncertainty: 2 m}"] {
      let plan = try plan("- {id: r, \(rule)}", extra: extra)
      let table = BoundaryTable(plan, date: day, jobs: 1)
      #expect(table.left.isEmpty, "\(table.left.map(\.reason.en))")
      #expect(table.cases.count == count, "\(table.cases.map(\.what.en))")
      let differences = try table.differences()
      #expect(
        differences.isEmpty,
        "\(differences.map { "\($0.boundary.what.en): \($0.boundary.expected), is \($0.found.map(\.rawValue) ?? "–")" })"
      )
    }
  }

  /// At the limit itself nothing is sure, unless the plan says that everything is.
  @Test func limitsAreTooCloseToCall() throws {
    let rule = "- {id: r, check: spacing, min: 150 m}"
    let printed = BoundaryTable(try plan(rule), date: day, jobs: 1).cases
    #expect(printed.map(\.expected) == [.fail, .undecided, .pass])
    let sure = BoundaryTable(try plan(rule, extra: "measurement: {uncertainty: 0 m}"), date: day, jobs: 1)
      .cases
    #expect(sure.map(\.expected) == [.fail, .pass, .pass])
    #expect(sure.map(\.what.en) == ["149.999 m, below 150 m", "at 150 m", "150.001 m, above 150 m"])
    #expect(sure.map(\.what.vi) == ["149,999 m, dưới 150 m", "đúng 150 m", "150,001 m, trên 150 m"])
  }

  /// A table that was written is read back, and shows every number that was changed since.
  @Test func tablesShowWhatChanged() throws {
    let rules =
      "- {id: a, check: spacing, min: 150 m, others: {status: proposed}}\n- {id: b, check: height, max: 45 m}"
    let written = BoundaryTable(try plan(rules), date: day, jobs: 1).csv(.en)
    func read(_ rules: String) throws -> [String] {
      let table = try BoundaryTable(
        try plan(rules), file: MappedFile(bytes: written, name: "cases.csv"), date: day, jobs: 1)
      #expect(table.cases.count == 6)
      return try table.differences().map { "\($0.boundary.rule) \($0.found?.rawValue ?? "none")" }
    }
    #expect(try read(rules) == [])
    #expect(
      try read(rules.replacingOccurrences(of: "150 m", with: "140 m")) == ["a pass", "a pass"])
    #expect(try read(rules.replacingOccurrences(of: "45 m", with: "44.995 m")) == ["b fail"])
    #expect(
      try read(rules.replacingOccurrences(of: "max: 45 m", with: "max: 45 m, when: {zone: rural}"))
        == ["b none", "b none", "b none"])
  }

  @Test func namesWhatItLeavesOut() throws {
    let rules =
      "- {id: q, check: quota, max: 3, per: commune, count: {status: existing}}\n- {id: n, check: height, max: 9 m, valid: {to: 2020-01-01}}"
    let table = BoundaryTable(try plan(rules), date: day, jobs: 1)
    #expect(table.cases.isEmpty)
    #expect(table.left.map(\.rule) == ["q", "n"])
    #expect(
      table.left.map(\.reason.en) == [
        "no fitting place was found", "the rule is not in force",
      ])
  }

  @Test func complainsOfRowsThatItCannotRead() throws {
    let plan = try plan("- {id: r, check: height, max: 45 m}")
    let text = "case,rule,number,what,expected,id\nC1,r,1,,pass,C1\nC2,other,1,,pass,C2\nC3,r,1,,maybe,C3\n"
    do {
      _ = try BoundaryTable(
        plan, file: MappedFile(bytes: Array(text.utf8), name: "cases.csv"), date: day, jobs: 1)
      Issue.record("nothing was wrong")
    } catch {
      #expect(error.complaints.map(\.place) == ["cases.csv:3", "cases.csv:4"])
    }
  }

  /// The reference plans answer all their own cases.
  @Test(arguments: ReferencePlans.names) func referencePlansAnswer(name: String) throws {
    let table = BoundaryTable(try Plan(folder: ReferencePlans.folder(name)), date: day, jobs: 2)
    #expect(table.cases.count > 10)
    let differences = try table.differences()
    #expect(differences.isEmpty, "\(differences.map { "\($0.boundary.rule) \($0.boundary.what.en)" })")
  }
}
