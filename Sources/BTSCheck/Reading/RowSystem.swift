package import PROJ

/// The coordinate system of rows, and the pair of columns that holds its coordinates.
package struct RowSystem: Sendable {
  package var system: CoordinateSystem
  /// Longitude and latitude, easting and northing, or X and Y.
  package var columns: (ProposalColumn, ProposalColumn)
  /// Whether the file has the other pair too.
  package var hasBothPairs: Bool

  /// Whether the coordinates are degrees on WGS 84; kept, since it is asked for every row.
  package let isWGS84: Bool

  /// Whether the coordinates are degrees.
  package var isAngular: Bool { system.kind == .geographic }

  /// A system by its name, with the columns that fit it; nil where it is unknown or the file has no such columns.
  package init?(_ text: String, _ cells: [Int]) {
    guard let system = try? CoordinateSystem.named(text) else { return nil }
    self.init(system, cells)
  }

  /// A system with the columns that fit it; nil where the file has no such columns.
  package init?(_ system: CoordinateSystem, _ cells: [Int]) {
    func has(_ pair: (ProposalColumn, ProposalColumn)) -> Bool {
      cells[pair.0.rawValue] >= 0 && cells[pair.1.rawValue] >= 0
    }
    let own: (ProposalColumn, ProposalColumn) =
      system.kind == .geographic ? (.longitude, .latitude) : (.easting, .northing)
    let other: (ProposalColumn, ProposalColumn) =
      system.kind == .geographic ? (.easting, .northing) : (.longitude, .latitude)
    guard system.kind != .other, has(own) || has((.x, .y)) else { return nil }
    self.system = system
    isWGS84 = system.isWGS84
    columns = has(own) ? own : (.x, .y)
    hasBothPairs = has(own) && has(other)
  }
}

extension CoordinateSystem {
  /// Looks a system up by name; WGS 84 without opening PROJ's database.
  package static func named(_ text: String) throws(ProjectionError) -> CoordinateSystem {
    text == "EPSG:4326" ? .wgs84 : try CoordinateSystem(text)
  }
}
