import Geometry

extension Surveyor {
  /// What places are held against.
  struct Areas: Sendable {
    let locator: AreaLocator
    /// The areas that rules measure to, by the rule's index.
    private(set) var asked: [(rule: Int, area: AreaMeasure)] = []
    /// The rules that measure to the declared commune.
    private(set) var declaring: [Int] = []

    /// Prepares the areas of a plan and those that its rules measure to.
    ///
    /// - Parameters:
    ///   - rules: the indexes of the rules that speak.
    ///   - places: about how many places will be asked for.
    init(_ plan: Plan, rules: [Int], places: Int, jobs: Int) {
      // Each takes a while where there are many polygons.
      let made = Parallel.map(3, jobs: jobs) { part -> (AreaMeasure?, ZoneLocator?) in
        switch part {
        case 0: (nil, plan.zones.map { ZoneLocator($0) })
        case 1: (plan.communes.map { AreaMeasure($0.layer.shapes, outside: false) }, nil)
        default: (plan.territory.map { AreaMeasure($0.shapes) }, nil)
        }
      }
      locator = AreaLocator(
        zones: made[0].1?.prepared(for: places, jobs: jobs),
        communes: made[1].0?.prepared(for: places, jobs: jobs),
        territory: made[2].0?.prepared(for: places, jobs: jobs))
      for index in rules {
        switch plan.rules[index].check.demand {
        case .area(let name):
          if name == "territory", let territory = locator.territory {
            asked.append((index, territory))
          } else if let shapes = plan.layers[name]?.layer.shapes {
            asked.append((index, AreaMeasure(shapes).prepared(for: places, jobs: jobs)))
          }
        case .declaredCommune where locator.communes != nil: declaring.append(index)
        default: break
        }
      }
    }
  }

  /// What a stretch of the walk finds.
  private struct Finds: Sendable {
    var faults: [InputFault] = []
    var moreCommunes: [(row: Int32, communes: [Int32])] = []
    /// By the rules of `Areas.asked`.
    var distances: [[(row: Int32, distance: AreaDistance)]]
    var declared: [(row: Int32, distance: AreaDistance)] = []
    var outside: [Int32] = []
  }

  /// Finds, in one walk, the zone and the communes of each proposal and how far it is from the areas that rules ask for;
  /// complains of zones that the uncertainty leaves open.
  ///
  /// - Returns: the complaints, and the rows that lie outside the territory, ascending.
  func locate(_ areas: Areas, _ walk: SiteWalk, _ survey: inout Survey) -> ([InputFault], outside: [Int32]) {
    var zones = Array(repeating: Int16(-1), count: proposals.count)
    var communes = Array(repeating: Int32(-1), count: proposals.count)
    let tile = survey.tile
    let finds = zones.withUnsafeMutableBufferPointer { zones in
      communes.withUnsafeMutableBufferPointer { communes in
        // The stretches write different places.
        nonisolated(unsafe) let (zones, communes) = (zones, communes)
        return walk.map(jobs: jobs) { stretch in locate(areas, stretch, tile, zones, communes) }
      }
    }
    survey.zones = zones
    survey.communes = communes
    for (row, more) in finds.lazy.flatMap(\.moreCommunes) { survey.moreCommunes[row] = more }
    for (place, asked) in areas.asked.enumerated() {
      survey.areas[asked.rule] = AreaColumn(finds.flatMap { $0.distances[place] })
    }
    let declared = AreaColumn(areas.declaring.isEmpty ? [] : finds.flatMap(\.declared))
    for rule in areas.declaring { survey.areas[rule] = declared }
    return (finds.flatMap(\.faults).sorted { $0.row < $1.row }, finds.flatMap(\.outside).sorted())
  }

