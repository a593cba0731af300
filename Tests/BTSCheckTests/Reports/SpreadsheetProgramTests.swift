import Foundation
import Testing

@testable import BTSCheck

/// Annotated workbooks in the programs of others; each test is skipped where its program is missing.
@Suite struct SpreadsheetProgramTests {
  private static func run(_ command: [String]) -> String? {
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: output, as: UTF8.self) : nil
  }

  private static let hasOpenpyxl = run(["python3", "-c", "import openpyxl"]) != nil
  private static let hasLibreOffice = run(["sh", "-c", "command -v soffice"]) != nil

  /// The workbook of the fixtures, annotated; its folder and its path.
  private func annotated() throws -> (folder: String, path: String) {
    let fixture = URL(filePath: #filePath)
      .appending(path: "../../../Fixtures/Submissions/sites.xlsx").standardized.path()
    let plan = try ExamplePlan.scratch(rules: "- {id: \"=high\", check: height, max: 35 m}").plan()
    let assessment = try Checker(plan, date: Day(year: 2026, month: 11, day: 24)).assess([fixture])
    var sink = MemorySink()
    try AnnotatedTable(assessment, to: "a.xlsx", encoding: nil, .en).write(to: &sink)
    let folder = try ScratchPlan([:])
    try folder.write("a.xlsx", Data(sink.bytes))
    return (folder.path, folder.path + "/a.xlsx")
  }

  @Test(.enabled(if: hasOpenpyxl, "skipped: python3 with openpyxl is not installed"))
  func openpyxlReadsIt() throws {
    let script = """
      import sys, openpyxl
      book = openpyxl.load_workbook(sys.argv[1])
      print(book.sheetnames, book["Danh sách"].dimensions)
      for row in book["Danh sách"].iter_rows(min_row=4, min_col=6, values_only=True): print(row[0], row[2], row[4:])
      """
    let output = try #require(Self.run(["python3", "-c", script, annotated().path]))
    #expect(
      output == """
        ['Ghi chú', 'Danh sách'] A2:K8
        Kinh độ Ngày ('verdict', 'findings')
        105.9123456 2027-01-31 00:00:00 ('fail', "'=high: height 40.5 m is above the limit of 35 m → Lower the mast to the limit, or choose a zone that allows more.")
        None None (None, None)
        106.1012345 2027-01-31 00:00:00 ('fail', "'=high: height 36 m is above the limit of 35 m → Lower the mast to the limit, or choose a zone that allows more.")
        106.1512345 2027-01-31 00:00:00 ('pass', None)

        """)
  }

  @Test(.enabled(if: hasLibreOffice, "skipped: LibreOffice (soffice) is not installed"))
  func libreOfficeReadsIt() throws {
    let (folder, path) = try annotated()
    // The last sheet as CSV, with a profile of its own.
    let filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2"
    _ = try #require(
      Self.run([
        "soffice", "-env:UserInstallation=file://\(folder)/profile", "--headless", "--convert-to", filter,
        "--outdir", folder, path,
      ]))
    let text = try String(contentsOfFile: folder + "/a-Danh sách.csv", encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.contains { $0.hasSuffix(",Nhận xét,verdict,findings") })
    #expect(
      lines.contains { $0.contains(",fail,\"'=high: height 40.5 m is above the limit of 35 m → Lower") })
    #expect(lines.contains { $0.hasSuffix(",pass,") })
  }
}
