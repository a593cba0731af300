import GEOS
import Geometry
import PROJ

/// Measures which share of a disc or of an area discs cover; the method and its error are in
/// `Docs/Coverage-Method.md`.
enum CoverageMeasure {
  /// The percentage of a disc that others cover, to two decimals; NaN where it cannot be computed.
  static func share(of own: Disc, coveredBy others: [Disc]) -> Double {
    guard !others.isEmpty else { return 0 }
    if others.contains(where: { $0.covers(own) }) { return 100 }
    do {
      let plane = EqualAreaPlane(around: own.place)
      let tolerance = own.radius / 4000
      let region = try Region(shell: own.ring(in: plane, tolerance: tolerance))
      let covered = try area(
        of: region, coveredBy: others.map { PlanarDisc($0, in: plane) }, in: plane, tolerance: tolerance)
      return percent(covered, of: region.area)
    } catch {
      return .nan
    }
  }

  /// The percentage of a region that discs cover, to two decimals.
  static func share(of region: Region, coveredBy discs: [Disc], in plane: EqualAreaPlane) throws(RegionFault)
    -> Double
  {
    // A narrow area feels an edge that is a little off more than a wide one.
    let tolerance = max(0.001, region.area / max(region.perimeter, 1) / 4000)
    let covered = try area(
      of: region, coveredBy: discs.map { PlanarDisc($0, in: plane) }, in: plane, tolerance: tolerance)
    return percent(covered, of: region.area)
  }

  private static func percent(_ part: Double, of whole: Double) -> Double {
    (min(1, part / whole) * 10_000).rounded(.toNearestOrAwayFromZero) / 100
  }

  /// With so many discs or fewer they are united at once.
  private static let fewDiscs = 16
  /// A region is halved at most so often.
  private static let mostHalvings = 14

  /// The square metres of a region that discs cover.
  ///
  /// Shape: a region that many discs reach is halved; a union of many grows faster than their number.
  private static func area(
    of region: Region, coveredBy discs: [PlanarDisc], in plane: EqualAreaPlane, tolerance: Double,
    halvings: Int = 0
  ) throws(RegionFault) -> Double {
    guard let (low, high) = region.corners else { return 0 }
    let near = discs.filter { $0.mayMeet(low, high) }
    if near.isEmpty { return 0 }
    if near.contains(where: { $0.covers(low, high) }) { return region.area }
    guard near.count > fewDiscs, halvings < mostHalvings else {
      var regions: [Region] = []
      for one in near {
        regions.append(try Region(shell: one.disc.ring(in: plane, tolerance: tolerance)))
      }
      return try region.intersection(Region.union(regions)).area
    }
    let isWide = high.x - low.x > high.y - low.y
    let middle = PlanarPoint(
      x: isWide ? (low.x + high.x) / 2 : high.x, y: isWide ? high.y : (low.y + high.y) / 2)
    let other = PlanarPoint(x: isWide ? middle.x : low.x, y: isWide ? low.y : middle.y)
    var sum = 0.0
    for half in [try region.within(low, middle), try region.within(other, high)] {
      sum += try area(of: half, coveredBy: near, in: plane, tolerance: tolerance, halvings: halvings + 1)
    }
    return sum
  }
}