  private func locate(
    _ areas: Areas, _ stretch: SiteWalk.Stretch, _ tile: TileRows?,
    _ zones: UnsafeMutableBufferPointer<Int16>, _ communes: UnsafeMutableBufferPointer<Int32>
  ) -> Finds {
    var finds = Finds(distances: areas.asked.map { _ in [] })
    // Most lie in the first commune that may be meant.
    let meant = proposals.declaredCommunes.map { $0.communes.first ?? -1 }
    // Question by question, so that what answers one is taken up once for a block.
    stretch.forEachBlock { steps in
      if let territory = areas.locator.territory {
        for step in steps where !territory.contains(step.place) { finds.outside.append(Int32(step.row)) }
      }
      let near = tile.map { tile in steps.filter { tile.roles[$0.row] >= .near } } ?? steps
      if let locator = areas.locator.zones {
        for step in near {
          let zone = locator.classAt(step.place)
          if let other = locator.otherClass(at: step.place, than: zone, within: uncertainty(step.row)) {
            finds.faults.append(zoneFault(step.row, zone, other))
          }
          zones[step.row] = zone
        }
      }
      if let measure = areas.locator.communes {
        for step in near { communes[step.row] = commune(at: step, measure, &finds) }
      }
      let own = tile.map { tile in steps.filter { tile.owns($0.row) } } ?? steps
      for (index, asked) in areas.asked.enumerated() {
        for step in own {
          if let distance = asked.area.distance(of: step.place, uncertainty: layerUncertainty(step.row)) {
            finds.distances[index].append((Int32(step.row), distance))
          }
        }
      }
      guard !areas.declaring.isEmpty, !proposals.communes.isEmpty, let measure = areas.locator.communes else {
        return
      }
      let declared = own.map { proposals.communes[$0.row] }
      for (step, declared) in zip(own, declared) where declared >= 0 {
        let (commune, uncertainty) = (communes[step.row], layerUncertainty(step.row))
        if uncertainty == 0, commune >= 0, meant[Int(declared)] == commune { continue }
        if let distance = declaredDistance(step.place, Int(declared), commune, measure, uncertainty) {
          finds.declared.append((Int32(step.row), distance))
        }
      }
    }
    return finds
  }

  /// A commune at a place, the first in the plan's order; -1 where there is none.
  @inline(__always)
  private func commune(at step: SiteWalk.Step, _ communes: AreaMeasure, _ finds: inout Finds) -> Int32 {
    var first: Int32 = -1
    var more: [Int32] = []
    communes.forEach(at: step.place) { found in
      if first >= 0 { more.append(max(first, found)) }
      first = first < 0 ? found : min(first, found)
    }
    if !more.isEmpty { finds.moreCommunes.append((Int32(step.row), more.sorted())) }
    return first
  }

  /// How far a proposal lies from the commune that it declares; nil where it is surely in it.
  ///
  /// - Parameter commune: a commune in which it lies; -1 where there is none.
  private func declaredDistance(
    _ place: Position, _ declared: Int, _ commune: Int32, _ communes: AreaMeasure, _ uncertainty: Double
  ) -> AreaDistance? {
    let candidates = proposals.declaredCommunes[declared].communes
    guard let nearest = communes.nearest(of: candidates, to: place, uncertainty: uncertainty) else {
      return AreaDistance()
    }
    if nearest.feature == commune, nearest.metres == 0, !nearest.isUncertain { return nil }
    var distance = AreaDistance(area: nearest.feature)
    distance.metres = nearest.metres
    distance.isUncertain = nearest.isUncertain
    return distance
  }

  private func zoneFault(_ row: Int, _ own: Int16, _ other: Int16) -> InputFault {
    let classes = plan.zones?.classes ?? []
    return InputFault(
      "input-zone-uncertain", row: Int32(row), value: classes[Int(other)],
      expected: LocalizedText(
        vi: "tọa độ đủ chính xác để phân biệt \(classes[Int(own)]) với \(classes[Int(other)])",
        en: "coordinates sure enough to tell \(classes[Int(own)]) from \(classes[Int(other)])"),
      uncertainty: uncertainty(row))
  }

  @inline(__always)
  private func uncertainty(_ row: Int) -> Double {
    plan.measurement.uncertainty?.value ?? Double(proposals.uncertainties[row])
  }

  /// As `uncertainty`, with what the coordinate operation adds against a layer.
  @inline(__always)
  private func layerUncertainty(_ row: Int) -> Double {
    plan.measurement.uncertainty?.value
      ?? Double(proposals.uncertainties[row]) + operations.disagreement(proposals.operations[row], 0)
  }
}
