/// A language in which people read messages.
public enum Language: String, CaseIterable, Sendable {
  /// Vietnamese.
  case vi
  /// English.
  case en
}

/// A text in Vietnamese and in English.
public struct LocalizedText: Hashable, Sendable {
  /// The Vietnamese text.
  public var vi: String
  /// The English text.
  public var en: String

  /// Creates a text from both languages.
  public init(vi: String, en: String) {
    self.vi = vi
    self.en = en
  }

  /// Creates a text that reads the same in both languages.
  public init(_ text: String) { self.init(vi: text, en: text) }

  /// The text in one language.
  public subscript(language: Language) -> String { language == .vi ? vi : en }
}
