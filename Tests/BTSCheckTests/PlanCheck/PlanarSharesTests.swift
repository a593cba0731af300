import Geometry
import Testing

@testable import BTSCheck

/// Areas that circles have in common with circles and polygons.
@Suite struct PlanarSharesTests {
  /// Two circles of radius 1 whose centres are as far apart as their radius: 2π/3 − √3/2.
  @Test func lensesHaveTheirKnownArea() {
    #expect(abs(Lens.area(1, 1, 1) - (2 * Double.pi / 3 - 3.0.squareRoot() / 2)) < 1e-12)
    #expect(Lens.area(1, 2, 0.5) == Double.pi)
    #expect(Lens.area(1, 2, 3) == 0)
  }

  @Test(arguments: [0.0, 1, 30, 99, 100]) func lensesAreFoundByTheirShare(percent: Double) {
    for other in [500.0, 700, 10_000] {
      let away = Lens.distance(500, other, share: percent / 100)
      let share = Lens.area(500, other, away) / (Double.pi * 250_000)
      #expect(abs(share * 100 - percent) < 1e-6)
    }
  }

  /// A square of 2 by 2 with a hole of 1 by 1, seen from its middle and from its corner.
  @Test func polygonsAreSeenThroughCircles() {
    func square(_ half: Double) -> [PlanarPoint] {
      [(-half, -half), (half, -half), (half, half), (-half, half), (-half, -half)]
        .map { PlanarPoint(x: $0.0, y: $0.1) }
    }
    let middle = PolygonAround([square(1), square(0.5)], around: PlanarPoint(x: 0, y: 0))
    #expect(middle.area(radius: 0.5) < 1e-12)
    #expect(abs(middle.area(radius: 1) - (Double.pi - 1)) < 1e-12)
    #expect(abs(middle.area(radius: 2) - 3) < 1e-12)
    #expect(abs(middle.farthest - 2.0.squareRoot()) < 1e-12)
    let corner = PolygonAround([square(1)], around: PlanarPoint(x: -1, y: -1))
    #expect(abs(corner.area(radius: 1) - Double.pi / 4) < 1e-12)
    #expect(abs(corner.area(radius: 3) - 4) < 1e-12)
  }
}
