package import Geometry

/// Finds sites near places: strips of latitude, each with its sites from west to east.
package final class SiteGrid: Sendable {
  /// The sites in the grid's order, with their coordinates in columns.
  package let sites: [Int32]
  package let longitudes: [Double]
  package let latitudes: [Double]
  /// Where each strip starts, and the end.
  private let starts: [Int32]
  private let south: Double
  private let height: Double

  /// Sorts sites into strips about as high as what is looked for is far.
  package init(_ all: Sites, counting: [Int32], reach: Double, jobs: Int) {
    let places = counting.map { all.position($0) }
    let low = places.lazy.map(\.latitude).min() ?? 0
    let high = places.lazy.map(\.latitude).max() ?? 0
    // No more strips than sites.
    let height = max(max(100, min(reach, 5000)) / 111_000, (high - low) / Double(counting.count + 1), 1e-9)
    let count = Int((high - low) / height) + 1
    let strips = places.map { Int32(($0.latitude - low) / height) }
    var starts = [Int32](repeating: 0, count: count + 1)
    for strip in strips { starts[Int(strip) + 1] += 1 }
    for strip in 0..<count { starts[strip + 1] += starts[strip] }
    var next = starts
    var order = [(longitude: Double, index: Int32)](repeating: (0, 0), count: counting.count)
    for (index, strip) in strips.enumerated() {
      order[Int(next[Int(strip)])] = (places[index].longitude, Int32(index))
      next[Int(strip)] += 1
    }
    let (bounds, rough) = (starts, order)
    let ranges = Parallel.ranges(count, jobs: jobs, least: 64)
    let sorted = Parallel.map(ranges.count, jobs: jobs) { part -> [(longitude: Double, index: Int32)] in
      ranges[part].flatMap { strip in
        rough[Int(bounds[strip])..<Int(bounds[strip + 1])].sorted {
          ($0.longitude, $0.index) < ($1.longitude, $1.index)
        }
      }
    }
    var (sites, longitudes, latitudes): ([Int32], [Double], [Double]) = ([], [], [])
    sites.reserveCapacity(counting.count)
    longitudes.reserveCapacity(counting.count)
    latitudes.reserveCapacity(counting.count)
    for site in sorted.joined() {
      sites.append(counting[Int(site.index)])
      longitudes.append(site.longitude)
      latitudes.append(places[Int(site.index)].latitude)
    }
    (self.sites, self.longitudes, self.latitudes) = (sites, longitudes, latitudes)
    (self.starts, south, self.height) = (starts, low, height)
  }

  /// The number of sites.
  package var count: Int { sites.count }

  /// Calls `body` with each site (its index in the grid) in a box.
  @inline(__always)
  package func forEach(in box: Box, _ body: (Int) -> Void) {
    guard count > 0, box.north >= south else { return }
    let last = starts.count - 2
    let from = max(0, min(last, Int(((box.south - south) / height).rounded(.down))))
    let to = max(0, min(last, Int(((box.north - south) / height).rounded(.down))))
    guard box.north >= south else { return }
    for strip in from...to {
      var index = firstIndex(Int(starts[strip]), Int(starts[strip + 1]), notWestOf: box.west)
      let end = Int(starts[strip + 1])
      while index < end, longitudes[index] <= box.east {
        if latitudes[index] >= box.south, latitudes[index] <= box.north { body(index) }
        index += 1
      }
    }
  }

  /// The first site of a run that is not west of a longitude.
  @inline(__always)
  private func firstIndex(_ start: Int, _ end: Int, notWestOf west: Double) -> Int {
    var (low, high) = (start, end)
    while low < high {
      let middle = (low + high) / 2
      if longitudes[middle] < west { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
