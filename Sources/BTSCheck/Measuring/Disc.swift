import GEOS
import Geometry
import PROJ

/// What a site covers: all places within a geodesic distance of it.
struct Disc: Sendable {
  var place: Position
  /// Metres.
  var radius: Double

  /// The box around it.
  var box: Box { .around(place, within: radius) }

  /// Whether it covers all of another.
  func covers(_ other: Disc) -> Bool {
    other.radius <= radius && Geodesic.distance(place, other.place) + other.radius <= radius
  }

  /// The disc as a polygon in a plane that is as large as the disc, and deviates from it by less than a tolerance.
  ///
  /// Shape: corners on a geodesic circle a little greater, so that what the edges cut off is made up for.
  func ring(in plane: EqualAreaPlane, tolerance: Double) -> [PlanarPoint] {
    let count = Disc.corners(radius: radius, tolerance: tolerance)
    let step = 2 * Double.pi / Double(count)
    // sin(x)/x to the fourth order: the polygon's area over the disc's.
    let part = 1 - step * step / 6 + step * step * step * step / 120
    let reach = radius / part.squareRoot()
    var ring = (0..<count).map { corner in
      plane.point(Geodesic.place(from: place, azimuth: 360 * Double(corner) / Double(count), distance: reach))
    }
    ring.append(ring[0])
    return ring
  }

  /// How many corners keep a circle's edges so near to it.
  static func corners(radius: Double, tolerance: Double) -> Int {
    // An edge of angle 2a lies r(1 - cos a) inside, about r·a²/2.
    let half = (2 * tolerance / radius).squareRoot()
    return max(48, min(16_384, Int((Double.pi / half).rounded(.up))))
  }
}

/// A disc in a plane, roughly: for choosing which ones matter.
struct PlanarDisc {
  let disc: Disc
  let centre: PlanarPoint

  init(_ disc: Disc, in plane: EqualAreaPlane) {
    self.disc = disc
    centre = plane.point(disc.place)
  }

  /// Whether it may reach into a box; distances in the plane are right to a thousandth.
  func mayMeet(_ low: PlanarPoint, _ high: PlanarPoint) -> Bool {
    let x = max(low.x - centre.x, 0, centre.x - high.x)
    let y = max(low.y - centre.y, 0, centre.y - high.y)
    let reach = disc.radius * 1.01
    return x * x + y * y <= reach * reach
  }

  /// Whether it surely covers a box.
  func covers(_ low: PlanarPoint, _ high: PlanarPoint) -> Bool {
    let x = max(abs(low.x - centre.x), abs(high.x - centre.x))
    let y = max(abs(low.y - centre.y), abs(high.y - centre.y))
    let reach = disc.radius * 0.99
    return x * x + y * y <= reach * reach
  }
}
