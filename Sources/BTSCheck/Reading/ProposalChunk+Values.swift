/// Reading what is no coordinate.
extension ProposalChunk {
  mutating func readID(_ scanner: borrowing RecordScanner, _ row: Int32, _ isBroken: Bool) {
    let index = layout.cells[ProposalColumn.id.rawValue]
    let bytes = scanner.cell(index)
    let isMissing = CellValues.isMissing(bytes)
    if isMissing, !isBroken { complain("input-missing-value", .id, row, value: nil) }
    let isEscaped = scanner.isEscaped(index)
    idOffsets.append(isMissing ? 0 : scanner.starts[index])
    idLengths.append((isMissing ? 0 : UInt32(bytes.count)) | (isEscaped ? TextColumn.escaped : 0))
    idHashes.append(isMissing || isBroken ? 0 : Proposals.idHash(bytes, isEscaped: isEscaped))
  }

  mutating func readName(
    _ scanner: borrowing RecordScanner, _ column: ProposalColumn, _ row: Int32, _ seen: inout Meanings<Int16>
  ) -> Int16 {
    guard let bytes = layout.cell(scanner, column) else { return -1 }
    if CellValues.isMissing(bytes) {
      complain("input-missing-value", column, row, value: nil)
      return -1
    }
    let meaning = seen(bytes) {
      let names = column == .operator ? layout.operators : layout.structures
      return Int16(clamping: names(layout.text(scanner, column)))
    }
    if meaning < 0 {
      complain(
        column == .operator ? "input-unknown-operator" : "input-unknown-structure", column, row,
        value: layout.text(scanner, column))
    }
    return meaning
  }

  /// As `number`; nil where the file has no such column.
  mutating func optional(
    _ column: ProposalColumn, _ scanner: borrowing RecordScanner, _ row: Int32, _ isBroken: Bool,
    least: Double, orEqual: Bool = false, implausible: Double = .infinity
  ) -> Double? {
    guard layout.has(column) else { return nil }
    return number(scanner, column, row, isBroken, least: least, orEqual: orEqual, implausible: implausible)
  }

  /// The number in a cell, NaN where there is none; complains of what is no number or not above `least`.
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
    guard let value = layout.decimal(bytes, column), value > least || (orEqual && value == least) else {
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
    if layout.has(.date) { dates.append(isBroken ? 0 : readDate(scanner, row)) }
    if layout.has(.commune) {
      let bytes = scanner.cell(layout.cells[ProposalColumn.commune.rawValue])
      let number = isBroken || CellValues.isMissing(bytes) ? -1 : names.communes.number(of: bytes)
      if number == communeTexts.count { communeTexts.append(layout.text(scanner, .commune)) }
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

  /// The day in a cell as a number: 0 where there is none, -1 where it cannot be read.
  private mutating func readDate(_ scanner: borrowing RecordScanner, _ row: Int32) -> Int32 {
    guard let bytes = layout.cell(scanner, .date), !CellValues.isMissing(bytes) else { return 0 }
    guard let day = CellValues.day(bytes) else {
      complain("input-invalid-value", .date, row, value: layout.text(scanner, .date))
      return -1
    }
    if !CellValues.isISO(bytes) { daysFirst += 1 }
    if let start = layout.planStart, day < start {
      complain("input-implausible-value", .date, row, value: layout.text(scanner, .date))
    }
    return day.number
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
    if let known = names.technologies(bytes, { CellValues.technologies(bytes) }) { return known }
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
