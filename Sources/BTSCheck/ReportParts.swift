/// What a report prints of proposals and findings; the rest need not be made for it.
package struct ReportParts: OptionSet, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The texts for people in Vietnamese.
  package static let vietnamese = ReportParts(rawValue: 1)
  /// The texts for people in English.
  package static let english = ReportParts(rawValue: 2)
  /// What to do about a finding.
  package static let remedy = ReportParts(rawValue: 4)
  /// A finding's counterparts after the first.
  package static let others = ReportParts(rawValue: 8)

  /// A proposal's position, structure, zone and commune.
  package static let place = ReportParts(rawValue: 16)

  /// All, in both languages.
  package static let all: ReportParts = [.vietnamese, .english, .remedy, .others, .place]

  /// All, in one language.
  package static func all(in language: Language) -> ReportParts {
    [.texts(in: language), .remedy, .others, .place]
  }

  /// The texts for people in one language.
  package static func texts(in language: Language) -> ReportParts {
    language == .vi ? .vietnamese : .english
  }

  /// What `text` says in each of the languages; nothing in the others.
  @inline(__always)
  func words(_ text: (Language) -> String) -> LocalizedText {
    LocalizedText(
      vi: contains(.vietnamese) ? text(.vi) : "", en: contains(.english) ? text(.en) : "")
  }
}
