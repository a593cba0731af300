import Geometry

extension SiteGrid {
  /// The proposals (their indexes in the grid) that may have another within a few metres; those that are left out have none.
  ///
  /// - Parameter mastCount: the number of masts, which come before the proposals among the grid's sites.
  func proposalsWithOthers(within metres: Double, mastCount: Int, jobs: Int) -> [Int] {
    let strips = Parallel.ranges(starts.count - 1, jobs: jobs, least: 64)
    return Parallel.map(strips.count, jobs: jobs) { part in
      strips[part].flatMap { proposalsWithOthers(in: $0, within: metres, mastCount) }
    }.flatMap { $0 }
  }

  private func proposalsWithOthers(in strip: Int, within metres: Double, _ mastCount: Int) -> [Int] {
    let latitudes = latitudes(of: strip)
    let (east, north) = span(of: metres, around: strip)
    let sites = Int(starts[strip])..<Int(starts[strip + 1])

    func isNear(_ index: Int, by step: Int) -> Bool {
      let own = place(at: index)
      var other = index + step
      while sites.contains(other) {
        let place = place(at: other)
        guard abs(place.longitude - own.longitude) <= east else { return false }
        if abs(place.latitude - own.latitude) <= north, site(at: other) >= Int32(mastCount) { return true }
        other += step
      }
      return false
    }
    return sites.filter { index in
      guard site(at: index) >= Int32(mastCount) else { return false }
      // What is near may stand in the next strip.
      let latitude = place(at: index).latitude
      let isAtEdge = latitude - north < latitudes.lowerBound || latitude + north > latitudes.upperBound
      return isAtEdge || isNear(index, by: 1) || isNear(index, by: -1)
    }
  }
}
