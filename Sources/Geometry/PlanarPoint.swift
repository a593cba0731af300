/// A point in a plane: a projected coordinate system, or a local plane.
///
/// Units: metres unless the system says otherwise.
public struct PlanarPoint: Hashable, Sendable {
  /// The easting, or the first axis.
  public var x: Double
  /// The northing, or the second axis.
  public var y: Double

  /// Creates a point from its easting and northing.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}
