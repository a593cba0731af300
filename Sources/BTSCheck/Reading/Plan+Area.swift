import Geometry
import PROJ

extension Plan {
  /// The box around the territory.
  var area: GeographicBox? {
    guard let box = territory?.shapes.box, !box.isEmpty else { return nil }
    return GeographicBox(west: box.west, south: box.south, east: box.east, north: box.north)
  }
}
