package import Geometry

/// Finds sites near places: strips of latitude, each with its sites from west to east.
///
/// Shape: sites that stand near each other mostly stand near each other here too, so that work in the grid's order
/// finds what it needs in the processor's cache.
package final class SiteGrid: Sendable {
  /// The number of sites.
  package let count: Int
  /// Where each strip starts, and the end.
  package let starts: [Int32]
  /// The sites that stand in crowds on one spot.
  let crowds: SiteCrowds
  private let south: Double
  private let height: Double
  /// By index in the grid's order: where a site stands, and which it is, as `Sites` counts them.
  ///
  /// Shape: threads that look at an array side by side count references to it, and wait for each other; these stay where
  /// they are for as long as the grid lives.
  private nonisolated(unsafe) let places: UnsafeMutablePointer<Position>
  private nonisolated(unsafe) let sites: UnsafeMutablePointer<Int32>

  /// Sorts sites into strips about twice as high as what is looked for is far, so that it is mostly in two of them.
  package init(_ all: Sites, counting: [Int32], reach: Double, jobs: Int) {
    let ranges = Parallel.ranges(counting.count, jobs: jobs, least: 1 << 14)
    let bounds = Parallel.map(ranges.count, jobs: jobs) { part in
      ranges[part].reduce(into: (low: Double.infinity, high: -Double.infinity)) { bounds, index in
        let latitude = all.position(counting[index]).latitude
        bounds = (min(bounds.low, latitude), max(bounds.high, latitude))
      }
    }
    let low = bounds.isEmpty ? 0 : bounds.reduce(.infinity) { min($0, $1.low) }
    let high = bounds.isEmpty ? 0 : bounds.reduce(-.infinity) { max($0, $1.high) }
    // No more strips than sites.
    let height = max(
      2 * max(100, min(reach, 5000)) / 111_000, (high - low) / Double(counting.count + 1), 1e-9)
    let stripCount = Int((high - low) / height) + 1
    @Sendable func strip(_ place: Position) -> Int { Int((place.latitude - low) / height) }

    // Where the sites of each part and strip go: strip by strip, in each the parts in order.
    let counts = Parallel.map(ranges.count, jobs: jobs) { part in
      ranges[part].reduce(into: [Int32](repeating: 0, count: stripCount)) { counts, index in
        counts[strip(all.position(counting[index]))] += 1
      }
    }
    var starts = [Int32](repeating: 0, count: stripCount + 1)
    var firsts = counts
    var next: Int32 = 0
    for strip in 0..<stripCount {
      starts[strip] = next
      for part in firsts.indices {
        (firsts[part][strip], next) = (next, next + firsts[part][strip])
      }
    }
    starts[stripCount] = next
    let (own, bound) = (firsts, starts)
    // Each part, and then each strip, writes places of its own.
    nonisolated(unsafe) let places = UnsafeMutablePointer<Position>.allocate(capacity: max(1, counting.count))
    nonisolated(unsafe) let sites = UnsafeMutablePointer<Int32>.allocate(capacity: max(1, counting.count))
    _ = Parallel.map(ranges.count, jobs: jobs) { part in
      var next = own[part]
      for index in ranges[part] {
        let place = all.position(counting[index])
        let strip = strip(place)
        (places + Int(next[strip])).initialize(to: place)
        (sites + Int(next[strip])).initialize(to: counting[index])
        next[strip] += 1
      }
    }
    let strips = Parallel.ranges(stripCount, jobs: jobs, least: 64)
    _ = Parallel.map(strips.count, jobs: jobs) { part in
      var sorter = StripSorter()
      for strip in strips[part] {
        let start = Int(bound[strip])
        sorter.sort(places + start, sites + start, count: Int(bound[strip + 1]) - start)
      }
    }
    (self.places, self.sites, count, self.starts) = (places, sites, counting.count, starts)
    crowds = SiteCrowds(count: counting.count) { places[$0] }
    (south, self.height) = (low, height)
  }

  deinit {
    places.deallocate()
    sites.deallocate()
  }

  /// Where the site at an index of the grid stands.
  @inline(__always)
  package func place(at index: Int) -> Position { places[index] }

  /// The site at an index of the grid, as `Sites` counts them.
  @inline(__always)
  package func site(at index: Int) -> Int32 { sites[index] }

  /// Calls `body` with each site (its index in the grid) in a box.
  @inline(__always)
  package func forEach(in box: Box, _ body: (Int) -> Void) {
    forEach(in: box, crowd: { $0.forEach(body) }, body)
  }

  /// Calls `body` with each site in a box, but `crowd` with those that crowd on one spot.
  @inline(__always)
  func forEach(in box: Box, crowd: (Range<Int>) -> Void, _ body: (Int) -> Void) {
    guard count > 0, box.north >= south else { return }
    for strip in strip(at: box.south)...strip(at: box.north) {
      var index = firstIndex(Int(starts[strip]), Int(starts[strip + 1]), notWestOf: box.west)
      let end = Int(starts[strip + 1])
      while index < end, places[index].longitude <= box.east {
        let isInside = places[index].latitude >= box.south && places[index].latitude <= box.north
        if let range = crowds.crowd(at: index) {
          if isInside { crowd(range) }
          index = range.upperBound
        } else {
          if isInside { body(index) }
          index += 1
        }
      }
    }
  }

  /// The strip of a latitude, or the nearest one.
  @inline(__always)
  package func strip(at latitude: Double) -> Int {
    Int(max(0, min(Double(starts.count - 2), ((latitude - south) / height).rounded(.down))))
  }

  /// The strip of the site at an index of the grid.
  package func strip(of index: Int) -> Int {
    (0..<starts.count - 1).partitioningIndex { Int(starts[$0 + 1]) > index }
  }

  /// The latitudes between which a strip's sites stand.
  package func latitudes(of strip: Int) -> ClosedRange<Double> {
    // A little more, for the rounding of what sorted them.
    let (low, high) = (south + Double(strip) * height, south + Double(strip + 1) * height)
    return low - height * 1e-6...high + height * 1e-6
  }

  /// How many degrees of longitude and of latitude a distance spans at most, wherever it starts in a strip.
  func span(of metres: Double, around strip: Int) -> (east: Double, north: Double) {
    let latitudes = latitudes(of: strip)
    let north =
      metres / LocalScale(latitude: (latitudes.lowerBound + latitudes.upperBound) / 2).north * 1.01 + 1e-7
    // A degree of longitude is shortest at the end that is nearer to a pole.
    let pole = min(89.9, max(abs(latitudes.lowerBound - north), abs(latitudes.upperBound + north)))
    return ((metres * 1.0001 + 0.01) / LocalScale(latitude: pole).east, north)
  }

  /// The first site of a run that is not west of a longitude.
  @inline(__always)
  package func firstIndex(_ start: Int, _ end: Int, notWestOf west: Double) -> Int {
    (start..<end).partitioningIndex { !(places[$0].longitude < west) }
  }
}
