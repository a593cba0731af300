import CGEOS
package import Geometry

/// Why GEOS could not make a region.
package struct RegionFault: Error, Hashable, Sendable {
  /// GEOS's own words.
  package var message: String
}

/// An area in a plane.
///
/// Shape: it owns its geometry, and stays in the task that made it.
package final class Region {
  private let geometry: OpaquePointer
  private let context: Context

  private init(_ geometry: OpaquePointer?, _ context: Context) throws(RegionFault) {
    guard let geometry else { throw RegionFault(message: context.message) }
    self.geometry = geometry
    self.context = context
  }

  deinit { library.GEOSGeom_destroy_r(context.handle, geometry) }

  /// A polygon: its outline, and its holes; each ring's first point is repeated as the last.
  package convenience init(shell: [PlanarPoint], holes: [[PlanarPoint]] = []) throws(RegionFault) {
    let context = Context()
    guard let outline = Region.ring(shell, context) else { throw RegionFault(message: context.message) }
    var rings: [OpaquePointer?] = []
    for hole in holes {
      guard let ring = Region.ring(hole, context) else {
        for ring in rings { library.GEOSGeom_destroy_r(context.handle, ring) }
        library.GEOSGeom_destroy_r(context.handle, outline)
        throw RegionFault(message: context.message)
      }
      rings.append(ring)
    }
    try self.init(
      library.GEOSGeom_createPolygon_r(context.handle, outline, &rings, UInt32(rings.count)), context)
  }

  /// What lies within a width of a line, or of a point where there is one only; the ends are round.
  ///
  /// Shape: 64 segments to a quarter of a circle, so that the round parts are 0.01 % too small.
  package convenience init(along points: [PlanarPoint], width: Double) throws(RegionFault) {
    let context = Context()
    guard let sequence = Region.sequence(points, context) else { throw RegionFault(message: context.message) }
    let line =
      points.count == 1
      ? library.GEOSGeom_createPoint_r(context.handle, sequence)
      : library.GEOSGeom_createLineString_r(context.handle, sequence)
    guard let line else { throw RegionFault(message: context.message) }
    defer { library.GEOSGeom_destroy_r(context.handle, line) }
    try self.init(library.GEOSBuffer_r(context.handle, line, width, 64), context)
  }

  /// What any of some regions covers.
  package static func union(_ regions: [Region]) throws(RegionFault) -> Region {
    let context = Context()
    var parts: [OpaquePointer?] = []
    // The collection takes what it is given, so that it is given copies.
    for region in regions {
      guard let copy = library.GEOSGeom_clone_r(context.handle, region.geometry) else {
        for part in parts { library.GEOSGeom_destroy_r(context.handle, part) }
        throw RegionFault(message: context.message)
      }
      parts.append(copy)
    }
    let all = library.GEOSGeom_createCollection_r(
      context.handle, Int32(GEOS_GEOMETRYCOLLECTION.rawValue), &parts, UInt32(parts.count))
    guard let all else { throw RegionFault(message: context.message) }
    defer { library.GEOSGeom_destroy_r(context.handle, all) }
    return try Region(library.GEOSUnaryUnion_r(context.handle, all), context)
  }

  /// What both regions cover.
  package func intersection(_ other: Region) throws(RegionFault) -> Region {
    try Region(library.GEOSIntersection_r(context.handle, geometry, other.geometry), context)
  }

  /// What this region covers and the other does not.
  package func subtracting(_ other: Region) throws(RegionFault) -> Region {
    try Region(library.GEOSDifference_r(context.handle, geometry, other.geometry), context)
  }

  /// What lies within a box.
  package func within(_ low: PlanarPoint, _ high: PlanarPoint) throws(RegionFault) -> Region {
    try intersection(
      Region(shell: [low, PlanarPoint(x: high.x, y: low.y), high, PlanarPoint(x: low.x, y: high.y), low]))
  }

  /// Square metres, if the plane's units are metres.
  package var area: Double {
    var area = 0.0
    // 0 is an exception, which no polygon raises.
    return library.GEOSArea_r(context.handle, geometry, &area) == 1 ? area : 0
  }

  /// The length of all its edges.
  package var perimeter: Double {
    var length = 0.0
    return library.GEOSLength_r(context.handle, geometry, &length) == 1 ? length : 0
  }

  /// The corners of the box around it; nil where it is empty.
  package var corners: (low: PlanarPoint, high: PlanarPoint)? {
    guard library.GEOSisEmpty_r(context.handle, geometry) == 0 else { return nil }
    var (low, high) = (PlanarPoint(x: 0, y: 0), PlanarPoint(x: 0, y: 0))
    _ = library.GEOSGeom_getXMin_r(context.handle, geometry, &low.x)
    _ = library.GEOSGeom_getYMin_r(context.handle, geometry, &low.y)
    _ = library.GEOSGeom_getXMax_r(context.handle, geometry, &high.x)
    _ = library.GEOSGeom_getYMax_r(context.handle, geometry, &high.y)
    return (low, high)
  }

  // MARK: - Parts

  /// A polygon of a region.
  package struct Part: Sendable {
    /// Its outline, then its holes; the first point of each is repeated as the last.
    package var rings: [[PlanarPoint]]
    /// A place in it.
    package var inside: PlanarPoint
  }

  /// The polygons of which the region is made.
  package var parts: [Part] {
    let count = library.GEOSGetNumGeometries_r(context.handle, geometry)
    return (0..<max(0, count)).compactMap { index in
      guard let part = library.GEOSGetGeometryN_r(context.handle, geometry, index),
        library.GEOSGeomTypeId_r(context.handle, part) == Int32(GEOS_POLYGON.rawValue),
        let point = library.GEOSPointOnSurface_r(context.handle, part)
      else { return nil }
      defer { library.GEOSGeom_destroy_r(context.handle, point) }
      var inside = PlanarPoint(x: 0, y: 0)
      _ = library.GEOSGeomGetX_r(context.handle, point, &inside.x)
      _ = library.GEOSGeomGetY_r(context.handle, point, &inside.y)
      let holes = max(0, library.GEOSGetNumInteriorRings_r(context.handle, part))
      let rings =
        [library.GEOSGetExteriorRing_r(context.handle, part)]
        + (0..<holes).map { library.GEOSGetInteriorRingN_r(context.handle, part, $0) }
      return Part(rings: rings.map { points(of: $0) }, inside: inside)
    }
  }

  private func points(of ring: OpaquePointer?) -> [PlanarPoint] {
    guard let ring, let sequence = library.GEOSGeom_getCoordSeq_r(context.handle, ring) else { return [] }
    var count: UInt32 = 0
    _ = library.GEOSCoordSeq_getSize_r(context.handle, sequence, &count)
    return (0..<count).map { index in
      var point = PlanarPoint(x: 0, y: 0)
      _ = library.GEOSCoordSeq_getXY_r(context.handle, sequence, index, &point.x, &point.y)
      return point
    }
  }

  // MARK: - Coordinates

  private static func ring(_ points: [PlanarPoint], _ context: Context) -> OpaquePointer? {
    sequence(points, context).flatMap { library.GEOSGeom_createLinearRing_r(context.handle, $0) }
  }

  private static func sequence(_ points: [PlanarPoint], _ context: Context) -> OpaquePointer? {
    points.withUnsafeBytes { bytes in
      // A point is two doubles.
      bytes.bindMemory(to: Double.self).baseAddress.flatMap {
        library.GEOSCoordSeq_copyFromBuffer_r(context.handle, $0, UInt32(points.count), 0, 0)
      }
    }
  }
}
