import Geometry
import PROJ

/// Brings geometries of another system to WGS 84 so that their edges stay where they were.
///
/// An edge that is straight in a projection is not quite straight in longitude and latitude: vertices are put in until
/// the two deviate by less than half a centimetre where it is looked, at a quarter, a half and three quarters of an
/// edge, and so by less than a centimetre anywhere.
struct EdgeDensifier {
  /// The greatest deviation at the places that are looked at, in metres.
  private static let tolerance = 0.005
  /// How often an edge may be halved: 2^20 pieces.
  private static let rounds = 20
  /// The metres of a degree of latitude, about.
  private static let degree = 111_000.0

  private let transformation: Transformation

  init(_ transformation: Transformation) { self.transformation = transformation }

  /// An edge that is still to be looked at: its ends in the old system and in the new one.
  private struct Edge {
    var start: Position
    var end: Position
    var newStart: Position
    var newEnd: Position
    /// Where it belongs: the edge of the original geometry, and the part of it from 0 to 1 at which it ends.
    var original: Int
    var from: Double
    var to: Double
  }

  /// The geometries on WGS 84; coordinates that have no place there are NaN.
  func transformed(_ shapes: Shapes) -> Shapes {
    let places = positions(shapes.vertices)
    let additions = additions(to: shapes, places)
    var result = Shapes()
    for feature in 0..<shapes.count {
      for path in shapes.paths(of: feature) {
        for vertex in shapes.vertices(of: path) {
          result.append(places[vertex])
          for addition in additions[vertex] ?? [] { result.append(addition.place) }
        }
        result.endPath(shapes.kinds[path])
      }
      result.endFeature()
    }
    return result
  }

  /// The places to be put in behind vertices, in their order along the edge.
  private func additions(
    to shapes: Shapes, _ places: [Position]
  ) -> [Int: [(part: Double, place: Position)]] {
    var edges = EdgeDensifier.edges(of: shapes, places)
    var additions: [Int: [(part: Double, place: Position)]] = [:]
    for _ in 0..<EdgeDensifier.rounds where !edges.isEmpty {
      // All edges of a round are transformed at once.
      let probes = positions(
        edges.flatMap { edge in [0.25, 0.5, 0.75].map { edge.start.towards(edge.end, $0) } })
      var halves: [Edge] = []
      for (k, edge) in edges.enumerated() {
        let isStraight = (0..<3).allSatisfy { probe in
          let straight = edge.newStart.towards(edge.newEnd, 0.25 * Double(probe + 1))
          // A place that cannot be transformed cannot be mended by more vertices.
          return !(deviation(straight, probes[3 * k + probe]) > EdgeDensifier.tolerance)
        }
        guard !isStraight else { continue }
        let (middle, newMiddle) = (edge.start.towards(edge.end, 0.5), probes[3 * k + 1])
        let part = (edge.from + edge.to) / 2
        additions[edge.original, default: []].append((part, newMiddle))
        var (first, second) = (edge, edge)
        (first.end, first.newEnd, first.to) = (middle, newMiddle, part)
        (second.start, second.newStart, second.from) = (middle, newMiddle, part)
        halves += [first, second]
      }
      edges = halves
    }
    return additions.mapValues { $0.sorted { $0.part < $1.part } }
  }

  private static func edges(of shapes: Shapes, _ places: [Position]) -> [Edge] {
    shapes.kinds.indices.filter { shapes.kinds[$0] != .point }.flatMap { path in
      shapes.vertices(of: path).dropLast().map { vertex in
        Edge(
          start: shapes.vertices[vertex], end: shapes.vertices[vertex + 1], newStart: places[vertex],
          newEnd: places[vertex + 1], original: vertex, from: 0, to: 1)
      }
    }
  }

  private func positions(_ points: [Position]) -> [Position] {
    transformation.positions(of: points.map { PlanarPoint(x: $0.longitude, y: $0.latitude) })
  }

  /// The metres between two places that are next to each other, about.
  private func deviation(_ a: Position, _ b: Position) -> Double {
    let (x, y) = (a.longitude - b.longitude, a.latitude - b.latitude)
    // A degree of longitude is no longer than one of latitude.
    return EdgeDensifier.degree * (x * x + y * y).squareRoot()
  }
}

extension Position {
  /// The place at a part of the straight way to another, in whatever system both are.
  fileprivate func towards(_ end: Position, _ part: Double) -> Position {
    Position(
      longitude: longitude + (end.longitude - longitude) * part,
      latitude: latitude + (end.latitude - latitude) * part)
  }
}
