import Geometry
import PROJ

/// A table of the plan whose rows have places: masts and positions.
struct PlacedTable: Sendable {
  let rows: PlanTable
  /// The cells of the columns that submissions have too, by the column's raw value.
  let cells: [Int]
  private let system: RowSystem?
  private let crs: String?

  /// Columns that tell the place.
  static let placeColumns = ["longitude", "latitude", "easting", "northing", "crs"]

  /// Finds a table's header, and the system of rows that declare none: the plan's.
  init(_ file: MappedFile, columns: [String], needed: [String], crs: String?) throws(CheckError) {
    do {
      rows = try PlanTable(file, columns: columns + PlacedTable.placeColumns, needed: needed)
    } catch {
      throw CheckError(error)
    }
    let table = rows
    let cells = ProposalColumn.allCases.map { table.cell($0.name) }
    let system = crs.flatMap { RowSystem($0, cells) }
    self.cells = cells
    self.crs = crs
    self.system = system
    let hasRowCRS = table.cell("crs") >= 0
    var complaints = rows.complaints
    if system == nil, !hasRowCRS {
      complaints.append(
        Complaint(
          file: file.name, line: rows.table.headerLine, code: "crs",
          message: crs.map {
            LocalizedText(
              vi: "các cột tọa độ không hợp với hệ tọa độ “\($0)” của quy hoạch",
              en: "the columns of coordinates do not fit the plan's CRS “\($0)”")
          }
            ?? LocalizedText(
              vi: "chưa khai báo hệ tọa độ: thêm cột crs hoặc khóa crs trong plan.yaml",
              en: "no CRS is declared: add a column crs, or the key crs to plan.yaml")))
    }
    guard complaints.isEmpty else { throw CheckError(complaints) }
  }

  /// Whether rows may have systems of their own, so that the table is read in one piece.
  var hasRowSystems: Bool { cells[ProposalColumn.crs.rawValue] >= 0 }

  /// The place of a row as read.
  ///
  /// - Parameter seen: the systems of rows seen so far, by their text.
  func readPlace(
    _ scanner: borrowing RecordScanner, into places: inout RawPlaces, _ seen: inout [String: Int8]
  ) -> Complaint? {
    if places.systems.isEmpty, seen.isEmpty, let system {
      places.systems = [system]
      seen[""] = 0
    }
    if !hasRowSystems, !places.systems.isEmpty { return readPlace(scanner, into: &places, 0) }
    let written = hasRowSystems ? scanner.text(cells[ProposalColumn.crs.rawValue]) : ""
    if seen[written] == nil, !written.isEmpty, let own = RowSystem(written, cells), places.systems.count < 127
    {
      places.systems.append(own)
      seen[written] = Int8(places.systems.count - 1)
    }
    guard let index = seen[written] else {
      places.skip()
      return rows.complaint(
        scanner, "crs", written, vi: "một hệ tọa độ hợp với các cột tọa độ",
        en: "a CRS that fits the columns of coordinates")
    }
    return readPlace(scanner, into: &places, index)
  }

  /// The place of a row in a system.
  private func readPlace(
    _ scanner: borrowing RecordScanner, into places: inout RawPlaces, _ index: Int8
  ) -> Complaint? {
    let pair = places.systems[Int(index)].columns
    let (x, y) = (scanner.cell(cells[pair.0.rawValue]), scanner.cell(cells[pair.1.rawValue]))
    guard let east = DecimalParser.number(x), let north = DecimalParser.number(y) else {
      places.skip()
      let column = DecimalParser.parse(x) == nil ? pair.0 : pair.1
      return rows.complaint(
        scanner, column.name, scanner.text(cells[column.rawValue]), vi: column.expectation.vi,
        en: column.expectation.en)
    }
    let place = Position(longitude: east.value, latitude: north.value)
    if places.systems[Int(index)].isWGS84, !place.isOnEarth {
      places.skip()
      let column: ProposalColumn = abs(north.value) > 90 ? .latitude : .longitude
      return rows.complaint(
        scanner, column.name, scanner.text(cells[column.rawValue]), vi: column.expectation.vi,
        en: column.expectation.en)
    }
    places.append(place, (PrintedDigits.code(east), PrintedDigits.code(north)), system: index)
    return nil
  }

  /// Brings all places to WGS 84.
  func resolve(
    _ places: RawPlaces, _ operations: inout CoordinateOperations, jobs: Int, area: GeographicBox?,
    uncertainty: Double?
  ) throws(CheckError) -> PlaceResolver {
    let table = rows.table
    var resolver = PlaceResolver(
      places, file: table.file.name, headerLine: table.headerLine, jobs: jobs, area: area,
      uncertainty: uncertainty, header: { $0.name }
    )
    try resolver.resolve(&operations)
    let complaints = resolver.invalid.map { _, column, value, system in
      Complaint(
        file: table.file.name, column: column.name, code: "value",
        message: LocalizedText(
          vi: "“\(value)” không thuộc hệ \(system)", en: "“\(value)” are no coordinates of \(system)"))
    }
    guard complaints.isEmpty else { throw CheckError(complaints) }
    return resolver
  }
}

extension RawPlaces {
  /// Adds a row that has no place.
  mutating func skip() { append(Position(longitude: .nan, latitude: .nan), (0, 0), system: -1) }
}
