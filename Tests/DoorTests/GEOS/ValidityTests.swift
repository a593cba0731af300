import GEOS
import Geometry
import Testing

@Suite struct ValidityTests {
  private let square = [(0.0, 0.0), (4, 0), (4, 4), (0, 4), (0, 0)]
  private let hole = [(1.0, 1.0), (1, 2), (2, 2), (2, 1), (1, 1)]
  private let bowtie = [(0.0, 0.0), (2, 2), (2, 0), (0, 2), (0, 0)]

  @Test func validPolygonsHaveNoFault() {
    let shapes = layer([
      [(.shell, square), (.hole, hole)],
      [(.shell, square), (.shell, square.map { ($0.0 + 10, $0.1) })],
      [(.point, [(1, 1)]), (.line, [(0, 0), (1, 1)])],
      [],
    ])
    #expect(Validity.faults(in: shapes, features: 0..<shapes.count) == [])
  }

  /// What is seen to be valid at once is so by GEOS, which looks at every feature of two parts.
  @Test func starsAreValid() {
    var state: UInt64 = 7
    func random() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 40) / Double(1 << 24)
    }
    var stars = 0
    for _ in 0..<4000 {
      // Corners on a coarse grid often touch, repeat, or lie in line.
      let corners = (0..<Int(3 + random() * 4)).map { _ in
        ((random() * 4).rounded(), (random() * 4).rounded())
      }
      let far = square.map { ($0.0 + 100, $0.1) }
      let shapes = layer([[(.shell, corners + [corners[0]]), (.shell, far)]])
      guard shapes.isStar(0) else { continue }
      stars += 1
      #expect(Validity.faults(in: shapes, features: 0..<1) == [], "\(corners)")
    }
    #expect(stars > 200)
  }

  @Test func namesReasonAndPlace() {
    let shapes = layer([
      [(.shell, square)],
      [(.shell, bowtie)],
      [(.shell, square), (.hole, hole.map { ($0.0 + 10, $0.1) })],
      [(.shell, square), (.shell, square.map { ($0.0 + 2, $0.1 + 2) })],
      [(.shell, square), (.shell, hole)],
      [(.point, [(1, 1)]), (.shell, bowtie.map { ($0.0 + 7, $0.1) })],
    ])
    let faults = Validity.faults(in: shapes, features: 0..<shapes.count)
    #expect(faults.map(\.feature) == [1, 2, 3, 4, 5])
    #expect(
      faults.map(\.reason) == [
        "Self-intersection", "Hole lies outside shell", "Self-intersection", "Nested shells",
        "Self-intersection",
      ])
    #expect(faults[0].place == Position(longitude: 1, latitude: 1))
    #expect(faults[4].place == Position(longitude: 8, latitude: 1))
    #expect(Validity.faults(in: shapes, features: 2..<3).map(\.feature) == [2])
  }

  @Test func tooFewVerticesAreAFault() {
    let shapes = layer([
      [(.shell, [(0, 0), (1, 1)])], [(.shell, square), (.hole, [(1, 1), (2, 2), (1, 2)])],
    ])
    #expect(Validity.faults(in: shapes, features: 0..<2).map(\.feature) == [0, 1])
  }

  @Test func namesItsVersion() {
    #expect(Versions.geos.wholeMatch(of: /\d+\.\d+\.\d+/) != nil)
  }

  private func layer(_ features: [[(Shapes.Kind, [(Double, Double)])]]) -> Shapes {
    var shapes = Shapes()
    for paths in features {
      for (kind, vertices) in paths {
        for vertex in vertices { shapes.append(Position(longitude: vertex.0, latitude: vertex.1)) }
        shapes.endPath(kind)
      }
      shapes.endFeature()
    }
    return shapes
  }
}
