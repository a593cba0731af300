import Foundation
import Testing

@testable import BTSCheck

/// The proposals of the reference plans, and what must be said of each.
@Suite struct ReferenceProposalTests {
  /// By plan: each proposal's verdict, and the rules that it misses or that note something.
  private static let expected: [String: [String]] = [
    "quangnam": [
      "A fail: bulky-per-commune, spacing-table", "B fail: bulky-per-commune, spacing-table",
      "C conditional: bulky-per-commune", "D fail: bulky-per-commune, structures-by-zone",
      "E fail: structures-by-zone", "F pass", "G conditional: height-consent",
      "H fail: bulky-per-commune, structures-by-zone", "I fail: declared-class",
    ],
    "us-county": [
      "U1 pass", "U2 fail: co-location, from-towers", "U3 fail: co-location, from-towers", "U4 pass",
      "U5 fail: property-line", "U6 fail: homes", "U7 fail: highest", "U8 conditional: faa-height",
      "U9 conditional: faa-runway", "U10 pass", "U11 fail: in-county",
    ],
    "france": [
      "S1 conditional: neighbours, permit, school-dossier", "S2 pass: permit",
      "S3 conditional: neighbours, permit, school-dossier", "S4 fail: exposure, permit",
      "S5 fail: in-commune, permit", "S6 undecided: exposure, permit",
    ],
    "india": [
      "D1 fail: free-distance, input-duplicate-position", "D2 pass: input-duplicate-position",
      "D3 fail: hospitals", "D4 fail: one-kilometre, tenth-of-icnirp",
      "D5 fail: input-implausible-value, sixty-days", "D6 pass",
    ],
    "indonesia": [
      "N1 pass", "N2 fail: cell-plan", "N3 pass", "N4 fail: cell-plan", "N5 pass",
      "N6 fail: fall-radius, shared-tower", "N7 fail: cell-plan", "N8 pass", "N9 fail: no-build-zone, period",
    ],
  ]

  @Test(arguments: expected.keys.sorted()) func areJudgedAsTheyShould(name: String) throws {
    let plan = try Plan(folder: ReferencePlans.folder(name))
    let assessment = try Checker(plan, date: Day(year: 2026, month: 11, day: 24))
      .assess([ReferencePlans.folder(name) + "/proposals.csv"])
    let found = (0..<assessment.count).map { row -> String in
      let proposal = assessment.proposal(row)
      let rules = Set(proposal.findings.map(\.rule)).sorted()
      return "\(proposal.id) \(proposal.verdict)"
        + (rules.isEmpty ? "" : ": " + rules.joined(separator: ", "))
    }
    #expect(found == Self.expected[name])
  }

  /// Every rule of a reference plan says something about some proposal, or is a rule of every proposal.
  @Test(arguments: expected.keys.sorted()) func everyRuleIsShown(name: String) throws {
    let plan = try Plan(folder: ReferencePlans.folder(name))
    let assessment = try Checker(plan, date: Day(year: 2026, month: 11, day: 24))
      .assess([ReferencePlans.folder(name) + "/proposals.csv"])
    for rule in assessment.summary.byRule {
      #expect(
        rule.pass + rule.fail + rule.note + rule.undecided > 0, "\(name): \(rule.rule) applies to nothing")
    }
  }

  /// Feet and miles are converted exactly.
  @Test func foreignUnitsAreExact() throws {
    let plan = try Plan(folder: ReferencePlans.folder("us-county"))
    let towers = try #require(plan.rules.first { $0.id == "from-towers" }?.check as? SpacingCheck)
    #expect(towers.minimum == [1524, 457.2, 228.6])
    let sharing = try #require(plan.rules.first { $0.id == "co-location" }?.check as? SharingCheck)
    #expect(sharing.within == [3218.688])
    let highest = try #require(plan.rules.first { $0.id == "highest" }?.check as? HeightCheck)
    #expect(highest.maximum == [36.576])
  }
}
