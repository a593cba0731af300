import Geometry

/// The parameters of one rule while it is being read.
package final class RuleFields {
  /// The rule itself: `layer`, `of`, `per`, `match`, `others`, `count` are read from here.
  package let rule: Fields
  /// One for each case, falling back to the rule for what the case does not say; the rule itself where it has no cases.
  package let cases: [Fields]
  /// Whether the rule has a `when` or cases.
  package let isConditional: Bool

  private let names: PlanNames

  init(rule: Fields, cases: [Fields], isConditional: Bool, names: PlanNames) {
    self.rule = rule
    self.cases = cases
    self.isConditional = isConditional
    self.names = names
  }

  /// A length that every case must have, by case: metres to the millimetre, 0 where it is missing or wrong.
  package func lengths(_ key: String) -> [Double] {
    cases.map {
      $0.require(key)
      return ($0.metres(key) ?? Metres(0)).value.toMillimetre
    }
  }

  /// Which other sites the rule looks at; what it gives replaces the default key by key.
  package func others(_ key: String = "others", default base: SiteFilter) -> SiteFilter {
    guard let fields = rule.mapping(key, kind: "others") else { return base }
    var filter = base
    if let statuses = statuses(fields) {
      filter.existing = statuses.contains(.existing)
      filter.approved = statuses.contains(.approved)
      filter.proposed = statuses.contains(.proposed)
    }
    if let structures = structures(fields, "structure") { filter.structures = structures.accepted }
    if let relation = fields.choice("operator", SiteFilter.Relation.self) { filter.relation = relation }
    if let shareable = fields.flag("shareable") { filter.shareable = shareable }
    fields.finish()
    return filter
  }

  /// The name of a layer of the plan's further layers.
  ///
  /// - Parameter ofAreas: whether places are to lie in its polygons.
  package func layer(ofAreas: Bool = false) -> String {
    rule.require("layer")
    guard let name = rule.text("layer") else { return "" }
    if ofAreas, names.layersWithoutAreas.contains(name) {
      rule.complain(
        "layer", code: "no-polygons", vi: "lớp “\(name)” không có đa giác nào",
        en: "the layer “\(name)” has no polygon")
    }
    guard names.layers[name] == nil else { return name }
    let known = names.layers.keys.sorted()
    let near = nearestName(to: name, among: known)
    let list = known.joined(separator: ", ")
    let (vi, en) =
      near.map { ("ý là “\($0)”?", "did you mean “\($0)”?") }
      ?? (known.isEmpty
        ? ("quy hoạch không có lớp nào khác", "the plan has no further layers")
        : ("các lớp khác: \(list)", "the further layers are: \(list)"))
    rule.complain(
      "layer", code: "unknown-layer", vi: "“\(name)” không phải là lớp bổ sung nào trong layers; \(vi)",
      en: "“\(name)” is none of the further layers; \(en)")
    return ""
  }

  /// What areas the rule is about: the key `per`, by default the whole territory; a `when` is about those only.
  package func areaKind() -> AreaKind {
    let kind = rule.choice("per", AreaKind.self) ?? .territory
    for fields in cases {
      guard let when = fields.mapping("when", kind: "when") else { continue }
      for entry in when.node.entries
      where ConditionReader.keys.contains(entry.key) && entry.key != kind.rawValue {
        let known = kind == .territory ? nil : kind.rawValue
        when.complain(
          at: entry.value, key: entry.key, code: "area-when",
          vi: "khu vực (per: \(kind.rawValue)) không có giá trị này; "
            + (known.map { "“when” ở đây chỉ có \($0)" } ?? "“when” không dùng được ở đây"),
          en: "an area (per: \(kind.rawValue)) has no such value; "
            + (known.map { "“when” knows \($0) only here" } ?? "“when” cannot be used here"))
      }
    }
    return kind
  }

  /// The conditions of a list of `{when: …}`.
  package func conditions(_ fields: Fields, _ key: String, kind: String) -> [Condition] {
    let listed = fields.listed(key, kind: kind) { number, _ in
      LocalizedText(vi: "mục \(number) của \(key)", en: "item \(number) of \(key)")
    }
    return (listed ?? []).map { item in
      item.require("when")
      defer { item.finish() }
      guard let when = item.mapping("when", kind: "when") else { return Condition() }
      let condition = ConditionReader(names: names, featureLayer: nil).read(when)
      when.finish()
      return condition
    }
  }

  /// The structures that some globs name, by index in the plan, with the globs as written.
  package func structures(_ fields: Fields, _ key: String) -> (accepted: [Bool], globs: [String])? {
    fields.mask(key, of: names.structures, PlanNames.structureWords)
  }

  private func statuses(_ fields: Fields) -> Set<SiteStatus>? {
    guard let texts = fields.textNodes("status") else { return nil }
    let known = ["existing", "approved", "proposed"]
    var statuses: Set<SiteStatus> = []
    for (text, node) in texts {
      if let status = SiteStatus.allCases.first(where: { $0.name == text }), known.contains(text) {
        statuses.insert(status)
      } else {
        fields.complain(
          of: YAMLNode.Entry(key: "status", line: node.line, column: node.column, value: node),
          code: "choice", text, Fields.oneOf(known), nearest: nearestName(to: text, among: known))
      }
    }
    return statuses
  }
}
