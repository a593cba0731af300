import Geometry
import Synchronization

/// Measures the ground for all proposals of a round: places first, then what the rules that apply ask for.
struct Surveyor: Sendable {
  let plan: Plan
  let proposals: Proposals
  let day: Day
  let operations: CoordinateOperations
  let jobs: Int
  /// Whether the proposals are no others for each other.
  var eachAlone = false
  /// The part of the round that is judged; nil for all of it.
  var tile: Tile?

  /// The survey, what measuring found wrong with the input, and what a reader should know of it.
  func survey() -> (survey: Survey, faults: [InputFault], notes: [Note]) {
    var survey = Survey()
    var faults: [InputFault] = []
    let territory = plan.territory.map { AreaMeasure($0.shapes) }
    let communes = plan.communes.map { AreaMeasure($0.layer.shapes, outside: false) }
    let zones = plan.zones.map { ZoneLocator($0) }
    var reaches: [Double] = []
    for rule in plan.rules {
      if case .sites(_, let limits) = rule.check.demand { reaches.append(limits.max() ?? 0) }
    }
    let sites = Sites(plan: plan, proposals: proposals, day: day, eachAlone: eachAlone)
    let grid = SiteGrid(sites, counting: sites.counting, reach: reaches.min() ?? 100, jobs: jobs)
    let all = grid.rows(of: sites, jobs: jobs)
    survey.tile = tile.map { TileRows($0, sites, grid, walk: all, reach: reaches.max() ?? 0) }
    let walk = survey.tile?.rows(of: all, .own) ?? all
    faults += locate(zones, communes, survey.tile?.rows(of: all, .near) ?? all, &survey)
    let misread = misread(territory, communes)
    faults += misread.faults

    let selection = CaseSelection(plan: plan, proposals: proposals, survey: survey)
    var searches: [Int: FeatureSearch] = [:]
    for (index, rule) in plan.rules.enumerated() {
      if let (name, limits) = rule.check.demand?.featureLimits, let layer = plan.layers[name] {
        searches[index] = FeatureSearch(layer, cases: rule.cases, limits: limits)
      }
    }
    let tallies = tallies(AreaLocator(zones: zones, communes: communes, territory: territory))
    survey.tallies = tallies
    survey.cases = plan.rules.indices.map {
      CaseColumn(cases: cases(of: $0, selection, searches[$0], tallies[$0], survey.tile))
    }
    for (index, rule) in plan.rules.enumerated() where speaks(rule) {
      switch rule.check.demand {
      case .area(let layer):
        if layer == "territory", let territory {
          survey.areas[index] = distances(to: territory, walk)
        } else if let shapes = plan.layers[layer]?.layer.shapes {
          survey.areas[index] = distances(to: AreaMeasure(shapes), walk)
        }
      case .declaredCommune:
        if let communes { survey.areas[index] = declaredDistances(communes, survey, walk) }
      default: break
      }
    }
    faults += neighbours(
      &survey, selection, searches, SiteSearch(sites, grid, operations: operations, jobs: jobs), walk)
    return (survey, faults.filter { survey.judges(Int($0.row)) }, misread.notes)
  }

  /// Whether a rule speaks on the day.
  func speaks(_ rule: Rule) -> Bool { rule.validity?.contains(day) ?? true }

  // MARK: - Places

