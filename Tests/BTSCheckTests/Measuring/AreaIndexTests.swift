import Geometry
import Testing

@testable import BTSCheck

@Suite struct AreaIndexTests {
  private static func ring(_ shapes: inout Shapes, _ kind: Shapes.Kind, _ points: [(Double, Double)]) {
    for (x, y) in points + [points[0]] { shapes.append(Position(longitude: x, latitude: y)) }
    shapes.endPath(kind)
  }

  /// A polygon with a hole and a second part, and a neighbour that shares an edge with both.
  private let shapes: Shapes = {
    var shapes = Shapes()
    ring(&shapes, .shell, [(0, 0), (4, 0), (4, 4), (2, 6), (0, 4)])
    ring(&shapes, .hole, [(1, 1), (1, 2), (2, 2), (2, 1)])
    ring(&shapes, .shell, [(5, 0), (6, 0), (6, 1), (5, 1)])
    shapes.endFeature()
    ring(&shapes, .shell, [(4, 0), (5, 0), (5, 4), (4, 4)])
    shapes.endFeature()
    return shapes
  }()

  @Test(
    arguments: [
      (0.5, 0.5, [0]), (1.5, 1.5, []), (3, 4, [0]), (2, 6, [0]), (2, 6.001, []), (5.5, 0.5, [0]),
      (4.5, 2, [1]),
      (4, 2, [0, 1]), (5, 0.5, [0, 1]), (0, 0, [0]), (1, 1.5, [0]), (2, 1, [0]), (-0.0001, 2, []),
      (0, 4, [0]),
      (4, 4, [0, 1]), (1.9999, 4, [0]), (7, 1, []), (5.5, 1, [0]), (2, 0, [0]),
    ] as [(Double, Double, [Int])])
  func edgesAndVerticesAreInside(x: Double, y: Double, expected: [Int]) {
    var found: [Int] = []
    AreaIndex(shapes).forEach(containing: Position(longitude: x, latitude: y)) { found.append($0) }
    #expect(found.sorted() == expected)
  }

  /// Places in a ring with many edges against plain counting of crossings.
  @Test func agreesWithCountingCrossings() {
    var random = Seeded(3)
    // A saw: teeth of random height above and below a line.
    let upper = (0..<250).map { (100 + Double($0) / 125, 20 + Double.random(in: 0.1...1, using: &random)) }
    let lower = (0..<250).map { (102 - Double($0) / 125, 20 - Double.random(in: 0.1...1, using: &random)) }
    let ring = upper + lower
    var shapes = Shapes()
    Self.ring(&shapes, .shell, ring)
    shapes.endFeature()
    let index = AreaIndex(shapes)
    for _ in 0..<3000 {
      let (x, y) = (
        Double.random(in: 99.9...102.1, using: &random), Double.random(in: 18.9...21.1, using: &random)
      )
      var crossings = 0
      for (a, b) in zip(ring, ring.dropFirst() + [ring[0]]) where (a.1 > y) != (b.1 > y) {
        crossings += x < a.0 + (y - a.1) / (b.1 - a.1) * (b.0 - a.0) ? 1 : 0
      }
      #expect(index.contains(Position(longitude: x, latitude: y), 0) == (crossings % 2 == 1))
    }
  }
}
