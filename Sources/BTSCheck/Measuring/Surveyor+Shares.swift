import GEOS
import Geometry

/// Shares of areas, once it is known which proposals may be built.
extension Surveyor {
  /// What the sites that stand, and the proposals that may be built, make of each area; nil where the area is empty
  /// or the rule does not apply to it. By rule, then area.
  func shares(_ verdicts: [Verdict]) -> [Int: [MeasuredShare?]] {
    let asking = plan.rules.indices.filter {
      plan.rules[$0].check.demand?.followsVerdicts ?? false && plan.rules[$0].speaks(on: day)
    }
    guard !asking.isEmpty, let centre = plan.middle else { return [:] }
    let sites = Sites(plan: plan, proposals: proposals, day: day)
    let standing = sites.standing(verdicts)
    let shapes = AreaShapes(plan: plan, plane: EqualAreaPlane(around: centre))
    let areas = StandingSites(sites: sites, standing: standing, shapes: shapes, locator: AreaLocator(plan))
    var shares: [Int: [MeasuredShare?]] = [:]
    for index in asking {
      let cases = plan.rules[index].cases
      switch plan.rules[index].check.demand {
      case .coverage(let filter, let kind): shares[index] = areas.covered(filter, kind, cases, jobs: jobs)
      case .sharing(let filter, let operators, let kind):
        shares[index] = areas.shared(filter, operators, kind)
      default: break
      }
    }
    return shares
  }
}

extension Sites {
  /// The masts that count and the proposals that may be built, without the masts that these replace.
  fileprivate func standing(_ verdicts: [Verdict]) -> [Int32] {
    let row = { [mastCount] (site: Int32) in Int(site) - mastCount }
    let built = counting.filter { row($0) < 0 || [.pass, .conditional].contains(verdicts[row($0)]) }
    let replaced = Set(built.compactMap { proposals.replaced[Int32(row($0))] })
    return built.filter { !replaced.contains($0) }
  }
}

/// The sites that stand or may be built, and the areas in which they do.
private struct StandingSites: Sendable {
  let sites: Sites
  let standing: [Int32]
  let shapes: AreaShapes
  let locator: AreaLocator

  /// What some of the sites cover of each area.
  func covered(_ filter: SiteFilter, _ kind: AreaKind, _ cases: [Condition], jobs: Int) -> [MeasuredShare?] {
    let counted = standing.filter { sites.accepts(filter, $0, for: -1) }
    let discs = counted.compactMap { sites.disc($0) }
    let tree = BoxTree(discs.map(\.box))
    var without: [Int32: Int32] = [:]
    for site in counted where sites.disc(site) == nil {
      without[locator.area(kind, at: sites.position(site)), default: 0] += 1
    }
    let missing = without
    return Parallel.map(sites.plan.areaCount(kind), jobs: jobs) { area -> MeasuredShare? in
      guard cases.contains(where: { $0.holds(kind, area) }) else { return nil }
      let percent: Double
      do {
        guard let region = try shapes.region(kind, area) else { return nil }
        var near: [Int] = []
        tree.forEach(meeting: shapes.box(kind, area)) { near.append($0) }
        percent = try CoverageMeasure.share(
          of: region, coveredBy: near.sorted().map { discs[$0] }, in: shapes.plane)
      } catch {
        percent = .nan
      }
      return MeasuredShare(percent: percent, withoutRadius: missing[Int32(area)] ?? 0)
    }
  }

  /// The part of some of the sites, by area, that as many operators use as asked; nil where none stands.
  ///
  /// A proposal that shares a mast adds its operator to the mast's, and is no site of its own.
  func shared(_ filter: SiteFilter, _ operators: ClosedRange<Double>, _ kind: AreaKind) -> [MeasuredShare?] {
    let proposals = sites.proposals
    var guests: [Int32: [Int16]] = [:]
    for site in standing where Int(site) >= sites.mastCount {
      let row = site - Int32(sites.mastCount)
      if let host = proposals.hosts[row] { guests[host, default: []].append(proposals.operators[Int(row)]) }
    }
    var totals = Array(repeating: 0, count: sites.plan.areaCount(kind))
    var used = totals
    for site in standing where sites.accepts(filter, site, for: -1) {
      let area = Int(locator.area(kind, at: sites.position(site)))
      guard area >= 0 else { continue }
      totals[area] += 1
      let tenants = Set(sites.operators(of: site) + (guests[site] ?? [])).filter { $0 >= 0 }
      if operators.contains(Double(tenants.count)) { used[area] += 1 }
    }
    return zip(used, totals).map { used, total in
      total == 0
        ? nil
        : MeasuredShare(percent: (10_000 * Double(used) / Double(total)).rounded() / 100, withoutRadius: 0)
    }
  }
}

extension Plan {
  /// A place amid the plan's areas.
  fileprivate var middle: Position? {
    let layers = [territory, communes?.layer, zones?.layer].compactMap { $0 }
    guard let box = layers.lazy.map(\.shapes.box).first(where: { !$0.isEmpty }) else { return nil }
    return Position(longitude: (box.west + box.east) / 2, latitude: (box.south + box.north) / 2)
  }
}
