import Testing

@testable import BTSCheck

@Suite struct ByteTableTests {
  /// Strings of every length that differ in one byte, and prefixes of each other, have numbers of their own.
  @Test func numbersDistinctStrings() {
    var texts: [[UInt8]] = []
    for length in 1...40 {
      let text = [UInt8](repeating: 0x61, count: length)
      texts.append(text)
      for place in 0..<length {
        var other = text
        other[place] = 0
        texts.append(other)
      }
    }
    // The table keeps where the strings stand.
    let all = texts.flatMap { $0 }
    all.withUnsafeBytes { bytes in
      var table = ByteTable()
      var cells: [UnsafeRawBufferPointer] = []
      var start = 0
      for text in texts {
        cells.append(UnsafeRawBufferPointer(rebasing: bytes[start..<start + text.count]))
        start += text.count
      }
      #expect(cells.map { table.number(of: $0) } == Array(cells.indices))
      #expect(cells.map { table.number(of: $0) } == Array(cells.indices))
      #expect(table.number(of: UnsafeRawBufferPointer(start: nil, count: 0)) == -1)
      // Another table takes them over in another order.
      var other = ByteTable()
      #expect(cells.indices.reversed().map { other.number(of: $0, in: table) } == Array(cells.indices))
      #expect(cells.reversed().map { other.number(of: $0) } == Array(cells.indices))
    }
  }

  /// A word is what lies from a place on, whatever lies before it.
  @Test func takesWordsUpToTheEnd() {
    let all = (1...20).map { UInt8($0) * 12 }
    for count in 1...20 {
      Array(all.prefix(count)).withUnsafeBytes { bytes in
        for place in 0..<count {
          let expected = bytes[place...].prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
          #expect(bytes.word(at: place) == expected)
        }
      }
    }
  }
}
