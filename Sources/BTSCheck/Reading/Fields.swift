package import Geometry

/// A mapping of the plan while it is being read.
///
/// Each method reads one key: it returns nil when the key is absent, and complains (once, with file, line, the value
/// and what was expected) when the value is not what the key holds. Keys that nobody asked for are complained of as
/// unknown, with the nearest known one.
package final class Fields {
  /// One text.
  package func text(_ key: String) -> String? { nil }
  /// One text, or one in each language.
  package func localized(_ key: String) -> LocalizedText? { nil }
  /// A length with its unit.
  package func metres(_ key: String) -> Metres? { nil }
  /// A share in percent.
  package func percent(_ key: String) -> Double? { nil }
  /// A bare number, not negative.
  package func number(_ key: String) -> Double? { nil }
  /// A bare whole number, not negative.
  package func count(_ key: String) -> Int? { nil }
  /// yes, no, true or false.
  package func flag(_ key: String) -> Bool? { nil }
  /// A day, ISO 8601.
  package func day(_ key: String) -> Day? { nil }
  /// One text or a list of texts.
  package func texts(_ key: String) -> [String]? { nil }
  /// One of the names of an enumeration.
  package func choice<C: RawRepresentable<String> & CaseIterable>(_ key: String, _ type: C.Type) -> C? { nil }
  /// Complains that a needed key is absent, if it is.
  package func require(_ key: String) {}
  /// Complains about the value of a key (or the mapping itself).
  package func complain(_ key: String?, code: String, vi: String, en: String) {}
}

/// The parameters of one rule while it is being read.
package final class RuleFields {
  /// The rule itself: `layer`, `of`, `per`, `match`, `others`, `count` are read from here.
  package let rule: Fields
  /// One for each case, falling back to the rule for what the case does not say; the rule itself where it has no cases.
  package let cases: [Fields]

  /// Whether the rule has a `when` or cases.
  package let isConditional: Bool

  init(rule: Fields, cases: [Fields], isConditional: Bool) {
    self.rule = rule
    self.isConditional = isConditional
    self.cases = cases
  }

  /// Which other sites the rule looks at; what it gives replaces the default key by key.
  package func others(_ key: String = "others", default base: SiteFilter) -> SiteFilter { base }
  /// The name of a layer of the plan's further layers.
  package func layer() -> String { "" }
  /// The structures that some globs name, by index in the plan, with the globs as written.
  package func structures(_ fields: Fields, _ key: String) -> (accepted: [Bool], globs: [String])? { nil }
}
