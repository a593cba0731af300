/// An entry of `layers` with what was read for it.
struct PlanPart {
  let name: String
  let fields: Fields
  let document: PlanDocument
  /// What to read; it can be sent to another thread.
  let order: Order
  var result: Result = .nothing

  /// What is to be read.
  struct Order: Sendable {
    /// The file as the document names it, with `#layer` where that is given.
    var source: String
    /// The document's folder within the plan's folder.
    var base: String
    var path: PlanFolder.Path
    var name: String
    /// The attributes that the plan asks for.
    var keep: Set<String>
    var crs: String?
  }

  /// What was read.
  enum Result: Sendable {
    case nothing
    case layer(Layer)
    case masts(Masts)
    case positions(Positions)
  }

  /// The layer, if it is one and could be read.
  var layer: Layer? { if case .layer(let layer) = result { layer } else { nil } }
}

extension PlanReader {
  /// Reads all layers and tables that the documents name, side by side.
  mutating func readParts(_ plan: Plan) -> [PlanPart] {
    var parts = documents.indices.flatMap { orders(of: documents[$0], isTop: $0 == 0) }
    complainOfTwins(parts)
    let wanted = parts.map(\.order)
    let folder = self.folder
    let read = Parallel.map(wanted.count, jobs: Parallel.cores) { index in
      PlanReader.read(wanted[index], in: folder, plan)
    }
    for (index, (result, complaints, files)) in read.enumerated() {
      parts[index].result = result
      self.files += files
      for complaint in complaints { parts[index].place(complaint) }
    }
    return parts
  }

  private static func read(
    _ order: PlanPart.Order, in folder: PlanFolder, _ plan: Plan
  ) -> (PlanPart.Result, [Complaint], [Plan.PlanFile]) {
    var plan = plan
    plan.crs = order.crs
    var complaints: [Complaint] = []
    do throws(Complaint) {
      let file = try MappedFile(path: order.path.absolute, name: order.path.name)
      let files = [Plan.PlanFile(name: order.path.name, file: file)]
      switch order.name {
      case "masts": return (.masts(readMasts(file, plan, &complaints)), complaints, files)
      case "positions": return (.positions(readPositions(file, plan, &complaints)), complaints, files)
      default:
        let (layer, complaints) = readLayer(
          source: order.source, in: folder, from: order.base, name: order.name, keep: order.keep,
          crs: order.crs)
        return (layer.map { .layer($0) } ?? .nothing, complaints, files)
      }
    } catch {
      return (.nothing, [error], [])
    }
  }

  // MARK: - Orders

  /// What a document's `layers` ask to be read.
  private func orders(of document: PlanDocument, isTop: Bool) -> [PlanPart] {
    let attributes = RuleReader.featureAttributes(document.fields.node)
    let layers = document.fields.named("layers", kind: "layer") {
      LocalizedText(vi: "lớp \($0)", en: "layer \($0)")
    }
    return layers.compactMap { name, fields -> PlanPart? in
      let kind = PlanPart.Kind(rawValue: name)
      fields.kind = "layer " + (kind?.rawValue ?? "*")
      if !isTop, let kind, !kind.isTable { return nil }
      fields.require("source")
      let source = fields.text("source")
      let keep = kind?.attributes(fields) ?? PlanPart.Kind.furtherAttributes(fields)
      fields.finish()
      guard let source, let node = fields.find("source")?.entry.value,
        let path = find(source, document, fields, "source", node)
      else { return nil }
      return PlanPart(
        name: name, fields: fields, document: document,
        order: PlanPart.Order(
          source: source, base: document.folder, path: path, name: name,
          keep: Set(keep + (attributes[name] ?? [])), crs: document.crs ?? documents[0].crs))
    }
  }

  private func complainOfTwins(_ parts: [PlanPart]) {
    var owners: [String: PlanDocument] = [:]
    for part in parts where !(PlanPart.Kind(rawValue: part.name)?.isTable ?? false) {
      if let owner = owners[part.name] {
        part.fields.complain(
          nil, code: "duplicate-layer", vi: "lớp này đã có trong \(owner.name)",
          en: "\(owner.name) has a layer of this name already")
      } else {
        owners[part.name] = part.document
      }
    }
  }
}

extension PlanPart {
  /// The layers with a meaning of their own.
  enum Kind: String {
    case territory, communes, zones, masts, positions

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
        fields.require("class")
        fields.require("precedence")
        fields.require("otherwise")
        _ = (fields.texts("precedence"), fields.text("otherwise"))
        return ["id", "class", "name", "width"].compactMap(fields.text)
      }
    }

    static func furtherAttributes(_ fields: Fields) -> [String] { ["id", "name"].compactMap(fields.text) }
  }

  /// Keeps a complaint about the source; one without a line gets that of the source in the plan.
  func place(_ complaint: Complaint) {
    if complaint.line != nil { return fields.log.add(complaint) }
    fields.complain(
      "source", code: complaint.code, vi: "\(complaint.file): \(complaint.message.vi)",
      en: "\(complaint.file): \(complaint.message.en)")
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
