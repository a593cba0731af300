import Geometry
import PROJ

/// Boundaries of distances: the proposals are placed by the geodesic from what they are measured to.
extension BoundaryMaker {
  private func sureness(_ place: Position, _ other: Double = 0) -> Double {
    plan.measurement.uncertainty?.value ?? BoundarySpots.sureness(place) + other
  }

  /// Cases on the way from a place in a direction, where all of them suit the kind.
  private func along(
    _ rule: Rule, _ index: Int, _ traits: ProposalKinds.Traits, from start: Position, _ azimuth: Double,
    _ steps: [Step], limit: Double,
    isFree: (Position) -> Bool = { _ in true }
  ) -> [BoundaryCase]? {
    var made: [BoundaryCase] = []
    for step in steps {
      let place = Geodesic.place(from: start, azimuth: azimuth, distance: step.metres)
      guard spots.suits(place, traits), isFree(place) else { return nil }
      made.append(boundary(rule, index, traits, place).at(step.metres, limit: limit, step.expected))
    }
    return made
  }

  static let azimuths = stride(from: 0.0, to: 360, by: 22.5)

  // MARK: - Other sites

  func sites(_ rule: Rule, _ index: Int, _ filter: SiteFilter, _ limit: Double) -> [BoundaryCase] {
    guard let traits = kind(rule, index) else { return [] }
    return beside(rule, index, traits, filter, limit) { distances(limit, sureness: $0) }
  }

  /// Cases on the way from another site that a filter admits, and from no other.
  private func beside(
    _ rule: Rule, _ index: Int, _ traits: ProposalKinds.Traits, _ filter: SiteFilter, _ limit: Double,
    steps: (_ sureness: Double) -> [Step]
  ) -> [BoundaryCase] {
    besideMast(rule, index, traits, filter, limit, steps)
      ?? besideProposal(rule, index, traits, filter, limit, steps)
  }

  /// Those within the reach are told, itself included.
  func notified(
    _ rule: Rule, _ index: Int, _ filter: SiteFilter, layer: String?, _ reach: FeatureLimit
  ) -> [BoundaryCase] {
    func steps(_ limit: Double) -> [Step] {
      [(limit - 0.001, .note), (limit, .note), (limit + 0.001, .pass)].filter { $0.0 > 0 }
    }
    if let layer { return features(rule, index, layer, reach) { limit, _ in steps(limit) } }
    guard let traits = kind(rule, index), let limit = self.limit(reach, of: traits) else { return [] }
    return beside(rule, index, traits, filter, limit) { _ in steps(limit) }
  }

  /// A distance that may depend on the height of a kind of proposal.
  private func limit(_ limit: FeatureLimit, of traits: ProposalKinds.Traits) -> Double? {
    let mast = traits.height ?? 20
    let isOnBuilding = plan.structures[traits.structure ?? 0].mounting == .building
    let metres = limit.limit(height: limit.height == .total && isOnBuilding ? mast + 10 : mast)
    return metres.flatMap { $0 > 0 ? $0 : nil }
  }

  /// The masts that a filter takes for others of an operator's proposal.
  func masts(_ filter: SiteFilter, for operator: Int) -> [Int] {
    let masts = plan.masts
    return (0..<masts.count).filter { mast in
      guard masts.counts(mast, on: site.date) else { return false }
      guard masts.statuses[mast] == .existing ? filter.existing : filter.approved else { return false }
      if let shareable = filter.shareable, masts.shareable[mast] != shareable { return false }
      if let structures = filter.structures {
        let structure = Int(masts.structures[mast])
        guard structure >= 0, structures[structure] else { return false }
      }
      let owners = [masts.operators[mast]] + (masts.sharers[Int32(mast)] ?? [])
      let isOwn = owners.contains(Int16(`operator`))
      return filter.relation == .any || isOwn == (filter.relation == .same)
    }
  }

