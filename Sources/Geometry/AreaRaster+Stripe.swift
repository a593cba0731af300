extension AreaRaster.Grid {
  /// What the cells of some rows know of polygons.
  ///
  /// - Parameters:
  ///   - boxes: the box of each polygon, empty for what is none.
  ///   - contains: whether a place lies in a polygon.
  public func cells(
    ofRows rows: Range<Int>, _ shapes: Shapes, boxes: [Box], contains: (Position, Int) -> Bool
  ) -> [Int32] {
    var stripe = AreaRaster.Stripe(self, rows)
    for (feature, box) in boxes.enumerated() where !box.isEmpty {
      let touched = row(box.south)...row(box.north)
      guard touched.overlaps(rows) else { continue }
      stripe.mark(shapes, feature)
      stripe.fill(feature, box, contains)
    }
    return stripe.cells
  }
}

extension AreaRaster {
  /// Some rows of a raster in the making; what lies in other rows is passed over.
  fileprivate struct Stripe {
    private let grid: AreaRaster.Grid
    private let rows: Range<Int>
    private(set) var cells: [Int32]

    init(_ grid: AreaRaster.Grid, _ rows: Range<Int>) {
      (self.grid, self.rows) = (grid, rows)
      cells = Array(repeating: AreaRaster.nothing, count: rows.count * grid.columns)
    }

    /// So much of a cell more on each side than is needed but for rounding.
    private static let margin = 1e-6

    /// Makes the cells unknown that an edge of a polygon touches.
    mutating func mark(_ shapes: Shapes, _ feature: Int) {
      for path in shapes.paths(of: feature) where shapes.kinds[path].isRing {
        var last: (vertex: Position, cell: (column: Int, row: Int)?)?
        for vertex in shapes.vertices[shapes.vertices(of: path)] {
          // Most edges are short, and do not leave the cell in which they start.
          let cell = innerCell(vertex)
          if let last {
            if let cell, let own = last.cell, cell == own {
              if rows.contains(cell.row) { cells[place(cell.column, cell.row)] = AreaRaster.unknown }
            } else {
              mark(from: last.vertex, to: vertex)
            }
          }
          last = (vertex, cell)
        }
      }
    }

    @inline(__always)
    private func place(_ column: Int, _ row: Int) -> Int { (row - rows.lowerBound) * grid.columns + column }

    /// The cell in which a place lies, farther from its edges than rounding may matter; nil where it does not.
    @inline(__always)
    private func innerCell(_ place: Position) -> (column: Int, row: Int)? {
      let x = (place.longitude - grid.bounds.west) * grid.perDegree.x
      let y = (place.latitude - grid.bounds.south) * grid.perDegree.y
      let (column, row) = (Int(x), Int(y))
      let (east, north) = (x - Double(column), y - Double(row))
      let inner = Stripe.margin...1 - Stripe.margin
      return column < grid.columns && row < grid.rows && inner.contains(east) && inner.contains(north)
        ? (column, row) : nil
    }

    private mutating func mark(from a: Position, to b: Position) {
      let margin = (x: Stripe.margin / grid.perDegree.x, y: Stripe.margin / grid.perDegree.y)
      let (low, high) = a.latitude < b.latitude ? (a, b) : (b, a)
      let (first, last) = (grid.row(low.latitude - margin.y), grid.row(high.latitude + margin.y))
      guard first < rows.upperBound, last >= rows.lowerBound else { return }
      let slope =
        high.latitude > low.latitude
        ? (high.longitude - low.longitude) / (high.latitude - low.latitude) : 0
      let (west, east) = (min(a.longitude, b.longitude), max(a.longitude, b.longitude))
      for row in max(first, rows.lowerBound)...min(last, rows.upperBound - 1) {
        var (start, end) = (west, east)
        if first < last {
          // The part of the edge between the row's latitudes.
          let south = grid.bounds.south + Double(row) / grid.perDegree.y - margin.y
          let north = grid.bounds.south + Double(row + 1) / grid.perDegree.y + margin.y
          let x = low.longitude + (max(south, low.latitude) - low.latitude) * slope
          let y = low.longitude + (min(north, high.latitude) - low.latitude) * slope
          (start, end) = (max(west, min(x, y)), min(east, max(x, y)))
        }
        for column in grid.column(start - margin.x)...grid.column(end + margin.x) {
          cells[place(column, row)] = AreaRaster.unknown
        }
      }
    }

    /// Tells the cells that no edge touches whether they lie in a polygon.
    mutating func fill(_ feature: Int, _ box: Box, _ contains: (Position, Int) -> Bool) {
      let (west, east) = (grid.column(box.west), grid.column(box.east))
      for row in max(rows.lowerBound, grid.row(box.south))...min(rows.upperBound - 1, grid.row(box.north)) {
        // Between two cells that no edge touches, side by side, nothing changes.
        var isInside: Bool?
        for column in west...east {
          let cell = place(column, row)
          guard cells[cell] != AreaRaster.unknown else {
            isInside = nil
            continue
          }
          let inside = isInside ?? contains(grid.middle(column, row), feature)
          isInside = inside
          if inside {
            cells[cell] = cells[cell] == AreaRaster.nothing ? Int32(feature) : AreaRaster.unknown
          }
        }
      }
    }
  }
}
