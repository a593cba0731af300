import Geometry
import PROJ

/// Reads the plan's masts.
package enum MastTable {
  private static let columns = [
    "id", "operator", "structure", "height_m", "status", "shareable", "operators", "coverage_radius_m",
    "technology", "valid_until",
  ]

  /// Adds the masts of a table to a plan, whose operators, structures and CRS are known.
  ///
  /// - Returns: everything that is wrong with the table.
  package static func read(_ file: MappedFile, into plan: inout Plan, jobs: Int) -> [Complaint] {
    do {
      let table = try PlacedTable(file, columns: columns, needed: ["id", "operator"], crs: plan.crs)
      let layout = Layout(table, plan)
      let chunks = table.rows.table.chunks(jobs: table.hasRowSystems ? 1 : jobs) {
        Chunk(layout, reading: &$0)
      }
      var places = RawPlaces()
      var complaints: [Complaint] = []
      var line = table.rows.table.dataLine - 1
      let first = plan.masts.count
      plan.masts.ids.files.append(file)
      plan.masts.ids.firstRows.append(first)
      let count = chunks.reduce(0) { $0 + $1.result.masts.statuses.count }
      // The columns of a first and only chunk are taken as they are.
      if chunks.count > 1 || first > 0 {
        plan.masts.reserve(first + count)
        places.reserve(count)
      }
      for (chunk, lines) in chunks {
        places.append(chunk.places)
        complaints += chunk.complaints.map { $0.moved(by: line) }
        line += lines
        plan.masts.append(chunk.masts, first: plan.masts.statuses.count)
      }
      guard complaints.isEmpty else { return complaints }
      let resolver = try table.resolve(
        places, &plan.operations, jobs: jobs, area: plan.area,
        uncertainty: plan.measurement.uncertainty?.value)
      plan.masts.positions.join(resolver.positions)
      plan.masts.uncertainties.join(resolver.uncertainties)
      plan.masts.operations.join(resolver.operations)
      return []
    } catch {
      return error.complaints
    }
  }

  private struct Layout: Sendable {
    let table: PlacedTable
    let operators: NameIndex
    let structures: NameIndex
    let id, owner, structure, height, status, shareable, sharers, radius, technology, until: Int

    init(_ table: PlacedTable, _ plan: Plan) {
      self.table = table
      operators = plan.operatorNames
      structures = plan.structureNames
      let cells = MastTable.columns.map { table.rows.cell($0) }
      (id, owner, structure, height, status) = (cells[0], cells[1], cells[2], cells[3], cells[4])
      (shareable, sharers, radius, technology, until) = (cells[5], cells[6], cells[7], cells[8], cells[9])
    }
  }

  private struct Chunk: Sendable {
    var masts = Masts()
    var places = RawPlaces()
    var complaints: [Complaint] = []
    private let layout: Layout

    init(_ layout: Layout, reading scanner: inout RecordScanner) {
      self.layout = layout
      var names = Names()
      while scanner.next() {
        if scanner.isBlank { continue }
        if masts.statuses.count == 64 { reserve(scanner.estimatedRecords(by: 64)) }
        if let complaint = layout.table.rows.complaint(about: scanner) {
          complaints.append(complaint)
        } else {
          read(scanner, &names)
        }
      }
    }

    /// Makes room for so many rows.
    private mutating func reserve(_ count: Int) {
      masts.reserve(count)
      places.reserve(count)
    }

    private struct Names: ~Copyable {
      var operators = Meanings<Int16>()
      var structures = Meanings<Int16>()
      var statuses = Meanings<SiteStatus?>()
      var flags = Meanings<Bool?>()
      var technologies = Meanings<Technologies?>()
      var systems: [String: Int8] = [:]
    }

    private mutating func read(_ scanner: borrowing RecordScanner, _ names: inout Names) {
      let row = Int32(masts.statuses.count)
      let id = scanner.cell(layout.id)
      if CellValues.isMissing(id) { complain(scanner, "id", layout.id, "một mã", "an id") }
      masts.ids.offsets.append(id.isEmpty ? 0 : scanner.starts[layout.id])
      masts.ids.lengths.append(UInt32(id.count) | (scanner.isEscaped(layout.id) ? TextColumn.escaped : 0))
      masts.operators.append(readOwner(scanner, &names))
      masts.structures.append(readStructure(scanner, &names))
      masts.heights.append(length(scanner, "height_m", layout.height))
      masts.coverageRadii.append(length(scanner, "coverage_radius_m", layout.radius))
      masts.statuses.append(readStatus(scanner, &names))
      masts.shareable.append(readShareable(scanner, &names))
      masts.validUntil.append(readUntil(scanner))
      readSharers(scanner, row)
      masts.technologies.append(readTechnology(scanner, &names))
      if let complaint = layout.table.readPlace(scanner, into: &places, &names.systems) {
        complaints.append(complaint)
      }
    }

    private mutating func readOwner(_ scanner: borrowing RecordScanner, _ names: inout Names) -> Int16 {
      let bytes = scanner.cell(layout.owner)
      let owner =
        bytes.isEmpty
        ? -1 : names.operators(bytes) { Int16(clamping: layout.operators(scanner.text(layout.owner))) }
      if owner >= 0 { return owner }
      return complain(
        scanner, "operator", layout.owner, "một doanh nghiệp của quy hoạch", "an operator of the plan")
    }

    private mutating func readStructure(_ scanner: borrowing RecordScanner, _ names: inout Names) -> Int16 {
      guard let bytes = value(scanner, layout.structure) else { return -1 }
      let structure = names.structures(bytes) {
        Int16(clamping: layout.structures(scanner.text(layout.structure)))
      }
      if structure >= 0 { return structure }
      return complain(
        scanner, "structure", layout.structure, "một loại cột của quy hoạch", "a structure of the plan")
    }

    private mutating func readStatus(
      _ scanner: borrowing RecordScanner, _ names: inout Names
    ) -> SiteStatus {
      guard let bytes = value(scanner, layout.status) else { return .existing }
      let known = names.statuses(bytes) {
        let name = folded(scanner.text(layout.status))
        return [.existing, .approved, .decommissioned].first { $0.name == name }
      }
      if let known { return known }
      complain(
        scanner, "status", layout.status, "existing, approved hoặc decommissioned",
        "existing, approved or decommissioned")
      return .existing
    }

    private mutating func readShareable(_ scanner: borrowing RecordScanner, _ names: inout Names) -> Bool {
      guard let bytes = value(scanner, layout.shareable) else { return false }
      let known = names.flags(bytes) {
        ["yes": true, "true": true, "no": false, "false": false][folded(scanner.text(layout.shareable))]
      }
      if let known { return known }
      complain(scanner, "shareable", layout.shareable, "yes hoặc no", "yes or no")
      return false
    }

    private mutating func readUntil(_ scanner: borrowing RecordScanner) -> Int32 {
      guard let bytes = value(scanner, layout.until) else { return 0 }
      if let day = CellValues.day(bytes) { return day.number }
      complain(scanner, "valid_until", layout.until, "một ngày như 2027-12-31", "a day such as 2027-12-31")
      return 0
    }

    private mutating func readSharers(_ scanner: borrowing RecordScanner, _ row: Int32) {
      guard value(scanner, layout.sharers) != nil else { return }
      for part in scanner.text(layout.sharers).split(whereSeparator: { "+/;".contains($0) }) {
        let known = layout.operators(String(part))
        if known >= 0 {
          masts.sharers[row, default: []].append(Int16(known))
        } else {
          complain(
            scanner, "operators", layout.sharers, "các doanh nghiệp của quy hoạch, cách nhau bằng + / hoặc ;",
            "operators of the plan, separated by + / or ;")
        }
      }
    }

    private mutating func readTechnology(
      _ scanner: borrowing RecordScanner, _ names: inout Names
    ) -> Technologies {
      guard let bytes = value(scanner, layout.technology) else { return [] }
      if let known = names.technologies(bytes, { CellValues.technologies(bytes) }) { return known }
      let expected = ProposalColumn.technology.expectation
      complain(scanner, "technology", layout.technology, expected.vi, expected.en)
      return []
    }

    @inline(__always)
    private mutating func length(_ scanner: borrowing RecordScanner, _ column: String, _ cell: Int) -> Float {
      guard let bytes = value(scanner, cell) else { return .nan }
      if let value = DecimalParser.parse(bytes), value > 0 { return Float(value) }
      complain(scanner, column, cell, "một số mét lớn hơn 0", "a number of metres above 0")
      return .nan
    }

    /// The bytes of a cell that holds a value; nil where it does not, or the table has no such column.
    @inline(__always)
    private func value(_ scanner: borrowing RecordScanner, _ cell: Int) -> UnsafeRawBufferPointer? {
      guard cell >= 0 else { return nil }
      let bytes = scanner.cell(cell)
      return CellValues.isMissing(bytes) ? nil : bytes
    }

    @discardableResult
    private mutating func complain(
      _ scanner: borrowing RecordScanner, _ column: String, _ cell: Int, _ vi: String, _ en: String
    ) -> Int16 {
      complaints.append(layout.table.rows.complaint(scanner, column, scanner.text(cell), vi: vi, en: en))
      return -1
    }
  }
}

