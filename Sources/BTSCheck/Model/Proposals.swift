package import Geometry

/// The proposals of a round, in columns; row i of each column is proposal i, in the order of the files.
///
/// Text stays in the files; a number that the row lacks, or that cannot be read, is NaN; an index is negative then.
package struct Proposals: Sendable {
  /// The ids' text.
  package var ids = TextColumn()
  /// Which file each row is from: the first row of each file.
  package var firstRows: [Int] = []
  /// The physical line (or sheet row, or feature) where each record starts, from 1.
  package var lines = LineColumn()
  /// Where each record starts in its file, in bytes.
  package var records: [UInt32] = []
  /// The position in degrees on WGS 84; NaN where it cannot be read.
  package var positions: [Position] = []
  /// How sure each position is, in metres.
  package var uncertainties = UniformColumn<Float>()
  /// Which coordinate operation each position came through, as an index into the round's operations.
  package var operations = UniformColumn<UInt8>()
  /// Index into the plan's operators.
  package var operators: [Int16] = []
  /// Index into the plan's structures.
  package var structures: [Int16] = []
  /// Metres.
  package var heights = MetreColumn()
  /// Metres; an empty column where no file has it (so for all below).
  package var buildingHeights = MetreColumn()
  package var halfWidths = MetreColumn()
  package var groundElevations = MetreColumn()
  package var coverageRadii = MetreColumn()
  /// Empty set: none given.
  package var technologies: [Technologies] = []
  /// Index into `declaredCommunes`; -1 where the row declares none.
  package var communes: [Int32] = []
  /// Each distinct text of the commune column: the text, and the communes of the plan that bear the name.
  package var declaredCommunes: [DeclaredCommune] = []
  /// The planned on-air day as `Day.number`; 0 where none is given, -1 where it cannot be read.
  package var dates: [Int32] = []
  /// MHz.
  package var frequencies: [Double] = []
  /// Watts (EIRP), of all bands together.
  package var powers: [Double] = []
  /// Metres from the antennas to the nearest place open to the public.
  package var publicDistances: [Double] = []
  /// The bands of rows whose power is given by frequency; by row, most have none.
  package var bands: [Int32: [Emission]] = [:]
  /// Index of the mast that is to be shared, where `share_host` is valid; by row, most have none.
  package var hosts: [Int32: Int32] = [:]
  /// Index of the mast that is named in `share_host`, valid or not; by row.
  package var namedHosts: [Int32: Int32] = [:]
  /// Index of the mast that is replaced; by row, most have none.
  package var replaced: [Int32: Int32] = [:]
  /// Coordinates as read that are no degrees, by row; their `positions` are NaN.
  package var impossible: [Int32: Position] = [:]
  /// What is wrong with the rows, in order of rows, then columns.
  package var faults: [InputFault] = []
  /// Rows whose needed values are missing or invalid, or that cannot be taken apart.
  package var unreadable: Set<Int32> = []
  /// Rows that cannot be taken apart: no rule is asked about them.
  package var broken: Set<Int32> = []

  /// The coordinates of each file as printed: for what may be wrong with them.
  package var raw: [RawCoordinates] = []
  /// Rows whose coordinates their system does not have: the column, as the file calls it, and the system.
  package var unplaced: [Int32: (column: String, value: String, system: String)] = [:]

  /// By file: what its columns are called, by the column's raw value; our own names where it has none.
  package var headers: [[String]] = []

  package init() {}

  package var count: Int { lines.count }

  /// A commune as people wrote it.
  package struct DeclaredCommune: Sendable {
    package var text: String
    /// The plan's communes of that name, code or former name; empty when it is unknown.
    package var communes: [Int32]

    package init(text: String, communes: [Int32]) {
      self.text = text
      self.communes = communes
    }
  }

  /// What a site radiates in its main lobe, in one band.
  package struct Emission: Hashable, Sendable {
    /// The frequency; nil where the row gives none.
    package var megahertz: Double?
    package var watts: Double

    package init(megahertz: Double?, watts: Double) {
      self.megahertz = megahertz
      self.watts = watts
    }
  }

  /// What a column is called in the file of a row.
  package func header(_ column: ProposalColumn, _ row: Int) -> String {
    headers.isEmpty ? column.name : headers[input(of: row)][column.rawValue]
  }

  /// The columns from which the place of a row was read, east or longitude first.
  package func placeColumns(_ row: Int) -> (east: ProposalColumn, north: ProposalColumn) {
    guard let raw = raw.first(where: { $0.rows.contains(row) }),
      raw.columns.indices.contains(raw.system(of: row))
    else { return (.longitude, .latitude) }
    return raw.columns[raw.system(of: row)]
  }

  /// What these columns are called.
  package func placeHeaders(_ row: Int) -> (east: String, north: String) {
    let columns = placeColumns(row)
    return (header(columns.east, row), header(columns.north, row))
  }

  /// Whether the proposal shares a mast, and so builds none.
  package func shares(_ row: Int) -> Bool { !hosts.isEmpty && hosts[Int32(row)] != nil }
}

extension [Double] {
  /// A cell of an optional column, NaN where no file has the column.
  @inline(__always)
  package func optional(_ row: Int) -> Double { isEmpty ? .nan : self[row] }
}

/// Something wrong with a cell or a row of a submission; becomes an input finding.
package struct InputFault: Sendable {
  /// The finding's name: `input-missing-value` …
  package var name: String
  package var row: Int32
  /// The column's header as it stands in the file.
  package var column: String?
  /// The cell's text, or what was found.
  package var value: String?
  /// What was expected.
  package var expected: LocalizedText?
  /// Numbers of the finding, where it has some (metres).
  package var measured: Double?
  package var limit: Double?
  package var uncertainty: Double?
  /// What the coordinates may be instead.
  package var suggestion: Finding.Suggestion?
  /// The other rows or the zone it is about.
  package var against: Finding.Counterpart?

  /// The finding's place among the input findings of a row.
  package var order: Int { InputFault.names.firstIndex(of: name) ?? 0 }

  /// The input findings in the order in which they are reported.
  package static let names = [
    "input-unreadable-row", "input-missing-value", "input-invalid-value", "input-implausible-value",
    "input-duplicate-id", "input-unknown-operator", "input-unknown-structure", "input-share-host",
    "input-coordinates-swapped", "input-coordinates-suspect", "input-coordinates-coarse",
    "input-duplicate-position", "input-zone-uncertain",
  ]

  package init(
    _ name: String, row: Int32, column: String? = nil, value: String? = nil, expected: LocalizedText? = nil,
    measured: Double? = nil, limit: Double? = nil, uncertainty: Double? = nil,
    against: Finding.Counterpart? = nil, suggestion: Finding.Suggestion? = nil
  ) {
    self.name = name
    self.row = row
    self.column = column
    self.value = value
    self.expected = expected
    self.measured = measured
    self.limit = limit
    self.uncertainty = uncertainty
    self.against = against
    self.suggestion = suggestion
  }
}
