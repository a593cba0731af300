import Testing

@testable import BTSCheck

@Suite struct RecordScannerTests {
  private struct Record: Equatable {
    var line: Int
    var cells: [String]
    var fault: RecordScanner.Fault?
  }

  private func records(_ text: String, separator: UInt8 = 44) -> [Record] {
    records(Array(text.utf8), separator)
  }

  private func records(_ bytes: [UInt8], _ separator: UInt8 = 44) -> [Record] {
    bytes.withUnsafeBytes { bytes in
      var records: [Record] = []
      guard var scanner = RecordScanner(bytes, from: 0, to: bytes.count, separator: separator) else {
        return []
      }
      while scanner.next() {
        records.append(
          Record(
            line: scanner.recordLine, cells: (0..<scanner.cellCount).map { scanner.text($0) },
            fault: scanner.fault))
      }
      return records
    }
  }

  @Test(arguments: ["\n", "\r\n", "\r"]) func takesAnyLineEnd(end: String) {
    let found = records("a,b\(end)1,2\(end)\(end)3,4")
    #expect(found.map(\.cells) == [["a", "b"], ["1", "2"], ["3", "4"]])
    #expect(found.map(\.line) == [1, 2, 4])
  }

  @Test func takesQuotedCells() {
    let found = records("\"a, b\",\"c \"\"d\"\"\",e\n\"two\nlines\",x,y\nlast,,\n")
    #expect(found.map(\.cells) == [["a, b", "c \"d\"", "e"], ["two\nlines", "x", "y"], ["last", "", ""]])
    #expect(found.map(\.line) == [1, 2, 4])
  }

  @Test func trimsBlanksAndNoBreakSpaces() {
    #expect(records(" a ,\u{00A0}36\u{00A0},\tb \n").map(\.cells) == [["a", "36", "b"]])
    #expect(records("x, \"a, b\" ,c\n").map(\.cells) == [["x", "a, b", "c"]])
  }

  @Test func anUnclosedQuoteIsOneRowAtItsFirstLine() {
    let found = records("1,2\n3,\"4\n5,6\n7,8\n")
    #expect(found.count == 2)
    #expect(found[1].line == 2 && found[1].fault == .unclosedQuote)
  }

  @Test func aQuoteWithinACellIsText() {
    #expect(records("5\" mast,b\nc,d\n").map(\.cells) == [["5\" mast", "b"], ["c", "d"]])
  }

  @Test func aLongCellMakesItsRowUnreadableAndReadingResumes() {
    let long = String(repeating: "x", count: RecordScanner.fieldLimit + 1)
    let found = records("1,\(long)\n2,b\n3,\"\(long)\"\n4,d\n")
    #expect(found.map(\.fault) == [.fieldTooLong, nil, .fieldTooLong, nil])
    #expect(found[3].cells == ["4", "d"])
  }

  @Test func badBytesMakeTheirRowUnreadable() {
    let found = records(Array("a,b\n".utf8) + [0x63, 0xFF, 0x2C, 0x64, 0x0A] + Array("đ,f\n".utf8))
    #expect(found.map(\.fault) == [nil, .notUTF8, nil])
  }

  @Test func badBytesBehindAQuoteMakeTheirRowUnreadable() {
    let found = records(Array("a,b\n\"c\"".utf8) + [0xFF, 0x2C, 0x64, 0x0A] + Array("\"e\" x,f\n".utf8))
    #expect(found.map(\.fault) == [nil, .notUTF8, nil])
    #expect(found[2].cells == ["e", "f"])
  }

  @Test(arguments: [UInt8(ascii: ","), UInt8(ascii: ";"), 9, UInt8(ascii: "|"), UInt8(ascii: "^"), 0xA7])
  func takesAnyByteForASeparator(separator: UInt8) {
    for length in 0..<70 {
      let cell = String(repeating: "+", count: length)
      let found = records(Array("a\(cell)".utf8) + [separator] + Array("b c\n".utf8), separator)
      #expect(found.map(\.cells) == [["a" + cell, "b c"]])
    }
  }

  /// Every split of a text at the word and block boundaries of the scanner gives the same cells.
  @Test func doesNotDependOnWhereBlocksEnd() {
    for padding in 0..<140 {
      let lead = String(repeating: "p", count: padding)
      let found = records("\(lead),ab,\"c,d\"\r\n\(lead)e,,f\r\n")
      #expect(found.map(\.cells) == [[lead, "ab", "c,d"], [lead + "e", "", "f"]])
    }
  }
}
