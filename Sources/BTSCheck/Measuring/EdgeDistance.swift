package import Geometry

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Geodesic distances to edges that are straight in longitude and latitude.
package enum EdgeDistance {
  /// The nearest place of an edge, and the metres to it.
  ///
  /// Shape: the foot of the perpendicular in a local plane is a first guess; how fast the distance changes there leads
  /// to the true foot. Below 5 km the distance is right to far less than a millimetre.
  package static func nearest(
    to place: Position, _ a: Position, _ b: Position, from foot: Double? = nil
  ) -> (place: Position, metres: Double) {
    var ruler = Ruler(from: place)
    if let foot { return nearest(by: &ruler, a, b, from: foot) }
    var probe = EdgeProbe(from: place)
    return nearest(by: &ruler, a, b, from: probe.estimate(a, b).foot)
  }

  private static func nearest(
    by ruler: inout Ruler, _ a: Position, _ b: Position, from foot: Double
  ) -> (place: Position, metres: Double) {
    let (east, north) = (b.longitude - a.longitude, b.latitude - a.latitude)
    func at(_ t: Double) -> Position {
      t <= 0 ? a : t >= 1 ? b : Position(longitude: a.longitude + t * east, latitude: a.latitude + t * north)
    }
    let scale = LocalScale(latitude: (a.latitude + b.latitude) / 2)
    let length = (square(east * scale.east) + square(north * scale.north)).squareRoot()
    var t = length > 0 ? foot : 0
    var leg = ruler.leg(to: at(t), east: east, north: north)
    var best = (t: t, metres: leg.metres)
    for _ in 0..<20 where length > 0 {
      // The square of the distance is nearly a parabola of the metres along the edge.
      let arc = min(leg.metres / LocalScale.equatorialRadius, 1.5)
      let bend = arc > 0.01 ? arc / tan(arc) : 1
      let curve = max(square(leg.slope) + (1 - square(leg.slope)) * bend, 0.05)
      let next = max(0, min(1, t - leg.metres * leg.slope / curve / length))
      // What is still to be gained is far below what matters.
      guard abs((next - t) * length * leg.slope) > 2e-8 else { break }
      t = next
      leg = ruler.leg(to: at(t), east: east, north: north)
      if leg.metres < best.metres { best = (t, leg.metres) }
    }
    let nearest = at(best.t)
    return (nearest, ruler.exactly(best.metres, to: nearest))
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
      let estimate = probe.inPlane(a, b)
      guard estimate.least <= bound else { return }
      bound = min(bound, estimate.most)
      near.append((a, b, estimate))
    }
    closeIn(&probe, &near, &bound)
    var ruler = Ruler(from: place)
    var best: (place: Position, metres: Double)?
    for (a, b, estimate) in near where estimate.least <= min(bound, best?.metres ?? .infinity) {
      let found = nearest(by: &ruler, a, b, from: estimate.foot)
      if found.metres < best?.metres ?? .infinity { best = found }
    }
    return best
  }

  /// Bounds the distances to edges more closely, which the plane leaves open where they are far.
  private static func closeIn(
    _ probe: inout EdgeProbe, _ edges: inout [(a: Position, b: Position, estimate: EdgeProbe.Estimate)],
    _ bound: inout Double
  ) {
    guard let first = edges.indices.min(by: { edges[$0].estimate.planar < edges[$1].estimate.planar }),
      !edges[first].estimate.isClose
    else { return }
    bound = min(bound, probe.byChord(edges[first].a, edges[first].b).most)
    // How far a path must still lead until it may be as near as the bound.
    var (rest, end) = (0.0, edges[first].a)
    for index in edges.indices {
      let (a, b, estimate) = edges[index]
      // No degree is longer than this.
      let length = (abs(b.longitude - a.longitude) + abs(b.latitude - a.latitude)) * 111_700
      rest = a == end ? rest - length : 0
      end = b
      guard !estimate.isClose, estimate.least <= bound else { continue }
      if rest > 0 {
        edges[index].estimate.least = .infinity
      } else {
        edges[index].estimate = probe.byChord(a, b)
        bound = min(bound, edges[index].estimate.most)
        rest = edges[index].estimate.least - bound
      }
    }
  }

  @inline(__always)
  private static func square(_ x: Double) -> Double { x * x }
}
