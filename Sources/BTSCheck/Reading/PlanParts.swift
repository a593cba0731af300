/// An entry of `layers` with what was read for it.
struct PlanPart {
  let name: String
  let fields: Fields
  let document: PlanDocument
  /// What to read; nil where the plan names no file that is there.
  var order: Order?
  var result: Result = .nothing

  /// What is to be read; it can be sent to another thread.
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

    /// Whether it is a table of sites.
    var isTable: Bool { Kind(rawValue: name)?.isTable ?? false }
  }

  /// What was read.
  enum Result: Sendable {
    case nothing
    case layer(Layer)
    case masts(Masts)
    case positions(Positions)
  }

  /// What it means; nil for a further layer.
  var kind: Kind? { Kind(rawValue: name) }

  /// The layer, if it is one and could be read.
  var layer: Layer? { if case .layer(let layer) = result { layer } else { nil } }
}

extension PlanReader {
  /// Reads all that the documents name into a plan: layers and tables side by side.
  ///
  /// A table that is not in WGS 84 waits for the territory, by which its coordinate operation is chosen; those of included
  /// plans follow the top plan's.
  mutating func readParts(into plan: inout Plan) -> [PlanPart] {
    var parts = documents.indices.flatMap { orders(of: documents[$0], isTop: $0 == 0) }
    complainOfTwins(parts)
    let layers = parts.indices.filter { parts[$0].order?.isTable == false }
    // A table is read by all cores itself, which within one of several things at a time it would not be.
    let tables = parts.indices.filter {
      guard let order = parts[$0].order, order.isTable else { return false }
      return parts[$0].document.name == top && order.crs == "EPSG:4326"
    }
    let early = layers + tables
    let wanted = early.compactMap { parts[$0].order }
    let (place, bare, jobs) = (folder, plan, jobs)
    let read =
      Parallel.map(layers.count, jobs: jobs) { PlanReader.read(wanted[$0], in: place, bare, jobs) }
      + wanted[layers.count...].map { PlanReader.read($0, in: place, bare, jobs) }
    var late = Set(parts.indices).subtracting(early)
    for (index, done) in zip(early, read) {
      guard let (result, complaints, files) = done else {
        late.insert(index)
        continue
      }
      parts[index].result = result
      self.files += files
      log.add(complaints)
    }
    adopt(parts, in: &plan)
    for index in parts.indices where late.contains(index) {
      if let order = parts[index].order { readTable(order, into: &plan) }
    }
    if parts.count(where: { $0.name == "masts" }) > 1 || parts.count(where: { $0.name == "positions" }) > 1 {
      complainOfTwinSites(plan)
    }
    return parts
  }

  /// Reads a layer or table by itself; nil for a table with rows that name another system than WGS 84, or with faults,
  /// which is to be read when the territory is known.
  private static func read(
    _ order: PlanPart.Order, in folder: PlanFolder, _ bare: Plan, _ jobs: Int
  ) -> (PlanPart.Result, [Complaint], [Plan.PlanFile])? {
    guard order.isTable else {
      let (layer, complaints) = LayerReader.read(
        source: order.source, in: folder, from: order.base, name: order.name, keep: order.keep,
        crs: order.crs, jobs: jobs)
      return (layer.map { .layer($0) } ?? .nothing, complaints, layer?.files ?? [])
    }
    var plan = bare
    let (complaints, files) = readTable(order, into: &plan, jobs)
    guard complaints.isEmpty, plan.operations.names == bare.operations.names else { return nil }
    let isMasts = order.name == "masts"
    return (isMasts ? .masts(plan.masts) : .positions(plan.positions), complaints, files)
  }

  private static func readTable(
    _ order: PlanPart.Order, into plan: inout Plan, _ jobs: Int
  ) -> (complaints: [Complaint], files: [Plan.PlanFile]) {
    let crs = plan.crs
    plan.crs = order.crs
    defer { plan.crs = crs }
    do throws(Complaint) {
      let file = try MappedFile(path: order.path.absolute, name: order.path.name)
      let complaints =
        order.name == "masts"
        ? MastTable.read(file.inUTF8(jobs: jobs).file, into: &plan, jobs: jobs)
        : PositionTable.read(file.inUTF8().file, into: &plan)
      return (complaints, [Plan.PlanFile(name: order.path.name, file: file)])
    } catch {
      return ([error], [])
    }
  }

  private mutating func readTable(_ order: PlanPart.Order, into plan: inout Plan) {
    let (complaints, files) = PlanReader.readTable(order, into: &plan, jobs)
    log.add(complaints)
    self.files += files
  }

  /// The waivers of the top plan.
  mutating func waivers(_ document: PlanDocument) -> [Waiver] {
    let fields = document.fields
    guard let source = fields.text("waivers"), let node = fields.find("waivers")?.entry.value,
      let path = find(source, document, fields, "waivers", node)
    else { return [] }
    do throws(Complaint) {
      let file = try MappedFile(path: path.absolute, name: path.name)
      files.append(Plan.PlanFile(name: path.name, file: file))
      let (waivers, complaints) = WaiverTable.read(file.inUTF8().file)
      log.add(complaints)
      return waivers
    } catch {
      log.add(error)
      return []
    }
  }
}
