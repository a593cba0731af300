import GEOS
import Geometry

extension Surveyor {
  /// Counts what rules of areas ask, before the cases of proposals are known.
  func tallies(_ locator: AreaLocator) -> [Int: Tally] {
    let counter = AreaTally(
      sites: Sites(plan: plan, proposals: proposals, day: day), locator: locator, jobs: jobs)
    var tallies: [Int: Tally] = [:]
    for (index, rule) in plan.rules.enumerated() where speaks(rule) {
      guard case .tally(let filter, let kind) = rule.check.demand else { continue }
      tallies[index] = counter.tally(filter, kind, cases: rule.cases)
    }
    return tallies
  }

  /// The share of each proposal's disc that others cover.
  func overlaps(_ filter: SiteFilter, _ cases: [Int16], _ finder: DiscFinder) -> [Int32: CoveredShare] {
    byRow(cases) { row, _ in
      guard filter.relation == .any || proposals.operators[row] >= 0 else { return nil }
      guard let own = finder.disc(Int32(finder.sites.mastCount + row)) else { return nil }
      let (others, without) = finder.others(of: row, own, filter)
      return CoveredShare(
        percent: CoverageMeasure.share(of: own, coveredBy: others), withoutRadius: Int32(without))
    }
  }

  /// What the sites that stand, and the proposals that may be built, cover of each area; nil where the area is empty
  /// or the rule does not apply to it. By rule, then area.
  func coverage(_ verdicts: [Verdict]) -> [Int: [CoveredShare?]] {
    let asking = plan.rules.enumerated().filter { index, rule in
      if case .coverage? = rule.check.demand { speaks(rule) } else { false }
    }
    guard !asking.isEmpty, let centre = plan.middle else { return [:] }
    let sites = Sites(plan: plan, proposals: proposals, day: day)
    let standing = sites.counting.filter { site in
      let row = Int(site) - sites.mastCount
      return row < 0 || verdicts[row] == .pass || verdicts[row] == .conditional
    }
    let shapes = AreaShapes(plan: plan, plane: EqualAreaPlane(around: centre))
    let locator = AreaLocator(plan)
    var coverage: [Int: [CoveredShare?]] = [:]
    for (index, rule) in asking {
      guard case .coverage(let filter, let kind) = rule.check.demand else { continue }
      let counted = standing.filter { sites.accepts(filter, $0, for: -1) }
      let discs = counted.compactMap { sites.disc($0) }
      var without: [Int32: Int32] = [:]
      for site in counted where sites.disc(site) == nil {
        without[locator.area(kind, at: sites.position(site)), default: 0] += 1
      }
      let missing = without
      coverage[index] = Parallel.map(plan.areaCount(kind), jobs: jobs) { area -> CoveredShare? in
        guard rule.cases.contains(where: { $0.holds(kind, area) }) else { return nil }
        let percent: Double
        do {
          guard let region = try shapes.region(kind, area) else { return nil }
          let box = shapes.box(kind, area)
          percent = try CoverageMeasure.share(
            of: region, coveredBy: discs.filter { $0.box.meets(box) }, in: shapes.plane)
        } catch {
          percent = .nan
        }
        return CoveredShare(percent: percent, withoutRadius: missing[Int32(area)] ?? 0)
      }
    }
    return coverage
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

extension Plan {
  /// A place amid the plan's areas.
  fileprivate var middle: Position? {
    var box = Box.empty
    for shapes in [territory?.shapes, communes?.layer.shapes, zones?.layer.shapes].compactMap({ $0 }) {
      guard box.isEmpty else { break }
      for feature in 0..<shapes.count { box.include(shapes.box(of: feature)) }
    }
    guard !box.isEmpty else { return nil }
    return Position(longitude: (box.west + box.east) / 2, latitude: (box.south + box.north) / 2)
  }
}
