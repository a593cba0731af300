/// Reads the rules of a plan, each with its check, its cases and when they hold.
struct RuleReader {
  let names: PlanNames
  let log: PlanLog
  /// Whether the plan has a territory and communes, for the checks that measure to them.
  let hasTerritory: Bool
  let hasCommunes: Bool
  let hasPositions: Bool
  /// Where each id stands, over all files.
  private var places: [String: String] = [:]

  init(names: PlanNames, log: PlanLog, hasTerritory: Bool, hasCommunes: Bool, hasPositions: Bool) {
    self.names = names
    self.log = log
    self.hasTerritory = hasTerritory
    self.hasCommunes = hasCommunes
    self.hasPositions = hasPositions
  }

  /// The rules of one file, in order.
  mutating func rules(_ plan: Fields) -> [Rule] {
    let listed = plan.listed("rules", kind: "rule") { number, node in
      let name = node["id"]?.texts?.first
      return LocalizedText(vi: "quy tắc \(name ?? "thứ \(number)")", en: "rule \(name ?? "\(number)")")
    }
    return (listed ?? []).compactMap { rule($0) }
  }

  private mutating func rule(_ fields: Fields) -> Rule? {
    fields.require("id")
    fields.require("check")
    let id = fields.text("id")
    if let id { keep(id, fields) }
    let (title, cite) = (fields.localized("title"), fields.localized("cite"))
    let outcome = fields.choice("outcome", Outcome.self)
    let (requires, validity) = (fields.localized("requires"), fields.period("valid"))
    guard let type = check(fields) else { return nil }

    fields.kind = "rule \(type.page.name)"
    let parameters = parameters(fields)
    let check = type.init(parameters)
    complainOfAbsentLayers(check, fields)
    let layer = check.demand?.featureLimits?.layer
    let conditions = parameters.cases.map { condition($0, featuresOf: layer) }
    finish(parameters)

    guard let id else { return nil }
    var rule = Rule(
      id: id, outcome: outcome ?? type.page.outcome, check: check, cases: conditions, file: fields.file,
      line: fields.node.line)
    rule.title = title
    rule.cite = cite
    rule.requires = requires
    rule.validity = validity
    return rule
  }

  private mutating func keep(_ id: String, _ fields: Fields) {
    if id.hasPrefix("input-") {
      fields.complain(
        "id", code: "reserved-id", vi: "mã “\(id)” không dùng được: “input-…” là tên các lỗi của hồ sơ",
        en: "the id “\(id)” cannot be used: “input-…” are the names of findings about the input")
    }
    if let place = places[id] {
      fields.complain(
        "id", code: "duplicate-id", vi: "mã quy tắc “\(id)” đã có tại \(place)",
        en: "the rule id “\(id)” is taken at \(place)")
    } else {
      places[id] = "\(fields.file):\(fields.node.line)"
    }
  }

  private func check(_ fields: Fields) -> (any Check.Type)? {
    guard let name = fields.text("check") else { return nil }
    if let check = CheckBook.check(named: name) { return check }
    let known = CheckBook.pages.map(\.name)
    let list = known.joined(separator: ", ")
    let near = nearestName(to: name, among: known)
    fields.complain(
      "check", code: "unknown-check",
      vi: "không có phép kiểm tra “\(name)”; " + (near.map { "ý là “\($0)”?" } ?? "có: \(list)"),
      en: "there is no check “\(name)”; " + (near.map { "did you mean “\($0)”?" } ?? "there are: \(list)"))
    return nil
  }

  // MARK: - Cases

  private func parameters(_ rule: Fields) -> RuleFields {
    let (when, cases) = (rule.find("when"), rule.find("cases"))
    if when != nil, let cases {
      rule.complain(
        at: cases.entry.value, key: "cases", code: "when-and-cases",
        vi: "không dùng “when” cùng “cases”; hãy đưa “when” vào từng trường hợp",
        en: "“when” and “cases” do not go together; put a “when” into each case")
    }
    guard cases != nil else {
      return RuleFields(rule: rule, cases: [rule], isConditional: when != nil, names: names)
    }
    let listed =
      rule.listed("cases", kind: "case" + rule.kind.dropFirst(4), fallback: rule) { number, _ in
        LocalizedText(
          vi: "\(rule.place?.vi ?? ""), trường hợp \(number)", en: "\(rule.place?.en ?? ""), case \(number)")
      } ?? []
    if listed.isEmpty {
      // What the cases would have said is not missed in the rule.
      rule.isBroken = true
      if cases?.entry.value.isEmptyList == true {
        rule.complain("cases", code: "empty-list", vi: "chưa có trường hợp nào", en: "there is no case")
      }
    }
    return RuleFields(
      rule: rule, cases: listed.isEmpty ? [rule] : listed, isConditional: true, names: names)
  }

  private func condition(_ fields: Fields, featuresOf layer: String?) -> Condition {
    guard let when = fields.mapping("when", kind: "when") else { return Condition() }
    let condition = ConditionReader(names: names, featureLayer: layer).read(when)
    let parameters = fields.asked.filter { !ConditionReader.keys.contains($0) }
    when.finish([.init(keys: parameters, place: LocalizedText(vi: "cạnh “when”", en: "beside “when”"))])
    return condition
  }

  private func finish(_ parameters: RuleFields) {
    let when = Fields.Elsewhere(
      keys: ConditionReader.keys, place: LocalizedText(vi: "trong “when”", en: "under “when”"))
    let others = Fields.Elsewhere(
      keys: ["status", "shareable"], place: LocalizedText(vi: "trong “others”", en: "under “others”"))
    let rule = parameters.rule
    for fields in parameters.cases where fields !== rule {
      let atRule = rule.asked.filter { !fields.asked.contains($0) }
      let beside = Fields.Elsewhere(
        keys: atRule,
        place: LocalizedText(vi: "cạnh “cases”, không trong trường hợp", en: "beside “cases”, not in a case"))
      fields.finish([beside, when])
    }
    rule.finish(rule.asked.contains("others") ? [when, others] : [when])
  }

  private func complainOfAbsentLayers(_ check: any Check, _ fields: Fields) {
    let absent: String? =
      switch check.demand {
      case .area("territory") where !hasTerritory: "territory"
      case .declaredCommune where !hasCommunes: "communes"
      case .plannedPosition where !hasPositions: "positions"
      case let demand?:
        switch demand.areaKind {
        case .commune where !hasCommunes: "communes"
        case .territory where !hasTerritory: "territory"
        case .zone where names.zoneClasses.isEmpty: "zones"
        default: nil
        }
      case nil: nil
      }
    guard let absent else { return }
    fields.complain(
      "check", code: "missing-layer", vi: "phép kiểm tra này cần lớp “\(absent)” trong layers",
      en: "this check needs the layer “\(absent)” under layers")
  }
}
