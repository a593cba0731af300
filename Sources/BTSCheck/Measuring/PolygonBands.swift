import Geometry

/// Tells whether places lie in polygons: each polygon's edges stand in bands of latitude.
///
/// Shape: features whose paths are not rings hold no place. A place on an edge or vertex is inside.
struct PolygonBands: Sendable {
  let shapes: Shapes
  /// By feature: where its bands start in `bandStarts`, its south, and bands per degree.
  private let bands: [Bands]
  /// Where each band's edges start in `edges`.
  private let bandStarts: [UInt32]
  /// An edge is the vertex where it starts.
  private let edges: [UInt32]

  private struct Bands: Sendable {
    var start: Int
    var count: Int
    var south: Double
    var perDegree: Double

    @inline(__always)
    func band(_ latitude: Double) -> Int { max(0, min(count - 1, Int((latitude - south) * perDegree))) }
  }

  /// Puts the edges of polygons into bands.
  ///
  /// - Parameter boxes: the box of each feature, empty for what is no polygon.
  init(_ shapes: Shapes, boxes: [Box]) {
    self.shapes = shapes
    bands = PolygonBands.bands(shapes, boxes)
    // Twice over the edges: how many each band has, then which.
    let bandCount = bands.last.map { $0.start + $0.count } ?? 0
    var starts = [UInt32](repeating: 0, count: bandCount + 1)
    PolygonBands.forEachEdge(shapes, bands) { _, band in starts[band + 1] += 1 }
    for band in 0..<bandCount { starts[band + 1] += starts[band] }
    bandStarts = starts
    var edges = [UInt32](repeating: 0, count: Int(starts[bandCount]))
    PolygonBands.forEachEdge(shapes, bands) { edge, band in
      edges[Int(starts[band])] = UInt32(edge)
      starts[band] += 1
    }
    self.edges = edges
  }

  /// Whether there is no polygon.
  var isEmpty: Bool { edges.isEmpty }

  /// The bands of each feature: about one for four edges.
  private static func bands(_ shapes: Shapes, _ boxes: [Box]) -> [Bands] {
    var start = 0
    return boxes.enumerated().map { feature, box in
      guard !box.isEmpty else { return Bands(start: start, count: 0, south: 0, perDegree: 0) }
      var vertices = 0
      for path in shapes.paths(of: feature) where shapes.kinds[path].isRing {
        vertices += shapes.vertices(of: path).count
      }
      let (count, height) = (max(1, vertices / 4), box.north - box.south)
      defer { start += count }
      return Bands(
        start: start, count: count, south: box.south, perDegree: height > 0 ? Double(count) / height : 0)
    }
  }

  /// Calls `body` with each edge (the vertex where it starts) and each band that it touches.
  @inline(__always)
  private static func forEachEdge(
    _ shapes: Shapes, _ bands: [Bands], _ body: (_ edge: Int, _ band: Int) -> Void
  ) {
    shapes.vertices.withUnsafeBufferPointer { vertices in
      for (feature, own) in bands.enumerated() where own.count > 0 {
        for path in shapes.paths(of: feature) where shapes.kinds[path].isRing {
          let places = shapes.vertices(of: path)
          var last = own.band(vertices[places.lowerBound].latitude)
          for edge in places.dropLast() {
            let next = own.band(vertices[edge + 1].latitude)
            for band in min(last, next)...max(last, next) { body(edge, own.start + band) }
            last = next
          }
        }
      }
    }
  }

  /// Whether the place lies in a polygon, or on its edge.
  func contains(_ place: Position, _ feature: Int) -> Bool {
    let own = bands[feature]
    guard own.count > 0 else { return false }
    let band = own.start + own.band(place.latitude)
    var isInside = false
    for k in bandStarts[band]..<bandStarts[band + 1] {
      let (a, b) = (shapes.vertices[Int(edges[Int(k)])], shapes.vertices[Int(edges[Int(k)]) + 1])
      let (low, high) = a.latitude < b.latitude ? (a, b) : (b, a)
      guard place.latitude >= low.latitude, place.latitude <= high.latitude else { continue }
      if low.latitude == high.latitude {
        if place.longitude >= min(a.longitude, b.longitude), place.longitude <= max(a.longitude, b.longitude)
        {
          return true
        }
        continue
      }
      let side = Orientation.sign(low, high, place)
      if side == 0 { return true }
      // Half open, so that a vertex is counted once.
      if side > 0, place.latitude < high.latitude { isInside.toggle() }
    }
    return isInside
  }

  /// Calls `body` with each edge of a polygon (the vertex where it starts) whose box meets `box`.
  func forEachEdge(of feature: Int, meeting box: Box, _ body: (_ edge: Int) -> Void) {
    let own = bands[feature]
    guard own.count > 0 else { return }
    for band in own.band(box.south)...own.band(box.north) {
      for k in bandStarts[own.start + band]..<bandStarts[own.start + band + 1] {
        let edge = Int(edges[Int(k)])
        var around = Box.empty
        around.include(shapes.vertices[edge])
        around.include(shapes.vertices[edge + 1])
        if around.meets(box) { body(edge) }
      }
    }
  }
}
