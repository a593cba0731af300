import Foundation
import Testing

@testable import BTSCheck

@Suite struct AnnotatedTextTests {
  /// What is to be done about a height.
  private static let remedy = " → Lower the mast to the limit, or choose a zone that allows more."

  private func annotated(
    _ text: [UInt8], encoding: TextEncoding? = nil, name: String = "a.csv", rule: String = "high"
  ) throws -> [UInt8] {
    let scratch = try ExamplePlan.scratch(rules: "- {id: \"\(rule)\", check: height, max: 35 m}")
    let folder = try ScratchPlan([:])
    try folder.write(name, Data(text))
    let assessment = try Checker(try scratch.plan(), date: Day(year: 2026, month: 11, day: 24))
      .assess([folder.path + "/" + name], encoding: encoding)
    var sink = MemorySink()
    try AnnotatedTable(assessment, to: "b.csv", encoding: encoding, .en).write(to: &sink)
    return sink.bytes
  }

  /// Titles, separators, quotes, line ends and empty rows stay; short rows are filled up; broken rows say so.
  @Test func everyByteStays() throws {
    let text =
      "Danh sách;\r\nMã trạm;Doanh nghiệp;Kinh độ;Vĩ độ;Loại cột;Chiều cao;Ghi chú\r\n"
      + "\"A;1\";viettel;105,900000;20,600000;A2b;40;\"two\r\nlines\"\r\n\r\nB;viettel;105,950000;20,600000;A2b;30\r\n;;;;;;\r\nC;viettel;x;20,600000;A2b;30;=1+1"
    let expected =
      "Danh sách;\r\nMã trạm;Doanh nghiệp;Kinh độ;Vĩ độ;Loại cột;Chiều cao;Ghi chú;\"verdict\";\"findings\"\r\n"
      + "\"A;1\";viettel;105,900000;20,600000;A2b;40;\"two\r\nlines\";\"fail\";\"high: height 40 m is above the limit of 35 m\(Self.remedy)\"\r\n\r\n"
      + "B;viettel;105,950000;20,600000;A2b;30;;\"pass\";\"\"\r\n;;;;;;\r\nC;viettel;x;20,600000;A2b;30;=1+1;\"unreadable\";"
      + "\"input-invalid-value: column “Kinh độ”: “x”; expected degrees of longitude from -180 to 180, such as 105.912345 or 105°54'44.4\"\"E → Correct the cell to what is expected.\""
    #expect(String(decoding: try annotated(Array(text.utf8)), as: UTF8.self) == expected)
  }

  /// What we put in is no formula, whatever the plan calls its rules.
  @Test func findingsAreNoFormulas() throws {
    let text = "id,operator,longitude,latitude,structure,height_m\n=1+1,viettel,105.900000,20.600000,A2b,40\n"
    let copy = String(decoding: try annotated(Array(text.utf8), rule: "=high"), as: UTF8.self)
    #expect(copy.contains("\n=1+1,viettel,105.900000,20.600000,A2b,40,\"fail\",\"'=high: height"))
  }

  /// What was no UTF-8 is, and says so by a mark.
  @Test func otherEncodingsBecomeUTF8() throws {
    let text = "id,operator,longitude,latitude,structure,height_m\nTrạm,viettel,105.900000,20.600000,A2b,30\n"
    let bytes = try annotated([0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(
      String(decoding: bytes.dropFirst(3), as: UTF8.self).contains(
        "Trạm,viettel,105.900000,20.600000,A2b,30,\"pass\",\"\"\n"))
  }

  /// A row that another tile judges has no verdict: it would be taken for a pass.
  @Test func rowsOfOtherTilesStayBlank() throws {
    let plan = try ExamplePlan.scratch(rules: "- {id: high, check: height, max: 35 m}").plan()
    let text =
      "id,operator,longitude,latitude,structure,height_m\nA,viettel,105.900000,20.650000,A2b,40\nB,viettel,105.900000,20.600000,A2b,30\n"
    func lines(_ tile: Tile?) throws -> [String] {
      let assessment = try Checker(plan, date: Day(year: 2026, month: 11, day: 24), tile: tile).assess(
        csv: text)
      var sink = MemorySink()
      var named = assessment
      named.inputs[0].name = "a.csv"
      try AnnotatedTable(named, to: "b.csv", encoding: nil, .en).write(to: &sink)
      return String(decoding: sink.bytes, as: UTF8.self).split(separator: "\n").dropFirst().map {
        String($0.split(separator: "A2b,")[1])
      }
    }
    #expect(try lines(Tile(1, of: 2)) == ["40,\"\",\"\"", "30,\"pass\",\"\""])
    #expect(
      try lines(Tile(2, of: 2))
        == ["40,\"fail\",\"high: height 40 m is above the limit of 35 m\(Self.remedy)\"", "30,\"\",\"\""])
  }
}
