package import Geometry

/// Finds the polygons in which places lie: each polygon's edges stand in bands of latitude.
///
/// Shape: features whose paths are not rings are in no polygon. A place on an edge or vertex is inside.
package struct AreaIndex: Sendable {
  private let shapes: Shapes
  private let tree: BoxTree
  /// By feature: where its bands start in `bandStarts`, its south, and bands per degree.
  private var bands: [Bands] = []
  /// Where each band's edges start in `edges`.
  private var bandStarts: [UInt32] = []
  /// An edge is the vertex where it starts.
  private var edges: [UInt32] = []

  private struct Bands: Sendable {
    var start: Int
    var count: Int
    var south: Double
    var perDegree: Double
  }

  /// Prepares the polygons among the features of a layer.
  package init(_ shapes: Shapes) {
    self.shapes = shapes
    let boxes = (0..<shapes.count).map { feature in
      shapes.paths(of: feature).contains { shapes.kinds[$0].isRing } ? shapes.box(of: feature) : .empty
    }
    tree = BoxTree(boxes)
    for feature in boxes.indices { prepare(feature, boxes[feature]) }
    bandStarts.append(UInt32(edges.count))
  }

  private mutating func prepare(_ feature: Int, _ box: Box) {
    guard !box.isEmpty else {
      return bands.append(Bands(start: bandStarts.count, count: 0, south: 0, perDegree: 0))
    }
    let rings = shapes.paths(of: feature).filter { shapes.kinds[$0].isRing }
    let count = max(1, rings.reduce(0) { $0 + shapes.vertices(of: $1).count } / 4)
    let height = box.north - box.south
    let own = Bands(
      start: bandStarts.count, count: count, south: box.south,
      perDegree: height > 0 ? Double(count) / height : 0)
    bands.append(own)
    // Twice over the edges: how many each band has, then which.
    var places = [UInt32](repeating: 0, count: count + 1)
    forEachEdge(rings) { edge in
      for band in span(edge, own) { places[band + 1] += 1 }
    }
    for band in 0..<count { places[band + 1] += places[band] }
    let base = UInt32(edges.count)
    for band in 0..<count { bandStarts.append(base + places[band]) }
    edges.append(contentsOf: repeatElement(0, count: Int(places[count])))
    forEachEdge(rings) { edge in
      for band in span(edge, own) {
        edges[Int(base + places[band])] = UInt32(edge)
        places[band] += 1
      }
    }
  }

  private func forEachEdge(_ rings: [Int], _ body: (Int) -> Void) {
    for ring in rings {
      for vertex in shapes.vertices(of: ring).dropLast() { body(vertex) }
    }
  }

  /// The bands that an edge touches.
  private func span(_ edge: Int, _ own: Bands) -> ClosedRange<Int> {
    let (a, b) = (shapes.vertices[edge].latitude, shapes.vertices[edge + 1].latitude)
    return band(min(a, b), own)...band(max(a, b), own)
  }

  @inline(__always)
  private func band(_ latitude: Double, _ own: Bands) -> Int {
    max(0, min(own.count - 1, Int((latitude - own.south) * own.perDegree)))
  }

  /// Calls `body` with each polygon in which the place lies.
  package func forEach(containing place: Position, _ body: (Int) -> Void) {
    tree.forEach(at: place) { if contains(place, $0) { body($0) } }
  }

  /// Whether the place lies in a polygon, or on its edge.
  package func contains(_ place: Position, _ feature: Int) -> Bool {
    let own = bands[feature]
    guard own.count > 0 else { return false }
    let band = own.start + band(place.latitude, own)
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

  /// Calls `body` with each polygon and each of its edges (the vertex where it starts) whose box meets `box`.
  package func forEachEdge(meeting box: Box, _ body: (_ feature: Int, _ edge: Int) -> Void) {
    tree.forEach(meeting: box) { feature in
      let own = bands[feature]
      guard own.count > 0 else { return }
      for band in band(box.south, own)...band(box.north, own) {
        for k in bandStarts[own.start + band]..<bandStarts[own.start + band + 1] {
          let edge = Int(edges[Int(k)])
          var around = Box.empty
          around.include(shapes.vertices[edge])
          around.include(shapes.vertices[edge + 1])
          if around.meets(box) { body(feature, edge) }
        }
      }
    }
  }
}
