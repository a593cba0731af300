import Geometry

/// Where the counterparts of findings stand, as far as they are points: masts, proposals, planned positions.
struct CounterpartPlaces: Sendable {
  private var masts: [String: Position] = [:]
  private var proposals: [String: Position] = [:]
  private var positions: [String: Position] = [:]

  init() {}

  init(_ assessment: Assessment) {
    let (plan, round) = (assessment.plan, assessment.proposals)
    for mast in 0..<plan.masts.count { masts[plan.masts.ids[mast]] = plan.masts.positions[mast] }
    for row in 0..<round.ids.count where !round.positions[row].longitude.isNaN {
      proposals[round.ids[row]] = round.positions[row]
    }
    for (id, place) in zip(plan.positions.ids, plan.positions.positions) { positions[id] = place }
  }

  /// The place of a counterpart; nil for areas and for features, whose nearest point is not kept.
  subscript(counterpart: Finding.Counterpart?) -> Position? {
    guard let counterpart else { return nil }
    switch counterpart.kind {
    case .mast: return masts[counterpart.id]
    case .proposal: return proposals[counterpart.id]
    case .position: return positions[counterpart.id]
    case .zone, .commune, .territory, .feature: return nil
    }
  }

  /// The place of a proposal.
  subscript(proposal id: String) -> Position? { proposals[id] }
}
