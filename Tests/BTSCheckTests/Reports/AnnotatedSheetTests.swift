import Foundation
import GDAL
import Testing
import XLSX
import ZIP

@testable import BTSCheck

@Suite struct AnnotatedSheetTests {
  private static let fixture = URL(filePath: #filePath)
    .appending(path: "../../../Fixtures/Submissions/sites.xlsx").standardized.path()
  private static let day = Day(year: 2026, month: 11, day: 24)
  private static let header = ["id", "operator", "longitude", "latitude", "structure", "height_m", "note"]

  /// What is to be done about a height.
  private static let remedy = " → Lower the mast to the limit, or choose a zone that allows more."

  private func assess(_ path: String, rule: String = "high", jobs: Int = 2, tile: Tile? = nil) throws
    -> Assessment
  {
    let plan = try ExamplePlan.scratch(rules: "- {id: \"\(rule)\", check: height, max: 35 m}").plan()
    return try Checker(plan, date: Self.day, jobs: jobs, tile: tile).assess([path])
  }

  private func annotated(_ assessment: Assessment, _ language: Language = .en) throws -> [UInt8] {
    var sink = MemorySink()
    try AnnotatedTable(assessment, to: "out.xlsx", encoding: nil, language).write(to: &sink)
    return sink.bytes
  }

  /// Bytes as a file; its path.
  private func file(_ bytes: [UInt8]) throws -> String {
    let folder = try ScratchPlan([:])
    try folder.write("a.xlsx", Data(bytes))
    return folder.path + "/a.xlsx"
  }

  private func member(_ name: String, of path: String) throws -> String {
    String(decoding: try Archive.member(name, of: path, limit: 1 << 20), as: UTF8.self)
  }

  /// A workbook whose first sheet is an XML of ours.
  private func workbook(_ xml: String) throws -> String {
    let folder = try ScratchPlan([:])
    let (plain, made) = (folder.path + "/plain.xlsx", folder.path + "/made.xlsx")
    try Workbook([.init(name: "S", rows: [["x"]], widths: [])]).write(to: plain)
    try Archive.copy(plain, to: made, replacing: "xl/worksheets/sheet1.xml", with: Array(xml.utf8))
    return made
  }

  private func rows(of path: String, sheet: Int) throws -> [[String]] {
    let file = try VectorFile.readAll(path: path, driver: .openXML)[sheet]
    return file.featureIDs.indices.map { row in
      file.attributeNames.map { file.attributes[$0]?[row] ?? "" }
    }
  }

  // MARK: The copy

  /// Titles, dates, numbers, gaps, styles and other sheets stay; what is put in is all that differs.
  @Test func theWorkbookStays() throws {
    let assessment = try assess(Self.fixture)
    let copy = try file(annotated(assessment))
    let sheet = "xl/worksheets/sheet2.xml"
    for name in [
      "docProps/app.xml", "docProps/core.xml", "xl/theme/theme1.xml", "xl/worksheets/sheet1.xml",
      "xl/styles.xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml",
    ] { #expect(try member(name, of: copy) == member(name, of: Self.fixture), "\(name)") }
    func cell(_ place: String, _ text: String) -> String {
      "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
    }
    var text = try member(sheet, of: copy)
    let finding = "high: height 40.5 m is above the limit of 35 m" + Self.remedy
    for added in [
      cell("J4", "verdict") + cell("K4", "findings"), cell("J5", "fail") + cell("K5", finding),
      cell("J7", "fail") + cell("K7", finding.replacing("40.5", with: "36")), cell("J8", "pass"),
    ] {
      #expect(text.contains(added + "</row>"), "\(added)")
      text = text.replacing(added, with: "")
    }
    #expect(text == (try member(sheet, of: Self.fixture)).replacing("<dimension ref=\"A2:I8\" />", with: ""))
    // The copy is a submission as the original is.
    let again = try assess(copy)
    #expect(again.verdicts == assessment.verdicts)
    #expect(again.proposals.lines == assessment.proposals.lines)
    #expect(again.proposals.dates == assessment.proposals.dates)
    #expect(again.proposals.positions == assessment.proposals.positions)
  }

  /// The findings are in the language of the report; neither clock nor threads change a byte.
  @Test func theBytesAreTheSameEachTime() throws {
    let bytes = try annotated(assess(Self.fixture, jobs: 1), .vi)
    #expect(try annotated(assess(Self.fixture, jobs: 4), .vi) == bytes)
    let copy = try rows(of: file(bytes), sheet: 1)
    #expect(copy[4].last?.hasPrefix("high: chiều cao 40,5 m vượt mức cho phép 35 m → Hạ chiều cao") == true)
  }

  /// Texts that begin as formulas do stay texts, the operator's own and ours.
  @Test func textsAreNoFormulas() throws {
    let row = ["=1+1", "viettel", "106.150000", "20.650000", "A2b", "40", "+2"]
    let folder = try ScratchPlan([:])
    let path = folder.path + "/a.xlsx"
    try Workbook([
      .init(name: "S", rows: [["Danh sách"], [], Self.header, row], widths: [20]),
      .init(name: "T", rows: [["other"]], widths: []),
    ]).write(to: path)
    let copy = try file(annotated(assess(path, rule: "=high")))
    #expect(
      try rows(of: copy, sheet: 0) == [
        ["Danh sách"] + Array(repeating: "", count: 8), Array(repeating: "", count: 9),
        Self.header + ["verdict", "findings"],
        row + ["fail", "'=high: height 40 m is above the limit of 35 m" + Self.remedy],
      ])
    #expect(try rows(of: copy, sheet: 1) == [["other"]])
    #expect(!(try member("xl/worksheets/sheet1.xml", of: copy)).contains("<f>"))
  }

  /// Rows as writers may write them: with prefixes, with extents, comments and joined cells.
  @Test(arguments: ["", "x:"]) func otherWaysOfWritingAreKept(prefix: String) throws {
    func cells(_ texts: [String], _ attributes: String = "") -> String {
      texts.map { "<x:c\(attributes) t=\"str\"><x:v>\($0)</x:v></x:c>" }.joined()
    }
    let space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let prefixed = """
      <?xml version="1.0" encoding="UTF-8"?>
      <x:worksheet xmlns="\(space)" xmlns:x="\(space)"><x:dimension ref="A1"/><x:sheetData>
      <!-- <x:row r="1"/> --><x:row r="1" spans="1:7">\(cells(Self.header, " s=\"1\""))</x:row>
      <x:row r='2'/><x:row r="3" hidden='1' spans='1:9'>\(cells(["A", "viettel", "106.15", "20.65", "A2b"]))<x:c><x:v>40</x:v></x:c><x:c/></x:row>
      <x:row r="6">\(cells(["B", "viettel", "106.15", "20.55", "A2b", "30"]))</x:row></x:sheetData>
      <x:mergeCells count="1"><x:mergeCell ref="G6:H6"/></x:mergeCells></x:worksheet>
      """
    func plain(_ text: String) -> String {
      text.replacing("<x:", with: "<\(prefix)").replacing("</x:", with: "</\(prefix)")
    }
    // Not every GDAL knows prefixes: it gets the same rows without.
    let path = try workbook(prefixed.replacing("<x:", with: "<").replacing("</x:", with: "</"))
    let assessment = try assess(path)
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.copyItem(atPath: workbook(plain(prefixed)), toPath: path)
    let copy = try file(annotated(assessment))
    func cell(_ place: String, _ text: String, _ style: String = "") -> String {
      "<x:c r=\"\(place)\"\(style) t=\"inlineStr\"><x:is><x:t>\(text)</x:t></x:is></x:c>"
    }
    let added = [
      cell("I1", "verdict", " s=\"1\"") + cell("J1", "findings", " s=\"1\""),
      cell("I3", "fail") + cell("J3", "high: height 40 m is above the limit of 35 m" + Self.remedy),
      cell("I6", "pass"), "",
    ]
    var expected = prefixed
    for extent in ["<x:dimension ref=\"A1\"/>", " spans=\"1:7\"", " spans='1:9'"] {
      expected = expected.replacing(extent, with: "")
    }
    expected = zip(expected.components(separatedBy: "</x:row>"), added).map { $0 + $1 }.joined(
      separator: "</x:row>")
    #expect(try member("xl/worksheets/sheet1.xml", of: copy) == plain(expected))
  }

  /// A row that another tile judges has no verdict: it would be taken for a pass.
  @Test func rowsOfOtherTilesStayBlank() throws {
    func verdicts(_ tile: Tile?) throws -> [String] {
      let assessment = try assess(Self.fixture, tile: tile)
      return try rows(of: file(annotated(assessment)), sheet: 1).dropFirst(4).map { $0[9] }
    }
    let (first, second) = (try verdicts(Tile(1, of: 2)), try verdicts(Tile(2, of: 2)))
    #expect(zip(first, second).map { $0 + $1 } == ["fail", "", "fail", "pass"])
    // One blank is the empty row between the records.
    #expect([first, second].allSatisfy { $0.filter(\.isEmpty).count > 1 })
  }

  @Test func longTextsFit() {
    let text = String(repeating: "ộ😀", count: 20_000)
    let fitted = AnnotatedSheet.fitted(text)
    #expect(
      fitted.utf16.count <= AnnotatedSheet.cellLimit && fitted.utf16.count > AnnotatedSheet.cellLimit - 3)
    #expect(fitted.hasSuffix("…") && text.hasPrefix(fitted.dropLast()))
    #expect(AnnotatedSheet.fitted(String(text.prefix(10))) == text.prefix(10))
  }

