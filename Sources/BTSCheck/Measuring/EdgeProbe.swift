import Geometry

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Tells between which bounds the distance from a place to an edge lies, without a geodesic.
///
/// Shape: below 5 km by a local plane, farther away by the chord through the Earth. The bounds hold whatever the
/// latitude, so that only edges that may be the nearest are measured exactly.
struct EdgeProbe {
  /// Bounds of a distance in metres, and where on the edge its foot is, from 0 to 1.
  struct Estimate {
    var least: Double
    var most: Double
    var foot: Double
    /// The metres in the local plane, however wrong.
    var planar = 0.0
    /// Whether no other way bounds it more closely.
    var isClose = false
  }

  private let place: Position
  private let scale: LocalScale
  private let here: SIMD3<Double>
  private let tangent: Double
  /// What `planarError` grows by with each metre, and how far it holds.
  private let bend: Double
  private let farthest: Double
  private var anchor: Anchor
  /// The last vertex, in metres from the centre of the Earth.
  private var last: (place: Position, point: SIMD3<Double>)?

  init(from place: Position) {
    self.place = place
    scale = LocalScale(latitude: place.latitude)
    var anchor = Anchor()
    here = anchor.geocentric(place)
    self.anchor = anchor
    tangent = EdgeProbe.tangent(abs(place.latitude) + 0.1)
    bend = EdgeProbe.bend(scale)
    farthest = min(500_000, max(0, 85 - abs(place.latitude)) * 50_000)
  }

  /// An upper bound of the tangent of a latitude, quick to tell.
  private static func tangent(_ latitude: Double) -> Double {
    latitude < 45 ? 1 : latitude < 70 ? 2.75 : latitude < 80 ? 5.7 : 58
  }

  /// By how much a distance in a local plane may be off, as a factor: over d metres a degree of longitude changes by
  /// tan(latitude) · d / R.
  @inline(__always)
  static func planarError(_ metres: Double, _ scale: LocalScale) -> Double {
    1e-5 + metres * bend(scale)
  }

  /// By how much that grows with each metre.
  private static func bend(_ scale: LocalScale) -> Double {
    let cosine = scale.east / scale.north
    let tangent = (max(0, 1 - cosine * cosine)).squareRoot() / max(cosine, 0.01)
    return 2 / LocalScale.equatorialRadius * (1.1 + 1.1 * tangent)
  }

  /// The bounds of the distance to an edge.
  @inline(__always)
  mutating func estimate(_ a: Position, _ b: Position) -> Estimate {
    let planar = inPlane(a, b)
    return planar.isClose ? planar : byChord(a, b)
  }

  /// The bounds of the distance to an edge in the local plane: the wider, the farther it is.
  @inline(__always)
  func inPlane(_ a: Position, _ b: Position) -> Estimate {
    let (dx, dy) = ((b.longitude - a.longitude) * scale.east, (b.latitude - a.latitude) * scale.north)
    let (px, py) = ((place.longitude - a.longitude) * scale.east, (place.latitude - a.latitude) * scale.north)
    let square = dx * dx + dy * dy
    let foot = square > 0 ? max(0, min(1, (px * dx + py * dy) / square)) : 0
    let (x, y) = (px - foot * dx, py - foot * dy)
    let metres = (x * x + y * y).squareRoot()
    // What is far, or half the way to the polar regions, is in no plane.
    guard metres < farthest else { return Estimate(least: 0, most: .infinity, foot: foot, planar: metres) }
    let error = metres * (1e-5 + metres * bend) + 1e-6
    return Estimate(
      least: metres - error, most: metres + error, foot: foot, planar: metres, isClose: metres <= 5000)
  }

  mutating func byChord(_ a: Position, _ b: Position) -> Estimate {
    // Edges come one after the other: the end of one is mostly the start of the next.
    let start = last?.place == a ? last?.point ?? here : anchor.geocentric(a)
    let end = anchor.geocentric(b)
    last = (b, end)
    let (edge, radius) = (end - start, LocalScale.equatorialRadius)
    let square = (edge * edge).sum()
    let foot = square > 0 ? max(0, min(1, ((here - start) * edge).sum() / square)) : 0
    let offset = here - start - foot * edge
    let chord = (offset * offset).sum().squareRoot()
    guard chord < 7_000_000, square < 1e11 else { return Estimate(least: 0, most: .infinity, foot: foot) }
    // The edge bends away from its chord.
    let steepest = max(tangent, EdgeProbe.tangent(max(abs(a.latitude), abs(b.latitude))))
    let error = square / (4 * radius) * (1 + steepest) + chord * 1e-6 + 0.01
    // An arc is longer than its chord, the more so the smaller the radius; the Earth's are between these two.
    let (flat, curved) = (chord / 6_400_500, chord / 6_334_500)
    let (low, high) = (flat * flat / 24, curved * curved / 24)
    return Estimate(
      least: chord * (1 + low + 2.7 * low * low) - error,
      most: chord * (1 + high + 2.7 * high * high + 15 * high * high * high) + error, foot: foot)
  }

  /// A place whose sines are known, and those of places near it by series.
  private struct Anchor {
    private var base = Position(longitude: .nan, latitude: .nan)
    private var latitude = (sine: 0.0, cosine: 1.0)
    private var longitude = (sine: 0.0, cosine: 1.0)

    /// A place in metres from the centre of the Earth.
    mutating func geocentric(_ place: Position) -> SIMD3<Double> {
      let (north, east) = (place.latitude - base.latitude, place.longitude - base.longitude)
      guard abs(north) < 1, abs(east) < 1 else {
        let (phi, lambda) = (place.latitude * .pi / 180, place.longitude * .pi / 180)
        base = place
        latitude = (sin(phi), cos(phi))
        longitude = (sin(lambda), cos(lambda))
        return Anchor.geocentric(latitude, longitude)
      }
      return Anchor.geocentric(Anchor.turned(latitude, by: north), Anchor.turned(longitude, by: east))
    }

    /// The sine and cosine of an angle that is some degrees greater, at most one: to 1e-13.
    private static func turned(
      _ angle: (sine: Double, cosine: Double), by degrees: Double
    ) -> (sine: Double, cosine: Double) {
      let x = degrees * .pi / 180
      let square = x * x
      let sine = x * (1 - square / 6 * (1 - square / 20))
      let cosine = 1 - square / 2 * (1 - square / 12 * (1 - square / 30))
      return (angle.sine * cosine + angle.cosine * sine, angle.cosine * cosine - angle.sine * sine)
    }

    private static func geocentric(
      _ latitude: (sine: Double, cosine: Double), _ longitude: (sine: Double, cosine: Double)
    ) -> SIMD3<Double> {
      let square = LocalScale.eccentricitySquared * latitude.sine * latitude.sine
      let radius = LocalScale.equatorialRadius / (1 - square).squareRoot()
      return SIMD3(
        radius * latitude.cosine * longitude.cosine, radius * latitude.cosine * longitude.sine,
        radius * (1 - LocalScale.eccentricitySquared) * latitude.sine)
    }
  }
}
