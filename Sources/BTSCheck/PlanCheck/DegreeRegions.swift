import GEOS
import Geometry
import PROJ

/// The polygons of a layer as regions of a plane whose coordinates are degrees, where their edges are straight.
struct DegreeRegions {
  let shapes: Shapes

  /// Smaller pieces than this are the rounding of coordinates, in square metres.
  static let leastPiece = 0.01

  /// The region of a feature; nil where it has no polygon.
  func region(_ feature: Int) throws(RegionFault) -> Region? {
    var regions: [Region] = []
    for (shell, holes) in shapes.polygons(of: feature) {
      regions.append(try Region(shell: points(shell), holes: holes.map { points($0) }))
    }
    guard let first = regions.first else { return nil }
    return regions.count == 1 ? first : try Region.union(regions)
  }

  /// What all features make together; nil where there is no polygon.
  func union() throws(RegionFault) -> Region? {
    var regions: [Region] = []
    for feature in 0..<shapes.count {
      if let region = try region(feature) { regions.append(region) }
    }
    return regions.isEmpty ? nil : try Region.union(regions)
  }

  private func points(_ path: Int) -> [PlanarPoint] {
    shapes.vertices[shapes.vertices(of: path)].map { PlanarPoint(x: $0.longitude, y: $0.latitude) }
  }

  /// A piece of a region, with its place and size.
  struct Piece: Sendable {
    var place: Position
    var squareMetres: Double
  }

  /// The pieces of a region that are more than rounding, the largest first.
  static func pieces(of region: Region) -> [Piece] {
    region.parts.compactMap { part in
      let areas = part.rings.map { ring in
        abs(Geodesic.area(of: ring.map { Position(longitude: $0.x, latitude: $0.y) }))
      }
      let area = (areas.first ?? 0) - areas.dropFirst().reduce(0, +)
      guard area >= leastPiece else { return nil }
      return Piece(
        place: Position(longitude: part.inside.x, latitude: part.inside.y), squareMetres: area)
    }.sorted { ($1.squareMetres, $0.place.longitude) < ($0.squareMetres, $1.place.longitude) }
  }

  /// The holes of a region that are more than rounding, the largest first.
  static func holes(of region: Region) -> [Piece] {
    region.parts.flatMap { part in
      part.rings.dropFirst().compactMap { ring -> Piece? in
        guard let hole = try? Region(shell: ring) else { return nil }
        return pieces(of: hole).first
      }
    }.sorted { $0.squareMetres > $1.squareMetres }
  }
}

extension Wording {
  /// An area as a person reads it: square metres, or square kilometres where it is large.
  static func area(_ squareMetres: Double, _ language: Language) -> String {
    squareMetres < 1e5
      ? number(squareMetres, decimals: 2, language) + " m²"
      : number(squareMetres / 1e6, decimals: 3, language) + " km²"
  }
}
