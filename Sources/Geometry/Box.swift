/// A box of longitudes and latitudes, its edges included.
///
/// Units: degrees.
public struct Box: Hashable, Sendable {
  /// Degrees of its western edge.
  public var west: Double
  /// Degrees of its southern edge.
  public var south: Double
  /// Degrees of its eastern edge.
  public var east: Double
  /// Degrees of its northern edge.
  public var north: Double

  /// A box that contains nothing.
  public static let empty = Box(west: .infinity, south: .infinity, east: -.infinity, north: -.infinity)

  /// Creates a box from its edges.
  public init(west: Double, south: Double, east: Double, north: Double) {
    self.west = west
    self.south = south
    self.east = east
    self.north = north
  }

  /// Whether the box contains nothing.
  public var isEmpty: Bool { west > east || south > north }

  /// Grows the box so that it contains a place.
  @inline(__always)
  public mutating func include(_ place: Position) {
    west = min(west, place.longitude)
    south = min(south, place.latitude)
    east = max(east, place.longitude)
    north = max(north, place.latitude)
  }

  /// Grows the box so that it contains another.
  @inline(__always)
  public mutating func include(_ other: Box) {
    west = min(west, other.west)
    south = min(south, other.south)
    east = max(east, other.east)
    north = max(north, other.north)
  }

  /// Whether a place lies in the box or on its edge.
  @inline(__always)
  public func contains(_ place: Position) -> Bool {
    place.longitude >= west && place.longitude <= east && place.latitude >= south && place.latitude <= north
  }

  /// Whether two boxes have a place in common.
  @inline(__always)
  public func meets(_ other: Box) -> Bool {
    west <= other.east && other.west <= east && south <= other.north && other.south <= north
  }

  /// The box of all places within some metres of a place.
  ///
  /// Shape: a little larger than needed, so that no rounding leaves a place out.
  public static func around(_ place: Position, within metres: Double) -> Box {
    let reach = metres * 1.0001 + 0.01
    let north = reach / LocalScale(latitude: place.latitude).north * 1.01
    // A degree of longitude is shortest at the end of the box that is nearer to a pole.
    let end = min(89.9, abs(place.latitude) + north)
    let east = reach / LocalScale(latitude: end).east
    return Box(
      west: place.longitude - east, south: place.latitude - north, east: place.longitude + east,
      north: place.latitude + north)
  }
}
