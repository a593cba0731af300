import Geometry

/// Reading what is no coordinate.
extension ProposalChunk {
  mutating func readID(_ scanner: borrowing RecordScanner, _ row: Int32, _ isBroken: Bool) {
    let index = layout.cells[ProposalColumn.id.rawValue]
    let bytes = scanner.cell(index)
    let isMissing = CellValues.isMissing(bytes)
    if isMissing, !isBroken { complain("input-missing-value", .id, row, value: nil) }
    if isMissing { ids.appendEmpty() } else { ids.append(scanner, index) }
    idHashes.append(isMissing || isBroken ? 0 : Proposals.idHash(bytes, isEscaped: scanner.isEscaped(index)))
  }

  mutating func readName(
    _ scanner: borrowing RecordScanner, _ column: ProposalColumn, _ row: Int32, _ seen: inout ByteTable,
    _ meanings: inout [Int16]
  ) -> Int16 {
    guard let bytes = layout.cell(scanner, column) else { return -1 }
    if CellValues.isMissing(bytes) {
      complain("input-missing-value", column, row, value: nil)
      return -1
    }
    let number = seen.number(of: bytes)
    if number == meanings.count { meanings.append(layout.meaning(of: layout.text(scanner, column), column)) }
    if meanings[number] < 0 {
      complain(
        column == .operator ? "input-unknown-operator" : "input-unknown-structure", column, row,
        value: layout.text(scanner, column))
    }
    return meanings[number]
  }

  /// As `number`; nil where the file has no such column.
  mutating func optional(
    _ column: ProposalColumn, _ scanner: borrowing RecordScanner, _ row: Int32, _ isBroken: Bool,
    least: Double, orEqual: Bool = false, implausible: Double = .infinity
  ) -> Double? {
    guard layout.has(column) else { return nil }
    return number(scanner, column, row, isBroken, least: least, orEqual: orEqual, implausible: implausible)
  }

  /// The number in a cell, NaN where there is none; complains of what is no number, not above `least`, or longer than the
  /// Earth.
  mutating func number(
    _ scanner: borrowing RecordScanner, _ column: ProposalColumn, _ row: Int32, _ isBroken: Bool,
    least: Double,
    orEqual: Bool = false, implausible: Double = .infinity
  ) -> Double {
    guard !isBroken, let bytes = layout.cell(scanner, column) else { return .nan }
    if CellValues.isMissing(bytes) {
      if column.isNeeded { complain("input-missing-value", column, row, value: nil) }
      return .nan
    }
    guard let value = layout.decimal(bytes, column), value > least || (orEqual && value == least),
      value.magnitude <= Position.farthest
    else {
      complain("input-invalid-value", column, row, value: layout.text(scanner, column))
      return .nan
    }
    if value > implausible {
      complain("input-implausible-value", column, row, value: layout.text(scanner, column))
    }
    return value
  }

  mutating func readRest(
    _ scanner: borrowing RecordScanner, _ row: Int32, _ isBroken: Bool, _ names: inout Names
  ) {
    if layout.has(.technology) {
      technologies.append(isBroken ? [] : readTechnologies(scanner, row, &names))
    }
    if layout.has(.date) {
      let cell = scanner.cell(layout.cells[ProposalColumn.date.rawValue])
      let day = isBroken ? nil : value(scanner, .date, row, CellValues.day)
      if day != nil, !CellValues.isISO(cell) { daysFirst += 1 }
      let isUnreadable = day == nil && !isBroken && !CellValues.isMissing(cell)
      dates.append(day?.number ?? (isUnreadable ? -1 : 0))
      if let day, let start = layout.planStart, day < start {
        complain("input-implausible-value", .date, row, value: layout.text(scanner, .date))
      }
    }
    if layout.has(.commune) {
      let index = layout.cells[ProposalColumn.commune.rawValue]
      let bytes = scanner.cell(index)
      let number = isBroken || CellValues.isMissing(bytes) ? -1 : names.communes.number(of: bytes)
      if number == communeTexts.count { communeTexts.append(scanner, index) }
      communes.append(Int32(number))
    }
    guard !isBroken else { return }
    if let bytes = layout.cell(scanner, .shareHost), !CellValues.isMissing(bytes) {
      hosts.append((row, layout.text(scanner, .shareHost)))
    }
    if let bytes = layout.cell(scanner, .replaces), !CellValues.isMissing(bytes) {
      replaced.append((row, layout.text(scanner, .replaces)))
    }
  }

  mutating func readPower(_ scanner: borrowing RecordScanner, _ row: Int32, _ isBroken: Bool) {
    if let value = optional(.frequency, scanner, row, isBroken, least: 0) { frequencies.append(value) }
    if let value = optional(.publicDistance, scanner, row, isBroken, least: 0, orEqual: true) {
      publicDistances.append(value)
    }
    guard layout.has(.eirp) else { return }
    let isComma = layout.commas[ProposalColumn.eirp.rawValue]
    let emissions = isBroken ? nil : value(scanner, .eirp, row) { CellValues.emissions($0, comma: isComma) }
    let watts = emissions?.reduce(0) { $0 + $1.watts }
    powers.append(watts ?? .nan)
    if let emissions, emissions.contains(where: { $0.megahertz != nil }) { bands.append((row, emissions)) }
    if let watts, watts > 100_000 {
      complain("input-implausible-value", .eirp, row, value: layout.text(scanner, .eirp))
    }
  }

  mutating func readTechnologies(
    _ scanner: borrowing RecordScanner, _ row: Int32, _ names: inout Names
  ) -> Technologies {
    guard let bytes = layout.cell(scanner, .technology), !CellValues.isMissing(bytes) else { return [] }
    let number = names.technologies.number(of: bytes)
    if number == names.technologiesOf.count { names.technologiesOf.append(CellValues.technologies(bytes)) }
    if let known = names.technologiesOf[number] { return known }
    complain("input-invalid-value", .technology, row, value: layout.text(scanner, .technology))
    return []
  }

  mutating func value<T>(
    _ scanner: borrowing RecordScanner, _ column: ProposalColumn, _ row: Int32,
    _ parse: (UnsafeRawBufferPointer) -> T?
  ) -> T? {
    guard let bytes = layout.cell(scanner, column), !CellValues.isMissing(bytes) else { return nil }
    if let value = parse(bytes) { return value }
    complain("input-invalid-value", column, row, value: layout.text(scanner, column))
    return nil
  }
}
