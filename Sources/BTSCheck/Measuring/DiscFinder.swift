import Geometry

/// Finds the discs that reach a proposal's own: sites in a grid for each size of radius.
struct DiscFinder: Sendable {
  let sites: Sites
  private var sizes: [(greatest: Double, grid: SiteGrid)] = []
  private let bare: SiteGrid

  init(_ sites: Sites, jobs: Int) {
    self.sites = sites
    var bySize: [Int: [Int32]] = [:]
    var without: [Int32] = []
    for site in sites.counting {
      guard let disc = sites.disc(site) else {
        without.append(site)
        continue
      }
      var size = 0
      while DiscFinder.greatest(size) < disc.radius { size += 1 }
      bySize[size, default: []].append(site)
    }
    bare = SiteGrid(sites, counting: without, reach: 1000, jobs: jobs)
    for (size, counting) in bySize.sorted(by: { $0.key < $1.key }) {
      let greatest = DiscFinder.greatest(size)
      sizes.append((greatest, SiteGrid(sites, counting: counting, reach: greatest, jobs: jobs)))
    }
  }

  private static func greatest(_ size: Int) -> Double { Double(500 << (2 * min(size, 20))) }

  /// What a site covers; nil where it gives no radius.
  func disc(_ site: Int32) -> Disc? { sites.disc(site) }

  /// The discs of the others that may reach a proposal's own, and how many others stand in it without a radius.
  func others(of row: Int, _ own: Disc, _ filter: SiteFilter) -> (discs: [Disc], without: Int) {
    let me = Int32(sites.mastCount + row)
    var discs: [Disc] = []
    for (greatest, grid) in sizes {
      grid.forEach(in: .around(own.place, within: own.radius + greatest)) { index in
        let site = grid.site(at: index)
        guard site != me, let disc = sites.disc(site), disc.box.meets(own.box) else { return }
        if sites.accepts(filter, site, for: row) { discs.append(disc) }
      }
    }
    var without = 0
    bare.forEach(in: own.box) { index in
      let site = bare.site(at: index)
      if site != me, sites.accepts(filter, site, for: row) { without += 1 }
    }
    return (discs, without)
  }
}

extension Sites {
  /// What a site covers; nil where it gives no radius.
  func disc(_ site: Int32) -> Disc? {
    let index = Int(site)
    let radius =
      index < mastCount
      ? Double(plan.masts.coverageRadii[index]) : proposals.coverageRadii.optional(index - mastCount)
    return radius > 0 ? Disc(place: position(site), radius: radius) : nil
  }

  /// The operators that own or share a site.
  func operators(of site: Int32) -> [Int16] {
    let index = Int(site)
    guard index < mastCount else { return [proposals.operators[index - mastCount]] }
    let owner = plan.masts.operators[index]
    return [owner] + (plan.masts.sharers[site] ?? []).filter { $0 != owner }
  }
}
