import Geometry
import PROJ

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Measures from one place: by the short formula where that is as good, by geodesics elsewhere.
struct Ruler {
  let place: Position
  private let short: ShortDistance
  /// The last geodesic that was measured: edges come one after the other and share vertices.
  private var last: (place: Position, metres: Double, azimuth: Double)?

  init(from place: Position) {
    self.place = place
    short = ShortDistance(from: place)
  }

  /// A distance, and how it changes on the way along an edge.
  struct Leg {
    /// Metres from the ruler's place.
    var metres: Double
    /// By how many metres the distance grows for each metre along the edge: the cosine of the angle between the two.
    var slope: Double
  }

  /// The leg to a place of the edge that leads on by (`east`, `north`) degrees.
  mutating func leg(to there: Position, east: Double, north: Double) -> Leg {
    let scale = LocalScale(latitude: there.latitude)
    let (dx, dy) = (east * scale.east, north * scale.north)
    let length = (dx * dx + dy * dy).squareRoot()
    let quick = short.metres(to: there)
    let (metres, x, y) = quick < ShortDistance.reach ? shortLeg(to: there, quick) : longLeg(to: there)
    return Leg(metres: metres, slope: length > 0 ? max(-1, min(1, (x * dx + y * dy) / length)) : 0)
  }

  /// The metres of a geodesic: told anew where the short formula's error could change the millimetre.
  func exactly(_ metres: Double, to there: Position) -> Double {
    metres < ShortDistance.reach && metres.clearMillimetre == nil
      ? Geodesic.distance(place, there) : metres
  }

  /// The direction in which one arrives, by the formulas of middle latitude.
  private func shortLeg(to there: Position, _ metres: Double) -> (metres: Double, x: Double, y: Double) {
    let middle = (place.latitude + there.latitude) / 2
    let scale = LocalScale(latitude: middle)
    let (dx, dy) = (
      (there.longitude - place.longitude) * scale.east, (there.latitude - place.latitude) * scale.north
    )
    // Half of the convergence of the meridians is still to be turned.
    let turn = (there.longitude - place.longitude) * (.pi / 360) * sin(middle * .pi / 180)
    let length = max((dx * dx + dy * dy).squareRoot(), .leastNormalMagnitude)
    return (metres, (dx + turn * dy) / length, (dy - turn * dx) / length)
  }

  private mutating func longLeg(to there: Position) -> (metres: Double, x: Double, y: Double) {
    var (metres, azimuth) = (0.0, 0.0)
    if let last, last.place == there {
      (metres, azimuth) = (last.metres, last.azimuth)
    } else {
      let found = Geodesic.inverse(from: place, to: there)
      (metres, azimuth) = (found.distance, found.azimuthAtEnd * .pi / 180)
      last = (there, metres, azimuth)
    }
    return (metres, sin(azimuth), cos(azimuth))
  }
}
