import Geometry

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
    var reaches: [Double] = []
    for rule in plan.rules {
      if case .sites(_, let limits) = rule.check.demand { reaches.append(limits.max() ?? 0) }
    }
    let sites = Sites(plan: plan, proposals: proposals, day: day, eachAlone: eachAlone)
    let grid = SiteGrid(sites, counting: sites.counting, reach: reaches.min() ?? 100, jobs: jobs)
    let walk = SiteWalk(grid, mastCount: sites.mastCount)
    survey.tile = tile.map { TileRows($0, sites, grid, walk: walk.rows, reach: reaches.max() ?? 0) }
    let (misplaced, notes) = locate(walk, &survey)
    faults += misplaced

    let selection = CaseSelection(plan: plan, proposals: proposals, survey: survey)
    var searches: [Int: FeatureSearch] = [:]
    for (index, rule) in plan.rules.enumerated() {
      if let (name, limits) = rule.check.demand?.featureLimits, let layer = plan.layers[name] {
        searches[index] = FeatureSearch(layer, cases: rule.cases, limits: limits)
      }
    }
    survey.cases = plan.rules.indices.map {
      CaseColumn(cases: cases(of: $0, selection, searches[$0], survey.tallies[$0], survey.tile))
    }
    faults += neighbours(
      &survey, selection, searches, SiteSearch(sites, grid, operations: operations, jobs: jobs), walk)
    return (survey, faults.filter { survey.judges(Int($0.row)) }, notes)
  }

  /// Finds where the proposals lie in the plan's areas, and counts what rules of areas ask; complains of doubtful places.
  ///
  /// Shape: the indexes of the areas are large, and live no longer than this.
  private func locate(_ walk: SiteWalk, _ survey: inout Survey) -> ([InputFault], [Note]) {
    let rules = plan.rules.indices.filter { plan.rules[$0].speaks(on: day) }
    let areas = Areas(plan, rules: rules, places: proposals.count, jobs: jobs)
    let (uncertain, outside) = locate(areas, walk, &survey)
    let misread = misread(areas.locator.territory, areas.locator.communes, outside: outside)
    survey.tallies = tallies(areas.locator)
    return (uncertain + misread.faults, misread.notes)
  }

  // MARK: - Cases

  private func cases(
    of index: Int, _ selection: CaseSelection, _ search: FeatureSearch?, _ tally: Tally?, _ tile: TileRows?
  ) -> [Int16] {
    let rule = plan.rules[index]
    if rule.check.demand?.followsVerdicts ?? false {
      return Array(repeating: CaseColumn.none, count: proposals.count)
    }
    guard rule.speaks(on: day) else { return Array(repeating: CaseColumn.none, count: proposals.count) }
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
    _ siteSearch: SiteSearch, _ walk: SiteWalk
  ) -> [InputFault] {
    let facts = Facts(
      plan: plan, proposals: proposals, survey: survey, date: day, operations: operations)
    var known: [SearchKey: Int] = [:]
    survey.neighboursOf = Array(repeating: -1, count: plan.rules.count)
    for (index, rule) in plan.rules.enumerated() where rule.speaks(on: day) {
      guard let demand = rule.check.demand else { continue }
      let key = SearchKey(demand: demand, cases: rule.cases)
      if let same = known[key] {
        survey.neighboursOf[index] = same
        continue
      }
      switch demand {
      case .sites(let filter, let limits):
        survey.neighbours.append(
          siteSearch.neighbours(filter, jobs: jobs, cases: survey.cases[index].cases, limits: limits))
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
