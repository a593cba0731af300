package import Geometry

/// A mapping of the plan while it is being read.
///
/// Each method reads one key: it returns nil when the key is absent, and complains (once, with file, line, the value
/// and what was expected) when the value is not what the key holds. Keys that nobody asked for are complained of as
/// unknown, with the nearest known one.
package final class Fields {
  let node: YAMLNode
  let file: String
  let log: PlanLog
  /// What kind of mapping it is, for the schema's test: `plan`, `structure`, `rule spacing` …
  var kind: String
  /// What a reader calls it: “rule mast-spacing, case 2”; nil for the plan itself.
  let place: LocalizedText?
  /// Where keys that are absent here are looked for: the rule of a case.
  private let fallback: Fields?
  /// The keys that were asked for, in order.
  private(set) var asked: [String] = []
  /// Whether absent keys go without complaint, because what may hold them is broken.
  var isBroken = false

  init(
    _ node: YAMLNode, kind: String, place: LocalizedText?, file: String, log: PlanLog,
    fallback: Fields? = nil
  ) {
    self.node = node
    self.kind = kind
    self.place = place
    self.file = file
    self.log = log
    self.fallback = fallback
  }

  // MARK: - Values

  /// One text.
  package func text(_ key: String) -> String? { scalar(key, expected: Fields.aText)?.text }

  /// One text, or one in each language.
  package func localized(_ key: String) -> LocalizedText? {
    guard let (owner, entry) = find(key) else { return nil }
    guard case .mapping = entry.value.content else {
      return owner.text(of: entry, expected: Fields.aText).map { LocalizedText($0) }
    }
    let texts = owner.mapping(of: entry, kind: "text")
    let (vi, en) = (texts.text("vi"), texts.text("en"))
    if vi == nil, en == nil { texts.require("vi") }
    texts.finish()
    return (vi ?? en).map { LocalizedText(vi: $0, en: en ?? $0) }
  }

  /// A length with its unit.
  package func metres(_ key: String) -> Metres? { quantity(key, .length).map { Metres($0) } }

  /// A share in percent.
  package func percent(_ key: String) -> Double? { quantity(key, .share) }

  /// A share of something that is no more than all of it, in percent.
  package func part(_ key: String) -> Double? {
    guard let percent = percent(key) else { return nil }
    if percent > 100 {
      complain(
        key, code: "share", vi: "tỷ lệ này không thể vượt quá 100 %", en: "this share cannot be above 100 %")
    }
    return percent
  }

  /// A bare number, not negative.
  package func number(_ key: String) -> Double? { quantity(key, .number) }

  /// A bare whole number, not negative.
  package func count(_ key: String) -> Int? { quantity(key, .count).map { Int($0) } }

  /// A number with the unit of its dimension.
  package func quantity(_ key: String, _ quantity: Quantity) -> Double? {
    convert(key, expected: quantity.expected) { text throws(Quantity.Fault) in try quantity.read(text) }
  }

  /// A range of heights in bare metres.
  package func range(_ key: String) -> ClosedRange<Double>? {
    convert(key, expected: LocalizedText("..15, 15.., 15..45")) { text throws(Quantity.Fault) in
      try Quantity.range(text)
    }
  }

  /// yes, no, true or false.
  package func flag(_ key: String) -> Bool? {
    let expected = LocalizedText(vi: "yes hoặc no", en: "yes or no")
    guard let (text, owner, entry) = scalar(key, expected: expected) else { return nil }
    switch text.lowercased() {
    case "yes", "true": return true
    case "no", "false": return false
    default:
      owner.complain(of: entry, code: "flag", text, expected)
      return nil
    }
  }

  /// A day, ISO 8601.
  package func day(_ key: String) -> Day? {
    let expected = LocalizedText(
      vi: "một ngày có thật, dạng 2026-11-24", en: "a day of the calendar, such as 2026-11-24")
    guard let (text, owner, entry) = scalar(key, expected: expected) else { return nil }
    if let day = Day(iso: text) { return day }
    owner.complain(of: entry, code: "day", text, expected)
    return nil
  }

  /// One text or a list of texts.
  package func texts(_ key: String) -> [String]? { textNodes(key)?.map(\.text) }

  /// One of the names of an enumeration.
  package func choice<C: RawRepresentable<String> & CaseIterable>(_ key: String, _ type: C.Type) -> C? {
    let names = C.allCases.map(\.rawValue)
    let expected = Fields.oneOf(names)
    guard let (text, owner, entry) = scalar(key, expected: expected) else { return nil }
    if let choice = C(rawValue: text) { return choice }
    owner.complain(of: entry, code: "choice", text, expected, nearest: nearestName(to: text, among: names))
    return nil
  }

  // MARK: - Complaints

  /// Complains that a needed key is absent, if it is.
  package func require(_ key: String) {
    guard find(key) == nil, !isBroken else { return }
    complain(nil, code: "missing-key", vi: "thiếu khóa “\(key)”", en: "the key “\(key)” is missing")
  }

  /// Complains about the value of a key (or the mapping itself).
  package func complain(_ key: String?, code: String, vi: String, en: String) {
    guard let key, let (owner, entry) = find(key) else {
      return complain(at: node, code: code, vi: vi, en: en)
    }
    owner.complain(at: entry.value, key: key, code: code, vi: vi, en: en)
  }

  /// Complains about a value within the mapping.
  func complain(at node: YAMLNode, key: String? = nil, code: String, vi: String, en: String) {
    let subject = LocalizedText(
      vi: [place?.vi, key.map { "khóa “\($0)”" }].compactMap { $0 }.joined(separator: ", "),
      en: [place?.en, key.map { "key “\($0)”" }].compactMap { $0 }.joined(separator: ", "))
    log.add(
      Complaint(
        file: file, line: node.line, column: String(node.column), code: code,
        message: LocalizedText(
          vi: subject.vi.isEmpty ? vi : subject.vi + ": " + vi,
          en: subject.en.isEmpty ? en : subject.en + ": " + en)))
  }

  /// Complains that a text is not what its key holds.
  func complain(
    of entry: YAMLNode.Entry, at node: YAMLNode? = nil, code: String, _ text: String,
    _ expected: LocalizedText, nearest: String? = nil
  ) {
    let (vi, en) = nearest.map { (" (ý là “\($0)”?)", " (did you mean “\($0)”?)") } ?? ("", "")
    complain(
      at: node ?? entry.value, key: entry.key, code: code,
      vi: "“\(text)” không đúng; cần \(expected.vi)\(vi)",
      en: "“\(text)” is not what is needed; expected \(expected.en)\(en)")
  }

  static let aText = LocalizedText(vi: "một văn bản", en: "a text")

  static func oneOf(_ names: [String]) -> LocalizedText {
    LocalizedText(
      vi: "một trong: " + names.joined(separator: ", "), en: "one of: " + names.joined(separator: ", "))
  }

  // MARK: - Finding

  /// The entry of a key and the mapping that holds it; the key is known from now on.
  func find(_ key: String) -> (owner: Fields, entry: YAMLNode.Entry)? {
    if !asked.contains(key) { asked.append(key) }
    let inherited = fallback?.find(key)
    if let entry = node.entries.first(where: { $0.key == key }) { return (self, entry) }
    return inherited
  }

  /// The text of a key, with its place; complains when the value is no text.
  func scalar(
    _ key: String, expected: LocalizedText
  ) -> (text: String, owner: Fields, entry: YAMLNode.Entry)? {
    guard let (owner, entry) = find(key), let text = owner.text(of: entry, expected: expected) else {
      return nil
    }
    return (text, owner, entry)
  }

  private func convert<T>(
    _ key: String, expected: LocalizedText, _ read: (String) throws(Quantity.Fault) -> T
  ) -> T? {
    guard let (text, owner, entry) = scalar(key, expected: expected) else { return nil }
    do {
      return try read(text)
    } catch {
      owner.complain(
        at: entry.value, key: key, code: error.kind.rawValue, vi: error.message.vi, en: error.message.en)
      return nil
    }
  }
}
