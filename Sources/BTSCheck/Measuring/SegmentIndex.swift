package import Geometry
import PROJ

/// Finds the features of a layer near places, and the metres to them: points, lines and the outlines of polygons.
package final class SegmentIndex: Sendable {
  private let shapes: Shapes
  private let grid: BoxGrid
  /// Runs of up to 8 edges of one path: the feature, and the vertices.
  private let runs: [Run]

  private struct Run: Sendable {
    var feature: Int32
    var first: Int32
    var count: Int32
  }

  /// Prepares the features of a layer, or some of them.
  package init(_ shapes: Shapes, features: (Int) -> Bool = { _ in true }) {
    self.shapes = shapes
    var (boxes, runs): ([Box], [Run]) = ([], [])
    for feature in 0..<shapes.count where features(feature) {
      for path in shapes.paths(of: feature) {
        let vertices = shapes.vertices(of: path)
        var first = vertices.lowerBound
        repeat {
          let last = min(first + 8, vertices.upperBound - 1)
          var box = Box.empty
          for vertex in first...last { box.include(shapes.vertices[vertex]) }
          boxes.append(box)
          runs.append(Run(feature: Int32(feature), first: Int32(first), count: Int32(last - first)))
          first = last
        } while first < vertices.upperBound - 1
      }
    }
    grid = BoxGrid(boxes)
    self.runs = runs
  }

  /// A feature near a place.
  package struct Hit: Sendable {
    package var feature: Int
    /// Metres to its nearest point or edge, not rounded.
    package var metres: Double
    package var place: Position
  }

  /// Whether a box holds, or may hold, a part of a feature.
  @inline(__always)
  func mayHave(in box: Box) -> Bool {
    var isFound = false
    grid.forEach(meeting: box) { _ in isFound = true }
    return isFound
  }

  /// The features whose points or edges are at most so many metres from a place, in order of features.
  package func features(near place: Position, within metres: Double) -> [Hit] {
    var near: [Int32] = []
    grid.forEach(meeting: .around(place, within: metres)) { near.append(Int32($0)) }
    guard !near.isEmpty else { return [] }
    near.sort { (runs[Int($0)].feature, $0) < (runs[Int($1)].feature, $1) }
    var hits: [Hit] = []
    var start = 0
    while start < near.count {
      let feature = runs[Int(near[start])].feature
      var end = start
      while end < near.count, runs[Int(near[end])].feature == feature { end += 1 }
      if let hit = nearest(to: place, near[start..<end], within: metres) { hits.append(hit) }
      start = end
    }
    return hits
  }

  /// The nearest feature, however far.
  package func nearest(to place: Position) -> Hit? {
    guard !runs.isEmpty else { return nil }
    var metres = 1000.0
    while true {
      if let hit = features(near: place, within: metres).min(by: { $0.metres < $1.metres }) { return hit }
      if metres > 3e7 { return nil }
      metres *= 4
    }
  }

  /// The nearest place of some runs of one feature; nil when it is farther than `metres`.
  private func nearest(to place: Position, _ near: ArraySlice<Int32>, within metres: Double) -> Hit? {
    guard let first = near.first,
      let found = EdgeDistance.least(to: place, within: metres, { forEachEdge(near, $0) }),
      found.metres <= metres + 0.001
    else { return nil }
    return Hit(feature: Int(runs[Int(first)].feature), metres: found.metres, place: found.place)
  }

  private func forEachEdge(_ near: ArraySlice<Int32>, _ body: (Position, Position) -> Void) {
    for item in near {
      let run = runs[Int(item)]
      let first = Int(run.first)
      if run.count == 0 { body(shapes.vertices[first], shapes.vertices[first]) }
      for vertex in first..<first + Int(run.count) {
        body(shapes.vertices[vertex], shapes.vertices[vertex + 1])
      }
    }
  }
}
