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
      var complaints: [Complaint] = []
      var line = table.rows.table.dataLine - 1
      plan.masts.ids.append(file)
      for (chunk, lines) in chunks {
        complaints += chunk.complaints.map { $0.moved(by: line) }
        line += lines
      }
      plan.masts.append(chunks.map(\.result.masts), jobs: jobs)
      let places = RawPlaces(chunks.map(\.result.places), jobs: jobs)
      guard complaints.isEmpty else { return complaints }
      let resolver = try table.resolve(
        places, &plan.operations, jobs: jobs, area: plan.area,
        uncertainty: plan.measurement.uncertainty?.value)
      plan.masts.positions.take(resolver.positions)
      plan.masts.uncertainties.append(contentsOf: resolver.uncertainties)
      plan.masts.operations.append(contentsOf: resolver.operations)
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
      var operators = ByteTable()
      var operatorOf: [Int16] = []
      var structures = ByteTable()
      var structureOf: [Int16] = []
      var statuses = ByteTable()
      var statusOf: [SiteStatus?] = []
      var flags = ByteTable()
      var flagOf: [Bool?] = []
      var technologies = ByteTable()
      var technologiesOf: [Technologies?] = []
      var systems: [String: Int8] = [:]
    }

    private mutating func read(_ scanner: borrowing RecordScanner, _ names: inout Names) {
      let row = Int32(masts.statuses.count)
      let id = scanner.cell(layout.id)
      if CellValues.isMissing(id) { complain(scanner, "id", layout.id, "một mã", "an id") }
      masts.ids.append(scanner, layout.id)
      masts.operators.append(
        name(scanner, layout.owner, &names.operators, &names.operatorOf, layout.operators)
          ?? complain(
            scanner, "operator", layout.owner, "một doanh nghiệp của quy hoạch", "an operator of the plan"))
      masts.structures.append(
        isMissing(scanner, layout.structure)
          ? -1
          : name(scanner, layout.structure, &names.structures, &names.structureOf, layout.structures)
            ?? complain(
              scanner, "structure", layout.structure, "một loại cột của quy hoạch", "a structure of the plan")
      )
      masts.heights.append(length(scanner, "height_m", layout.height))
      masts.coverageRadii.append(length(scanner, "coverage_radius_m", layout.radius))
      readStatus(scanner, &names)
      readSharers(scanner, row)
      readTechnology(scanner, &names)
      if let complaint = layout.table.readPlace(scanner, into: &places, &names.systems) {
        complaints.append(complaint)
      }
    }

    private mutating func readStatus(_ scanner: borrowing RecordScanner, _ names: inout Names) {
      var status = SiteStatus.existing
      if !isMissing(scanner, layout.status) {
        let number = names.statuses.number(of: scanner.cell(layout.status))
        if number == names.statusOf.count {
          let name = folded(scanner.text(layout.status))
          names.statusOf.append([.existing, .approved, .decommissioned].first { $0.name == name })
        }
        if let known = names.statusOf[number] {
          status = known
        } else {
          complain(
            scanner, "status", layout.status, "existing, approved hoặc decommissioned",
            "existing, approved or decommissioned")
        }
      }
      masts.statuses.append(status)
      var isShareable = false
      if !isMissing(scanner, layout.shareable) {
        let number = names.flags.number(of: scanner.cell(layout.shareable))
        if number == names.flagOf.count {
          names.flagOf.append(
            ["yes": true, "true": true, "no": false, "false": false][folded(scanner.text(layout.shareable))])
        }
        if let known = names.flagOf[number] {
          isShareable = known
        } else {
          complain(scanner, "shareable", layout.shareable, "yes hoặc no", "yes or no")
        }
      }
      masts.shareable.append(isShareable)
      var until: Int32 = 0
      if !isMissing(scanner, layout.until) {
        if let day = CellValues.day(scanner.cell(layout.until)) {
          until = day.number
        } else {
          complain(
            scanner, "valid_until", layout.until, "một ngày như 2027-12-31", "a day such as 2027-12-31")
        }
      }
      masts.validUntil.append(until)
    }

    private mutating func readSharers(_ scanner: borrowing RecordScanner, _ row: Int32) {
      guard !isMissing(scanner, layout.sharers) else { return }
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

    private mutating func readTechnology(_ scanner: borrowing RecordScanner, _ names: inout Names) {
      guard !isMissing(scanner, layout.technology) else { return masts.technologies.append([]) }
      let bytes = scanner.cell(layout.technology)
      let number = names.technologies.number(of: bytes)
      if number == names.technologiesOf.count { names.technologiesOf.append(CellValues.technologies(bytes)) }
      if let technologies = names.technologiesOf[number] {
        masts.technologies.append(technologies)
      } else {
        masts.technologies.append([])
        let expected = ProposalColumn.technology.expectation
        complain(scanner, "technology", layout.technology, expected.vi, expected.en)
      }
    }

    private mutating func length(_ scanner: borrowing RecordScanner, _ column: String, _ cell: Int) -> Float {
      guard !isMissing(scanner, cell) else { return .nan }
      if let value = DecimalParser.parse(scanner.cell(cell)), value > 0, value <= Position.farthest {
        return Float(value)
      }
      complain(
        scanner, column, cell, "một số mét lớn hơn 0, trong phạm vi Trái Đất",
        "a number of metres above 0 that fits on Earth")
      return .nan
    }

    private func isMissing(_ scanner: borrowing RecordScanner, _ cell: Int) -> Bool {
      cell < 0 || CellValues.isMissing(scanner.cell(cell))
    }

    /// What a name means; nil when it is not known.
    private func name(
      _ scanner: borrowing RecordScanner, _ cell: Int, _ seen: inout ByteTable, _ meanings: inout [Int16],
      _ names: NameIndex
    ) -> Int16? {
      let number = seen.number(of: scanner.cell(cell))
      guard number >= 0 else { return nil }
      if number == meanings.count { meanings.append(Int16(clamping: names(scanner.text(cell)))) }
      return meanings[number] >= 0 ? meanings[number] : nil
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

  /// Adds the masts of chunks, without their places.
  fileprivate mutating func append(_ chunks: [Masts], jobs: Int) {
    func joined<T: Sendable>(_ column: (Masts) -> [T]) -> [T] {
      Parallel.joined(chunks.map(column), jobs: jobs) { $1 }
    }
    var first = Int32(statuses.count)
    for chunk in chunks {
      for (row, operators) in chunk.sharers { sharers[row + first] = operators }
      first += Int32(chunk.statuses.count)
    }
    ids.offsets.take(joined { $0.ids.offsets })
    ids.lengths.take(joined { $0.ids.lengths })
    operators.take(joined { $0.operators })
    structures.take(joined { $0.structures })
    heights.take(joined { $0.heights })
    coverageRadii.take(joined { $0.coverageRadii })
    statuses.take(joined { $0.statuses })
    shareable.take(joined { $0.shareable })
    technologies.take(joined { $0.technologies })
    validUntil.take(joined { $0.validUntil })
  }
}
