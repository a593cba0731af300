import Geometry
import PROJ

/// Measures from each proposal to the other sites that are, or may be, nearer than its limit.
final class SiteSearch: Sendable {
  let sites: Sites
  let grid: SiteGrid
  /// The uncertainty of every distance, where the plan gives one.
  let fixedUncertainty: Double?
  let operations: CoordinateOperations
  /// The greatest uncertainty of any site, and the most that two operations disagree.
  let worstUncertainty: Double

  init(_ sites: Sites, _ grid: SiteGrid, operations: CoordinateOperations) {
    self.sites = sites
    self.grid = grid
    self.operations = operations
    fixedUncertainty = sites.plan.measurement.uncertainty?.value
    let worst = max(sites.plan.masts.uncertainties.max() ?? 0, sites.proposals.uncertainties.max() ?? 0)
    worstUncertainty = fixedUncertainty ?? Double(worst) + 2 * (operations.accuracies.max() ?? 0)
  }

  /// The same search, with an uncertainty of its own for every distance.
  init(_ other: SiteSearch, uncertainty: Double) {
    sites = other.sites
    grid = other.grid
    operations = other.operations
    fixedUncertainty = uncertainty
    worstUncertainty = uncertainty
  }

  /// The others of all proposals for one demand.
  ///
  /// - Parameters:
  ///   - most: the greatest limit.
  ///   - limit: the limit of a row in metres; nil where the rule does not apply.
  func neighbours(
    _ filter: SiteFilter, jobs: Int, most: Double, limit: @Sendable (Int) -> Double?
  ) -> Neighbours {
    let ranges = Parallel.ranges(grid.count, jobs: jobs, least: 2048)
    let parts = Parallel.map(ranges.count, jobs: jobs) { part -> NeighbourPart in
      var answer = NeighbourPart()
      var collector = NeighbourCollector()
      var window = SiteWindow(grid, reach: most + (fixedUncertainty ?? 2 * worstUncertainty))
      for index in ranges[part] {
        let row = Int(grid.entries[index].site) - sites.mastCount
        guard row >= 0, let limit = limit(row), limit > 0 || worstUncertainty > 0 else { continue }
        search(index, row, filter, limit, &window, &collector, &answer)
        collector.flush(into: &answer, row: Int32(row))
      }
      return answer
    }
    return Neighbours(rowCount: sites.proposals.count, parts)
  }

  @inline(__always)
  private func search(
    _ index: Int, _ row: Int, _ filter: SiteFilter, _ limit: Double, _ window: inout SiteWindow,
    _ collector: inout NeighbourCollector, _ answer: inout NeighbourPart
  ) {
    var conflicts = 0
    let own = grid.entries[index].site
    let place = grid.entries[index].place
    let sureness = fixedUncertainty ?? sites.uncertainty(own)
    let reach = limit + (fixedUncertainty ?? sureness + worstUncertainty)
    var short: ShortDistance?
    window.forEach(around: index, within: reach) { other, _ in
      let site = grid.entries[other].site
      guard other != index, sites.accepts(filter, site, for: row) else { return }
      let there = grid.entries[other].place
      // The short formula decides, unless its error could change the millimetre.
      let ruler = short ?? ShortDistance(from: place)
      short = ruler
      let quick = reach < ShortDistance.reach ? ruler.metres(to: there).clearMillimetre : nil
      let distance = quick ?? Geodesic.distance(place, there).toMillimetre
      let uncertainty =
        fixedUncertainty
        ?? sureness + sites.uncertainty(site)
        + operations.disagreement(sites.operation(own), sites.operation(site))
      let isSure = collector.add(
        Neighbours.Entry(distance: distance, limit: limit, uncertainty: uncertainty, index: site),
        precedes: precedes)
      if isSure, Int(site) >= sites.mastCount {
        conflicts += 1
        guard conflicts <= Neighbours.keptConflicts else {
          answer.cutConflicts += 1
          return
        }
        answer.conflicts.append(
          .init(row: Int32(row), other: site - Int32(sites.mastCount), distance: distance))
      }
    }
  }

  private func precedes(_ a: Neighbours.Entry, _ b: Neighbours.Entry) -> Bool {
    a.distance != b.distance ? a.distance < b.distance : sites.idPrecedes(a.index, b.index)
  }
}
