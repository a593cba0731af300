/// The geometries of a layer's features, in columns.
///
/// Shape: all vertices stand in one array; a *path* is a run of them, a *feature* a run of paths. A polygon is a path
/// of kind `shell` and the paths of kind `hole` that follow it. Rings are closed: their last vertex repeats the first.
public struct Shapes: Sendable {
  /// What a path is.
  public enum Kind: UInt8, Sendable {
    case point, line, shell, hole

    /// Whether the path bounds an area.
    public var isRing: Bool { self == .shell || self == .hole }
  }

  /// All vertices, path after path.
  public private(set) var vertices: [Position] = []
  /// Where each path starts in `vertices`, and the end.
  public private(set) var pathStarts: [Int] = [0]
  /// What each path is.
  public private(set) var kinds: [Kind] = []
  /// Where each feature starts among the paths, and the end.
  public private(set) var featureStarts: [Int] = [0]

  /// Creates an empty layer of geometries.
  public init() {}

  /// The number of features.
  public var count: Int { featureStarts.count - 1 }

  /// The paths of a feature.
  public func paths(of feature: Int) -> Range<Int> { featureStarts[feature]..<featureStarts[feature + 1] }

  /// The places of a path's vertices in `vertices`.
  public func vertices(of path: Int) -> Range<Int> { pathStarts[path]..<pathStarts[path + 1] }

  /// The polygons of a feature: the path of each outline, and those of its holes.
  public func polygons(of feature: Int) -> [(shell: Int, holes: Range<Int>)] {
    let paths = paths(of: feature)
    return paths.filter { kinds[$0] == .shell }.map { shell in
      let end = paths[(shell + 1)...].first { kinds[$0] != .hole }
      return (shell, shell + 1..<(end ?? paths.upperBound))
    }
  }

  /// Makes room for so many vertices; room that is not used costs no memory.
  public mutating func reserve(vertices count: Int) { vertices.reserveCapacity(count) }

  /// Adds a vertex to the path that is being built.
  public mutating func append(_ vertex: Position) { vertices.append(vertex) }

  /// Takes back the vertices of the path that is being built.
  public mutating func dropPath() { vertices.removeLast(vertices.count - pathStarts[kinds.count]) }

  /// Ends the path that is being built, as a path of the given kind.
  public mutating func endPath(_ kind: Kind) {
    pathStarts.append(vertices.count)
    kinds.append(kind)
  }

  /// Ends the feature that is being built; it owns the paths ended since the feature before it.
  public mutating func endFeature() { featureStarts.append(kinds.count) }

  /// Adds the features of another layer after this one's.
  public mutating func append(_ other: Shapes) {
    let (vertex, path) = (vertices.count, kinds.count)
    vertices.append(contentsOf: other.vertices)
    pathStarts.append(contentsOf: other.pathStarts.dropFirst().map { $0 + vertex })
    kinds.append(contentsOf: other.kinds)
    featureStarts.append(contentsOf: other.featureStarts.dropFirst().map { $0 + path })
  }

  /// Replaces every vertex by what `move` makes of it.
  public mutating func mapVertices(_ move: (inout [Position]) throws -> Void) rethrows { try move(&vertices) }
}
