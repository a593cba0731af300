import GEOS
import Geometry
import PROJ

/// Boundaries of areas: how many sites they have, and how much of them is covered.
extension BoundaryMaker {
  /// With more proposals than that no round is made.
  private static let mostProposals = 200
  /// How far from a limit a share of an area is set, in points: measuring is sure to a tenth of it.
  private static let points = 0.05

  /// The areas for which a case of a rule speaks.
  private func areas(_ rule: Rule, _ index: Int, _ kind: AreaKind) -> [Int] {
    (0..<plan.areaCount(kind)).filter { area in
      rule.cases.firstIndex { $0.holds(kind, area) } == index
    }
  }

  /// A place in an area.
  private func place(_ kind: AreaKind, _ area: Int) -> Position? {
    spots.grid.first { Int(spots.locator.area(kind, at: $0)) == area }
  }

  private func text(_ percent: Double, _ language: Language) -> String { Plan.percent(percent)[language] }

  // MARK: - Numbers

  func quota(_ rule: Rule, _ index: Int, _ filter: SiteFilter, _ kind: AreaKind, _ most: Int)
    -> [BoundaryCase]
  {
    guard let structure = builder(filter) else { return [] }
    let counted = masts(filter, for: filter.relation == .same ? 0 : -1)
    // Where the most stand already the fewest proposals are needed; a full area shows no number that passes.
    let standing = counted.map { Int(spots.locator.area(kind, at: plan.masts.positions[$0])) }
    let choice = areas(rule, index, kind).compactMap { area in
      place(kind, area).map { (area: area, place: $0, free: most - standing.count { $0 == area }) }
    }.filter { $0.free < BoundaryMaker.mostProposals }
    let open = choice.filter { $0.free > 0 }.min { $0.free < $1.free }
    guard let chosen = open ?? choice.first(where: { $0.free == 0 }) else { return [] }
    let one = boundary(rule, index, .init(structure: structure, operator: 0), chosen.place)
    return (chosen.free - 1...chosen.free + 1).filter { $0 > 0 }.map { count in
      let number = most - chosen.free + count
      var made = one.at(Double(number), limit: Double(most), number > most ? .fail : .pass) {
        number, language in
        language == .vi ? "\(Int(number)) cột" : "\(Int(number)) sites"
      }
      made.others = Array(repeating: one.cells, count: count - 1)
      return made
    }
  }

  // MARK: - Discs

  func overlaps(_ rule: Rule, _ index: Int, _ filter: SiteFilter, _ most: Double) -> [BoundaryCase] {
    guard let traits = kind(rule, index) else { return [] }
    return beyondMast(rule, index, traits, filter, most) ?? beyondProposal(rule, index, traits, filter, most)
  }

  private func beyondMast(
    _ rule: Rule, _ index: Int, _ given: ProposalKinds.Traits, _ filter: SiteFilter, _ most: Double
  ) -> [BoundaryCase]? {
    var traits = given
    for one in given.operator.map({ [$0] }) ?? Array(plan.operators.indices) {
      traits.operator = one
      let discs = masts(filter, for: one).compactMap { disc(ofMast: $0) }
      for disc in discs {
        // A smaller disc reaches fewer others.
        for radius in [disc.radius, disc.radius / 4, disc.radius / 20].map(\.toMillimetre) {
          for azimuth in BoundaryMaker.azimuths {
            let made = away(rule, index, traits, from: disc, azimuth, radius: radius, most) { own in
              discs.allSatisfy { other in
                other.place == disc.place && other.radius == disc.radius
                  || Geodesic.distance(own.place, other.place) > own.radius + other.radius
              }
            }
            if let made { return made }
          }
        }
      }
    }
    return nil
  }

