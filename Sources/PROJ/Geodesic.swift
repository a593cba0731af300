import CPROJ
package import Geometry

/// Distances, azimuths and areas on the WGS 84 ellipsoid, along geodesics.
///
/// Units: degrees, metres, square metres; azimuths clockwise from north.
/// Source: Karney, *Algorithms for geodesics*, 2013; `geodesic.h` of PROJ.
package enum Geodesic {
  /// What PROJ computes once for an ellipsoid.
  private static let ellipsoid: geod_geodesic = {
    var ellipsoid = geod_geodesic()
    library.geod_init(&ellipsoid, 6_378_137, 1 / 298.257223563)
    return ellipsoid
  }()

  /// The metres from `a` to `b`.
  package static func distance(_ a: Position, _ b: Position) -> Double {
    var distance = 0.0
    withUnsafePointer(to: ellipsoid) {
      library.geod_inverse($0, a.latitude, a.longitude, b.latitude, b.longitude, &distance, nil, nil)
    }
    return distance
  }

  /// The metres from `start` to `end`, and the directions in which the geodesic leaves and arrives.
  package static func inverse(
    from start: Position, to end: Position
  ) -> (distance: Double, azimuth: Double, azimuthAtEnd: Double) {
    var (distance, azimuth, azimuthAtEnd) = (0.0, 0.0, 0.0)
    withUnsafePointer(to: ellipsoid) {
      library.geod_inverse(
        $0, start.latitude, start.longitude, end.latitude, end.longitude, &distance, &azimuth, &azimuthAtEnd)
    }
    return (distance, azimuth, azimuthAtEnd)
  }

  /// The place that one reaches from `start` after some metres, setting out in a direction.
  package static func place(from start: Position, azimuth: Double, distance: Double) -> Position {
    var (latitude, longitude) = (0.0, 0.0)
    withUnsafePointer(to: ellipsoid) {
      library.geod_direct($0, start.latitude, start.longitude, azimuth, distance, &latitude, &longitude, nil)
    }
    return Position(longitude: longitude, latitude: latitude)
  }

  /// The square metres within a ring whose edges are geodesics; negative where the ring runs clockwise.
  ///
  /// Shape: the first vertex may be repeated as the last.
  package static func area(of ring: some Sequence<Position>) -> Double {
    var polygon = geod_polygon()
    library.geod_polygon_init(&polygon, 0)
    var area = 0.0
    withUnsafePointer(to: ellipsoid) { ellipsoid in
      for vertex in ring {
        library.geod_polygon_addpoint(ellipsoid, &polygon, vertex.latitude, vertex.longitude)
      }
      _ = library.geod_polygon_compute(ellipsoid, &polygon, 0, 1, &area, nil)
    }
    return area
  }
}
