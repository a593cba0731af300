/// Makes boxes around places that follow on each other, as `Box.around` does, at the cost of a few additions: the scale
/// of a degree is taken anew only where the latitude has changed by a hundredth of a degree.
public struct ReachBoxes: Sendable {
  private let metres: Double
  private var south = Double.infinity
  private var north = -Double.infinity
  /// Half the width and height of a box, in degrees.
  private var half = (east: 0.0, north: 0.0)

  /// - Parameter metres: how far the boxes reach from their places.
  public init(metres: Double) { self.metres = metres }

  /// The box of all places within the reach of a place; a little larger than needed.
  @inline(__always)
  public mutating func box(around place: Position) -> Box {
    // What is no number is in no band, and its box meets nothing.
    if !(place.latitude >= south && place.latitude <= north) { enter(place.latitude) }
    return Box(
      west: place.longitude - half.east, south: place.latitude - half.north,
      east: place.longitude + half.east, north: place.latitude + half.north)
  }

  private mutating func enter(_ latitude: Double) {
    (south, north) = (latitude - 0.005, latitude + 0.005)
    let ends = [south, north].map { Box.around(Position(longitude: 0, latitude: $0), within: metres) }
    // Between the ends, at the equator, a degree may be shorter by far less than this.
    half.east = ends.reduce(0) { max($0, $1.east) } * 1.000_001
    half.north = ends.reduce(0) { max($0, ($1.north - $1.south) / 2) } * 1.000_001
  }
}
