import Foundation
import Testing
import XLSX

@testable import BTSCheck

/// How a path on the command line names a file, and a sheet or layer in it.
@Suite struct SubmissionPathTests {
  private func assess(_ paths: [String]) throws -> Assessment {
    let plan = try ExamplePlan.scratch(rules: "- {id: r, check: territory}").plan()
    return try Checker(plan, date: Day(year: 2026, month: 11, day: 24), jobs: 2).assess(paths)
  }

  /// A `#` in the name of a file that is there names no layer.
  @Test func namesOfFilesMayHaveAHash() throws {
    let row = "id,operator,longitude,latitude,structure,height_m\nS1,viettel,105.9,20.6,A2b,36\n"
    let scratch = try ScratchPlan(["ho.so #2.csv": row, "#3.csv": row, "a.b#c/d.csv": row, "x.xlsx": ""])
    for name in ["ho.so #2.csv", "#3.csv", "a.b#c/d.csv"] {
      #expect(try assess([scratch.path + "/" + name]).proposal(0).id == "S1")
    }
    for (name, file, layer) in [
      ("x.xlsx#A#B", "x.xlsx", "A#B"), ("ho.so #2.csv#T", "ho.so #2.csv", "T"),
      ("none.xlsx#A", "none.xlsx", "A"),
      ("none", "none", nil),
    ] {
      let parts = SubmissionFile.parts(of: scratch.path + "/" + name)
      #expect(parts.file == scratch.path + "/" + file && parts.layer == layer)
    }
  }

  /// Annotations stand on the file, and say in which of its sheets.
  @Test func annotationsNameTheFile() throws {
    let folder = try ScratchPlan([:])
    let header = ["id", "operator", "structure", "longitude", "latitude", "height_m"]
    let sheet = ["S1", "viettel", "A2b", "107.912345", "20.543210", "36"]
    try Workbook([
      .init(name: "Đợt 1", rows: [header, sheet], widths: []),
      .init(name: "Đợt 2", rows: [header, sheet], widths: []),
    ]).write(to: folder.path + "/w.xlsx")
    let path = folder.path + "/w.xlsx"
    let assessment = try assess([path + "#Đợt 1", path + "#Đợt 2"])
    let text = Sample.report(
      AnnotationReport<GitHubFormat>.self, ReportOptions(language: .vi), of: assessment,
      (0..<2).map { assessment.proposal($0) })
    #expect(text.contains("::error file=\(path),line=2,title=S1 · r::Trang tính “Đợt 2”: "), "\(text)")
    #expect(!text.contains("file=\(path)#"))
  }
}