  private func beyondProposal(
    _ rule: Rule, _ index: Int, _ given: ProposalKinds.Traits, _ filter: SiteFilter, _ most: Double
  ) -> [BoundaryCase] {
    guard let (traits, other) = companion(given, filter), let start = spots.place(for: traits) else {
      return []
    }
    let discs = masts(filter, for: traits.operator ?? 0).compactMap { self.disc(ofMast: $0) }
    let disc = Disc(place: start, radius: 500)
    for azimuth in BoundaryMaker.azimuths {
      let made = away(rule, index, traits, from: disc, azimuth, radius: 500, most) { own in
        discs.allSatisfy { Geodesic.distance(own.place, $0.place) > own.radius + $0.radius }
      }
      if let made {
        return made.map { one in
          var one = one
          one.others = [cells(other, start)]
          return one
        }
      }
    }
    return []
  }

  /// Cases whose discs of a radius overlap another by a little less and a little more than the limit.
  private func away(
    _ rule: Rule, _ index: Int, _ traits: ProposalKinds.Traits, from disc: Disc, _ azimuth: Double,
    radius: Double, _ most: Double, isFree: (Disc) -> Bool
  ) -> [BoundaryCase]? {
    var made: [BoundaryCase] = []
    for percent in [most - BoundaryMaker.points, most + BoundaryMaker.points]
    where (0...100).contains(percent) {
      let metres = Lens.distance(radius, disc.radius, share: percent / 100)
      let place = Geodesic.place(from: disc.place, azimuth: azimuth, distance: metres)
      guard spots.suits(place, traits), isFree(Disc(place: place, radius: radius)) else { return nil }
      made.append(
        boundary(rule, index, traits, place).at(
          percent, limit: most, percent > most ? .fail : .pass, ["coverage_radius_m": text(radius)],
          text: text))
    }
    return made
  }

  // MARK: - Targets

  func coverage(_ rule: Rule, _ index: Int, _ filter: SiteFilter, _ kind: AreaKind, _ least: Double)
    -> [BoundaryCase]
  {
    guard let structure = builder(filter) else { return [] }
    let discs = masts(filter, for: -1).compactMap { disc(ofMast: $0) }
    for area in areas(rule, index, kind) {
      guard let place = place(kind, area),
        let bare = try? BareArea(plan, kind, area, seenFrom: place, standing: discs)
      else { continue }
      let shares = [least - BoundaryMaker.points, least + BoundaryMaker.points].map { min($0, 100) }
        .filter { $0 > bare.standing + 0.01 }
      guard !shares.isEmpty else { continue }
      let one = boundary(rule, index, .init(structure: structure), place)
      return shares.map { percent in
        let radius = Bisection.least(0, bare.reach) { bare.share(radius: $0) >= percent }
        var made = one.at(
          percent, limit: least, percent < least ? .fail : .pass, ["coverage_radius_m": text(radius)],
          text: text)
        made.area = plan.areaID(kind, area)
        return made
      }
    }
    return []
  }

  /// Proposals that share masts of an area: one less than the target asks, and as many.
  func sharing(
    _ rule: Rule, _ index: Int, _ filter: SiteFilter, _ operators: ClosedRange<Double>, _ kind: AreaKind,
    _ least: Double
  ) -> [BoundaryCase] {
    let counted = masts(filter, for: -1)
    let areaOf = counted.map { Int(spots.locator.area(kind, at: plan.masts.positions[$0])) }
    let choice = areas(rule, index, kind).compactMap { area -> SharingRound? in
      guard let place = place(kind, area) else { return nil }
      let masts = zip(counted, areaOf).filter { $0.1 == area }.map(\.0)
      return SharingRound(plan, area: area, place: place, masts, operators, least: least)
    }
    guard let round = choice.min(by: { $0.needed < $1.needed }) else { return [] }
    let guests = round.guests.map { guest in
      var cells = cells(.init(operator: Int(guest.operator)), plan.masts.positions[guest.mast])
      cells["share_host"] = plan.masts.ids[guest.mast]
      return cells
    }
    let one = boundary(rule, index, .init(), round.place)
    return [round.needed - 1, round.needed].filter { $0 >= 0 }.map { count in
      let percent = round.percent(with: count)
      var made = one.at(percent, limit: least, percent < least ? .fail : .pass, text: text)
      made.others = Array(guests.prefix(count))
      made.area = plan.areaID(kind, round.area)
      return made
    }
  }

