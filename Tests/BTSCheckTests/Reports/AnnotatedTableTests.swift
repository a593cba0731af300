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

  /// The operator reads what a condition asks for, which paper exempts, and what is no failure.
  @Test(arguments: Language.allCases) func findingsSayWhatFollowsFromThem(language: Language) throws {
    let scratch = try ExamplePlan.scratch(
      rules: """
        - {id: high, check: height, max: 35 m}
        - {id: low, check: height, max: 30 m, outcome: condition, requires: {vi: Xin phép, en: Ask for leave}}
        - {id: odd, check: height, max: 25 m, outcome: warn}
        - {id: far, check: spacing, min: 90 km}
        """,
      layers: ["w.csv": "rule,proposal,document,authority\nfar,P1,12/QĐ-UBND,Sở KH&CN\n"],
      extra: "waivers: w.csv")
    let assessment = try Checker(try scratch.plan(), date: Day(year: 2026, month: 11, day: 24))
      .assess(csv: ExamplePlan.csv([["operator": "viettell"]]))
    let all = AnnotatedCells(assessment, language)
    let row = all[0][1].components(separatedBy: " | ")
    let isVietnamese = language == .vi
    #expect(row[0].hasPrefix("input-unknown-operator: "))
    #expect(row[0].contains(isVietnamese ? "có phải “Viettel”?" : "is “Viettel” meant?"))
    #expect(row[1].hasPrefix("high: ") && row[1].contains(" → "))
    #expect(row[2].hasPrefix(isVietnamese ? "low (điều kiện): " : "low (condition): "))
    #expect(row[2].hasSuffix(isVietnamese ? " → Xin phép" : " → Ask for leave"))
    #expect(row[3].hasPrefix(isVietnamese ? "odd (cảnh báo): " : "odd (warning): "))
    #expect(
      row[4].hasPrefix(
        isVietnamese
          ? "far (được miễn theo 12/QĐ-UBND, Sở KH&CN): " : "far (waived by 12/QĐ-UBND, Sở KH&CN): "))
    #expect(!row[4].contains("→"))
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
