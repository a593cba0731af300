#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How many metres a degree is, on the WGS 84 ellipsoid at a latitude.
public struct LocalScale: Sendable {
  /// Metres in a degree of longitude.
  public let east: Double
  /// Metres in a degree of latitude.
  public let north: Double

  /// The equatorial radius in metres.
  public static let equatorialRadius = 6_378_137.0
  /// The square of the first eccentricity.
  public static let eccentricitySquared = 0.006_694_379_990_141_316_5

  /// The scale at a latitude in degrees.
  public init(latitude: Double) {
    let phi = latitude * .pi / 180
    let sine = sin(phi)
    let w = 1 - LocalScale.eccentricitySquared * sine * sine
    let normal = LocalScale.equatorialRadius / w.squareRoot()
    east = normal * cos(phi) * .pi / 180
    north = normal * (1 - LocalScale.eccentricitySquared) / w * .pi / 180
  }
}
