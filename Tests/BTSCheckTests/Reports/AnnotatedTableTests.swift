import Foundation
import Testing

@testable import BTSCheck

@Suite struct AnnotatedTableTests {
  private func code(_ inputs: [String], to path: String) throws -> String? {
    let scratch = try ExamplePlan.scratch(rules: "- {id: high, check: height, max: 35 m}")
    var assessment = try Checker(try scratch.plan(), date: Day(year: 2026, month: 11, day: 24))
      .assess(csv: ExamplePlan.csv([[:]]))
    assessment.inputs = inputs.map { name in
      var input = assessment.inputs[0]
      input.name = name
      return input
    }
    do throws(Complaint) {
      _ = try AnnotatedTable(assessment, to: path, encoding: nil, .en)
      return nil
    } catch {
      return error.code
    }
  }

  @Test(arguments: ["a.ods", "a.gpkg", "a.b.geojson"]) func otherKindsAreRefused(name: String) throws {
    #expect(try code([name], to: "x.csv") == "annotate-kind")
  }

  @Test func severalFilesAreRefused() throws {
    #expect(try code(["a.csv", "b.csv"], to: "x.csv") == "several-inputs")
  }

  /// A table comes back as what it was; standard output has no ending.
  @Test(
    arguments: [
      ("a.csv", "x.csv", nil), ("a.csv", "/dev/stdout", nil), ("-", "x.csv", nil), ("A.XLSX", "x.xlsx", nil),
      ("a.csv", "x.xlsx", "annotate-ending"), ("a.xlsx", "x.csv", "annotate-ending"),
      ("a.xlsx", "/dev/stdout", "annotate-ending"), ("a.csv", "x.ods", "annotate-ending"),
      ("a.csv", "x.json", "annotate-ending"), ("a.csv", "x.tsv", nil),
    ] as [(String, String, String?)])
  func theKindStays(name: String, path: String, expected: String?) throws {
    #expect(try code([name], to: path) == expected)
  }
}
