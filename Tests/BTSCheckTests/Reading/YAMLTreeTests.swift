import BTSCheck
import Testing

struct YAMLTreeTests {
  private func read(_ text: String) -> (root: YAMLNode?, complaints: [Complaint]) { read([UInt8](text.utf8)) }

  private func read(_ bytes: [UInt8]) -> (root: YAMLNode?, complaints: [Complaint]) {
    YAMLTree.read(MappedFile(bytes: bytes, name: "plan.yaml"))
  }

  private func summary(_ complaints: [Complaint]) -> [String] { complaints.map { "\($0.place) \($0.code)" } }

  @Test("A tree knows where each part stands, and keeps scalars as text")
  func tree() throws {
    let (root, complaints) = read(
      "a: 007\nb:\n  - no\n  - {c: 13285, d: \"x: y\"}\ne: *x\n".replacing("*x", with: "1"))
    #expect(complaints.isEmpty)
    let list = try #require(root?["b"])
    #expect(root?["a"]?.texts == ["007"])
    guard case .list(let items) = list.content else {
      Issue.record("b is no list")
      return
    }
    #expect(items[0].texts == ["no"])
    #expect(items[0].line == 3 && items[0].column == 5)
    #expect(items[1]["c"]?.texts == ["13285"])
    let quoted = try #require(items[1].entries.last)
    #expect((quoted.key, quoted.line, quoted.column, quoted.value.column) == ("d", 4, 16, 19))
    #expect(quoted.value.texts == ["x: y"])
  }

  @Test("Columns count characters, whatever the number of bytes; a byte-order mark is set aside")
  func columns() throws {
    let (root, _) = read([0xEF, 0xBB, 0xBF] + [UInt8]("{đô thị: 1, b: 2}".utf8))
    let entry = try #require(root?.entries.last)
    #expect((entry.line, entry.column) == (1, 13))
  }

  @Test(
    "What YAML allows and a plan does not",
    arguments: [
      ("a: 1\nb: 2\na: 3\n", ["plan.yaml:3:1 duplicate-key"]),
      (
        "a: {x: 1, x: 2}\nb: {y: 1, 'y': 2}\na: 3\n",
        [
          "plan.yaml:1:11 duplicate-key", "plan.yaml:2:11 duplicate-key", "plan.yaml:3:1 duplicate-key",
        ]
      ),
      (
        "a: !!str 1\nb: !x {c: 1}\nd: ! e\n",
        [
          "plan.yaml:1:4 tag", "plan.yaml:2:4 tag", "plan.yaml:3:4 tag",
        ]
      ),
      ("a: &a {x: 1}\nb:\n  <<: *a\n", ["plan.yaml:3:3 merge-key"]),
      ("? [a, b]\n: 1\n? {c: d}\n: 2\n", ["plan.yaml:1:3 key", "plan.yaml:3:3 key"]),
      ("'': 1\n", ["plan.yaml:1:1 key"]),
      ("a: 1\n---\nb: 2\n", ["plan.yaml:2:1 documents"]),
      ("a: *b\n", ["plan.yaml:1:4 alias"]),
      ("a: &a [*a]\n", ["plan.yaml:1:8 alias"]),
      ("structure: [A1, *A2]\n", ["plan.yaml:1:17 alias"]),
    ])
  func strictness(_ text: String, _ expected: [String]) {
    let (root, complaints) = read(text)
    #expect(summary(complaints) == expected)
    #expect(root != nil)
  }

  @Test("A quoted << is a key like others")
  func quotedMerge() {
    #expect(read("'<<': 1\n").complaints.isEmpty)
  }

