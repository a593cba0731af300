import Geometry

/// Looks at what stands around the sites of a grid, one site after the other: a window that moves east along a strip.
///
/// Shape: in each strip that may hold something near, the window's western edge only moves east, so that nothing is
/// searched for.
struct SiteWindow: ~Copyable {
  private let grid: SiteGrid
  /// The farthest that is looked for, in metres.
  private let reach: Double
  /// The strips that the window covers, and where it starts and ends in each.
  private var strips: Range<Int> = 0..<0
  private var firsts: [Int] = []
  /// Where the strip of the last site ends.
  private var end = 0
  /// Metres in a degree, for the strip's latitude; and by how much distances in this plane may be off, as a factor.
  private(set) var scale = LocalScale(latitude: 0)
  private(set) var tolerance = 0.0
  /// The reach in degrees of longitude, wherever in the window.
  private var east = 0.0

  init(_ grid: SiteGrid, reach: Double) {
    self.grid = grid
    self.reach = reach
  }

  /// Calls `body` with the index of each site that may be within the reach of a site, itself included, and with the
  /// square of the metres between them in the strip's plane; with `crowd` those that crowd on one spot.
  @inline(__always)
  mutating func forEach(
    around index: Int, within metres: Double, crowd: (Range<Int>) -> Void, _ body: (Int, Double) -> Void
  ) {
    let own = grid.entries[index]
    if index >= end || firsts.isEmpty { enter(grid.strip(of: index), own) }
    let bound = metres * (1 + tolerance) + 0.001
    let (most, west, width) = (bound * bound, own.longitude - east, min(1, bound / reach) * east)
    let (grid, strips, scale) = (grid, strips, scale)
    firsts.withUnsafeMutableBufferPointer { firsts in
      grid.entries.withUnsafeBufferPointer { entries in
        for strip in strips {
          let stop = Int(grid.starts[strip + 1])
          var other = firsts[strip - strips.lowerBound]
          while other < stop, entries[other].longitude < west { other += 1 }
          firsts[strip - strips.lowerBound] = other
          while other < stop, entries[other].longitude <= own.longitude + width {
            let x = (entries[other].longitude - own.longitude) * scale.east
            let y = (entries[other].latitude - own.latitude) * scale.north
            let square = x * x + y * y
            if let range = grid.crowds.crowd(at: other) {
              if square <= most { crowd(range) }
              other = range.upperBound
            } else {
              if square <= most { body(other, square) }
              other += 1
            }
          }
        }
      }
    }
  }

  /// Takes up a strip at a site's place.
  private mutating func enter(_ strip: Int, _ own: SiteGrid.Entry) {
    end = Int(grid.starts[strip + 1])
    let latitudes = grid.latitudes(of: strip)
    let middle = (latitudes.lowerBound + latitudes.upperBound) / 2
    scale = LocalScale(latitude: middle)
    let high = (latitudes.upperBound - middle) * scale.north
    tolerance = EdgeProbe.planarError(reach + high, scale)
    // A degree of longitude is shortest at the end of the window that is nearer to a pole.
    let north = reach / scale.north * 1.01 + 1e-7
    let pole = min(89.9, max(abs(latitudes.lowerBound - north), abs(latitudes.upperBound + north)))
    east = (reach * 1.0001 + 0.01) / LocalScale(latitude: pole).east
    let first = grid.strip(at: latitudes.lowerBound - north)
    strips = first..<grid.strip(at: latitudes.upperBound + north) + 1
    firsts = strips.map {
      grid.firstIndex(
        Int(grid.starts[$0]), Int(grid.starts[$0 + 1]), notWestOf: own.longitude - east)
    }
  }
}
