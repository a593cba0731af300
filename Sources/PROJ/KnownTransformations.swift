package import Geometry
import Synchronization

/// Ways to WGS 84 that were found already, for whoever tries many systems on a few points.
///
/// Finding one asks PROJ's database, which takes as long as bringing 10,000 points over. They are used one at a time.
package enum KnownTransformations {
  private struct Key: Hashable {
    var system: CoordinateSystem
    var area: GeographicBox?
  }

  private struct Shelf {
    var context: Context?
    /// Nil where there is no way.
    var found: [Key: Transformation?] = [:]
  }

  /// More are not kept at the same time.
  private static let most = 256
  private static let shelf = Mutex(Shelf())

  /// The places on WGS 84 of points in a system; NaN for points that have none, nil where no way leads there.
  package static func positions(
    of points: [PlanarPoint], in system: CoordinateSystem, within area: GeographicBox?
  ) -> [Position]? {
    shelf.withLock { shelf in
      let key = Key(system: system, area: area)
      if let known = shelf.found[key] { return known?.positions(of: points) }
      if shelf.found.count == most { shelf = Shelf() }
      // All of them may share a context, for no two are used at once.
      if shelf.context == nil { shelf.context = try? Context() }
      let made = shelf.context.flatMap { try? Transformation(from: system, within: area, in: $0) }
      shelf.found[key] = .some(made)
      return made?.positions(of: points)
    }
  }
}