  @Test(
    "Files that are no YAML text",
    arguments: [
      ("", "plan.yaml empty-file"), ("   \n", "plan.yaml empty-file"),
      ("# only a comment\n", "plan.yaml empty-file"),
      ("---\n", "plan.yaml empty-file"), ("a: 1\0\n", "plan.yaml:1:5 binary"),
      ("a: [1, 2\nb: 3\n", "plan.yaml:2:2 syntax"), ("a: {b: 1\n", "plan.yaml:2:1 syntax"),
      ("a: \"b\nc: 1\n", "plan.yaml:3:1 syntax"), ("a: b: c\n", "plan.yaml:1:5 syntax"),
      ("a:\n\t- b\n", "plan.yaml:2:1 syntax"), ("a: 1\nb\nc: 2\n", "plan.yaml:3:1 syntax"),
      ("a: 1\nb: [\n", "plan.yaml:3:1 syntax"), ("a: @b\n", "plan.yaml:1:4 syntax"),
      ("a: *\n", "plan.yaml:1:5 syntax"),
      ("a: \"\\x\"\n", "plan.yaml:1:7 syntax"),
      ("a: 1\nb: \u{1}\n", "plan.yaml:2:4 syntax"), ("- a\nb: 1\n", "plan.yaml:2:1 syntax"),
      ("a:\n  - b\n c: 1\n", "plan.yaml:3:2 syntax"),
    ])
  func syntax(_ text: String, _ expected: String) {
    let (root, complaints) = read(text)
    #expect(summary(complaints) == [expected])
    #expect(root == nil)
    // No words of the parser's own reach a planner.
    #expect(complaints.allSatisfy { !$0.message.en.contains("this is not YAML (") })
  }

  @Test("Other encodings than UTF-8")
  func encodings() {
    #expect(summary(read([0xFF, 0xFE, 0x61, 0x00]).complaints) == ["plan.yaml encoding"])
    #expect(summary(read([0xFE, 0xFF, 0x00, 0x61]).complaints) == ["plan.yaml encoding"])
    let latin = [UInt8]("a: 1\nđ: Hà".utf8) + [0xE0, 0x0A]
    #expect(summary(read(latin).complaints) == ["plan.yaml:2:6 encoding"])
  }

  @Test("Repeated keys before a syntax error are told too")
  func duplicatesAndSyntax() {
    #expect(
      summary(read("a: 1\na: 2\nb: [\n").complaints) == [
        "plan.yaml:2:1 duplicate-key", "plan.yaml:4:1 syntax",
      ])
  }

  @Test("Aliases that unroll to millions of nodes are refused at once")
  func bomb() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...20 {
      let before = "*a\(level - 1)"
      text +=
        "a\(level): &a\(level) [" + [String](repeating: before, count: 10).joined(separator: ", ") + "]\n"
    }
    let (root, complaints) = read(text)
    #expect(root == nil)
    #expect(complaints.map(\.code) == ["nodes"])
    #expect(complaints.first?.line == 6)
  }

  @Test("So many nodes may stand, one more may not")
  func nodeLimit() {
    // The mapping, its key, the list and 97 items are a hundred nodes.
    for (items, codes) in [(97, []), (98, ["nodes"])] {
      let text = "a: [" + String(repeating: "x,", count: items) + "]"
      let file = MappedFile(bytes: [UInt8](text.utf8), name: "plan.yaml")
      #expect(YAMLTree.read(file, nodeLimit: 100).complaints.map(\.code) == codes)
    }
    #expect(YAMLTree.nodeLimit == 1_000_000)
  }

  @Test("Nesting is limited, through aliases too")
  func depth() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(read(nested(64)).complaints.isEmpty)
    #expect(read(nested(65)).complaints.map(\.code) == ["depth"])
    #expect(read(nested(5000)).complaints.map(\.code) == ["depth"])
    #expect(read("a: &a \(nested(40))\nb: [[*a]]\n").complaints.isEmpty)
    var chain = "a0: &a0 [x]\n"
    for level in 1...1000 { chain += "a\(level): &a\(level) [*a\(level - 1)]\n" }
    #expect(read(chain).complaints.map(\.code) == ["depth"])
  }

  @Test("An alias is the same as its node written again")
  func alias() throws {
    let (root, complaints) = read("a: &n {x: 1}\nb: *n\n")
    #expect(complaints.isEmpty)
    #expect(root?["b"]?["x"]?.texts == ["1"])
  }
}
