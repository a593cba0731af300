import Foundation
import Testing

@testable import BTSCheck

/// The pages are the documentation and a test at once.
@Suite struct CheckPageTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var page: CheckPage
    var example: CheckPage.Example
    var testDescription: String { "\(page.name): \(example.title.en)" }
  }

  static let cases = CheckBook.pages.flatMap { page in page.examples.map { Case(page: page, example: $0) } }

  @Test(arguments: cases) func examplesRun(one: Case) throws {
    let rule = try #require(one.example.rule)
    let example = rule.hasPrefix("{") ? String(rule.dropFirst()) : "\(rule)}"
    let assessment = try ExamplePlan.assess("- {id: example, \(example)", [one.example.proposal])
    let totals = try #require(assessment.summary.byRule.first)
    let findings = assessment.proposal(0).findings + assessment.areas.flatMap(\.findings)
    let missed = findings.first { $0.rule == "example" && $0.result != .pass }
    #expect((missed?.result ?? (totals.pass > 0 ? .pass : nil)) == one.example.result)
  }

  static let inputCases = InputPages.pages.flatMap { page in
    page.examples.map { Case(page: page, example: $0) }
  }

  @Test(arguments: inputCases) func inputExamplesRun(one: Case) throws {
    let rule = one.example.rule ?? "{check: territory}"
    let assessment = try ExamplePlan.assess("- {id: example, \(rule.dropFirst())", [one.example.proposal])
    let finding = assessment.proposal(0).findings.first { $0.rule == one.page.name }
    #expect(finding?.result == one.example.result)
  }

  /// What is wrong with coordinates is best seen.
  @Test func findingsAboutCoordinatesHaveExamples() {
    for page in InputPages.pages where page.name.hasPrefix("input-coordinates") {
      #expect(!page.examples.isEmpty, "\(page.name): add an example to its page")
    }
  }

  @Test(arguments: CheckBook.pages + InputPages.pages) func pagesAreComplete(page: CheckPage) {
    for text in [page.title, page.question, page.why, page.remedy] + page.parameters.map(\.meaning) {
      #expect(!text.vi.isEmpty && !text.en.isEmpty, "\(page.name) lacks a text in one language")
      #expect(text.vi != text.en || page.name.isEmpty, "\(page.name): “\(text.en)” is not translated")
    }
    #expect(page.question.en.hasSuffix("?") && page.question.vi.hasSuffix("?"))
  }

  @Test func everyCheckHasAnExampleThatFails() {
    for page in CheckBook.pages {
      #expect(
        page.examples.contains { $0.result == (page.outcome == .note ? .note : .fail) },
        "\(page.name): add an example that fails to its page")
    }
  }

  /// `Checks/` and `CheckBook` say the same.
  @Test func everyCheckFileIsInTheBook() throws {
    let folder = URL(filePath: #filePath).appending(path: "../../../../Sources/BTSCheck/Checks").standardized
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path())
      .filter { $0.hasSuffix("Check.swift") && $0 != "Check.swift" }.map { String($0.dropLast(6)) }
    let listed = CheckBook.checks.map { String(describing: $0) }
    for file in files.sorted() where !listed.contains(file) {
      Issue.record("add the line “\(file).self,” to CheckBook.swift")
    }
    #expect(files.count == listed.count)
  }

  @Test func everyInputFindingHasAPage() {
    #expect(InputFault.names == InputPages.pages.map(\.name))
  }
}
