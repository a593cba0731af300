import Testing

@testable import BTSCheck

/// Tables taken apart in several chunks give what one chunk gives.
@Suite struct TableTests {
  private struct Record: Equatable {
    var cells: [String]
    var line: Int
    var isFaulty: Bool
  }

  private func records(_ text: String, jobs: Int) throws -> [Record] {
    let file = MappedFile(bytes: Array(text.utf8), name: "t.csv")
    let table = try Table(file, least: 2) { $0.contains("id") ? 2 : 0 }
    var line = table.dataLine - 1
    return table.chunks(jobs: jobs) { scanner -> [Record] in
      var records: [Record] = []
      while scanner.next() {
        records.append(
          Record(
            cells: (0..<scanner.cellCount).map { scanner.text($0) }, line: scanner.recordLine,
            isFaulty: scanner.fault != nil))
      }
      return records
    }.flatMap { records, lines in
      defer { line += lines }
      return records.map { Record(cells: $0.cells, line: $0.line + line, isFaulty: $0.isFaulty) }
    }
  }

  /// Rows with line ends, quotes and separators within their cells, in files large enough for many chunks.
  @Test(arguments: ["\n", "\r\n"]) func chunksDoNotShow(lineEnd: String) throws {
    var random = Seeded(5)
    var text = "id,name,note" + lineEnd
    for row in 0..<40_000 {
      let kind = Int.random(in: 0..<6, using: &random)
      let note = ["plain", "\"a,b\"", "\"two\(lineEnd)lines\"", "\"say \"\"so\"\"\"", "5\" pipe", ""][kind]
      text += "P\(row),Trạm \(row),\(note)" + lineEnd
      // Now and then a cell that is longer than a chunk's first search for a line end.
      if row % 9000 == 10 {
        text += "L\(row),\"" + String(repeating: "x\(lineEnd)", count: 4000) + "\",y" + lineEnd
      }
    }
    let whole = try records(text, jobs: 1)
    #expect(whole.count == 40_005)
    #expect(try records(text, jobs: 8) == whole)
  }

  /// A quote that is never closed takes the rest of the file, in whatever chunk it stands.
  @Test(arguments: [0.01, 0.3, 0.77, 0.999]) func unclosedQuotesTakeTheRest(place: Double) throws {
    var text = "id,name\n"
    for row in 0..<60_000 {
      text += row == Int(place * 60_000) ? "P\(row),\"open\n" : "P\(row),name \(row)\n"
    }
    let whole = try records(text, jobs: 1)
    #expect(whole.count == Int(place * 60_000) + 1)
    #expect(whole.last?.isFaulty == true)
    #expect(try records(text, jobs: 8) == whole)
  }

  /// The first row that names enough is the header: a later one may name more, by the same or another separator.
  @Test(arguments: [
    ("a,b,c\na,b,c,d\n", 1, UInt8(ascii: ",")), ("title\na,b,x,c\na;b;c;d\n", 2, UInt8(ascii: ",")),
    ("title, a, b\na;b;c;d\na,b,c\n", 2, UInt8(ascii: ";")), ("a,b,c\td\te\tf\tg\n", 1, UInt8(ascii: "\t")),
  ])
  func theHeaderIsTheFirstThatNamesEnough(text: String, line: Int, separator: UInt8) throws {
    let known: Set<String> = ["a", "b", "c", "d", "e", "f", "g"]
    let table = try Table(MappedFile(bytes: Array(text.utf8), name: "t.csv"), least: 3) {
      known.intersection($0).count
    }
    #expect(table.headerLine == line && table.separator == separator)
  }

  /// Zero bytes are of no text: their record is faulty, and no other.
  @Test func zeroBytesSpoilTheirRecord() throws {
    let found = try records("id,name\nP1,a\nP2,\u{0}b\nP3,\"x\u{0}\"\nP4,c\n", jobs: 1)
    #expect(found.map(\.isFaulty) == [false, true, true, false])
    #expect(try records("id,name\nP1,a\n", jobs: 1).allSatisfy { !$0.isFaulty })
    // Wherever they stand: far from the line's start, behind a quote, beyond ASCII, in what is never closed.
    let filler = String(repeating: "a", count: 100)
    for row in [
      "P,\(filler)\u{0}", "\u{0}", "P,\"x\"\u{0}", "P,\"x\u{0}\"\"y\"", "Đ\u{0},y", "P,\"x\u{0}",
    ] {
      let found = try records("id,name\nP1,\(filler)\nP2,Đ\n\(row)\n", jobs: 1)
      #expect(found.map(\.isFaulty) == [false, false, true], "\(row)")
    }
  }
}
