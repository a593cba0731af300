import Geometry
import Testing

/// Numbers of `+proj=laea +lat_0=20.5 +lon_0=105.9 +ellps=WGS84` by PROJ 9.1.1.
@Suite struct EqualAreaPlaneTests {
  let plane = EqualAreaPlane(around: Position(longitude: 105.9, latitude: 20.5))

  @Test(arguments: [
    (105.9, 20.5, 0.0, 0.0), (106.0, 20.5, 10431.268399, 3.169197), (105.9, 20.7, 0.000000, 22142.334697),
    (105.2, 19.9, -73298.933763, -66269.236803), (120.0, 45.0, 1132522.500761, 2759108.354561),
    (105.9, -20.5, 0.000000, -4440472.220905),
  ])
  func places(longitude: Double, latitude: Double, x: Double, y: Double) {
    let point = plane.point(Position(longitude: longitude, latitude: latitude))
    #expect(abs(point.x - x) < 1e-4 && abs(point.y - y) < 1e-4)
  }
}
