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
  }

  private let place: Position
  private let scale: LocalScale
  private let here: SIMD3<Double>
  private let tangent: Double
  /// The last vertex, in metres from the centre of the Earth.
  private var last: (place: Position, point: SIMD3<Double>)?

  init(from place: Position) {
    self.place = place
    scale = LocalScale(latitude: place.latitude)
    here = EdgeProbe.geocentric(place)
    tangent = EdgeProbe.tangent(abs(place.latitude) + 0.1)
  }

  /// An upper bound of the tangent of a latitude, quick to tell.
  private static func tangent(_ latitude: Double) -> Double {
    latitude < 45 ? 1 : latitude < 70 ? 2.75 : latitude < 80 ? 5.7 : 58
  }

  /// By how much a distance in a local plane may be off, as a factor: over d metres a degree of longitude changes by
  /// tan(latitude) · d / R.
  @inline(__always)
  static func planarError(_ metres: Double, _ scale: LocalScale) -> Double {
    let cosine = scale.east / scale.north
    let tangent = (max(0, 1 - cosine * cosine)).squareRoot() / max(cosine, 0.01)
    return 1e-5 + 2 * metres / LocalScale.equatorialRadius * (1.1 + 1.1 * tangent)
  }

  /// The bounds of the distance to an edge.
  @inline(__always)
  mutating func estimate(_ a: Position, _ b: Position) -> Estimate {
    let (dx, dy) = ((b.longitude - a.longitude) * scale.east, (b.latitude - a.latitude) * scale.north)
    let (px, py) = ((place.longitude - a.longitude) * scale.east, (place.latitude - a.latitude) * scale.north)
    let square = dx * dx + dy * dy
    let foot = square > 0 ? max(0, min(1, (px * dx + py * dy) / square)) : 0
    let (x, y) = (px - foot * dx, py - foot * dy)
    let planar = (x * x + y * y).squareRoot()
    guard planar > 5000 else {
      let error = planar * EdgeProbe.planarError(planar, scale) + 1e-6
      return Estimate(least: planar - error, most: planar + error, foot: foot)
    }
    return byChord(a, b)
  }

  private mutating func byChord(_ a: Position, _ b: Position) -> Estimate {
    // Edges come one after the other: the end of one is mostly the start of the next.
    let start = last?.place == a ? last?.point ?? here : EdgeProbe.geocentric(a)
    let end = EdgeProbe.geocentric(b)
    last = (b, end)
    let (edge, radius) = (end - start, LocalScale.equatorialRadius)
    let square = (edge * edge).sum()
    let foot = square > 0 ? max(0, min(1, ((here - start) * edge).sum() / square)) : 0
    let offset = here - start - foot * edge
    let chord = (offset * offset).sum().squareRoot()
    guard chord < 3_000_000, square < 1e11 else { return Estimate(least: 0, most: .infinity, foot: foot) }
    // The edge bends away from its chord, and arcs of equal chords differ a little with their direction.
    let steepest = max(tangent, EdgeProbe.tangent(max(abs(a.latitude), abs(b.latitude))))
    let error =
      square / (4 * radius) * (1 + steepest) + chord * chord * chord / (radius * radius) * 1e-3 + 0.01
    let arc = chord * (1 + chord * chord / (24 * radius * radius) * 1.2)
    return Estimate(least: chord - error, most: arc + error, foot: foot)
  }

  /// A place in metres from the centre of the Earth.
  private static func geocentric(_ place: Position) -> SIMD3<Double> {
    let (phi, lambda) = (place.latitude * .pi / 180, place.longitude * .pi / 180)
    let sine = sin(phi)
    let radius = LocalScale.equatorialRadius / (1 - LocalScale.eccentricitySquared * sine * sine).squareRoot()
    return SIMD3(
      radius * cos(phi) * cos(lambda), radius * cos(phi) * sin(lambda),
      radius * (1 - LocalScale.eccentricitySquared) * sine)
  }
}
