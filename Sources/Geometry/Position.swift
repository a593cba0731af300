/// A place on the WGS 84 ellipsoid.
///
/// Units: degrees, longitude east and latitude north.
public struct Position: Hashable, Sendable {
  /// Degrees east of Greenwich.
  public var longitude: Double
  /// Degrees north of the equator.
  public var latitude: Double

  /// Creates a place from degrees.
  public init(longitude: Double, latitude: Double) {
    self.longitude = longitude
    self.latitude = latitude
  }

  /// No two places on Earth are farther apart, in metres.
  public static let farthest = 20_004_000.0

  /// Whether both coordinates are numbers within the range of degrees.
  public var isOnEarth: Bool { abs(longitude) <= 180 && abs(latitude) <= 90 }

  /// The place that one gets when longitude and latitude are exchanged.
  public var exchanged: Position { Position(longitude: latitude, latitude: longitude) }
}
