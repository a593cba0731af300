import Geometry
import PROJ

/// Reads the places that the plan foresees for masts.
package enum PositionTable {
  private static let columns = ["id", "operator", "structure", "from", "to", "decision"]

  /// Adds the positions of a table to a plan, whose operators, structures and CRS are known.
  ///
  /// - Returns: everything that is wrong with the table.
  package static func read(_ file: MappedFile, into plan: inout Plan) -> [Complaint] {
    do {
      let table = try PlacedTable(file, columns: columns, needed: ["id"], crs: plan.crs)
      let names = (plan.operatorNames, plan.structureNames)
      let part = table.rows.table.chunks(jobs: 1) { Part(table, names.0, names.1, &$0) }
      var complaints: [Complaint] = []
      for (part, _) in part {
        complaints += part.complaints.map { $0.moved(by: table.rows.table.dataLine - 1) }
        guard complaints.isEmpty else { continue }
        let resolver = try table.resolve(
          part.places, &plan.operations, jobs: 1, area: plan.area,
          uncertainty: plan.measurement.uncertainty?.value)
        plan.positions.append(part.positions, resolver)
        plan.positions.places += part.lines.map { (file.name, $0 + table.rows.table.dataLine - 1) }
      }
      return complaints
    } catch {
      return error.complaints
    }
  }

  private struct Part: Sendable {
    var positions = Positions()
    var places = RawPlaces()
    /// From the first record.
    var lines: [Int] = []
    var complaints: [Complaint] = []

    init(
      _ table: PlacedTable, _ operators: NameIndex, _ structures: NameIndex, _ scanner: inout RecordScanner
    ) {
      let cells = PositionTable.columns.map { table.rows.cell($0) }
      var systems: [String: Int8] = [:]
      while scanner.next() {
        if scanner.isBlank { continue }
        if let complaint = table.rows.complaint(about: scanner) {
          complaints.append(complaint)
          continue
        }
        func text(_ cell: Int) -> String? {
          cell < 0 || CellValues.isMissing(scanner.cell(cell)) ? nil : scanner.text(cell)
        }
        lines.append(scanner.recordLine)
        positions.ids.append(text(cells[0]) ?? complain(table, scanner, 0, cells, "một mã", "an id"))
        positions.operators.append(
          text(cells[1]).map {
            known(operators($0), table, scanner, 1, cells, "một doanh nghiệp", "an operator")
          } ?? -1)
        positions.structures.append(
          text(cells[2]).map {
            known(structures($0), table, scanner, 2, cells, "một loại cột", "a structure")
          } ?? -1)
        var days: [Day?] = []
        for k in [3, 4] {
          let day = cells[k] < 0 ? nil : CellValues.day(scanner.cell(cells[k]))
          if day == nil, text(cells[k]) != nil {
            _ = complain(table, scanner, k, cells, "một ngày như 2027-12-31", "a day such as 2027-12-31")
          }
          days.append(day)
        }
        positions.periods.append(Period(from: days[0], to: days[1]))
        positions.decisions.append(text(cells[5]) ?? "")
        if let complaint = table.readPlace(scanner, into: &places, &systems) { complaints.append(complaint) }
      }
    }

    private mutating func known(
      _ index: Int32, _ table: PlacedTable, _ scanner: borrowing RecordScanner, _ column: Int, _ cells: [Int],
      _ vi: String, _ en: String
    ) -> Int16 {
      if index < 0 { _ = complain(table, scanner, column, cells, vi + " của quy hoạch", en + " of the plan") }
      return Int16(clamping: index)
    }

    private mutating func complain(
      _ table: PlacedTable, _ scanner: borrowing RecordScanner, _ column: Int, _ cells: [Int], _ vi: String,
      _ en: String
    ) -> String {
      complaints.append(
        table.rows.complaint(
          scanner, PositionTable.columns[column], scanner.text(cells[column]), vi: vi, en: en))
      return ""
    }
  }
}

extension Positions {
  fileprivate mutating func append(_ other: Positions, _ resolver: PlaceResolver) {
    ids += other.ids
    operators += other.operators
    structures += other.structures
    periods += other.periods
    decisions += other.decisions
    positions += resolver.positions
    uncertainties += resolver.uncertainties
    operations += resolver.operations
  }
}

/// Reads the plan's waivers.
package enum WaiverTable {
  private static let columns = ["rule", "proposal", "document", "authority", "valid_until", "reason"]

  /// The waivers of a table, and everything that is wrong with it.
  package static func read(_ file: MappedFile) -> (waivers: [Waiver], complaints: [Complaint]) {
    let table: PlanTable
    do {
      table = try PlanTable(file, columns: columns, needed: ["rule", "proposal", "document", "authority"])
    } catch {
      return ([], [error])
    }
    guard table.complaints.isEmpty else { return ([], table.complaints) }
    var (waivers, complaints): ([Waiver], [Complaint]) = ([], [])
    let parts = table.table.chunks(jobs: 1) { read(table, &$0) }
    for (part, _) in parts {
      waivers += part.waivers.map { waiver in
        var waiver = waiver
        waiver.line += table.table.dataLine - 1
        return waiver
      }
      complaints += part.complaints.map { $0.moved(by: table.table.dataLine - 1) }
    }
    return (waivers, complaints)
  }

  private struct Part: Sendable {
    var waivers: [Waiver] = []
    var complaints: [Complaint] = []
  }

  private static func read(_ table: PlanTable, _ scanner: inout RecordScanner) -> Part {
    var part = Part()
    while scanner.next() {
      if scanner.isBlank { continue }
      if let complaint = table.complaint(about: scanner) {
        part.complaints.append(complaint)
        continue
      }
      func text(_ name: String) -> String {
        let cell = table.cell(name)
        return cell < 0 ? "" : scanner.text(cell)
      }
      for name in columns.prefix(4) where text(name).isEmpty {
        part.complaints.append(table.complaint(scanner, name, "", vi: "một giá trị", en: "a value"))
      }
      let until = text("valid_until")
      let day = until.isEmpty ? nil : CellValues.day(scanner.cell(table.cell("valid_until")))
      if day == nil, !until.isEmpty {
        part.complaints.append(
          table.complaint(
            scanner, "valid_until", until, vi: "một ngày như 2027-12-31", en: "a day such as 2027-12-31"))
      }
      part.waivers.append(
        Waiver(
          rule: text("rule"), proposal: text("proposal"),
          document: .init(number: text("document"), authority: text("authority"), validUntil: day),
          reason: text("reason"), file: table.table.file.name, line: scanner.recordLine))
    }
    return part
  }
}
