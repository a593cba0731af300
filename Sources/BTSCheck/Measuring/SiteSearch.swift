import Geometry
import PROJ

/// Measures from each proposal to the other sites that are, or may be, nearer than its limit.
///
/// Shape: a site of which the position is much less sure than others' must be looked for farther away. These few have a
/// grid of their own, so that they do not widen every search.
final class SiteSearch: Sendable {
  let sites: Sites
  let grid: SiteGrid
  /// The uncertainty of every distance, where the plan gives one.
  let fixedUncertainty: Double?
  let operations: CoordinateOperations
  /// The sites whose uncertainty is above `bound`, if there are any.
  private let coarse: SiteGrid?
  private let bound: Double
  /// The greatest uncertainty of the other sites, with what two operations disagree.
  private let usual: Double
  /// The greatest uncertainty of any site, with the same.
  private let worst: Double

  init(_ sites: Sites, _ grid: SiteGrid, operations: CoordinateOperations, jobs: Int) {
    self.sites = sites
    self.grid = grid
    self.operations = operations
    fixedUncertainty = sites.plan.measurement.uncertainty?.value
    if let fixedUncertainty {
      (usual, worst, coarse, bound) = (fixedUncertainty, fixedUncertainty, nil, .infinity)
      return
    }
    let disagreement = 2 * (operations.accuracies.max() ?? 0)
    let bound = SiteSearch.bound(of: sites, grid)
    let few = (0..<grid.count).map { grid.site(at: $0) }.filter { sites.uncertainty($0) > bound }.sorted()
    let greatest = (0..<grid.count).reduce(0) { greatest, index in
      let own = sites.uncertainty(grid.site(at: index))
      return own > bound ? greatest : max(greatest, own)
    }
    usual = greatest + disagreement
    worst = few.reduce(greatest) { max($0, sites.uncertainty($1)) } + disagreement
    self.bound = bound
    coarse = few.isEmpty ? nil : SiteGrid(sites, counting: few, reach: worst, jobs: jobs)
  }

  /// The same search, with an uncertainty of its own for every distance.
  init(_ other: SiteSearch, uncertainty: Double) {
    sites = other.sites
    grid = other.grid
    operations = other.operations
    fixedUncertainty = uncertainty
    (usual, worst, coarse, bound) = (uncertainty, uncertainty, nil, .infinity)
  }

  /// An uncertainty above which there are only few sites: one in 64.
  private static func bound(of sites: Sites, _ grid: SiteGrid) -> Double {
    var counts: [Int: Int] = [:]
    for index in 0..<grid.count { counts[exponent(sites.uncertainty(grid.site(at: index))), default: 0] += 1 }
    var above = 0
    for (exponent, count) in counts.sorted(by: { $0.key > $1.key }) {
      above += count
      if above * 64 > grid.count { return power(exponent + 1) }
    }
    return .infinity
  }

  /// The power of four below an uncertainty.
  private static func exponent(_ metres: Double) -> Int { metres > 0 ? Int(metres.exponent) / 2 : -500 }
  private static func power(_ exponent: Int) -> Double {
    Double(sign: .plus, exponent: 2 * exponent, significand: 1)
  }

  /// The others of all proposals for one demand.
  ///
  /// - Parameters:
  ///   - only: the proposals that are asked for, by their indexes in the grid, ascending; nil for all.
  ///   - cases: the case of each row, as codes of `CaseColumn`.
  ///   - limits: the limit of each case in metres.
  func neighbours(
    _ filter: SiteFilter, of only: [Int]? = nil, jobs: Int, cases: [Int16], limits: [Double]
  ) -> Neighbours {
    let most = limits.max() ?? 0
    let walk = SiteWalk(grid, mastCount: sites.mastCount, only: only)
    let parts = walk.map(jobs: jobs) { stretch -> NeighbourPart in
      var answer = NeighbourPart()
      var window = SiteWindow(grid, reach: most + (fixedUncertainty ?? 2 * usual))
      var one = Measurement(of: self, filter)
      stretch.forEachBlock { steps in
        let codes = steps.map { cases[$0.row] }
        for (step, code) in zip(steps, codes) where code >= 0 {
          let limit = limits[Int(code)]
          guard limit > 0 || worst > 0 else { continue }
          one.begin(step.row, step.place, limit)
          if one.sureness > bound {
            grid.forEach(
              in: .around(one.place, within: limit + one.sureness + worst),
              crowd: { one.take($0, of: grid, &answer) }
            ) { one.take($0, of: grid, &answer) }
          } else {
            window.forEach(
              around: step.index, within: limit + (fixedUncertainty ?? one.sureness + usual),
              crowd: { one.take($0, of: grid, &answer, sure: bound) }
            ) { other, _ in one.take(other, of: grid, &answer, sure: bound) }
            if let coarse {
              coarse.forEach(
                in: .around(one.place, within: limit + one.sureness + worst),
                crowd: { one.take($0, of: coarse, &answer) }
              ) { one.take($0, of: coarse, &answer) }
            }
          }
          one.collector.flush(into: &answer, row: Int32(step.row))
        }
      }
      return answer
    }
    return Neighbours(rowCount: sites.proposals.count, parts, jobs: jobs)
  }

