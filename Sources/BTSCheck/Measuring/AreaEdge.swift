package import Geometry

/// Where, near a place, what is true of the place changes at an edge.
package enum AreaEdge {
  /// The nearest edge within some metres behind which `value` differs from what it is at the place.
  ///
  /// Shape: edges between two areas of the same value are no edges here, so that a territory or a zone class may be
  /// made of several polygons.
  package static func change<T: Equatable>(
    near place: Position, within metres: Double, of index: AreaIndex, in shapes: Shapes, from current: T,
    value: (Position) -> T
  ) -> (value: T, metres: Double)? {
    guard metres > 0 else { return nil }
    let scale = LocalScale(latitude: place.latitude)
    var found: (value: T, metres: Double)?
    index.forEachEdge(meeting: .around(place, within: metres)) { _, edge in
      let (a, b) = (shapes.vertices[edge], shapes.vertices[edge + 1])
      let nearest = EdgeDistance.nearest(to: place, a, b)
      guard nearest.metres < metres, nearest.metres < found?.metres ?? .infinity else { return }
      for side in sides(of: nearest.place, a, b, scale) {
        let other = value(side)
        if other != current {
          found = (other, nearest.metres)
          return
        }
      }
    }
    return found
  }

  /// The place on an edge, and places half a millimetre to its left and right.
  private static func sides(
    of place: Position, _ a: Position, _ b: Position, _ scale: LocalScale
  ) -> [Position] {
    let (dx, dy) = ((b.longitude - a.longitude) * scale.east, (b.latitude - a.latitude) * scale.north)
    let length = (dx * dx + dy * dy).squareRoot()
    guard length > 0 else { return [place] }
    let (east, north) = (dy / length * 0.0005 / scale.east, dx / length * 0.0005 / scale.north)
    return [
      place, Position(longitude: place.longitude + east, latitude: place.latitude - north),
      Position(longitude: place.longitude - east, latitude: place.latitude + north),
    ]
  }
}
