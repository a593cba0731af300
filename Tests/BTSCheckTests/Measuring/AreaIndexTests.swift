import Foundation
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

  /// With a raster as without: polygons side by side, over each other, within a hole, and a sliver.
  @Test func findsTheSameWithARaster() {
    var random = Seeded(11)
    var shapes = Shapes()
    // A country of quarters whose common edges are crooked, and circles that lie over them.
    let corners = (0...6).map { i in
      (0...6).map { j in
        (
          Double(i) + .random(in: -0.3...0.3, using: &random),
          Double(j) + .random(in: -0.3...0.3, using: &random)
        )
      }
    }
    for i in 0..<6 {
      for j in 0..<6 {
        let (a, b, c, d) = (corners[i][j], corners[i + 1][j], corners[i + 1][j + 1], corners[i][j + 1])
        Self.ring(&shapes, .shell, [a, b, c, d])
        let middle = ((a.0 + b.0 + c.0 + d.0) / 4, (a.1 + b.1 + c.1 + d.1) / 4)
        func between(_ corner: (Double, Double)) -> (Double, Double) {
          (middle.0 + (corner.0 - middle.0) / 3, middle.1 + (corner.1 - middle.1) / 3)
        }
        if (i + j) % 3 == 0 { Self.ring(&shapes, .hole, [between(a), between(b), between(c), between(d)]) }
        shapes.endFeature()
      }
    }
    for _ in 0..<4 {
      let (x, y, radius) = (
        Double.random(in: 0...6, using: &random), Double.random(in: 0...6, using: &random),
        Double.random(in: 0.1...1.5, using: &random)
      )
      Self.ring(
        &shapes, .shell,
        (0..<40).map { k in
          let angle = Double(k) * .pi / 20
          return (x + radius * cos(angle), y + radius * sin(angle))
        })
      shapes.endFeature()
    }
    Self.ring(&shapes, .shell, [(-0.5, 7), (6.5, 7), (6.5, 7.000_001)])
    shapes.endFeature()
    let plain = AreaIndex(shapes)
    // One thread makes a raster in one piece, three in many.
    let fine = [1, 3].map { plain.prepared(for: 20_000, jobs: $0) }
    func found(_ index: AreaIndex, _ place: Position) -> [Int] {
      var found: [Int] = []
      index.forEach(containing: place) { found.append($0) }
      return found.sorted()
    }
    var places = (0..<20_000).map { _ in
      Position(
        longitude: .random(in: -1...7, using: &random), latitude: .random(in: -1...7.5, using: &random))
    }
    // On vertices and edges, and next to them.
    for (a, b) in zip(shapes.vertices, shapes.vertices.dropFirst()) {
      let t = Double.random(in: 0...1, using: &random)
      let on = Position(
        longitude: a.longitude + t * (b.longitude - a.longitude),
        latitude: a.latitude + t * (b.latitude - a.latitude))
      places += [a, on, Position(longitude: on.longitude + 1e-12, latitude: on.latitude - 1e-12)]
    }
    #expect(places.count { !found(plain, $0).isEmpty } > 10_000)
    for place in places {
      let expected = found(plain, place)
      #expect(fine.allSatisfy { found($0, place) == expected }, "\(place)")
    }
  }
}