  fileprivate func precedes(_ a: Neighbours.Entry, _ b: Neighbours.Entry) -> Bool {
    a.distance != b.distance ? a.distance < b.distance : sites.idPrecedes(a.index, b.index)
  }

  /// What is measured around one proposal after the other.
  private struct Measurement {
    private let search: SiteSearch
    private let filter: SiteFilter
    var collector = NeighbourCollector()
    private(set) var place = Position(longitude: 0, latitude: 0)
    private(set) var sureness = 0.0
    private var own: Int32 = -1
    private var row = 0
    private var limit = 0.0
    private var conflicts = 0
    private var short: ShortDistance?
    /// What is known of crowds, by where they stand and whose others they are.
    private var crowds: [CrowdKey: SiteCrowd] = [:]

    private struct CrowdKey: Hashable {
      var grid: ObjectIdentifier
      var start: Int
      var `operator`: Int16
    }

    init(of search: SiteSearch, _ filter: SiteFilter) {
      self.search = search
      self.filter = filter
    }

    /// Takes up a proposal.
    @inline(__always)
    mutating func begin(_ row: Int, _ place: Position, _ limit: Double) {
      own = Int32(search.sites.mastCount + row)
      (self.row, self.place) = (row, place)
      sureness = search.fixedUncertainty ?? search.sites.uncertainty(own)
      self.limit = limit
      conflicts = 0
      short = nil
    }

    /// Metres to a place, to the millimetre; nil where it is clearly farther away than so many.
    @inline(__always)
    private mutating func distance(to there: Position, within reach: Double) -> Double? {
      // The short formula decides, unless its error could change the millimetre.
      let ruler = short ?? ShortDistance(from: place)
      short = ruler
      let rough = ruler.metres(to: there)
      // Far away the chord is too short by a few parts in a million; what is clearly beyond reach needs no geodesic.
      if rough > ShortDistance.reach, rough * 0.999 > reach { return nil }
      return (rough < ShortDistance.reach ? rough.clearMillimetre : nil)
        ?? Geodesic.distance(place, there).toMillimetre
    }

    /// Measures to another site, if it is one of the others and may be near enough.
    ///
    /// - Parameter bound: sites that are less sure than this are left for later.
    @inline(__always)
    mutating func take(
      _ index: Int, of grid: SiteGrid, _ answer: inout NeighbourPart, sure bound: Double = .infinity
    ) {
      let (sites, other) = (search.sites, grid.site(at: index))
      guard other != own, sites.accepts(filter, other, for: row) else { return }
      let uncertainty: Double
      if let fixed = search.fixedUncertainty {
        uncertainty = fixed
      } else {
        let theirs = sites.uncertainty(other)
        guard theirs <= bound else { return }
        uncertainty =
          sureness + theirs
          + search.operations.disagreement(sites.operation(own), sites.operation(other))
      }
      guard let distance = distance(to: grid.place(at: index), within: limit + uncertainty) else { return }
      let isSure = collector.add(
        Neighbours.Entry(distance: distance, limit: limit, uncertainty: uncertainty, index: other),
        precedes: { search.precedes($0, $1) })
      guard isSure, Int(other) >= sites.mastCount else { return }
      conflicts += 1
      guard conflicts <= Neighbours.keptConflicts else {
        answer.cutConflicts += 1
        return
      }
      answer.conflicts.append(
        .init(row: Int32(row), other: other - Int32(sites.mastCount), distance: distance))
    }

    /// Measures once to all sites of a crowd on one spot.
    mutating func take(
      _ range: Range<Int>, of grid: SiteGrid, _ answer: inout NeighbourPart, sure bound: Double = .infinity
    ) {
      let sites = search.sites
      let one = filter.relation == .any ? -1 : sites.proposals.operators[row]
      let key = CrowdKey(grid: ObjectIdentifier(grid), start: range.lowerBound, operator: one)
      let crowd = crowds[key] ?? SiteCrowd(range, of: grid, sites, filter, of: one)
      crowds[key] = crowd
      var tooNear: [(site: Int32, distance: Double)] = []
      var count = 0
      for whole in crowd.groups where search.fixedUncertainty != nil || whole.uncertainty <= bound {
        let group = whole.without(
          ([own, sites.proposals.replaced[Int32(row)] ?? own] as Set).filter {
            sites.stands($0, in: crowd, whole) && sites.accepts(filter, $0, of: one)
          }, mastCount: sites.mastCount)
        let uncertainty =
          search.fixedUncertainty ?? sureness + group.uncertainty
          + search.operations.disagreement(sites.operation(own), group.operation)
        guard group.count > 0, let distance = distance(to: crowd.place, within: limit + uncertainty) else {
          continue
        }
        let entries = group.first.map {
          Neighbours.Entry(distance: distance, limit: limit, uncertainty: uncertainty, index: $0)
        }
        guard collector.add(entries, of: group.count, precedes: { search.precedes($0, $1) }) else { continue }
        tooNear += group.firstProposals.map { ($0, distance) }
        count += group.proposals
      }
      let room = max(0, Neighbours.keptConflicts - conflicts)
      for (site, distance) in tooNear.sorted(by: { $0.site < $1.site }).prefix(room) {
        answer.conflicts.append(
          .init(row: Int32(row), other: site - Int32(sites.mastCount), distance: distance))
      }
      conflicts += count
      answer.cutConflicts += max(0, count - room)
    }
  }
}