extension Complaint {
  /// The same complaint, some lines further down.
  func moved(by lines: Int) -> Complaint {
    var moved = self
    if let line { moved.line = line + lines }
    return moved
  }
}

extension Masts {
  /// Makes room for so many masts.
  fileprivate mutating func reserve(_ count: Int) {
    ids.offsets.reserveCapacity(count)
    ids.lengths.reserveCapacity(count)
    operators.reserveCapacity(count)
    structures.reserveCapacity(count)
    heights.reserveCapacity(count)
    coverageRadii.reserveCapacity(count)
    statuses.reserveCapacity(count)
    shareable.reserveCapacity(count)
    technologies.reserveCapacity(count)
    validUntil.reserveCapacity(count)
  }

  /// Adds the masts of a chunk, without their places.
  fileprivate mutating func append(_ other: Masts, first: Int) {
    ids.offsets.join(other.ids.offsets)
    ids.lengths.join(other.ids.lengths)
    operators.join(other.operators)
    structures.join(other.structures)
    heights.join(other.heights)
    coverageRadii.join(other.coverageRadii)
    statuses.join(other.statuses)
    shareable.join(other.shareable)
    technologies.join(other.technologies)
    validUntil.join(other.validUntil)
    for (row, operators) in other.sharers { sharers[row + Int32(first)] = operators }
  }
}
