package import Geometry

/// Finds the polygons of a layer in which places lie.
///
/// Shape: a place on an edge or vertex is inside.
package final class AreaIndex: Sendable {
  private let polygons: PolygonBands
  private let boxes: [Box]
  private let grid: BoxGrid
  /// Tells most of many places at once.
  private let raster: AreaRaster?

  /// For so many places a raster is worth its making, if there are as many as half the edges.
  private static let many = 10_000
  /// The most cells of a raster, 16 MB, and for each vertex.
  private static let mostCells = 1 << 22
  private static let cellsPerVertex = 64

  /// Prepares the polygons among the features of a layer.
  package init(_ shapes: Shapes) {
    boxes = (0..<shapes.count).map { feature in
      shapes.paths(of: feature).contains { shapes.kinds[$0].isRing } ? shapes.box(of: feature) : .empty
    }
    polygons = PolygonBands(shapes, boxes: boxes)
    grid = BoxGrid(boxes)
    raster = nil
  }

  private init(_ other: AreaIndex, raster: AreaRaster) {
    (polygons, boxes, grid, self.raster) = (other.polygons, other.boxes, other.grid, raster)
  }

  /// The same index, ready to be asked for about so many places: many are worth a raster.
  package func prepared(for places: Int, jobs: Int) -> AreaIndex {
    let (shapes, polygons, boxes) = (polygons.shapes, polygons, boxes)
    let wanted = min(2 * places, shapes.vertices.count * AreaIndex.cellsPerVertex, AreaIndex.mostCells)
    guard places >= max(AreaIndex.many, shapes.vertices.count / 2), !polygons.isEmpty,
      let grid = AreaRaster.Grid(over: boxes, cells: wanted)
    else { return self }
    let rows = Parallel.ranges(grid.rows, jobs: jobs, least: 16)
    let stripes = Parallel.map(rows.count, jobs: jobs) { part in
      grid.cells(ofRows: rows[part], shapes, boxes: boxes) { polygons.contains($0, $1) }
    }
    return AreaIndex(self, raster: AreaRaster(grid, cells: Parallel.joined(stripes, jobs: jobs) { $1 }))
  }

  /// Calls `body` with each polygon in which the place lies.
  @inline(__always)
  package func forEach(containing place: Position, _ body: (Int) -> Void) {
    switch raster?.answer(at: place) ?? .unknown {
    case .nothing: return
    case .only(let feature): body(feature)
    case .unknown: grid.forEach(at: place) { if polygons.contains(place, $0) { body($0) } }
    }
  }

  /// Whether the place may lie in a polygon.
  @inline(__always)
  func mayContain(_ place: Position) -> Bool {
    guard !polygons.isEmpty else { return false }
    var isFound = false
    grid.forEach(at: place) { _ in isFound = true }
    return isFound
  }

  /// Whether the place lies in a polygon, or on its edge.
  package func contains(_ place: Position, _ feature: Int) -> Bool { polygons.contains(place, feature) }

  /// Calls `body` with each polygon and each of its edges (the vertex where it starts) whose box meets `box`.
  package func forEachEdge(meeting box: Box, _ body: (_ feature: Int, _ edge: Int) -> Void) {
    grid.forEach(meeting: box) { feature in
      polygons.forEachEdge(of: feature, meeting: box) { body(feature, $0) }
    }
  }
}
