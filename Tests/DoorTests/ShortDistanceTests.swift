import Geometry
import PROJ
import Testing

/// The quick distance against the geodesic of Karney's algorithm.
@Suite struct ShortDistanceTests {
  @Test(arguments: [0.0, 8.5, 20.5, 45, 60, 80]) func isTheGeodesicBelowItsReach(latitude: Double) {
    var worst = 0.0
    for step in 0..<2000 {
      let metres = ShortDistance.reach * Double(step + 1) / 2000
      let start = Position(longitude: 105.9, latitude: latitude)
      let end = Geodesic.place(from: start, azimuth: Double(step * 37 % 360), distance: metres)
      worst = max(worst, abs(ShortDistance(from: start).metres(to: end) - Geodesic.distance(start, end)))
    }
    #expect(worst < 2e-7, "\(worst) m at \(latitude)°")
  }

  @Test func leavesTiesToTheGeodesic() {
    #expect(149.9995.clearMillimetre == nil)
    #expect(149.9993.clearMillimetre == 149.999)
  }
}
