extension Fields {
  /// The texts of a key that holds one or a list of them, each with its place.
  func textNodes(_ key: String) -> [(text: String, node: YAMLNode)]? {
    let expected = LocalizedText(vi: "một văn bản hoặc danh sách văn bản", en: "a text or a list of texts")
    guard let (owner, entry) = find(key) else { return nil }
    guard case .list(let nodes) = entry.value.content else {
      return owner.text(of: entry, expected: expected).map { [($0, entry.value)] }
    }
    var texts: [(String, YAMLNode)] = []
    for node in nodes {
      let item = YAMLNode.Entry(key: key, line: node.line, column: node.column, value: node)
      if let text = owner.text(of: item, expected: expected) { texts.append((text, node)) }
    }
    return texts
  }

  /// Whether a key is there.
  func has(_ key: String) -> Bool { find(key) != nil }

  /// Whether a key holds a list.
  func isList(_ key: String) -> Bool {
    guard case .list? = find(key)?.entry.value.content else { return false }
    return true
  }

  /// The mapping of a key; an absent one gives nil.
  func mapping(_ key: String, kind: String) -> Fields? {
    guard let (owner, entry) = find(key), owner.isMapping(entry) else { return nil }
    return owner.mapping(of: entry, kind: kind)
  }

  /// The mappings under the names of a mapping: `structures`, `operators`, `layers`.
  func named(
    _ key: String, kind: String, place: (String) -> LocalizedText
  ) -> [(name: String, fields: Fields)] {
    guard let (owner, entry) = find(key), owner.isMapping(entry),
      owner.isWithinLimit(entry.value.entries.count, entry)
    else { return [] }
    let all = owner.mapping(of: entry, kind: key)
    return entry.value.entries.compactMap { item in
      guard all.isMapping(item) else { return nil }
      return (item.key, Fields(item.value, kind: kind, place: place(item.key), file: owner.file, log: log))
    }
  }

  /// The mappings of a list; `place` is given the number of each from 1, and the node.
  func listed(
    _ key: String, kind: String, fallback: Fields? = nil, place: (Int, YAMLNode) -> LocalizedText
  ) -> [Fields]? {
    guard let (owner, entry) = find(key) else { return nil }
    guard case .list(let nodes) = entry.value.content else {
      owner.complain(
        at: entry.value, key: key, code: "list",
        vi: "cần một danh sách (mỗi mục bắt đầu bằng “-”), không phải \(entry.value.kind.vi)",
        en: "expected a list (each item behind a “-”), not \(entry.value.kind.en)")
      return nil
    }
    guard owner.isWithinLimit(nodes.count, entry) else { return [] }
    return nodes.enumerated().compactMap { index, node in
      guard case .mapping = node.content else {
        owner.complain(
          at: node, key: key, code: "mapping", vi: "mục này cần các khóa, không phải \(node.kind.vi)",
          en: "this item must have keys, not be \(node.kind.en)")
        return nil
      }
      return Fields(
        node, kind: kind, place: place(index + 1, node), file: owner.file, log: log, fallback: fallback)
    }
  }

  /// The largest number of rules, cases, structures, operators: their indexes are kept in 16 bits.
  static let numberLimit = 30_000

  private func isWithinLimit(_ count: Int, _ entry: YAMLNode.Entry) -> Bool {
    if count <= Fields.numberLimit { return true }
    complain(
      at: entry.value, key: entry.key, code: "too-many",
      vi: "\(count) mục, vượt giới hạn \(Fields.numberLimit)",
      en: "\(count) items, the limit is \(Fields.numberLimit)")
    return false
  }

  private func isMapping(_ entry: YAMLNode.Entry) -> Bool {
    if case .mapping = entry.value.content { return true }
    complain(
      at: entry.value, key: entry.key, code: "mapping",
      vi: "cần các khóa con, không phải \(entry.value.kind.vi)",
      en: "expected keys of its own, not \(entry.value.kind.en)")
    return false
  }

  // MARK: - Unknown keys

  /// Keys that are known in another place, for people who put them into the wrong one.
  struct Elsewhere {
    var keys: [String]
    /// Where they belong: “under “when””.
    var place: LocalizedText
  }

  /// Complains of the keys that nobody asked for.
  func finish(_ elsewhere: [Elsewhere] = []) {
    log.note(asked, of: kind)
    for entry in node.entries where !asked.contains(entry.key) {
      let (vi, en) = hint(for: entry.key, elsewhere)
      let place = YAMLNode(content: .list([]), line: entry.line, column: entry.column)
      complain(
        at: place, code: "unknown-key", vi: "khóa “\(entry.key)” không có trong định dạng; \(vi)",
        en: "the key “\(entry.key)” is not known here; \(en)")
    }
  }

  private func hint(for key: String, _ elsewhere: [Elsewhere]) -> (vi: String, en: String) {
    if let home = elsewhere.first(where: { $0.keys.contains(key) }) {
      return ("khóa này đặt \(home.place.vi)", "it stands \(home.place.en)")
    }
    if let near = nearestName(to: key, among: asked) { return ("ý là “\(near)”?", "did you mean “\(near)”?") }
    for home in elsewhere {
      guard let near = nearestName(to: key, among: home.keys) else { continue }
      return (
        "ý là “\(near)” đặt \(home.place.vi)?", "did you mean “\(near)”, which stands \(home.place.en)?"
      )
    }
    let known = asked.joined(separator: ", ")
    return ("các khóa có thể dùng: \(known)", "the known keys are: \(known)")
  }

  // MARK: - Nodes

  /// The text of an entry; complains when it is none.
  func text(of entry: YAMLNode.Entry, expected: LocalizedText) -> String? {
    guard case .text(let text, _) = entry.value.content else {
      complain(
        at: entry.value, key: entry.key, code: "value",
        vi: "cần \(expected.vi), không phải \(entry.value.kind.vi)",
        en: "expected \(expected.en), not \(entry.value.kind.en)")
      return nil
    }
    guard text.contains(where: { !$0.isWhitespace }) else {
      complain(
        at: entry.value, key: entry.key, code: "empty-value", vi: "chưa có giá trị; cần \(expected.vi)",
        en: "there is no value; expected \(expected.en)")
      return nil
    }
    return text
  }

  /// The mapping of an entry.
  func mapping(of entry: YAMLNode.Entry, kind: String) -> Fields {
    let name = "“\(entry.key)”"
    let inner = LocalizedText(
      vi: place.map { $0.vi + ", " + name } ?? name, en: place.map { $0.en + ", " + name } ?? name)
    return Fields(entry.value, kind: kind, place: inner, file: file, log: log)
  }
}

extension YAMLNode {
  /// Whether it is a list without items.
  var isEmptyList: Bool { if case .list(let nodes) = content { nodes.isEmpty } else { false } }

  /// What a reader calls a value of this kind.
  var kind: LocalizedText {
    switch content {
    case .text(let text, _):
      text.isEmpty
        ? LocalizedText(vi: "khoảng trống", en: "nothing") : LocalizedText(vi: "“\(text)”", en: "“\(text)”")
    case .list: LocalizedText(vi: "một danh sách", en: "a list")
    case .mapping: LocalizedText(vi: "các khóa con", en: "keys of its own")
    }
  }
}
