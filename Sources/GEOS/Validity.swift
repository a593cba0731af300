import CGEOS
package import Geometry

/// What makes the polygons of a feature invalid, and where.
package struct PolygonFault: Hashable, Sendable {
  package var feature: Int
  /// GEOS's word: `Self-intersection`, `Hole lies outside shell`, `Nested shells` …
  package var reason: String
  package var place: Position?
}

/// Whether polygons are what the OGC calls valid.
package enum Validity {
  /// The faults of features' polygons; the polygons of one feature must not overlap either.
  ///
  /// Shape: rings are closed and have four vertices or more; points and lines are passed over.
  /// Source: `GEOSisValidDetail`.
  package static func faults(in shapes: Shapes, features: Range<Int>) -> [PolygonFault] {
    let context = Context()
    return features.compactMap { feature in
      let paths = shapes.paths(of: feature)
      // Most areas are seen to be valid without being copied.
      if paths.count == 1, shapes.kinds[paths.lowerBound] == .shell, shapes.isStar(paths.lowerBound) {
        return nil
      }
      return fault(of: feature, in: shapes, context)
    }
  }

  private static func fault(of feature: Int, in shapes: Shapes, _ context: Context) -> PolygonFault? {
    var polygons: [OpaquePointer?] = []
    for (shell, holes) in shapes.polygons(of: feature) {
      guard let polygon = polygon(shell, holes, of: shapes, context) else {
        for polygon in polygons { library.GEOSGeom_destroy_r(context.handle, polygon) }
        return PolygonFault(feature: feature, reason: context.message, place: nil)
      }
      polygons.append(polygon)
    }
    guard !polygons.isEmpty else { return nil }
    let whole =
      polygons.count == 1
      ? polygons[0]
      : library.GEOSGeom_createCollection_r(
        context.handle, Int32(GEOS_MULTIPOLYGON.rawValue), &polygons, UInt32(polygons.count))
    guard let whole else { return PolygonFault(feature: feature, reason: context.message, place: nil) }
    defer { library.GEOSGeom_destroy_r(context.handle, whole) }
    return fault(of: whole, feature: feature, context)
  }

  /// Asks GEOS about a geometry.
  private static func fault(of geometry: OpaquePointer, feature: Int, _ context: Context) -> PolygonFault? {
    var reason: UnsafeMutablePointer<CChar>?
    var location: OpaquePointer?
    // 1 is valid, 0 is not, 2 is an exception.
    let answer = library.GEOSisValidDetail_r(context.handle, geometry, 0, &reason, &location)
    defer {
      library.GEOSFree_r(context.handle, reason)
      if let location { library.GEOSGeom_destroy_r(context.handle, location) }
    }
    guard answer != 1 else { return nil }
    var place = Position(longitude: .nan, latitude: .nan)
    if let location {
      _ = library.GEOSGeomGetX_r(context.handle, location, &place.longitude)
      _ = library.GEOSGeomGetY_r(context.handle, location, &place.latitude)
    }
    return PolygonFault(
      feature: feature, reason: reason.map { String(cString: $0) } ?? context.message,
      place: place.longitude.isNaN ? nil : place)
  }

  /// A polygon that the caller must destroy, or hand over to a collection.
  private static func polygon(
    _ shell: Int, _ holes: Range<Int>, of shapes: Shapes, _ context: Context
  ) -> OpaquePointer? {
    guard let outline = ring(shell, of: shapes, context) else { return nil }
    var rings: [OpaquePointer?] = []
    for hole in holes {
      guard let ring = ring(hole, of: shapes, context) else {
        for ring in rings { library.GEOSGeom_destroy_r(context.handle, ring) }
        library.GEOSGeom_destroy_r(context.handle, outline)
        return nil
      }
      rings.append(ring)
    }
    return library.GEOSGeom_createPolygon_r(context.handle, outline, &rings, UInt32(rings.count))
  }

  /// A ring that the caller must destroy, or hand over to a polygon.
  private static func ring(_ path: Int, of shapes: Shapes, _ context: Context) -> OpaquePointer? {
    let range = shapes.vertices(of: path)
    let vertices = shapes.vertices.withUnsafeBytes { bytes in
      // A position is two doubles, longitude first.
      bytes.bindMemory(to: Double.self).baseAddress.flatMap {
        library.GEOSCoordSeq_copyFromBuffer_r(
          context.handle, $0 + 2 * range.lowerBound, UInt32(range.count), 0, 0)
      }
    }
    return vertices.flatMap { library.GEOSGeom_createLinearRing_r(context.handle, $0) }
  }
}
