/// A part of a YAML text with its place, so that every complaint can say where.
package struct YAMLNode: Sendable {
  /// What the node holds.
  package enum Content: Sendable {
    /// The scalar's own text; a plain one was written without quotes.
    case text(String, isPlain: Bool)
    case list([YAMLNode])
    case mapping([Entry])
  }

  /// A key with its value.
  package struct Entry: Sendable {
    package var key: String
    package var line: Int
    package var column: Int
    package var value: YAMLNode
  }

  package var content: Content
  /// From 1.
  package var line: Int
  /// In characters, from 1.
  package var column: Int

  /// Whether nothing stands after the key.
  package var isEmpty: Bool {
    if case .text("", isPlain: true) = content { return true }
    return false
  }

  /// The entries of a mapping, in order; none for other nodes.
  package var entries: [Entry] {
    if case .mapping(let entries) = content { return entries }
    return []
  }

  /// The value of a mapping's key.
  package subscript(key: String) -> YAMLNode? { entries.first { $0.key == key }?.value }

  /// The text, or the texts of a list; nil for anything else.
  package var texts: [String]? {
    switch content {
    case .text(let text, _): return [text]
    case .mapping: return nil
    case .list(let nodes):
      var texts: [String] = []
      for node in nodes {
        guard case .text(let text, _) = node.content else { return nil }
        texts.append(text)
      }
      return texts
    }
  }
}
