import Testing
import YAML

struct YAMLEventsTests {
  private func read(_ text: String, limit: Int = 100) -> YAMLEvents {
    YAMLEvents(of: [UInt8](text.utf8), limit: limit)
  }

  @Test("Events come in order, with place, anchor and tag")
  func events() {
    let stream = read("a: &n !x [1, \"\"]\nb: *n\n")
    #expect(
      stream.events.map(\.kind) == [
        .document, .mappingStart, .scalar("a", isPlain: true), .sequenceStart, .scalar("1", isPlain: true),
        .scalar("", isPlain: false), .sequenceEnd, .scalar("b", isPlain: true), .alias("n"), .mappingEnd,
      ])
    let list = stream.events[3]
    #expect((list.line, list.column, list.anchor, list.tag) == (1, 4, "n", "!x"))
    #expect((stream.events[8].line, stream.events[8].column) == (2, 4))
    #expect(stream.fault == nil && !stream.isCut)
  }

  @Test("Events end at the first fault, which says where and what")
  func fault() {
    let stream = read("a: 1\nb: [1\nc: 2\n")
    #expect(stream.events.count == 7)
    #expect(stream.fault?.line == 3)
    #expect(stream.fault?.problem == "did not find expected ',' or ']'")
    #expect(stream.fault?.startLine == 2)
    #expect(stream.fault?.offset == nil)
    #expect(read("a: \u{1}").fault?.offset == 3)
  }

  @Test("Reading stops at the limit")
  func limit() {
    let stream = read("[a, b, c]", limit: 3)
    #expect(stream.events.count == 3 && stream.isCut)
    #expect(read("", limit: 0).events.isEmpty)
  }

  @Test("Text with zero bytes and bytes that are no UTF-8 is no cause to crash")
  func binary() {
    #expect(read("a: \0").fault != nil)
    #expect(YAMLEvents(of: [0x61, 0x3A, 0x20, 0xFF], limit: 10).fault != nil)
  }
}
