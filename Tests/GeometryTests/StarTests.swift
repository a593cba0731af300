import Geometry
import Testing

/// Rings that are seen to be simple at once.
@Suite struct StarTests {
  private func isStar(_ ring: [(Double, Double)], _ kind: Shapes.Kind = .shell) -> Bool {
    var shapes = Shapes()
    for (x, y) in ring + [ring[0]] { shapes.append(Position(longitude: x, latitude: y)) }
    shapes.endPath(kind)
    shapes.endFeature()
    return shapes.isStar(0)
  }

  @Test func convexRingsAreStars() {
    let square = [(0.0, 0.0), (1, 0), (1, 1), (0, 1)]
    #expect(isStar(square) && isStar(square.reversed()) && isStar(square, .hole))
    #expect(!isStar(square, .line))
    #expect(isStar([(105.8, 20.4), (106.2, 20.4), (106.0, 20.7)]))
  }

  /// What crosses or touches itself, goes round twice, steps back, or is flat, is left to a closer look.
  @Test func othersAreNot() {
    #expect(!isStar([(0, 0), (1, 1), (1, 0), (0, 1)]))
    let twice = [(0.0, 0.0), (2, 0), (2, 2), (0, 2), (0.1, 0.1), (1.9, 0.2), (1.8, 1.8), (0.2, 1.9)]
    #expect(!isStar(twice))
    #expect(!isStar([(0, 0), (4, 0), (4, 4), (3, 4), (3, 1), (1, 1), (1, 4), (0, 4)]))
    #expect(!isStar([(0, 0), (1, 0), (1, 0), (1, 1), (0, 1)]))
    #expect(!isStar([(0, 0), (1, 1), (2, 2)]))
    #expect(!isStar([(0, 0), (2, 0), (2, 2), (1, -1), (0, 2)]))
  }
}
