extension PlanPart {
  /// The layers with a meaning of their own.
  enum Kind: String {
    case territory, communes, zones, masts, positions

    /// Whether it is a table of sites.
    var isTable: Bool { self == .masts || self == .positions }

    /// Reads the keys that name attributes; the attributes.
    func attributes(_ fields: Fields) -> [String] {
      switch self {
      case .territory, .masts, .positions: return []
      case .communes:
        fields.require("id")
        fields.require("name")
        return ["id", "name", "aliases"].compactMap(fields.text)
      case .zones:
        for key in ["class", "precedence", "otherwise"] { fields.require(key) }
        _ = (fields.texts("precedence"), fields.text("otherwise"))
        return ["id", "class", "name", "width"].compactMap(fields.text)
      }
    }

    static func furtherAttributes(_ fields: Fields) -> [String] { ["id", "name"].compactMap(fields.text) }
  }
}

extension PlanReader {
  /// The entries of a document's `layers`, with what is to be read for each; of an included one, only tables and further
  /// layers.
  func orders(of document: PlanDocument, isTop: Bool) -> [PlanPart] {
    let attributes = RuleReader.featureAttributes(document.fields.node)
    let layers = document.fields.named("layers", kind: "layers") {
      LocalizedText(vi: "lớp \($0)", en: "layer \($0)")
    }
    return layers.compactMap { name, fields -> PlanPart? in
      let kind = PlanPart.Kind(rawValue: name)
      if !isTop, let kind, !kind.isTable { return nil }
      fields.kind = "layer \(kind?.rawValue ?? "*")"
      fields.require("source")
      let source = fields.text("source")
      let keep = kind?.attributes(fields) ?? PlanPart.Kind.furtherAttributes(fields)
      fields.finish()
      var part = PlanPart(name: name, fields: fields, document: document)
      // Without its file the layer is there all the same: rules that use it have nothing wrong with them.
      guard let source, let node = fields.find("source")?.entry.value,
        let path = find(source, document, fields, "source", node)
      else { return part }
      part.order = PlanPart.Order(
        source: source, base: document.folder, path: path, name: name,
        keep: Set(keep + (attributes[name] ?? [])), crs: document.crs ?? documents[0].crs)
      return part
    }
  }

  /// Complains of further layers that have a name twice, over all documents.
  func complainOfTwins(_ parts: [PlanPart]) {
    var owners: [String: PlanDocument] = [:]
    for part in parts where part.kind?.isTable != true {
      if let owner = owners[part.name] {
        part.fields.complain(
          nil, code: "duplicate-layer", vi: "lớp này đã có trong \(owner.name)",
          en: "\(owner.name) has a layer of this name already")
      } else {
        owners[part.name] = part.document
      }
    }
  }

  /// Complains of masts and positions of stacked plans that have an id twice.
  func complainOfTwinSites(_ plan: Plan) {
    for (key, count, id) in [
      ("masts", plan.masts.count, { plan.masts.ids[$0] }),
      ("positions", plan.positions.count, { (row: Int) in plan.positions.ids[row] }),
    ] {
      var seen: Set<String> = []
      for row in 0..<count where !seen.insert(id(row)).inserted {
        documents[0].fields.complain(
          "layers", code: "duplicate-id",
          vi: "\(key): mã “\(id(row))” có hai lần, tính cả các quy hoạch kèm theo",
          en: "\(key): the id “\(id(row))” stands twice, included plans counted")
      }
    }
  }
}

extension RuleReader {
  /// The attributes that rules match in `feature`, by layer.
  static func featureAttributes(_ plan: YAMLNode) -> [String: [String]] {
    guard case .list(let rules)? = plan["rules"]?.content else { return [:] }
    var attributes: [String: Set<String>] = [:]
    for rule in rules {
      guard let layer = rule["layer"]?.texts?.first else { continue }
      var holders = [rule]
      if case .list(let cases)? = rule["cases"]?.content { holders += cases }
      for holder in holders {
        for entry in holder["when"]?["feature"]?.entries ?? [] {
          attributes[layer, default: []].insert(entry.key)
        }
      }
    }
    return attributes.mapValues { $0.sorted() }
  }
}