  /// A structure with which a proposal counts; nil where proposals do not count.
  private func builder(_ filter: SiteFilter) -> Int? {
    guard filter.proposed, filter.shareable == nil else { return nil }
    return plan.structures.indices.first { filter.structures?[$0] ?? true }
  }

  private func disc(ofMast mast: Int) -> Disc? {
    let radius = Double(plan.masts.coverageRadii[mast])
    return radius > 0 ? Disc(place: plan.masts.positions[mast], radius: radius) : nil
  }
}

/// What of an area is not covered yet, seen from a place in it.
private struct BareArea {
  private let parts: [PolygonAround]
  private let whole: Double
  private let bare: Double

  init?(_ plan: Plan, _ kind: AreaKind, _ area: Int, seenFrom place: Position, standing discs: [Disc])
    throws(RegionFault)
  {
    let plane = EqualAreaPlane(around: place)
    guard let region = try AreaShapes(plan: plan, plane: plane).region(kind, area),
      let (low, high) = region.corners
    else { return nil }
    var standing: [Region] = []
    for disc in discs where PlanarDisc(disc, in: plane).mayMeet(low, high) {
      standing.append(try Region(shell: disc.ring(in: plane, tolerance: disc.radius / 100_000)))
    }
    let rest = try region.subtracting(Region.union(standing))
    parts = rest.parts.map { PolygonAround($0.rings, around: plane.point(place)) }
    (whole, bare) = (region.area, rest.area)
  }

  /// The percentage that is covered.
  var standing: Double { 100 * (1 - bare / whole) }
  /// The radius with which nothing is left bare.
  var reach: Double { 1.01 * (parts.map(\.farthest).max() ?? 0) }

  /// The percentage that is covered once a disc of a radius around the place is.
  func share(radius: Double) -> Double {
    standing + 100 * parts.reduce(0) { $0 + $1.area(radius: radius) } / whole
  }
}

/// How many masts of an area are shared, and which may be by proposals.
private struct SharingRound {
  let area: Int
  let place: Position
  /// Masts that have one operator less than they need to count as shared, each with one that may join.
  let guests: [(mast: Int, operator: Int16)]
  /// How many of them the target asks for.
  let needed: Int
  private let total: Int
  private let shared: Int

  /// Nil where no mast stands, or too few can be shared.
  init?(
    _ plan: Plan, area: Int, place: Position, _ masts: [Int], _ operators: ClosedRange<Double>, least: Double
  ) {
    guard !masts.isEmpty else { return nil }
    (self.area, self.place, total) = (area, place, masts.count)
    let tenants = masts.map { Set([plan.masts.operators[$0]] + (plan.masts.sharers[Int32($0)] ?? [])) }
    shared = tenants.count { operators.contains(Double($0.count)) }
    guests = zip(masts, tenants).compactMap { mast, tenants in
      guard plan.masts.shareable[mast], !operators.contains(Double(tenants.count)),
        operators.contains(Double(tenants.count + 1))
      else { return nil }
      return plan.operators.indices.map { Int16($0) }.first { !tenants.contains($0) }.map { (mast, $0) }
    }
    guard
      let needed = (0...guests.count).first(where: { [shared, total] in
        100 * Double(shared + $0) / Double(total) >= least
      })
    else { return nil }
    self.needed = needed
  }

  /// The percentage of shared masts, with some proposals.
  func percent(with count: Int) -> Double {
    (10_000 * Double(shared + count) / Double(total)).rounded() / 100
  }
}
