extension PlanReader {
  /// Gives the plan what its parts hold.
  func adopt(_ parts: [PlanPart], in plan: inout Plan) {
    var keepers = (masts: UniqueIDs(), positions: UniqueIDs())
    let tables = parts.filter { PlanPart.Kind(rawValue: $0.name)?.isTable ?? false }
    for part in parts {
      switch (part.result, PlanPart.Kind(rawValue: part.name)) {
      case (.nothing, _): break
      case (.masts(let masts), _):
        if tables.count > 1 { keepers.masts.add(masts.count, part) { masts.ids[$0] } }
        plan.masts.append(masts)
      case (.positions(let positions), _):
        if tables.count > 1 { keepers.positions.add(positions.count, part) { positions.ids[$0] } }
        plan.positions.append(positions)
      case (.layer(let layer), .territory): plan.territory = layer
      case (.layer(let layer), .communes): plan.communes = part.communes(layer)
      case (.layer(let layer), .zones): plan.zones = part.zones(layer)
      case (.layer(let layer), _): plan.layers[part.name] = part.features(layer)
      }
    }
  }
}

/// Ids over the tables of stacked plans.
private struct UniqueIDs {
  private var owners: [String: String] = [:]

  mutating func add(_ count: Int, _ part: PlanPart, _ id: (Int) -> String) {
    let source = part.order.source
    for index in 0..<count {
      let id = id(index)
      if let owner = owners[id], owner != source {
        part.fields.complain(
          "source", code: "duplicate-id", vi: "\(source): mã “\(id)” đã có trong \(owner)",
          en: "\(source): the id “\(id)” is taken in \(owner)")
      }
      owners[id] = source
    }
  }
}
