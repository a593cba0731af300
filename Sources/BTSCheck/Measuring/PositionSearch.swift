import Geometry
import PROJ

/// Finds the planned position that answers for a proposal.
struct PositionSearch: Sendable {
  private let positions: Positions
  private let facts: Facts
  private let match: PositionMatch
  /// The positions from south to north.
  private let order: [Int]
  private let worstUncertainty: Double

  init(_ facts: Facts, match: PositionMatch) {
    self.facts = facts
    self.match = match
    positions = facts.plan.positions
    let places = positions.positions
    order = places.indices.sorted { (places[$0].latitude, $0) < (places[$1].latitude, $1) }
    worstUncertainty =
      Double(positions.uncertainties.max() ?? 0) + 2 * (facts.operations.accuracies.max() ?? 0)
  }

  /// The position for a row: the nearest surely within the limit, else the nearest that may be, else the nearest.
  func find(_ row: Int, within limit: Double) -> PlannedPosition? {
    let place = facts.proposals.positions[row]
    guard !place.longitude.isNaN else { return nil }
    let subject = Subject(facts: facts, row: row, rule: 0)
    let reach = limit + (facts.plan.measurement.uncertainty?.value ?? subject.uncertainty + worstUncertainty)
    var sure: PlannedPosition?
    var doubtful: PlannedPosition?
    var nearest: PlannedPosition?
    forEachByLatitude(from: place) { index, gap in
      // Behind the gap in latitude alone, none can answer better.
      if gap > reach, gap > nearest?.metres ?? .infinity { return false }
      guard matches(index, row) else { return true }
      let metres = Geodesic.distance(place, positions.positions[index]).toMillimetre
      let found = PlannedPosition(
        index: Int32(index), metres: metres, uncertainty: uncertainty(index, row, subject))
      if precedes(found, nearest) { nearest = found }
      if abs(metres - limit) < found.uncertainty {
        if precedes(found, doubtful) { doubtful = found }
      } else if metres <= limit, precedes(found, sure) {
        sure = found
      }
      return true
    }
    return sure ?? doubtful ?? nearest
  }

  private func matches(_ index: Int, _ row: Int) -> Bool {
    if match.contains(.operator), positions.operators[index] >= 0,
      positions.operators[index] != facts.proposals.operators[row]
    {
      return false
    }
    if match.contains(.structure), positions.structures[index] >= 0,
      positions.structures[index] != facts.proposals.structures[row]
    {
      return false
    }
    guard match.contains(.period) else { return true }
    return Subject(facts: facts, row: row, rule: 0).date.map { positions.periods[index].contains($0) }
      ?? false
  }

  private func uncertainty(_ index: Int, _ row: Int, _ subject: Subject) -> Double {
    facts.plan.measurement.uncertainty?.value
      ?? subject.uncertainty + Double(positions.uncertainties[index])
      + facts.operations.disagreement(facts.proposals.operations[row], positions.operations[index])
  }

  private func precedes(_ a: PlannedPosition, _ b: PlannedPosition?) -> Bool {
    guard let b else { return true }
    guard a.metres == b.metres else { return a.metres < b.metres }
    let (i, j) = (positions.ids[Int(a.index)], positions.ids[Int(b.index)])
    return i.utf8.elementsEqual(j.utf8) ? a.index < b.index : i.utf8.lexicographicallyPrecedes(j.utf8)
  }

  /// Calls `body` with the positions outwards by latitude, and the least metres that this puts between, until it has
  /// enough.
  private func forEachByLatitude(from place: Position, _ body: (Int, Double) -> Bool) {
    let first = order.partitioningIndex { !(positions.positions[$0].latitude < place.latitude) }
    var (south, north) = (first - 1, first)
    while south >= 0 || north < order.count {
      let down = south >= 0 ? place.latitude - positions.positions[order[south]].latitude : .infinity
      let up = north < order.count ? positions.positions[order[north]].latitude - place.latitude : .infinity
      let index = down < up ? order[south] : order[north]
      if down < up { south -= 1 } else { north += 1 }
      // A degree of latitude is 110,574 m or more.
      guard body(index, min(down, up) * 110_500) else { return }
    }
  }
}
