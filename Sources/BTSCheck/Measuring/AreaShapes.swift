import GEOS
import Geometry

/// Makes the areas of a plan into regions of a plane.
struct AreaShapes: Sendable {
  let plan: Plan
  let plane: EqualAreaPlane

  /// The region of an area; nil where the plan has no such area, or it is empty.
  func region(_ kind: AreaKind, _ index: Int) throws(RegionFault) -> Region? {
    switch kind {
    case .commune:
      guard let shapes = plan.communes?.layer.shapes else { return nil }
      return try Region.union(polygons(index, of: shapes)).unlessEmpty
    case .territory: return try territory()
    case .zone:
      guard let zones = plan.zones else { return nil }
      let higher = try Region.union(parts(zones) { $0 < index })
      if index == zones.otherwise { return try territory()?.subtracting(higher).unlessEmpty }
      return try Region.union(parts(zones) { $0 == index }).subtracting(higher).unlessEmpty
    }
  }

  /// The box around an area, or around more.
  func box(_ kind: AreaKind, _ index: Int) -> Box {
    switch kind {
    case .commune: plan.communes?.layer.shapes.box(of: index) ?? .empty
    case .territory, .zone: Box(west: -360, south: -90, east: 360, north: 90)
    }
  }

  private func territory() throws(RegionFault) -> Region? {
    guard let shapes = plan.territory?.shapes else { return nil }
    var parts: [Region] = []
    for feature in 0..<shapes.count { parts += try polygons(feature, of: shapes) }
    return try Region.union(parts).unlessEmpty
  }

  /// The polygons, and the strips along lines and points, of some classes of zones.
  private func parts(_ zones: Zones, classes: (Int) -> Bool) throws(RegionFault) -> [Region] {
    let shapes = zones.layer.shapes
    var parts: [Region] = []
    for zone in 0..<shapes.count where classes(Int(zones.classOf[zone])) {
      parts += try polygons(zone, of: shapes)
      for path in shapes.paths(of: zone) where !shapes.kinds[path].isRing {
        parts.append(try Region(along: points(path, of: shapes), width: zones.widths[zone]))
      }
    }
    return parts
  }

  private func polygons(_ feature: Int, of shapes: Shapes) throws(RegionFault) -> [Region] {
    var regions: [Region] = []
    for (shell, holes) in shapes.polygons(of: feature) {
      regions.append(
        try Region(shell: points(shell, of: shapes), holes: holes.map { points($0, of: shapes) }))
    }
    return regions
  }

  /// A path in the plane; long edges are divided, since what is straight in degrees is not straight there.
  private func points(_ path: Int, of shapes: Shapes) -> [PlanarPoint] {
    let vertices = shapes.vertices[shapes.vertices(of: path)]
    var points: [PlanarPoint] = []
    for (a, b) in zip(vertices, vertices.dropFirst()) {
      let scale = LocalScale(latitude: a.latitude)
      let (x, y) = ((b.longitude - a.longitude) * scale.east, (b.latitude - a.latitude) * scale.north)
      let parts = max(1, Int(((x * x + y * y).squareRoot() / 500).rounded(.up)))
      for part in 0..<parts {
        let t = Double(part) / Double(parts)
        points.append(
          plane.point(
            Position(
              longitude: a.longitude + t * (b.longitude - a.longitude),
              latitude: a.latitude + t * (b.latitude - a.latitude))))
      }
    }
    // The last is the first where it is a ring, to the last bit.
    if let last = vertices.last { points.append(plane.point(last)) }
    return points
  }
}

extension Region {
  fileprivate var unlessEmpty: Region? { area > 1e-6 ? self : nil }
}
