import Geometry

/// The coordinates of a file as read, row by row.
struct RawPlaces: Sendable {
  /// Degrees or metres, whatever the row's system has.
  var positions: [Position] = []
  var decimals: [(Int8, Int8)] = []
  /// Index into `systems`; -1 where the row has none.
  var systemOf: [Int8] = []
  var systems: [RowSystem] = []
  /// How many rows have both pairs of coordinates.
  var bothPairs = 0

  /// Makes room for so many rows.
  mutating func reserve(_ count: Int) {
    positions.reserveCapacity(count)
    decimals.reserveCapacity(count)
    systemOf.reserveCapacity(count)
  }

  init() {}

  /// Joins the rows of chunks; the systems of each are those of the chunks before it, or the first ones.
  init(_ chunks: [RawPlaces], jobs: Int) {
    positions = Parallel.joined(chunks.map(\.positions), jobs: jobs) { $1 }
    decimals = Parallel.joined(chunks.map(\.decimals), jobs: jobs) { $1 }
    systemOf = Parallel.joined(chunks.map(\.systemOf), jobs: jobs) { $1 }
    for chunk in chunks where chunk.systems.count > systems.count { systems = chunk.systems }
    bothPairs = chunks.reduce(0) { $0 + $1.bothPairs }
  }
}
