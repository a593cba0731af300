import Geometry

/// Looks at what stands around the sites of a grid, one site after the other: a window that moves east along a strip.
///
/// Shape: in each strip that may hold something near, the window's western edge only moves east, so that nothing is
/// searched for.
struct SiteWindow: ~Copyable {
  private let grid: SiteGrid
  /// The farthest that is looked for, in metres.
  private let reach: Double
  /// What the window holds of each strip that it covers.
  private var runs: [Run] = []
  /// Where the strip of the last site ends.
  private var end = 0
  /// Metres in a degree, for the strip's latitude; and by how much distances in this plane may be off, as a factor.
  private(set) var scale = LocalScale(latitude: 0)
  private(set) var tolerance = 0.0
  /// The reach in degrees of longitude and of latitude, wherever in the window.
  private var span = (east: 0.0, north: 0.0)

  /// The sites of a strip from the window's western edge on.
  private struct Run {
    var first: Int
    var end: Int
    var latitudes: ClosedRange<Double>
  }

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
    let own = grid.place(at: index)
    if index >= end || runs.isEmpty { enter(grid.strip(of: index), own) }
    let bound = metres * (1 + tolerance) + 0.001
    let (most, share) = (bound * bound, min(1, bound / reach))
    let (west, east, height) = (
      own.longitude - span.east, own.longitude + share * span.east, share * span.north
    )
    for k in runs.indices
    where own.latitude + height >= runs[k].latitudes.lowerBound
      && own.latitude - height <= runs[k].latitudes.upperBound
    {
      let stop = runs[k].end
      var other = runs[k].first
      while other < stop, grid.place(at: other).longitude < west { other += 1 }
      runs[k].first = other
      while other < stop {
        let place = grid.place(at: other)
        guard place.longitude <= east else { break }
        let x = (place.longitude - own.longitude) * scale.east
        let y = (place.latitude - own.latitude) * scale.north
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

  /// Takes up a strip at a site's place.
  private mutating func enter(_ strip: Int, _ own: Position) {
    end = Int(grid.starts[strip + 1])
    let latitudes = grid.latitudes(of: strip)
    let middle = (latitudes.lowerBound + latitudes.upperBound) / 2
    scale = LocalScale(latitude: middle)
    let high = (latitudes.upperBound - middle) * scale.north
    tolerance = EdgeProbe.planarError(reach + high, scale)
    span = grid.span(of: reach, around: strip)
    let (first, last) = (
      grid.strip(at: latitudes.lowerBound - span.north), grid.strip(at: latitudes.upperBound + span.north)
    )
    runs = (first...last).map { strip in
      let (start, end) = (Int(grid.starts[strip]), Int(grid.starts[strip + 1]))
      return Run(
        first: grid.firstIndex(start, end, notWestOf: own.longitude - span.east), end: end,
        latitudes: grid.latitudes(of: strip))
    }
  }
}
