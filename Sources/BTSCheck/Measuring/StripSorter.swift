import Geometry

/// Sorts the sites of strips from west to east, those on one meridian from south to north, then as `Sites` counts them.
struct StripSorter {
  private var sites: [Site] = []
  /// Where the sites of each cell go.
  private var ends: [Int] = []

  private struct Site {
    var place: Position
    var site: Int32

    @inline(__always)
    static func < (a: Site, b: Site) -> Bool {
      (a.place.longitude, a.place.latitude, a.site) < (b.place.longitude, b.place.latitude, b.site)
    }
  }

  /// So many in a cell are sorted by themselves.
  private static let many = 16

  /// Sorts the sites of a strip.
  ///
  /// Shape: first into as many cells as there are sites, from west to east; then each is put in its place among the few of
  /// its cell.
  mutating func sort(
    _ places: UnsafeMutablePointer<Position>, _ numbers: UnsafeMutablePointer<Int32>, count: Int
  ) {
    guard count > 1 else { return }
    var (west, east) = (Double.infinity, -Double.infinity)
    for index in 0..<count {
      west = min(west, places[index].longitude)
      east = max(east, places[index].longitude)
    }
    let perDegree = east > west ? Double(count - 1) / (east - west) : 0
    @inline(__always) func cell(_ index: Int) -> Int { Int((places[index].longitude - west) * perDegree) }

    ends.removeAll(keepingCapacity: true)
    ends.append(contentsOf: repeatElement(0, count: count))
    for index in 0..<count { ends[cell(index)] += 1 }
    var end = 0
    for cell in 0..<count { (ends[cell], end) = (end, end + ends[cell]) }
    sites.removeAll(keepingCapacity: true)
    sites.append(contentsOf: repeatElement(Site(place: places[0], site: 0), count: count))
    sites.withUnsafeMutableBufferPointer { sites in
      for index in 0..<count {
        let cell = cell(index)
        sites[ends[cell]] = Site(place: places[index], site: numbers[index])
        ends[cell] += 1
      }
      var start = 0
      for end in ends {
        if end - start > StripSorter.many {
          var cell = UnsafeMutableBufferPointer(rebasing: sites[start..<end])
          cell.sort(by: <)
        }
        start = end
      }
      for index in 1..<count where sites[index] < sites[index - 1] {
        let site = sites[index]
        var place = index
        while place > 0, site < sites[place - 1] {
          sites[place] = sites[place - 1]
          place -= 1
        }
        sites[place] = site
      }
      for index in 0..<count {
        places[index] = sites[index].place
        numbers[index] = sites[index].site
      }
    }
  }
}
