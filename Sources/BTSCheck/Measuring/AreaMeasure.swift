package import Geometry

/// Measures how far places lie from areas, and whether an edge is nearer than they are sure.
package final class AreaMeasure: Sendable {
  private let shapes: Shapes
  private let index: AreaIndex
  private let segments: SegmentIndex?

  /// Prepares the polygons of a layer.
  ///
  /// - Parameter outside: whether distances to the nearest of all will be measured.
  package init(_ shapes: Shapes, outside: Bool = true) {
    self.shapes = shapes
    index = AreaIndex(shapes)
    segments = outside ? SegmentIndex(shapes) : nil
  }

  private init(_ other: AreaMeasure, index: AreaIndex) {
    (shapes, segments, self.index) = (other.shapes, other.segments, index)
  }

  /// The same, ready to be asked for about so many places.
  func prepared(for places: Int, jobs: Int) -> AreaMeasure {
    AreaMeasure(self, index: index.prepared(for: places, jobs: jobs))
  }

  /// Whether a place lies in any of the polygons.
  package func contains(_ place: Position) -> Bool {
    var isInside = false
    index.forEach(containing: place) { _ in isInside = true }
    return isInside
  }

  /// Calls `body` with each polygon in which a place lies, in no particular order.
  @inline(__always)
  package func forEach(at place: Position, _ body: (Int32) -> Void) {
    index.forEach(containing: place) { body(Int32($0)) }
  }

  /// The first of the polygons in which a place lies; -1 where there is none.
  package func first(at place: Position) -> Int32 {
    var first: Int32 = -1
    forEach(at: place) { first = first < 0 ? $0 : min(first, $0) }
    return first
  }

  /// Metres from a place to the nearest polygon; nil in one, also where less than half a millimetre is missing.
  package func metresOutside(_ place: Position) -> Double? {
    contains(place) ? nil : metresToNearest(place)
  }

  private func metresToNearest(_ place: Position) -> Double? {
    let metres = (segments?.nearest(to: place)?.metres ?? .infinity).toMillimetre
    return metres > 0 ? metres : nil
  }

  /// How far a place is outside the area that all polygons make together, and whether its edge is nearer than the place
  /// is sure; nil where it is surely inside.
  package func distance(of place: Position, uncertainty: Double) -> AreaDistance? {
    let isInside = contains(place)
    if isInside, uncertainty <= 0 { return nil }
    var distance = AreaDistance()
    distance.metres = isInside ? 0 : metresToNearest(place) ?? 0
    distance.isUncertain =
      AreaEdge.change(
        near: place, within: uncertainty, of: index, in: shapes, from: isInside, value: contains) != nil
    return distance.metres > 0 || distance.isUncertain ? distance : nil
  }

  /// The nearest of some polygons: 0 metres in one of them; and whether its edge is nearer than the uncertainty.
  package func nearest(
    of features: [Int32], to place: Position, uncertainty: Double
  ) -> (feature: Int32, metres: Double, isUncertain: Bool)? {
    var best: (feature: Int32, metres: Double, isUncertain: Bool)?
    for feature in features {
      if index.contains(place, Int(feature)) {
        return (feature, 0, hasEdge(of: features, near: place, within: uncertainty))
      }
      let edge = edgeDistance(place, Int(feature))
      let metres = edge.toMillimetre
      if metres < best?.metres ?? .infinity { best = (feature, metres, edge < uncertainty) }
    }
    return best
  }

  /// Whether the edge of the area that some polygons make together is nearer than some metres; the place lies in one.
  private func hasEdge(of features: [Int32], near place: Position, within metres: Double) -> Bool {
    AreaEdge.change(near: place, within: metres, of: index, in: shapes, from: true) { there in
      features.contains { index.contains(there, Int($0)) }
    } != nil
  }

  private func edgeDistance(_ place: Position, _ feature: Int) -> Double {
    let nearest = EdgeDistance.least(to: place) { body in
      for path in shapes.paths(of: feature) {
        for edge in shapes.vertices(of: path).dropLast() {
          body(shapes.vertices[edge], shapes.vertices[edge + 1])
        }
      }
    }
    return nearest?.metres ?? .infinity
  }
}