  private func besideMast(
    _ rule: Rule, _ index: Int, _ given: ProposalKinds.Traits, _ filter: SiteFilter, _ limit: Double,
    _ steps: (_ sureness: Double) -> [Step]
  ) -> [BoundaryCase]? {
    guard filter.existing || filter.approved else { return nil }
    let operators = given.operator.map { [$0] } ?? Array(plan.operators.indices)
    for one in operators {
      var traits = given
      traits.operator = one
      let masts = masts(filter, for: one)
      let places = masts.map { plan.masts.positions[$0] }
      let nearby = NearbyPlaces(places)
      for (mast, place) in zip(masts, places) {
        let sureness = sureness(
          place,
          Double(plan.masts.uncertainties[mast])
            + plan.operations.disagreement(plan.masts.operations[mast], 0))
        let steps = steps(sureness)
        let far = (steps.map(\.metres).max() ?? 0) + 1 + 2 * sureness
        // The mast must be the only one that near.
        let near = nearby.around(place, within: 2 * far)
        for azimuth in BoundaryMaker.azimuths {
          let made = along(rule, index, traits, from: place, azimuth, steps, limit: limit) { here in
            near.allSatisfy { $0 == place || Geodesic.distance(here, $0) > far }
          }
          if let made { return made }
        }
      }
    }
    return nil
  }

  /// A kind of proposal with its operator, and another kind that a filter admits beside it.
  func companion(_ given: ProposalKinds.Traits, _ filter: SiteFilter) -> (
    own: ProposalKinds.Traits, other: ProposalKinds.Traits
  )? {
    var own = given
    own.operator = given.operator ?? 0
    let other =
      filter.relation == .other ? plan.operators.indices.first { $0 != own.operator } : own.operator
    let structure = plan.structures.indices.first { filter.structures?[$0] ?? true }
    guard filter.proposed, filter.shareable == nil, let other, let structure else { return nil }
    return (own, .init(structure: structure, operator: other, height: given.height))
  }

  private func besideProposal(
    _ rule: Rule, _ index: Int, _ given: ProposalKinds.Traits, _ filter: SiteFilter, _ limit: Double,
    _ steps: (_ sureness: Double) -> [Step]
  ) -> [BoundaryCase] {
    guard let (traits, other) = companion(given, filter), let start = spots.place(for: traits) else {
      return []
    }
    let steps = steps(2 * sureness(start))
    let far = (steps.map(\.metres).max() ?? 0) + 1
    let masts = masts(filter, for: traits.operator ?? 0).map { plan.masts.positions[$0] }
    for azimuth in BoundaryMaker.azimuths {
      let made = along(rule, index, traits, from: start, azimuth, steps, limit: limit) { here in
        masts.allSatisfy { Geodesic.distance(here, $0) > far }
      }
      guard let made else { continue }
      return made.map { one in
        var one = one
        one.others = [cells(other, start)]
        return one
      }
    }
    return []
  }

  // MARK: - Features and positions

  func features(_ rule: Rule, _ index: Int, _ name: String, _ limit: FeatureLimit) -> [BoundaryCase] {
    features(rule, index, name, limit) { distances($0, sureness: $1) }
  }

  private func features(
    _ rule: Rule, _ index: Int, _ name: String, _ limit: FeatureLimit,
    steps: (_ limit: Double, _ sureness: Double) -> [Step]
  ) -> [BoundaryCase] {
    guard let layer = plan.layers[name]?.layer else { return [] }
    let segments = SegmentIndex(layer.shapes)
    for feature in 0..<layer.count {
      let signature = rule.signature(of: feature, in: layer)
      guard signature[index], let traits = kind(rule, index, signature: signature) else { continue }
      guard let metres = self.limit(limit, of: traits) else { continue }
      for (vertex, azimuth) in spots.starts(of: feature, in: layer.shapes) {
        let steps = steps(metres, sureness(vertex))
        let far = (steps.map(\.metres).max() ?? 0) + 1
        let made = along(rule, index, traits, from: vertex, azimuth, steps, limit: metres) { here in
          segments.features(near: here, within: far).allSatisfy { $0.feature == feature }
        }
        if let made { return made }
      }
    }
    return []
  }

