extension FindingWriter {
  /// The counterpart of an answer, and what a reader calls it.
  func counterpart(
    _ row: Int, _ rule: Int, _ against: Judgement.Against, _ parts: ReportParts
  ) -> (Finding.Counterpart?, Evidence.Name?) {
    switch against {
    case .none: return (nil, nil)
    case .commune(let index):
      guard let communes = plan.communes else { return (nil, nil) }
      let code = communes.codes[Int(index)]
      return (
        Finding.Counterpart(kind: .commune, id: code),
        Evidence.Name(title: LocalizedText(communes.names[Int(index)]), note: LocalizedText(code))
      )
    case .zone(let index):
      guard let zones = plan.zones else { return (nil, nil) }
      let id = zones.ids[Int(index)]
      return (
        Finding.Counterpart(kind: .zone, id: id),
        Evidence.Name(title: LocalizedText(zones.names[Int(index)] ?? id))
      )
    case .neighbours(let first, let count, let doubtful):
      var others: ArraySlice<Neighbours.Entry> = []
      if count > 1, parts.contains(.others) {
        let subject = Subject(facts: facts, row: row, rule: rule)
        others = subject.neighbours.map { subject.entries(of: $0, doubtful: doubtful).dropFirst() } ?? []
      }
      if let layer = layers[rule] {
        // The evidence is the worst; the others come by distance.
        return feature(
          layer, first, others.sorted { $0.distance < $1.distance }.map(\.index), Int(count))
      }
      return site(first, others.map(\.index), Int(count))
    case .surroundings:
      let near = facts.survey.surroundings[rule]?.byRow[Int32(row)] ?? []
      guard let first = near.first else { return (nil, nil) }
      let all = near.map(\.index)
      // Whom to tell is told in full.
      return layers[rule].map { feature($0, first.index, all, near.count) }
        ?? site(first.index, all, near.count)
    case .feature(let index): return layers[rule].map { feature($0, index, [], 1) } ?? (nil, nil)
    case .area(let kind, let index): return area(kind, Int(index))
    case .position(let index):
      let id = plan.positions.ids[Int(index)]
      return (
        Finding.Counterpart(kind: .position, id: id, place: plan.positions.positions[Int(index)]),
        Evidence.Name(title: LocalizedText(vi: "vị trí quy hoạch", en: "planned position"), id: id)
      )
    }
  }

  /// What a reader calls the first of all that the survey found around a proposal, nearest first.
  func surroundings(_ row: Int, _ rule: Int, _ against: Judgement.Against) -> [Evidence.Name] {
    guard case .surroundings = against else { return [] }
    return (facts.survey.surroundings[rule]?.byRow[Int32(row)] ?? []).prefix(NotifyCheck.namedCount).map {
      near in
      layers[rule].map { name(ofFeature: near.index, $0) }
        ?? name(ofSite: near.index, id: id(ofSite: near.index))
    }
  }

  private func feature(
    _ layer: FeatureLayer, _ first: Int32, _ more: [Int32], _ count: Int
  ) -> (Finding.Counterpart?, Evidence.Name?) {
    (
      Finding.Counterpart(
        kind: .feature, id: layer.ids[Int(first)], count: count, others: more.map { layer.ids[Int($0)] }),
      name(ofFeature: first, layer)
    )
  }

  private func name(ofFeature index: Int32, _ layer: FeatureLayer) -> Evidence.Name {
    let id = layer.ids[Int(index)]
    return layer.names[Int(index)].map { Evidence.Name(title: LocalizedText($0), note: LocalizedText(id)) }
      ?? Evidence.Name(title: LocalizedText(layer.layer.name), id: id)
  }

  private func site(
    _ first: Int32, _ more: [Int32], _ count: Int
  ) -> (Finding.Counterpart?, Evidence.Name?) {
    let row = Int(first) - plan.masts.count
    let place = row < 0 ? plan.masts.positions[Int(first)] : facts.proposals.positions[row]
    let own = id(ofSite: first)
    return (
      Finding.Counterpart(
        kind: row < 0 ? .mast : .proposal, id: own, count: count, others: more.map(id(ofSite:)), place: place),
      name(ofSite: first, id: own)
    )
  }

  private func id(ofSite index: Int32) -> String {
    let row = Int(index) - plan.masts.count
    return row < 0 ? plan.masts.ids[Int(index)] : facts.proposals.ids[row]
  }

  private func name(ofSite index: Int32, id: String) -> Evidence.Name {
    let row = Int(index) - plan.masts.count
    let one = row < 0 ? plan.masts.operators[Int(index)] : facts.proposals.operators[row]
    return Evidence.Name(
      title: row < 0 ? LocalizedText(vi: "cột", en: "mast") : LocalizedText(vi: "hồ sơ", en: "proposal"),
      id: id, note: one >= 0 ? owners[Int(one)] : nil)
  }
}
