import Testing

@testable import BTSCheck

@Suite struct SheetRowsTests {
  private func rows(_ data: String, after: String = "") -> (SheetRows, [UInt8]) {
    let text = "<worksheet><dimension ref=\"A1\"/><sheetData>\(data)</sheetData>\(after)</worksheet>"
    var tags = XMLTags(Array(text.utf8))
    return (SheetRows(&tags), tags.bytes)
  }

  @Test func findsRowsAndCells() {
    let (sheet, bytes) = rows(
      "<row r=\"2\" spans=\"1:3\"><c r=\"B2\" s=\"4\"><is><r><t>x</t></r></is></c><c s=\"5\"/><extLst><c r=\"Z9\"/></extLst></row>"
        + "<row/><row r=\"9\"></row>",
      after: "<mergeCells><mergeCell ref=\"A1:AD1\"/><mergeCell ref=\"D2:E3\"/></mergeCells>")
    #expect(sheet.rows.map(\.number) == [2, 3, 9])
    #expect(sheet.rows.map(\.isEmpty) == [false, true, false])
    #expect(sheet.rows.map(\.style) == [5, nil, nil])
    #expect(String(decoding: bytes[sheet.rows[0].cellsEnd...], as: UTF8.self).hasPrefix("<extLst>"))
    #expect(String(decoding: bytes[sheet.rows[2].cellsEnd...], as: UTF8.self).hasPrefix("</row>"))
    #expect(sheet.rows[0].spans.map { String(decoding: bytes[$0], as: UTF8.self) } == " spans=\"1:3\"")
    #expect(sheet.dimension.map { String(decoding: bytes[$0], as: UTF8.self) } == "<dimension ref=\"A1\"/>")
    // The cell without a name stands behind B2; joined cells count from the row on.
    #expect(sheet.lastColumn == 3)
    #expect(
      sheet.lastColumn(from: 1) == 30 && sheet.lastColumn(from: 2) == 5 && sheet.lastColumn(from: 4) == 3)
  }

  @Test(arguments: [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (16_384, "XFD")])
  func namesColumns(number: Int, letters: String) {
    #expect(SheetRows.letters(ofColumn: number) == letters)
    #expect(SheetRows.cell(Array("\(letters)105".utf8)[...]) == (105, number))
  }

  /// Names that no sheet has do not overflow.
  @Test func longNamesAreNoCrash() {
    let name = String(repeating: "Z", count: 99) + String(repeating: "9", count: 99)
    #expect(SheetRows.cell(Array(name.utf8)[...]).column > SheetRows.columnLimit)
  }

  /// Whatever stands in a sheet, the places that are found follow each other.
  @Test func placesAreInOrder() {
    let parts = [
      "<row>", "</row>", "<row r=\"9223372036854775807\" spans=\"1:2\">", "<row/>", "<c>", "<c r=\"\"/>",
      "</c>",
      "<dimension/>", "<c s='1' r='ZZZZZZ1'>", "<", ">", "\"", "'", "/", "<!--", "-->", "</", "<x:row ", "=",
      " ",
      "<mergeCell ref=':'/>",
    ]
    var random = Seeded(20_261_127)
    for _ in 0..<3_000 {
      let data = (0..<12).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
      let (sheet, bytes) = rows(data)
      var places = sheet.dimension.map { [$0.lowerBound, $0.upperBound] } ?? []
      for row in sheet.rows {
        if let spans = row.spans { places += [spans.lowerBound, spans.upperBound] }
        places.append(row.cellsEnd)
      }
      #expect(places == places.sorted() && places.last ?? 0 <= bytes.count, "\(data)")
    }
  }

  @Test func findsTheMemberOfASheet() {
    let sheets = Array(
      "<workbook><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/><sheet name=\"B &amp; C\" sheetId=\"2\" r:id=\"r2\"/></sheets></workbook>"
        .utf8)
    let relations = Array(
      "<Relationships><Relationship Id=\"r2\" Target=\"/xl/worksheets/x.xml\"/><Relationship Id=\"r1\" Target=\"worksheets/y.xml\"/></Relationships>"
        .utf8)
    func member(_ name: String) -> String? {
      WorkbookPart.member(ofSheet: name, sheets: sheets, relations: relations)
    }
    #expect(member("A") == "xl/worksheets/y.xml")
    #expect(member("B & C") == "xl/worksheets/x.xml")
    #expect(member("D") == nil)
    #expect(WorkbookPart.member(ofSheet: "A", sheets: sheets, relations: []) == nil)
  }
}
