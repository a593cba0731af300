package import Geometry
package import PROJ

/// The coordinates of a file as they were printed, before they were brought to WGS 84.
package struct RawCoordinates: Sendable {
  /// The file's rows of the round.
  package var rows: Range<Int>
  /// The systems that its rows were read in.
  package var systems: [CoordinateSystem]
  /// By system: the columns from which easting (or longitude) and northing (or latitude) were read.
  package var columns: [(east: ProposalColumn, north: ProposalColumn)]
  /// By row: which of the systems; -1 where none. Empty where all rows have the first.
  package var systemOf: [Int8]
  /// The coordinates, east or longitude first; empty where they are the positions themselves.
  package var points: [Position]

  /// The coordinates of a row of the round as printed, and their system; nil where the row has none.
  package func coordinates(_ row: Int, _ proposals: Proposals) -> (point: Position, system: CoordinateSystem)?
  {
    let system = system(of: row)
    guard systems.indices.contains(system), let point = point(row, proposals) else { return nil }
    return (point, systems[system])
  }

  /// The coordinates of a row of the round as printed, whatever their system; nil where the row has none.
  package func point(_ row: Int, _ proposals: Proposals) -> Position? {
    var point = points.isEmpty ? proposals.positions[row] : points[row - rows.lowerBound]
    // Degrees beyond their range were set aside, and have no position.
    if point.longitude.isNaN, points.isEmpty { point = proposals.impossible[Int32(row)] ?? point }
    return point.longitude.isNaN ? nil : point
  }

  /// The index of a row's system; -1 where it has none.
  package func system(of row: Int) -> Int { systemOf.isEmpty ? 0 : Int(systemOf[row - rows.lowerBound]) }
}