  func surface(
    _ rule: Rule, _ index: Int, _ name: String, slope: Double, base: Double, within: Double
  ) -> [BoundaryCase] {
    guard let layer = plan.layers[name]?.layer, let traits = kind(rule, index) else { return [] }
    let segments = SegmentIndex(layer.shapes)
    let metres = min(within / 2, 500).toMillimetre
    for feature in 0..<layer.count {
      for (vertex, azimuth) in spots.starts(of: feature, in: layer.shapes) {
        let here = Geodesic.place(from: vertex, azimuth: azimuth, distance: metres)
        let near = segments.features(near: here, within: metres + 1)
        guard spots.suits(here, traits), near.allSatisfy({ $0.feature == feature }) else { continue }
        let found = boundary(rule, index, traits, here)
        let own = (traits.height ?? 20) + (found.cells["building_height_m"] == "10" ? 10 : 0)
        let ground = base + slope * metres - own
        let step = max(0.01, (slope * sureness(vertex) * 2000).rounded(.up) / 1000)
        // The same distance, and a top just below or above the surface.
        return [(-step, Finding.Result.pass), (step, .fail)].map { rise, expected in
          let top = ground + own
          return found.at(top + rise, limit: top, expected, ["ground_elevation_m": text(ground + rise)])
        }
      }
    }
    return []
  }

  func positions(_ rule: Rule, _ index: Int, _ match: PositionMatch, _ limit: Double) -> [BoundaryCase] {
    let positions = plan.positions
    guard limit > 0 else { return [] }
    let nearby = NearbyPlaces(positions.positions)
    for position in 0..<positions.count {
      let found = kind(rule, index) { traits in
        let (one, structure) = (positions.operators[position], positions.structures[position])
        let suitsOperator = !match.contains(.operator) || one < 0 || traits.operator ?? Int(one) == Int(one)
        let suitsStructure =
          !match.contains(.structure) || structure < 0 || traits.structure ?? Int(structure) == Int(structure)
        return suitsOperator && suitsStructure
      }
      guard var traits = found else { continue }
      if match.contains(.operator), positions.operators[position] >= 0 {
        traits.operator = Int(positions.operators[position])
      }
      if match.contains(.structure), positions.structures[position] >= 0 {
        traits.structure = Int(positions.structures[position])
      }
      let place = positions.positions[position]
      let sureness = sureness(
        place,
        Double(positions.uncertainties[position])
          + plan.operations.disagreement(positions.operations[position], 0))
      // Near is right here, and far is wrong.
      let steps = distances(limit, sureness: sureness).map { step -> Step in
        step.metres == limit ? step : (step.metres, step.metres < limit ? .pass : .fail)
      }
      let far = limit + 2 * sureness + 1
      let near = nearby.around(place, within: 2 * far)
      for azimuth in BoundaryMaker.azimuths {
        let made = along(rule, index, traits, from: place, azimuth, steps, limit: limit) { here in
          near.allSatisfy { $0 == place || Geodesic.distance(here, $0) > far }
        }
        guard let made else { continue }
        let day =
          match.contains(.period) ? positions.periods[position].from ?? positions.periods[position].to : nil
        return made.map { one in
          day.map { one.with(one.expected, ["date": $0.description], of: (one.what.vi, one.what.en)) } ?? one
        }
      }
    }
    return []
  }
}

extension Rule {
  /// Which cases a feature is open to, by its attributes.
  func signature(of feature: Int, in layer: Layer) -> [Bool] {
    cases.map { condition in
      condition.feature.allSatisfy { name, pattern in
        (layer.attributes[name]?[feature]).map { pattern.matches($0) } ?? false
      }
    }
  }
}
