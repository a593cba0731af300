import Geometry

extension Surveyor {
  /// Counts what rules of areas ask, before the cases of proposals are known.
  func tallies(_ locator: AreaLocator) -> [Int: Tally] {
    let counter = AreaTally(
      sites: Sites(plan: plan, proposals: proposals, day: day), locator: locator, jobs: jobs)
    var tallies: [Int: Tally] = [:]
    for (index, rule) in plan.rules.enumerated() where rule.speaks(on: day) {
      guard case .tally(let filter, let kind) = rule.check.demand else { continue }
      tallies[index] = counter.tally(filter, kind, cases: rule.cases)
    }
    return tallies
  }

  /// The share of each proposal's disc that others cover.
  func overlaps(_ filter: SiteFilter, _ cases: [Int16], _ finder: DiscFinder) -> [Int32: MeasuredShare] {
    byRow(cases) { row, _ in
      guard filter.relation == .any || proposals.operators[row] >= 0 else { return nil }
      guard let own = finder.disc(Int32(finder.sites.mastCount + row)) else { return nil }
      let (others, without) = finder.others(of: row, own, filter)
      return MeasuredShare(
        percent: CoverageMeasure.share(of: own, coveredBy: others), withoutRadius: Int32(without))
    }
  }
}

extension AreaLocator {
  /// Prepares the areas of a plan.
  init(_ plan: Plan) {
    self.init(
      zones: plan.zones.map { ZoneLocator($0) },
      communes: plan.communes.map { AreaMeasure($0.layer.shapes, outside: false) },
      territory: plan.territory.map { AreaMeasure($0.shapes, outside: false) })
  }
}
