/// What a report prints of findings; the rest need not be made for it.
package struct FindingParts: OptionSet, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The texts for people in Vietnamese.
  package static let vietnamese = FindingParts(rawValue: 1)
  /// The texts for people in English.
  package static let english = FindingParts(rawValue: 2)
  /// What to do about it.
  package static let remedy = FindingParts(rawValue: 4)
  /// The counterparts after the first.
  package static let others = FindingParts(rawValue: 8)

  /// All, in both languages.
  package static let all: FindingParts = [.vietnamese, .english, .remedy, .others]

  /// All, in one language.
  package static func all(in language: Language) -> FindingParts {
    [.texts(in: language), .remedy, .others]
  }

  /// The texts for people in one language.
  package static func texts(in language: Language) -> FindingParts {
    language == .vi ? .vietnamese : .english
  }

  /// What `text` says in each of the languages; nothing in the others.
  @inline(__always)
  func words(_ text: (Language) -> String) -> LocalizedText {
    LocalizedText(
      vi: contains(.vietnamese) ? text(.vi) : "", en: contains(.english) ? text(.en) : "")
  }
}
