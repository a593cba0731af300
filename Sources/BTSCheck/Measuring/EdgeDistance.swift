package import Geometry
import PROJ

/// Geodesic distances to edges that are straight in longitude and latitude.
package enum EdgeDistance {
  /// The nearest place of an edge, and the metres to it.
  ///
  /// Shape: the foot of the perpendicular in a local plane is a first guess; parabolas through geodesic distances
  /// around it lead to the true one. Below 5 km the distance is right to far less than a millimetre.
  package static func nearest(
    to place: Position, _ a: Position, _ b: Position, from foot: Double? = nil
  ) -> (place: Position, metres: Double) {
    let scale = LocalScale(latitude: place.latitude)
    let (dx, dy) = ((b.longitude - a.longitude) * scale.east, (b.latitude - a.latitude) * scale.north)
    let length = (dx * dx + dy * dy).squareRoot()
    func at(_ t: Double) -> Position {
      t <= 0
        ? a
        : t >= 1
          ? b
          : Position(
            longitude: a.longitude + t * (b.longitude - a.longitude),
            latitude: a.latitude + t * (b.latitude - a.latitude))
    }
    func metres(_ t: Double) -> Double { Geodesic.distance(place, at(t)) }
    guard length > 0 else { return (a, metres(0)) }
    var best: Double
    if let foot {
      best = foot
    } else {
      var probe = EdgeProbe(from: place)
      best = probe.estimate(a, b).foot
    }
    var least = metres(best)
    // At an end of the edge the true foot may still lie within it, a little further in.
    for _ in 0..<8 {
      let step = max(0.05, least * 0.002) / length
      let (low, high) = (max(0, best - step), min(1, best + step))
      let middle = (low + high) / 2
      let (f0, f1, f2) = (square(metres(low)), square(metres(middle)), square(metres(high)))
      let curve = f0 - 2 * f1 + f2
      let half = (high - low) / 2
      let next = curve > 0 ? max(0, min(1, middle + half * (f0 - f2) / (2 * curve))) : (f0 < f2 ? low : high)
      let found = metres(next)
      let isSettled = abs(next - best) * length < 1e-3 || found >= least
      if found < least {
        least = found
        best = next
      }
      if isSettled { break }
    }
    return (at(best), least)
  }

  /// The least distance to some edges: exact where it may be the least, by bounds elsewhere.
  ///
  /// - Parameter edges: calls its body with each edge.
  package static func least(
    to place: Position, within metres: Double = .infinity, _ edges: ((Position, Position) -> Void) -> Void
  ) -> (place: Position, metres: Double)? {
    var probe = EdgeProbe(from: place)
    var bound = metres
    var near: [(a: Position, b: Position, estimate: EdgeProbe.Estimate)] = []
    edges { a, b in
      let estimate = probe.estimate(a, b)
      guard estimate.least <= bound else { return }
      bound = min(bound, estimate.most)
      near.append((a, b, estimate))
    }
    var best: (place: Position, metres: Double)?
    for (a, b, estimate) in near where estimate.least <= min(bound, best?.metres ?? .infinity) {
      let found = nearest(to: place, a, b, from: estimate.foot)
      if found.metres < best?.metres ?? .infinity { best = found }
    }
    return best
  }

  @inline(__always)
  private static func square(_ x: Double) -> Double { x * x }
}
