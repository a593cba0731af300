import Geometry

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The part of a circle that another one covers, by the plane formula.
enum Lens {
  /// The distance of the centres at which a circle has a share of it, from 0 to 1, in another one that is not smaller.
  static func distance(_ radius: Double, _ other: Double, share: Double) -> Double {
    Bisection.least(0, radius + other) { area(radius, other, $0) <= share * .pi * radius * radius }
  }

  /// The area that two circles have in common.
  static func area(_ a: Double, _ b: Double, _ distance: Double) -> Double {
    if distance >= a + b { return 0 }
    if distance <= abs(a - b) { return .pi * min(a, b) * min(a, b) }
    let (square, aa, bb) = (distance * distance, a * a, b * b)
    // Twice the triangle of the centres and one of the points where the circles cross.
    let kite =
      ((-distance + a + b) * (distance + a - b) * (distance - a + b) * (distance + a + b)).squareRoot() / 2
    return aa * acos((square + aa - bb) / (2 * distance * a))
      + bb * acos((square + bb - aa) / (2 * distance * b)) - kite
  }
}

/// A polygon of the plane, seen from a place: how much of it a circle around the place covers.
///
/// Shape: the sum, over the edges, of what the circle has in common with the triangle of edge and centre.
struct PolygonAround {
  /// The rings, the outline first, with the centre at the origin.
  private let rings: [[PlanarPoint]]

  init(_ rings: [[PlanarPoint]], around centre: PlanarPoint) {
    self.rings = rings.map { ring in
      ring.map { PlanarPoint(x: $0.x - centre.x, y: $0.y - centre.y) }
    }
  }

  /// How far the farthest vertex is.
  var farthest: Double { rings.joined().map { hypot($0.x, $0.y) }.max() ?? 0 }

  /// The area within a radius.
  func area(radius: Double) -> Double {
    let parts = rings.map { ring in
      abs(zip(ring, ring.dropFirst()).reduce(0) { $0 + PolygonAround.sector($1.0, $1.1, radius) })
    }
    return (parts.first ?? 0) - parts.dropFirst().reduce(0, +)
  }

  /// The signed area that the triangle of the origin and two points has in common with a circle around the origin.
  private static func sector(_ a: PlanarPoint, _ b: PlanarPoint, _ radius: Double) -> Double {
    let (x, y) = (b.x - a.x, b.y - a.y)
    let square = x * x + y * y
    guard square > 0 else { return 0 }
    // Where the edge's line is in the circle: from `first` to `last` of its length.
    let middle = -(a.x * x + a.y * y) / square
    let height = (a.x * y - a.y * x) * (a.x * y - a.y * x) / square
    guard radius * radius > height else { return slice(a, b, radius) }
    let half = ((radius * radius - height) / square).squareRoot()
    let (first, last) = (max(0, middle - half), min(1, middle + half))
    guard first < last else { return slice(a, b, radius) }
    let p = PlanarPoint(x: a.x + first * x, y: a.y + first * y)
    let q = PlanarPoint(x: a.x + last * x, y: a.y + last * y)
    return slice(a, p, radius) + (p.x * q.y - p.y * q.x) / 2 + slice(q, b, radius)
  }

  /// The signed slice of a circle between the directions of two points.
  private static func slice(_ a: PlanarPoint, _ b: PlanarPoint, _ radius: Double) -> Double {
    radius * radius / 2 * atan2(a.x * b.y - a.y * b.x, a.x * b.x + a.y * b.y)
  }
}

/// Finds where something begins to hold.
enum Bisection {
  /// The least number between two bounds for which something holds that holds for all greater ones.
  static func least(_ low: Double, _ high: Double, where holds: (Double) -> Bool) -> Double {
    var (low, high) = (low, high)
    for _ in 0..<100 {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle }
    }
    return high
  }
}
