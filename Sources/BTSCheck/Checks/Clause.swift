/// What one case of a rule asks, in words: the predicate of a sentence whose subject is a mast (or an area).
package struct Clause: Hashable, Sendable {
  /// The predicate: “keeps at least 150 m from every other site”.
  package var text: LocalizedText
  /// What is asked about, the bound apart: two rules with one object and different bounds differ about one thing.
  package var object: String
  /// The bound: `150 m`.
  package var bound: String

  package init(_ object: String, _ bound: String = "", vi: String, en: String) {
    self.object = object
    self.bound = bound
    text = LocalizedText(vi: vi, en: en)
  }

  package init(_ object: String, _ bound: String = "", _ text: LocalizedText) {
    self.init(object, bound, vi: text.vi, en: text.en)
  }
}

extension LocalizedText {
  /// A text made in each language.
  package init(_ text: (Language) -> String) { self.init(vi: text(.vi), en: text(.en)) }

  /// Both languages, one behind the other in each.
  package static func + (a: LocalizedText, b: LocalizedText) -> LocalizedText {
    LocalizedText(vi: a.vi + b.vi, en: a.en + b.en)
  }
}

// MARK: - Words for what rules speak of

extension Plan {
  /// A length as a rule's sentence has it.
  static func length(_ metres: Double) -> LocalizedText { LocalizedText { Wording.metres(metres, $0) } }

  /// A percentage as a rule's sentence has it.
  static func percent(_ value: Double) -> LocalizedText {
    LocalizedText { Wording.number(value, decimals: 3, $0) + " %" }
  }

  /// The sites that a filter lets through: “existing or approved site of class A2a”.
  ///
  /// - Parameter ofAll: whether they are all that stand in an area, not the others of one.
  package func sites(_ filter: SiteFilter, ofAll: Bool = false) -> LocalizedText {
    let statuses: [(Bool, LocalizedText)] = [
      (filter.existing, LocalizedText(vi: "hiện có", en: "existing")),
      (filter.approved, LocalizedText(vi: "đã chấp thuận", en: "approved")),
      (filter.proposed, LocalizedText(vi: "đang đề nghị", en: "proposed")),
    ]
    let counted = statuses.filter(\.0).map(\.1)
    var (vi, en) = ("cột", "site")
    if let structures = filter.structures {
      let ids = self.structures.indices.filter { structures[$0] }.map { self.structures[$0].id }
      (vi, en) = ("cột loại \(Words.list(ids, .vi))", "site of class \(Words.list(ids, .en))")
    }
    if counted.count < 3 {
      vi += " " + Words.list(counted.map(\.vi), .vi)
      en = Words.list(counted.map(\.en), .en) + " " + en
    } else if !ofAll {
      (vi, en) = (vi + " khác", "other " + en)
    }
    switch filter.relation {
    case .any: break
    case .same: (vi, en) = (vi + " của cùng doanh nghiệp", en + " of the same operator")
    case .other: (vi, en) = (vi + " của doanh nghiệp khác", en + " of another operator")
    }
    if let shareable = filter.shareable {
      vi += shareable ? " cho dùng chung" : " không cho dùng chung"
      en += shareable ? " that may be shared" : " that may not be shared"
    }
    return LocalizedText(vi: vi, en: en)
  }

  /// Each area of a kind: “each commune”.
  static func each(_ kind: AreaKind) -> LocalizedText {
    switch kind {
    case .zone: LocalizedText(vi: "mỗi loại khu vực", en: "each class of zones")
    case .commune: LocalizedText(vi: "mỗi xã, phường", en: "each commune")
    case .territory: LocalizedText(vi: "phạm vi quy hoạch", en: "the territory")
    }
  }
}

extension HeightKind {
  /// Which height a sentence speaks of.
  var words: LocalizedText {
    switch self {
    case .mast: LocalizedText(vi: "chiều cao cột", en: "the mast's height")
    case .total: LocalizedText(vi: "chiều cao cả công trình", en: "the height with the building")
    }
  }
}

/// Joining words to sentences.
enum Words {
  /// `a, b or c`.
  static func list(_ words: [String], _ language: Language, and: Bool = false) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    let joint = language == .vi ? (and ? " và " : " hoặc ") : (and ? " and " : " or ")
    return words.dropLast().joined(separator: ", ") + joint + last
  }

  /// The sentence with its first letter large and a full stop.
  static func sentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst() + (text.hasSuffix(".") ? "" : ".")
  }
}
