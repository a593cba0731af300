/// A step of libyaml through a text: one node starts, or one ends.
package struct YAMLEvent: Sendable {
  /// What is met.
  package enum Kind: Hashable, Sendable {
    /// A document starts; a text may hold several.
    case document
    /// A text as it stands, quotes and escapes undone.
    case scalar(String, isPlain: Bool)
    /// `*name`: the node that was marked `&name`.
    case alias(String)
    case sequenceStart, sequenceEnd
    case mappingStart, mappingEnd
  }

  package var kind: Kind
  /// From 1.
  package var line: Int
  /// In characters, from 1.
  package var column: Int
  /// `&name` before a node.
  package var anchor: String?
  /// `!name` before a node, resolved.
  package var tag: String?
}

/// Why libyaml cannot go on.
package struct YAMLFault: Error, Sendable {
  /// libyaml's own words: `did not find expected ',' or '}'`.
  package var problem: String
  /// Where the problem is, from 1; nil where only `offset` tells.
  package var line: Int?
  package var column: Int?
  /// The line on which the construct starts that could not be read to its end.
  package var startLine: Int?
  /// The byte of the text that is no character of YAML.
  package var offset: Int?
}