  // MARK: What is refused

  private func complaint(_ body: () throws -> Void) -> Complaint? {
    do {
      try body()
      return nil
    } catch { return error as? Complaint }
  }

  /// Never a copy in which verdicts stand beside other rows than those that were judged.
  @Test func aFileThatChangedIsRefused() throws {
    let path = try file(Array(try Data(contentsOf: URL(filePath: Self.fixture))))
    let assessment = try assess(path)
    for (change, reason) in [
      ("<row r=\"7\">", "other rows"), ("<worksheet ", "no plain XML"), ("Mã trạm", nil),
      ("<dimension ref=\"A2:I8\" />", "no room"),
    ] as [(String, String?)] {
      var text = try member("xl/worksheets/sheet2.xml", of: Self.fixture)
      switch change {
      case "<worksheet ": text = "<!DOCTYPE a [<!ENTITY b \"c\">]>" + text
      case "<row r=\"7\">": text = text.replacing(change, with: "<row r=\"70\">")
      case "Mã trạm": break
      default: text = text.replacing("</sheetData>", with: "</sheetData><mergeCell ref=\"A5:XFC5\"/>")
      }
      try Archive.copy(Self.fixture, to: path, replacing: "xl/worksheets/sheet2.xml", with: Array(text.utf8))
      let found = complaint { _ = try annotated(assessment) }
      #expect(found?.code == reason.map { _ in "annotate-sheet" })
      if let reason { #expect(found?.message.en.contains(reason) == true) }
    }
    try Data("no archive".utf8).write(to: URL(filePath: path))
    #expect(complaint { _ = try annotated(assessment) }?.message.en.contains("no zip archive") == true)
  }
}
