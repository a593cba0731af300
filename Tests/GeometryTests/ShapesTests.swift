import Geometry
import Testing

@Suite struct ShapesTests {
  @Test func `a polygon is a shell with the holes that follow it`() {
    var shapes = Shapes()
    let features: [[Shapes.Kind]] = [[.point], [.line, .shell, .hole, .hole, .shell, .line], [], [.shell]]
    for kinds in features {
      for kind in kinds {
        shapes.append(Position(longitude: 0, latitude: 0))
        shapes.endPath(kind)
      }
      shapes.endFeature()
    }
    let found = features.indices.map { shapes.polygons(of: $0) }
    #expect(found.map { $0.map(\.shell) } == [[], [2, 5], [], [7]])
    #expect(found.map { $0.map(\.holes) } == [[], [3..<5, 6..<6], [], [8..<8]])
  }
}
