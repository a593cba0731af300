import Geometry

extension TileRows {
  /// Finds a tile's rows and those of its halo.
  ///
  /// - Parameters:
  ///   - walk: the rows whose position is known, in an order that leads from place to place and is that of every run.
  ///   - reach: the greatest distance in metres at which a rule looks at other sites.
  init(_ tile: Tile, _ sites: Sites, _ grid: SiteGrid, walk: [Int32], reach: Double) {
    let proposals = sites.proposals
    var roles = [Role](repeating: .far, count: proposals.count)
    var order = walk
    if walk.count < proposals.count {
      order += (0..<Int32(proposals.count)).filter { proposals.positions[Int($0)].longitude.isNaN }
    }
    var box = Box.empty
    for row in order[tile.range(of: proposals.count)] {
      roles[Int(row)] = .own
      let place = proposals.positions[Int(row)]
      if !place.longitude.isNaN { box.include(place) }
    }
    if reach > 0, !box.isEmpty {
      // A degree of longitude is shortest at one of the corners.
      let corners = [box.west, box.east].flatMap { longitude in
        [box.south, box.north].map { Position(longitude: longitude, latitude: $0) }
      }
      for corner in corners { box.include(Box.around(corner, within: reach)) }
      grid.forEach(in: box) { index in
        let row = Int(grid.site(at: index)) - sites.mastCount
        if row >= 0, roles[row] == .far { roles[row] = .near }
      }
    }
    self.init(tile: tile, roles: roles)
  }
}
