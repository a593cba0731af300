extension FindingWriter {
  /// The counterpart of an answer, and what a reader calls it.
  func counterpart(
    _ row: Int, _ rule: Int, _ against: Judgement.Against, _ parts: FindingParts
  ) -> (Finding.Counterpart?, LocalizedText?) {
    switch against {
    case .none: return (nil, nil)
    case .commune(let index):
      guard let communes = plan.communes else { return (nil, nil) }
      let name = LocalizedText("\(communes.names[Int(index)]) (\(communes.codes[Int(index)]))")
      return (Finding.Counterpart(kind: .commune, id: communes.codes[Int(index)], count: 1, others: []), name)
    case .zone(let index):
      guard let zones = plan.zones else { return (nil, nil) }
      let id = zones.ids[Int(index)]
      return (
        Finding.Counterpart(kind: .zone, id: id, count: 1, others: []),
        LocalizedText(zones.names[Int(index)] ?? id)
      )
    case .neighbours(let doubtful):
      let subject = Subject(facts: facts, row: row, rule: rule)
      guard let list = subject.neighbours else { return (nil, nil) }
      let entries = subject.entries(of: list, doubtful: doubtful)
      guard let first = entries.first else { return (nil, nil) }
      let count = Int(doubtful ? list.doubtful : list.sure)
      let others = parts.contains(.others) ? entries.dropFirst() : []
      if let layer = layers[rule] {
        // The evidence is the worst; the others come by distance.
        return feature(layer, first.index, others.sorted { $0.distance < $1.distance }.map(\.index), count)
      }
      return site(first.index, others.map(\.index), count, parts)
    case .surroundings:
      let near = facts.survey.surroundings[rule]?.byRow[Int32(row)] ?? []
      guard let first = near.first else { return (nil, nil) }
      let all = near.map(\.index)
      // Whom to tell is told in full.
      return layers[rule].map { feature($0, first.index, all, near.count) }
        ?? site(first.index, all, near.count, parts)
    case .feature(let index): return layers[rule].map { feature($0, index, [], 1) } ?? (nil, nil)
    case .area(let kind, let index): return area(kind, Int(index))
    case .position(let index):
      let id = plan.positions.ids[Int(index)]
      return (
        Finding.Counterpart(kind: .position, id: id),
        LocalizedText(vi: "vị trí quy hoạch \(id)", en: "planned position \(id)")
      )
    }
  }

  private func feature(
    _ layer: FeatureLayer, _ first: Int32, _ more: [Int32], _ count: Int
  ) -> (Finding.Counterpart?, LocalizedText?) {
    let id = layer.ids[Int(first)]
    let name = layer.names[Int(first)].map { "\($0) (\(id))" } ?? "\(layer.layer.name) \(id)"
    return (
      Finding.Counterpart(kind: .feature, id: id, count: count, others: more.map { layer.ids[Int($0)] }),
      LocalizedText(name)
    )
  }

  private func site(
    _ first: Int32, _ more: [Int32], _ count: Int, _ parts: FindingParts
  ) -> (Finding.Counterpart?, LocalizedText?) {
    let masts = plan.masts.count
    func id(_ index: Int32) -> String {
      Int(index) < masts ? plan.masts.ids[Int(index)] : facts.proposals.ids[Int(index) - masts]
    }
    let isMast = Int(first) < masts
    let one = isMast ? plan.masts.operators[Int(first)] : facts.proposals.operators[Int(first) - masts]
    let own = id(first)
    let kind = isMast ? LocalizedText(vi: "cột", en: "mast") : LocalizedText(vi: "hồ sơ", en: "proposal")
    return (
      Finding.Counterpart(
        kind: isMast ? .mast : .proposal, id: own, count: count, others: more.map(id)),
      parts.words { language in
        one >= 0
          ? "\(kind[language]) \(own) (\(owners[Int(one)][language]))" : "\(kind[language]) \(own)"
      }
    )
  }
}
