/// Tells at once, for most places, in which polygon they lie: a grid of cells, each of which knows whether it lies wholly
/// in one polygon, or in none.
///
/// Shape: cells that an edge touches, or that lie in several polygons, know nothing, and the polygons must be asked.
public struct AreaRaster: Sendable {
  /// What a cell knows.
  public enum Answer: Sendable {
    case nothing, only(Int), unknown
  }

  private let grid: Grid
  /// By cell, row after row: a polygon, or one of the two below.
  private let cells: [Int32]
  static let nothing: Int32 = -1
  static let unknown: Int32 = -2

  /// A raster of all rows of a grid, by what its cells know.
  public init(_ grid: Grid, cells: [Int32]) {
    (self.grid, self.cells) = (grid, cells)
  }

  /// What is known of a place.
  @inline(__always)
  public func answer(at place: Position) -> Answer {
    guard grid.bounds.contains(place) else { return .nothing }
    switch cells[grid.row(place.latitude) * grid.columns + grid.column(place.longitude)] {
    case AreaRaster.nothing: return .nothing
    case AreaRaster.unknown: return .unknown
    case let feature: return .only(Int(feature))
    }
  }

  /// How the cells lie.
  public struct Grid: Sendable {
    let bounds: Box
    let columns: Int
    /// How many rows there are, the first in the south.
    public let rows: Int
    let perDegree: (x: Double, y: Double)

    /// A grid over polygons; nil where a raster would cost more than it saves: where they are many layers thick.
    ///
    /// - Parameters:
    ///   - boxes: the box of each polygon, empty for what is none.
    ///   - wanted: about how many cells.
    public init?(over boxes: [Box], cells wanted: Int) {
      var bounds = Box.empty
      for box in boxes where !box.isEmpty { bounds.include(box) }
      let (width, height) = (bounds.east - bounds.west, bounds.north - bounds.south)
      // Cells of less than a ten thousandth of a degree would be no greater than what rounding may do.
      guard width > 1e-3, height > 1e-3, wanted > 0 else { return nil }
      let columns = max(
        1, min(wanted, Int((Double(wanted) * width / height).squareRoot()), Int(width / 1e-4)))
      let rows = max(1, min(wanted / columns, Int(height / 1e-4)))
      let perDegree = (x: Double(columns) / width, y: Double(rows) / height)
      let touched = boxes.reduce(0.0) { sum, box in
        guard !box.isEmpty else { return sum }
        return sum + ((box.east - box.west) * perDegree.x + 2) * ((box.north - box.south) * perDegree.y + 2)
      }
      guard touched < 8 * Double(columns * rows) + 1024 else { return nil }
      (self.bounds, self.columns, self.rows, self.perDegree) = (bounds, columns, rows, perDegree)
    }

    @inline(__always)
    func column(_ longitude: Double) -> Int {
      max(0, min(columns - 1, Int((longitude - bounds.west) * perDegree.x)))
    }

    @inline(__always)
    func row(_ latitude: Double) -> Int {
      max(0, min(rows - 1, Int((latitude - bounds.south) * perDegree.y)))
    }

    func middle(_ column: Int, _ row: Int) -> Position {
      Position(
        longitude: bounds.west + (Double(column) + 0.5) / perDegree.x,
        latitude: bounds.south + (Double(row) + 0.5) / perDegree.y)
    }
  }
}
