/// Tells at once, for most places, in which polygon they lie: a grid of cells, each of which knows whether it lies wholly
/// in one polygon, or in none.
///
/// Shape: cells that an edge touches, or that lie in several polygons, know nothing, and the polygons must be asked.
public struct AreaRaster: Sendable {
  /// What a cell knows.
  public enum Answer: Sendable {
    case nothing, only(Int), unknown
  }

  private let bounds: Box
  private let columns: Int
  private let rows: Int
  private let perDegree: (x: Double, y: Double)
  /// By cell, row after row: a polygon, or one of the two below.
  private var cells: [Int32]
  private static let nothing: Int32 = -1
  private static let unknown: Int32 = -2

  /// A raster that knows nothing.
  public static let blank = AreaRaster(bounds: .empty, columns: 0, rows: 0)

  private init(bounds: Box, columns: Int, rows: Int) {
    (self.bounds, self.columns, self.rows) = (bounds, columns, rows)
    perDegree = (Double(columns) / (bounds.east - bounds.west), Double(rows) / (bounds.north - bounds.south))
    cells = Array(repeating: AreaRaster.nothing, count: columns * rows)
  }

  /// Prepares a raster; it knows nothing where it would cost more than it saves: where the polygons are many layers thick.
  ///
  /// - Parameters:
  ///   - boxes: the box of each polygon, empty for what is none.
  ///   - cells: about how many cells.
  ///   - contains: whether a place lies in a polygon.
  public init(_ shapes: Shapes, boxes: [Box], cells wanted: Int, contains: (Position, Int) -> Bool) {
    var raster = AreaRaster.raster(of: boxes, cells: wanted) ?? .blank
    for (feature, box) in boxes.enumerated() where !box.isEmpty && !raster.cells.isEmpty {
      raster.mark(shapes, feature)
      raster.fill(feature, box, contains)
    }
    self = raster
  }

  /// An empty raster for polygons in some boxes; nil where it would not be worth its making.
  private static func raster(of boxes: [Box], cells wanted: Int) -> AreaRaster? {
    var bounds = Box.empty
    for box in boxes where !box.isEmpty { bounds.include(box) }
    let (width, height) = (bounds.east - bounds.west, bounds.north - bounds.south)
    // Cells of less than a ten thousandth of a degree would be no greater than what rounding may do.
    guard width > 1e-3, height > 1e-3, wanted > 0 else { return nil }
    let columns = max(1, min(wanted, Int((Double(wanted) * width / height).squareRoot()), Int(width / 1e-4)))
    let rows = max(1, min(wanted / columns, Int(height / 1e-4)))
    let raster = AreaRaster(bounds: bounds, columns: columns, rows: rows)
    let touched = boxes.reduce(0.0) { sum, box in
      guard !box.isEmpty else { return sum }
      return sum + ((box.east - box.west) * raster.perDegree.x + 2)
        * ((box.north - box.south) * raster.perDegree.y + 2)
    }
    return touched < 8 * Double(columns * rows) + 1024 ? raster : nil
  }

  /// What is known of a place.
  @inline(__always)
  public func answer(at place: Position) -> Answer {
    guard !cells.isEmpty else { return .unknown }
    guard bounds.contains(place) else { return .nothing }
    switch cells[row(place.latitude) * columns + column(place.longitude)] {
    case AreaRaster.nothing: return .nothing
    case AreaRaster.unknown: return .unknown
    case let feature: return .only(Int(feature))
    }
  }

  @inline(__always)
  private func column(_ longitude: Double) -> Int {
    max(0, min(columns - 1, Int((longitude - bounds.west) * perDegree.x)))
  }

  @inline(__always)
  private func row(_ latitude: Double) -> Int {
    max(0, min(rows - 1, Int((latitude - bounds.south) * perDegree.y)))
  }

  /// So much of a cell more on each side than is needed but for rounding.
  private static let margin = 1e-6

  /// Makes the cells unknown that an edge of a polygon touches.
  private mutating func mark(_ shapes: Shapes, _ feature: Int) {
    for path in shapes.paths(of: feature) where shapes.kinds[path].isRing {
      var last: (vertex: Position, cell: Int)?
      for vertex in shapes.vertices[shapes.vertices(of: path)] {
        // Most edges are short, and do not leave the cell in which they start.
        let cell = innerCell(vertex)
        if let last {
          if cell >= 0, cell == last.cell {
            cells[cell] = AreaRaster.unknown
          } else {
            mark(from: last.vertex, to: vertex)
          }
        }
        last = (vertex, cell)
      }
    }
  }

  /// The cell in which a place lies, farther from its edges than rounding may matter; -1 where it does not.
  @inline(__always)
  private func innerCell(_ place: Position) -> Int {
    let x = (place.longitude - bounds.west) * perDegree.x
    let y = (place.latitude - bounds.south) * perDegree.y
    let (column, row) = (Int(x), Int(y))
    let (east, north) = (x - Double(column), y - Double(row))
    let inner = AreaRaster.margin...1 - AreaRaster.margin
    return column < columns && row < rows && inner.contains(east) && inner.contains(north)
      ? row * columns + column : -1
  }

  private mutating func mark(from a: Position, to b: Position) {
    let margin = (x: AreaRaster.margin / perDegree.x, y: AreaRaster.margin / perDegree.y)
    let (low, high) = a.latitude < b.latitude ? (a, b) : (b, a)
    let (first, last) = (row(low.latitude - margin.y), row(high.latitude + margin.y))
    let slope =
      high.latitude > low.latitude ? (high.longitude - low.longitude) / (high.latitude - low.latitude) : 0
    let (west, east) = (min(a.longitude, b.longitude), max(a.longitude, b.longitude))
    for row in first...last {
      var (start, end) = (west, east)
      if first < last {
        // The part of the edge between the row's latitudes.
        let south = bounds.south + Double(row) / perDegree.y - margin.y
        let north = bounds.south + Double(row + 1) / perDegree.y + margin.y
        let x = low.longitude + (max(south, low.latitude) - low.latitude) * slope
        let y = low.longitude + (min(north, high.latitude) - low.latitude) * slope
        (start, end) = (max(west, min(x, y)), min(east, max(x, y)))
      }
      for column in column(start - margin.x)...column(end + margin.x) {
        cells[row * columns + column] = AreaRaster.unknown
      }
    }
  }

  /// Tells the cells that no edge touches whether they lie in a polygon.
  private mutating func fill(_ feature: Int, _ box: Box, _ contains: (Position, Int) -> Bool) {
    let (west, east) = (column(box.west), column(box.east))
    for row in row(box.south)...row(box.north) {
      // Between two cells that no edge touches, side by side, nothing changes.
      var isInside: Bool?
      for column in west...east {
        let cell = row * columns + column
        guard cells[cell] != AreaRaster.unknown else {
          isInside = nil
          continue
        }
        let inside = isInside ?? contains(middle(column, row), feature)
        isInside = inside
        if inside { cells[cell] = cells[cell] == AreaRaster.nothing ? Int32(feature) : AreaRaster.unknown }
      }
    }
  }

  private func middle(_ column: Int, _ row: Int) -> Position {
    Position(
      longitude: bounds.west + (Double(column) + 0.5) / perDegree.x,
      latitude: bounds.south + (Double(row) + 0.5) / perDegree.y)
  }
}
