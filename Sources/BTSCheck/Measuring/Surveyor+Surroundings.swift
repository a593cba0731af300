import Geometry
import PROJ

extension Surveyor {
  /// Measures what the rules ask beyond least distances: all that is near, nearest features, planned positions.
  func surround(
    _ survey: inout Survey, _ facts: Facts, _ selection: CaseSelection, _ searches: [Int: FeatureSearch],
    _ sites: SiteSearch
  ) {
    var discs: DiscFinder?
    for (index, rule) in plan.rules.enumerated() where rule.speaks(on: day) {
      let cases = survey.cases[index].cases
      switch rule.check.demand {
      case .sitesAround(let filter, let reaches):
        survey.surroundings[index] = sitesAround(filter, reaches, cases, facts, sites)
      case .featuresAround:
        guard let search = searches[index] else { continue }
        survey.surroundings[index] = search.surroundings(facts, selection, whole: cases, jobs: jobs)
      case .nearestFeature(let name, let within):
        guard let layer = plan.layers[name] else { continue }
        let search = FeatureSearch(layer, cases: rule.cases, limits: [])
        survey.nearestFeatures[index] = byRow(cases) { row, code in
          search.nearest(to: proposals.positions[row], within: within[code])
        }
      case .plannedPosition(let match, let within):
        let search = PositionSearch(facts, match: match)
        survey.plannedPositions[index] = byRow(cases) { row, code in search.find(row, within: within[code]) }
      case .overlap(let filter):
        let finder = discs ?? DiscFinder(sites.sites, jobs: jobs)
        discs = finder
        survey.overlaps[index] = overlaps(filter, cases, finder)
      default: continue
      }
    }
  }

  /// What `measure` gives for each row to which a case applies, and whose position is known.
  func byRow<T: Sendable>(_ cases: [Int16], _ measure: @Sendable (_ row: Int, _ case: Int) -> T?)
    -> [Int32: T]
  {
    let ranges = Parallel.ranges(proposals.count, jobs: jobs, least: 64)
    let parts = Parallel.map(ranges.count, jobs: jobs) { part -> [(Int32, T)] in
      ranges[part].compactMap { row in
        guard cases[row] >= 0, !proposals.positions[row].longitude.isNaN else { return nil }
        return measure(row, Int(cases[row])).map { (Int32(row), $0) }
      }
    }
    return Dictionary(uniqueKeysWithValues: parts.joined())
  }

  private func sitesAround(
    _ filter: SiteFilter, _ reaches: [FeatureLimit], _ cases: [Int16], _ facts: Facts, _ search: SiteSearch
  ) -> Surroundings {
    @Sendable func reach(_ row: Int, _ code: Int) -> (metres: Double?, missing: Judgement.Missing) {
      let (height, missing) = Subject(facts: facts, row: row, rule: 0).height(.total)
      return (reaches[code].limit(height: height), missing)
    }
    var surroundings = Surroundings()
    surroundings.byRow = byRow(cases) { row, code in
      let near = reach(row, code).metres.map { search.sites(around: row, within: $0, filter) } ?? []
      return near.isEmpty ? nil : near
    }
    for row in cases.indices where cases[row] >= 0 {
      let (metres, missing) = reach(row, Int(cases[row]))
      if metres == nil { surroundings.lacking[Int32(row)] = missing }
    }
    return surroundings
  }
}

extension SiteSearch {
  /// The others of a proposal that are at most so many metres away, nearest first.
  func sites(around row: Int, within metres: Double, _ filter: SiteFilter) -> [Nearby] {
    let place = sites.proposals.positions[row]
    var near: [Nearby] = []
    grid.forEach(in: .around(place, within: metres)) { other in
      let site = grid.site(at: other)
      guard Int(site) != sites.mastCount + row, sites.accepts(filter, site, for: row) else { return }
      let distance = Geodesic.distance(place, sites.position(site)).toMillimetre
      if distance <= metres { near.append(Nearby(index: site, metres: distance)) }
    }
    return near.sorted { a, b in
      a.metres != b.metres ? a.metres < b.metres : sites.idPrecedes(a.index, b.index)
    }
  }
}
