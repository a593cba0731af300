/// Reads a `when`.
struct ConditionReader {
  let names: PlanNames
  /// The layer whose features have attributes to be matched: of `clearance` and `notify`.
  let featureLayer: String?

  /// The keys of a `when`.
  static let keys = [
    "zone", "structure", "operator", "technology", "commune", "mounting", "bulky", "height", "feature",
  ]

  /// The condition that a mapping sets; complains of what the plan does not know.
  func read(_ fields: Fields) -> Condition {
    var condition = Condition()
    condition.zones = fields.mask("zone", of: names.zoneClasses, PlanNames.zoneWords)?.accepted
    condition.structures =
      fields.mask("structure", of: names.structures, PlanNames.structureWords)?.accepted
    condition.operators = fields.mask("operator", of: names.operators, PlanNames.operatorWords)?.accepted
    condition.technologies = technologies(fields)
    condition.communes = communes(fields)
    condition.mounting = fields.choice("mounting", Mounting.self)
    condition.bulky = fields.flag("bulky")
    condition.height = fields.range("height")
    condition.feature = feature(fields)
    return condition
  }

  private func technologies(_ fields: Fields) -> Technologies? {
    guard let mask = fields.mask("technology", of: Technologies.names, PlanNames.technologyWords) else {
      return nil
    }
    var technologies: Technologies = []
    for (bit, accepted) in mask.accepted.enumerated() where accepted {
      technologies.insert(Technologies(rawValue: 1 << UInt8(bit)))
    }
    return technologies
  }

  private func communes(_ fields: Fields) -> [Bool]? {
    guard let codes = names.communes else {
      // The layer has complaints of its own; its codes are not known.
      _ = fields.texts("commune")
      return nil
    }
    return fields.mask("commune", of: codes, PlanNames.communeWords) { text in
      names.communeNames.firstIndex { foldedCommune($0) == foldedCommune(text) }.map { codes[$0] }
    }?.accepted
  }

  private func feature(_ fields: Fields) -> [String: Pattern] {
    guard let feature = fields.mapping("feature", kind: "feature") else { return [:] }
    guard let featureLayer else {
      fields.complain(
        "feature", code: "feature", vi: "“feature” chỉ dùng trong clearance và notify",
        en: "“feature” is for clearance and notify only")
      return [:]
    }
    var patterns: [String: Pattern] = [:]
    for entry in feature.node.entries {
      if let texts = feature.texts(entry.key) { patterns[entry.key] = Pattern(texts) }
      guard let attributes = names.layers[featureLayer] ?? nil, !attributes.isEmpty,
        !attributes.contains(entry.key)
      else { continue }
      let near = nearestName(to: entry.key, among: attributes)
      let list = attributes.joined(separator: ", ")
      feature.complain(
        entry.key, code: "unknown-attribute",
        vi: "lớp \(featureLayer) không có thuộc tính này; "
          + (near.map { "ý là “\($0)”?" } ?? "các thuộc tính: \(list)"),
        en: "the layer \(featureLayer) has no such attribute; "
          + (near.map { "did you mean “\($0)”?" } ?? "its attributes are: \(list)"))
    }
    return patterns
  }
}

extension Fields {
  /// Which names some values or globs mean; a value without wildcard that is no name is complained of.
  ///
  /// - Parameter suggest: what a wrong value may mean, where the names themselves do not tell.
  func mask(
    _ key: String, of names: [String], _ words: LocalizedText, suggest: (String) -> String? = { _ in nil }
  ) -> (accepted: [Bool], globs: [String])? {
    guard let texts = textNodes(key) else { return nil }
    if texts.isEmpty {
      complain(
        key, code: "empty-list", vi: "danh sách rỗng; cần ít nhất một \(words.vi)",
        en: "the list is empty; expected at least one \(words.en)")
    }
    var accepted = [Bool](repeating: false, count: names.count)
    for (text, node) in texts {
      var isKnown = Pattern.isGlob(text)
      for (index, name) in names.enumerated() where Pattern.matches(text, name) {
        accepted[index] = true
        isKnown = true
      }
      if !isKnown { complain(ofUnknown: text, node, key, names, words, suggest(text)) }
    }
    return (accepted, texts.map(\.text))
  }

  private func complain(
    ofUnknown text: String, _ node: YAMLNode, _ key: String, _ names: [String], _ words: LocalizedText,
    _ suggestion: String?
  ) {
    let near = suggestion ?? nearestName(to: text, among: names)
    let some = names.prefix(12).joined(separator: ", ") + (names.count > 12 ? ", …" : "")
    let (vi, en) =
      near.map { ("ý là “\($0)”?", "did you mean “\($0)”?") }
      ?? (names.isEmpty
        ? ("quy hoạch không có mục nào", "the plan has none") : ("có: \(some)", "it has: \(some)"))
    complain(
      at: node, key: key, code: "unknown-value", vi: "quy hoạch không có \(words.vi) “\(text)”; \(vi)",
      en: "the plan has no \(words.en) “\(text)”; \(en)")
  }
}

extension PlanNames {
  static let structureWords = LocalizedText(vi: "loại cột", en: "structure")
  static let zoneWords = LocalizedText(vi: "loại khu vực", en: "zone class")
  static let operatorWords = LocalizedText(vi: "doanh nghiệp", en: "operator")
  static let communeWords = LocalizedText(vi: "mã xã, phường", en: "commune of the code")
  static let technologyWords = LocalizedText(vi: "công nghệ", en: "technology")
}
