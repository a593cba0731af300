import Geometry
import PROJ

extension Plan {
  /// The box around the territory.
  var area: GeographicBox? {
    guard let vertices = territory?.shapes.vertices, let first = vertices.first else { return nil }
    var box = GeographicBox(
      west: first.longitude, south: first.latitude, east: first.longitude, north: first.latitude)
    for vertex in vertices {
      box.west = min(box.west, vertex.longitude)
      box.south = min(box.south, vertex.latitude)
      box.east = max(box.east, vertex.longitude)
      box.north = max(box.north, vertex.latitude)
    }
    return box
  }
}
