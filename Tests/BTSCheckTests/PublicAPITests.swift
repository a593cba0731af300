import BTSCheck
import Foundation
import Testing

/// The library as a stranger uses it: the public API alone, the lines of the README.
@Suite struct PublicAPITests {
  private static let data =
    URL(filePath: #filePath).appending(path: "../../../Data/hanam").standardized.path()

  @Test func theReferencePlanJudgesItsProposals() throws {
    let plan = try Plan(folder: Self.data)
    #expect(plan.id == "vn-hanam" && plan.rules.count == 18 && plan.operators.count >= 4)
    let checker = Checker(plan, date: Day(year: 2026, month: 11, day: 24))
    let assessment = try checker.assess([Self.data + "/proposals.csv"])
    #expect(assessment.count == 120)
    let verdicts = Verdict.allCases.map { assessment.summary.verdicts[$0] }
    #expect(verdicts == [40, 36, 7, 30, 7])
    for row in 0..<assessment.count {
      let proposal = assessment.proposal(row)
      #expect(proposal.verdict != .fail || !proposal.findings.isEmpty)
      for text in proposal.findings.flatMap({ [$0.message, $0.remedy] }) {
        #expect(!text[.vi].isEmpty && !text[.en].isEmpty)
      }
    }
  }

  @Test func complaintsAreValues() throws {
    let error = #expect(throws: CheckError.self) { _ = try Plan(folder: "/nowhere") }
    #expect(error?.complaints.first?.code == "missing-plan")
  }
}
