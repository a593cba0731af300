package import Geometry

/// Tells the zone class of places.
package final class ZoneLocator: Sendable {
  private let zones: Zones
  private let areas: AreaIndex
  /// Lines and points with their width; nil when there are none.
  private let strips: SegmentIndex?
  private let widest: Double

  /// Prepares the zones of a plan.
  package init(_ zones: Zones) {
    self.zones = zones
    areas = AreaIndex(zones.layer.shapes)
    let widths = zones.widths.filter { !$0.isNaN }
    widest = widths.max() ?? 0
    strips = widths.isEmpty ? nil : SegmentIndex(zones.layer.shapes) { !zones.widths[$0].isNaN }
  }

  private init(_ other: ZoneLocator, areas: AreaIndex) {
    (zones, strips, widest, self.areas) = (other.zones, other.strips, other.widest, areas)
  }

  /// The same, ready to be asked for about so many places.
  func prepared(for places: Int, jobs: Int) -> ZoneLocator {
    ZoneLocator(self, areas: areas.prepared(for: places, jobs: jobs))
  }

  /// The class at a place, as an index into the plan's classes.
  package func classAt(_ place: Position) -> Int16 {
    var best = Int16(zones.otherwise)
    areas.forEach(containing: place) { best = min(best, zones.classOf[$0]) }
    if let strips {
      for hit in strips.features(near: place, within: widest) where covers(hit) {
        best = min(best, zones.classOf[hit.feature])
      }
    }
    return best
  }

  /// Another class whose edge is nearer than the uncertainty; nil when there is none.
  package func otherClass(at place: Position, than own: Int16, within uncertainty: Double) -> Int16? {
    guard uncertainty > 0 else { return nil }
    var nearest = AreaEdge.change(
      near: place, within: uncertainty, of: areas, in: zones.layer.shapes, from: own, value: classAt)
    for hit in strips?.features(near: place, within: widest + uncertainty) ?? [] {
      let metres = abs(hit.metres - zones.widths[hit.feature])
      guard metres < uncertainty, metres < nearest?.metres ?? .infinity else { continue }
      let other = covers(hit) ? classAt(place, without: hit.feature) : min(own, zones.classOf[hit.feature])
      if other != own { nearest = (other, metres) }
    }
    return nearest?.value
  }

  private func covers(_ hit: SegmentIndex.Hit) -> Bool {
    hit.metres.toMillimetre <= zones.widths[hit.feature].toMillimetre
  }

  private func classAt(_ place: Position, without left: Int) -> Int16 {
    var best = Int16(zones.otherwise)
    areas.forEach(containing: place) { best = min(best, zones.classOf[$0]) }
    for hit in strips?.features(near: place, within: widest) ?? [] where covers(hit) && hit.feature != left {
      best = min(best, zones.classOf[hit.feature])
    }
    return best
  }
}