  /// Finds the zone and the communes of each proposal; complains of zones that the uncertainty leaves open.
  ///
  /// - Parameter walk: the rows, in an order that leads from place to place.
  private func locate(
    _ zones: ZoneLocator?, _ communes: AreaMeasure?, _ walk: [Int32], _ survey: inout Survey
  ) -> [InputFault] {
    let faults = Mutex<[InputFault]>([])
    survey.zones = column(zones == nil ? [] : walk, -1) { row in
      guard let zones else { return -1 }
      let place = proposals.positions[row]
      let own = zones.classAt(place)
      if let other = zones.otherClass(at: place, than: own, within: uncertainty(row)) {
        faults.withLock { $0.append(zoneFault(row, own, other)) }
      }
      return own
    }
    let more = Mutex<[Int32: [Int32]]>([:])
    survey.communes = column(communes == nil ? [] : walk, -1) { row in
      var first: Int32 = -1
      communes?.forEach(at: proposals.positions[row]) { commune in
        if first >= 0 { more.withLock { $0[Int32(row), default: []].append(max(first, commune)) } }
        first = first < 0 ? commune : min(first, commune)
      }
      return first
    }
    survey.moreCommunes = more.withLock { $0.mapValues { $0.sorted() } }
    return faults.withLock { $0.sorted { $0.row < $1.row } }
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

  private func uncertainty(_ row: Int) -> Double {
    plan.measurement.uncertainty?.value ?? Double(proposals.uncertainties[row])
  }

  /// As `uncertainty`, with what the coordinate operation adds against a layer.
  private func layerUncertainty(_ row: Int) -> Double {
    plan.measurement.uncertainty?.value
      ?? Double(proposals.uncertainties[row]) + operations.disagreement(proposals.operations[row], 0)
  }

  // MARK: - Areas

  private func distances(to area: AreaMeasure, _ walk: [Int32]) -> AreaColumn {
    areaColumn(walk) { row in
      let place = proposals.positions[row]
      var distance = AreaDistance()
      distance.metres = area.metresOutside(place) ?? 0
      distance.isUncertain = area.hasEdge(near: place, within: layerUncertainty(row))
      return distance.metres > 0 || distance.isUncertain ? distance : nil
    }
  }

  private func declaredDistances(_ communes: AreaMeasure, _ survey: Survey, _ walk: [Int32]) -> AreaColumn {
    areaColumn(proposals.communes.isEmpty ? [] : walk) { row in
      guard proposals.communes[row] >= 0 else { return nil }
      let candidates = proposals.declaredCommunes[Int(proposals.communes[row])].communes
      let uncertainty = layerUncertainty(row)
      if uncertainty == 0, candidates.first == survey.communes[row], survey.communes[row] >= 0 { return nil }
      guard
        let nearest = communes.nearest(of: candidates, to: proposals.positions[row], uncertainty: uncertainty)
      else { return AreaDistance() }
      if nearest.feature == survey.communes[row], nearest.metres == 0, !nearest.isUncertain { return nil }
      var distance = AreaDistance(area: nearest.feature)
      distance.metres = nearest.metres
      distance.isUncertain = nearest.isUncertain
      return distance
    }
  }

  /// What `distance` gives for the rows of the walk.
  private func areaColumn(_ walk: [Int32], _ distance: @Sendable (Int) -> AreaDistance?) -> AreaColumn {
    let ranges = Parallel.ranges(walk.count, jobs: jobs, least: 1024)
    let parts = Parallel.map(ranges.count, jobs: jobs) { part in
      walk[ranges[part]].compactMap { row in distance(Int(row)).map { (row: row, distance: $0) } }
    }
    return AreaColumn(Array(parts.joined()))
  }

  /// A column of all rows: what `value` gives for the rows of the walk.
  private func column<T: Sendable>(
    _ walk: [Int32], _ none: T, _ value: @Sendable (Int) -> T
  ) -> [T] {
    let ranges = Parallel.ranges(walk.count, jobs: jobs, least: 1024)
    var column = Array(repeating: none, count: proposals.count)
    Parallel.fill(&column, parts: ranges.count, jobs: jobs) { part, column in
      for row in walk[ranges[part]] { column[Int(row)] = value(Int(row)) }
    }
    return column
  }

  // MARK: - Cases

  private func cases(
    of index: Int, _ selection: CaseSelection, _ search: FeatureSearch?, _ tally: Tally?, _ tile: TileRows?
  ) -> [Int16] {
    let rule = plan.rules[index]
    if rule.check.demand?.followsVerdicts ?? false {
      return Array(repeating: CaseColumn.none, count: proposals.count)
    }
    guard speaks(rule) else { return Array(repeating: CaseColumn.none, count: proposals.count) }
    let ranges = Parallel.ranges(proposals.count, jobs: jobs, least: 4096)
    return Parallel.map(ranges.count, jobs: jobs) { part -> [Int16] in
      var cases =
        if let search, search.dependsOnFeatures {
          ranges[part].map { search.wholeCase(selection, $0) }
        } else if let tally, case .tally(let filter, _) = rule.check.demand {
          ranges[part].map { tally.rowCase($0, filter, proposals) }
        } else {
          selection.cases(of: rule, rows: ranges[part])
        }
      for row in proposals.broken where ranges[part].contains(Int(row)) {
        cases[Int(row) - ranges[part].lowerBound] = CaseColumn.none
      }
      if type(of: rule.check).isAboutBuilding, !proposals.hosts.isEmpty {
        for row in ranges[part] where proposals.shares(row) {
          cases[row - ranges[part].lowerBound] = CaseColumn.none
        }
      }
      if let tile {
        // Whether a row of the halo misses a distance to one of the tile is asked too.
        let least: TileRows.Role = if case .sites? = rule.check.demand { .near } else { .own }
        for row in ranges[part] where tile.roles[row] < least {
          cases[row - ranges[part].lowerBound] = CaseColumn.none
        }
      }
      return cases
    }.flatMap { $0 }
  }

  // MARK: - Neighbours

  private struct SearchKey: Hashable {
    var demand: Demand
    var cases: [Condition]
  }

  /// Measures to other sites and features; complains of coarse coordinates and of proposals on the same spot.
  private func neighbours(
    _ survey: inout Survey, _ selection: CaseSelection, _ searches: [Int: FeatureSearch],
    _ siteSearch: SiteSearch, _ walk: [Int32]
  ) -> [InputFault] {
    let facts = Facts(
      plan: plan, proposals: proposals, survey: survey, date: day, operations: operations)
    var known: [SearchKey: Int] = [:]
    survey.neighboursOf = Array(repeating: -1, count: plan.rules.count)
    for (index, rule) in plan.rules.enumerated() where speaks(rule) {
      guard let demand = rule.check.demand else { continue }
      let key = SearchKey(demand: demand, cases: rule.cases)
      if let same = known[key] {
        survey.neighboursOf[index] = same
        continue
      }
      switch demand {
      case .sites(let filter, let limits):
        let cases = survey.cases[index].cases
        survey.neighbours.append(
          siteSearch.neighbours(filter, jobs: jobs, most: limits.max() ?? 0) { row in
            cases[row] >= 0 ? limits[Int(cases[row])] : nil
          }
        )
      case .features:
        guard let search = searches[index] else { continue }
        survey.neighbours.append(
          search.neighbours(facts, selection, whole: survey.cases[index].cases, walk, jobs: jobs))
      default: continue
      }
      known[key] = survey.neighbours.count - 1
      survey.neighboursOf[index] = survey.neighbours.count - 1
    }
    surround(&survey, facts, selection, searches, siteSearch)
    return coarse(facts, selection, searches) + samePositions(siteSearch, survey)
  }
}
