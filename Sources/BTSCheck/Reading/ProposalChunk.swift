import Geometry

/// The records of one chunk of a submission, in columns, as they are being read.
struct ProposalChunk: Sendable {
  /// What reading needs to know of the file: which cell holds which column, and what names mean.
  struct Layout: Sendable {
    var table: Table
    /// The cell of each column, by the column's raw value; -1 where the file has none.
    var cells: [Int]
    /// Columns with decimal commas, by the column's raw value.
    var commas: [Bool]
    var operators: NameIndex
    var structures: NameIndex
    /// The CRS of rows that declare none; nil where the row must.
    var system: RowSystem?
    /// The first day of the plan: earlier dates are implausible.
    var planStart: Day?

    func has(_ column: ProposalColumn) -> Bool { cells[column.rawValue] >= 0 }
    func header(_ column: ProposalColumn) -> String {
      let cell = cells[column.rawValue]
      return cell >= 0 ? table.header[cell] : column.name
    }
  }

  var ids: [(start: UInt32, length: UInt32)] = []
  /// A hash of each id; 0 where there is none.
  var idHashes: [UInt64] = []
  var lines: [Int32] = []
  var records: [UInt32] = []
  var places = RawPlaces()
  var operators: [Int16] = []
  var structures: [Int16] = []
  var heights: [Double] = []
  var buildingHeights: [Double] = []
  var halfWidths: [Double] = []
  var groundElevations: [Double] = []
  var coverageRadii: [Double] = []
  var technologies: [Technologies] = []
  var communes: [Int32] = []
  var communeTexts: [String] = []
  var dates: [Int32] = []
  var frequencies: [Double] = []
  var powers: [Double] = []
  var publicDistances: [Double] = []
  var bands: [(row: Int32, emissions: [Proposals.Emission])] = []
  var hosts: [(row: Int32, text: String)] = []
  var replaced: [(row: Int32, text: String)] = []
  var faults: [InputFault] = []
  var unreadable: Set<Int32> = []
  /// Rows that cannot be taken apart.
  var broken: Set<Int32> = []
  /// How many coordinates were read by their marks or letters, and how many days as day, month, year.
  var markedDegrees = 0
  var daysFirst = 0

  private let layout: Layout

  init(_ layout: Layout, reading scanner: inout RecordScanner) {
    self.layout = layout
    if let system = layout.system { places.systems = [system] }
    var names = Names()
    while scanner.next() {
      if scanner.isBlank { continue }
      if lines.count == 64 { reserve(scanner.estimatedRecords(by: lines.count)) }
      read(&scanner, &names)
    }
  }

  /// Makes room for so many rows.
  private mutating func reserve(_ count: Int) {
    func grow<T>(_ values: inout [T]) { if !values.isEmpty { values.reserveCapacity(count) } }
    grow(&ids)
    grow(&idHashes)
    grow(&lines)
    grow(&records)
    places.reserve(count)
    grow(&operators)
    grow(&structures)
    grow(&heights)
    grow(&buildingHeights)
    grow(&coverageRadii)
    grow(&technologies)
    grow(&communes)
    grow(&dates)
  }

  /// What was made of the texts seen so far; the same text is looked up once.
  private struct Names: ~Copyable {
    var operators = ByteTable()
    var operatorOf: [Int16] = []
    var structures = ByteTable()
    var structureOf: [Int16] = []
    var communes = ByteTable()
    var technologies = ByteTable()
    var technologiesOf: [Technologies?] = []
    var systems: [String: Int8] = [:]
  }

  private mutating func read(_ scanner: inout RecordScanner, _ names: inout Names) {
    let row = Int32(lines.count)
    lines.append(Int32(clamping: scanner.recordLine))
    records.append(UInt32(scanner.recordStart))
    let isBroken = complainOfRecord(scanner, row)
    readID(scanner, row, isBroken)
    operators.append(
      isBroken ? -1 : readName(scanner, .operator, row, &names.operators, &names.operatorOf, layout.operators)
    )
    structures.append(
      isBroken
        ? -1 : readName(scanner, .structure, row, &names.structures, &names.structureOf, layout.structures))
    readPosition(scanner, row, isBroken, &names)
    heights.append(number(scanner, .height, row, isBroken, least: 0, implausible: 200))
    if let value = optional(.buildingHeight, scanner, row, isBroken, least: 0, orEqual: true) {
      buildingHeights.append(value)
    }
    if let value = optional(.halfWidth, scanner, row, isBroken, least: 0) { halfWidths.append(value) }
    if let value = optional(.groundElevation, scanner, row, isBroken, least: -.infinity) {
      groundElevations.append(value)
    }
    if let value = optional(.coverageRadius, scanner, row, isBroken, least: 0, implausible: 50_000) {
      coverageRadii.append(value)
    }
    readPower(scanner, row, isBroken)
    readRest(scanner, row, isBroken, &names)
  }

  // MARK: - Complaints

  /// Complains of a record that cannot be taken apart; true if it is one.
  private mutating func complainOfRecord(_ scanner: borrowing RecordScanner, _ row: Int32) -> Bool {
    let columns = layout.table.header.count
    let reason: LocalizedText
    switch scanner.fault {
    case .unclosedQuote:
      reason = LocalizedText(
        vi: "dấu ngoặc kép mở ra phải được đóng lại", en: "a quote that is opened and closed")
    case .fieldTooLong: reason = LocalizedText(vi: "ô không quá 1 MiB", en: "a cell of at most 1 MiB")
    case .notUTF8: reason = LocalizedText(vi: "văn bản UTF-8", en: "text in UTF-8")
    case .zeroByte: reason = LocalizedText(vi: "văn bản không có byte 0", en: "text without zero bytes")
    case nil:
      guard scanner.filledCount > columns else { return false }
      reason = LocalizedText(
        vi: "không quá \(columns) ô, dòng này có \(scanner.filledCount)",
        en: "at most \(columns) cells, this row has \(scanner.filledCount)")
    }
    faults.append(InputFault("input-unreadable-row", row: row, expected: reason))
    unreadable.insert(row)
    broken.insert(row)
    return true
  }

  private mutating func complain(_ name: String, _ column: ProposalColumn, _ row: Int32, value: String?) {
    faults.append(
      InputFault(name, row: row, column: layout.header(column), value: value, expected: column.expectation))
    if column.isNeeded, name == "input-missing-value" || name == "input-invalid-value" {
      unreadable.insert(row)
    }
  }

  /// The cell of a column; nil where the file has no such column.
  private func cell(_ scanner: borrowing RecordScanner, _ column: ProposalColumn) -> UnsafeRawBufferPointer? {
    let index = layout.cells[column.rawValue]
    return index >= 0 ? scanner.cell(index) : nil
  }

  private func text(_ scanner: borrowing RecordScanner, _ column: ProposalColumn) -> String {
    scanner.text(layout.cells[column.rawValue])
  }

  // MARK: - Values

  private mutating func readID(_ scanner: borrowing RecordScanner, _ row: Int32, _ isBroken: Bool) {
    let index = layout.cells[ProposalColumn.id.rawValue]
    let bytes = scanner.cell(index)
    let isMissing = CellValues.isMissing(bytes)
    if isMissing, !isBroken { complain("input-missing-value", .id, row, value: nil) }
    let start = scanner.cellCount > index && !isMissing ? scanner.starts[index] : 0
    let length = isMissing ? 0 : UInt32(bytes.count)
    ids.append((start, scanner.isEscaped(index) ? length | TextColumn.escaped : length))
    idHashes.append(isMissing || isBroken ? 0 : Proposals.idHash(bytes, isEscaped: scanner.isEscaped(index)))
  }

  private mutating func readName(
    _ scanner: borrowing RecordScanner, _ column: ProposalColumn, _ row: Int32, _ seen: inout ByteTable,
    _ meanings: inout [Int16], _ names: NameIndex
  ) -> Int16 {
    guard let bytes = cell(scanner, column) else { return -1 }
    if CellValues.isMissing(bytes) {
      complain("input-missing-value", column, row, value: nil)
      return -1
    }
    let number = seen.number(of: bytes)
    if number == meanings.count { meanings.append(Int16(clamping: names(text(scanner, column)))) }
    if meanings[number] < 0 {
      complain(
        column == .operator ? "input-unknown-operator" : "input-unknown-structure", column, row,
        value: text(scanner, column))
    }
    return meanings[number]
  }

  /// As `number`; nil where the file has no such column.
  private mutating func optional(
    _ column: ProposalColumn, _ scanner: borrowing RecordScanner, _ row: Int32, _ isBroken: Bool,
    least: Double, orEqual: Bool = false, implausible: Double = .infinity
  ) -> Double? {
    guard layout.has(column) else { return nil }
    return number(scanner, column, row, isBroken, least: least, orEqual: orEqual, implausible: implausible)
  }

  /// The number in a cell, NaN where there is none; complains of what is no number or not above `least`.
  private mutating func number(
    _ scanner: borrowing RecordScanner, _ column: ProposalColumn, _ row: Int32, _ isBroken: Bool,
    least: Double,
    orEqual: Bool = false, implausible: Double = .infinity
  ) -> Double {
    guard !isBroken, let bytes = cell(scanner, column) else { return .nan }
    if CellValues.isMissing(bytes) {
      if column.isNeeded { complain("input-missing-value", column, row, value: nil) }
      return .nan
    }
    guard let value = decimal(bytes, column), value > least || (orEqual && value == least) else {
      complain("input-invalid-value", column, row, value: text(scanner, column))
      return .nan
    }
    if value > implausible { complain("input-implausible-value", column, row, value: text(scanner, column)) }
    return value
  }

  private func decimal(_ bytes: UnsafeRawBufferPointer, _ column: ProposalColumn) -> Double? {
    DecimalParser.parse(bytes, separator: layout.commas[column.rawValue] ? 44 : 46)
  }

  private mutating func readRest(
    _ scanner: borrowing RecordScanner, _ row: Int32, _ isBroken: Bool, _ names: inout Names
  ) {
    if layout.has(.technology) {
      technologies.append(isBroken ? [] : readTechnologies(scanner, row, &names))
    }
    if layout.has(.date) {
      let day = isBroken ? nil : value(scanner, .date, row, CellValues.day)
      let isMissing = cell(scanner, .date).map { CellValues.isMissing($0) } ?? true
      let isUnreadable = !isBroken && day == nil && !isMissing
      if day != nil, !(cell(scanner, .date).map { CellValues.isISO($0) } ?? true) { daysFirst += 1 }
      dates.append(day?.number ?? (isUnreadable ? -1 : 0))
      if let day, let start = layout.planStart, day < start {
        complain("input-implausible-value", .date, row, value: text(scanner, .date))
      }
    }
    if layout.has(.commune) {
      let bytes = scanner.cell(layout.cells[ProposalColumn.commune.rawValue])
      let number = isBroken || CellValues.isMissing(bytes) ? -1 : names.communes.number(of: bytes)
      if number == communeTexts.count { communeTexts.append(text(scanner, .commune)) }
      communes.append(Int32(number))
    }
    guard !isBroken else { return }
    if let bytes = cell(scanner, .shareHost), !CellValues.isMissing(bytes) {
      hosts.append((row, text(scanner, .shareHost)))
    }
    if let bytes = cell(scanner, .replaces), !CellValues.isMissing(bytes) {
      replaced.append((row, text(scanner, .replaces)))
    }
  }

  private mutating func readPower(_ scanner: borrowing RecordScanner, _ row: Int32, _ isBroken: Bool) {
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
      complain("input-implausible-value", .eirp, row, value: text(scanner, .eirp))
    }
  }

  private mutating func readTechnologies(
    _ scanner: borrowing RecordScanner, _ row: Int32, _ names: inout Names
  ) -> Technologies {
    guard let bytes = cell(scanner, .technology), !CellValues.isMissing(bytes) else { return [] }
    let number = names.technologies.number(of: bytes)
    if number == names.technologiesOf.count { names.technologiesOf.append(CellValues.technologies(bytes)) }
    if let known = names.technologiesOf[number] { return known }
    complain("input-invalid-value", .technology, row, value: text(scanner, .technology))
    return []
  }

  private mutating func value<T>(
    _ scanner: borrowing RecordScanner, _ column: ProposalColumn, _ row: Int32,
    _ parse: (UnsafeRawBufferPointer) -> T?
  ) -> T? {
    guard let bytes = cell(scanner, column), !CellValues.isMissing(bytes) else { return nil }
    if let value = parse(bytes) { return value }
    complain("input-invalid-value", column, row, value: text(scanner, column))
    return nil
  }

  // MARK: - Coordinates

  private mutating func readPosition(
    _ scanner: borrowing RecordScanner, _ row: Int32, _ isBroken: Bool, _ names: inout Names
  ) {
    let nowhere = Position(longitude: .nan, latitude: .nan)
    var (place, digits, system) = (nowhere, (Int8(0), Int8(0)), Int8(-1))
    defer {
      places.positions.append(place)
      places.decimals.append(digits)
      places.systemOf.append(system)
    }
    guard !isBroken else { return }
    guard let index = rowSystem(scanner, row, &names) else { return }
    let pair = places.systems[Int(index)].columns
    if places.systems[Int(index)].hasBothPairs, hasOtherPair(scanner, than: pair) { places.bothPairs += 1 }
    let (first, second) = (coordinate(scanner, pair.0, row), coordinate(scanner, pair.1, row))
    guard let x = first, let y = second else {
      unreadable.insert(row)
      return
    }
    place = Position(longitude: x.value, latitude: y.value)
    digits = (x.decimals, y.decimals)
    system = index
  }

  private mutating func coordinate(
    _ scanner: borrowing RecordScanner, _ column: ProposalColumn, _ row: Int32
  ) -> (value: Double, decimals: Int8)? {
    guard let bytes = cell(scanner, column), !CellValues.isMissing(bytes) else {
      complain("input-missing-value", column, row, value: nil)
      return nil
    }
    let separator: UInt8 = layout.commas[column.rawValue] ? 44 : 46
    if let number = DecimalParser.number(bytes, separator: separator) {
      return (number.value, PrintedDigits.code(number))
    }
    if column == .longitude || column == .latitude,
      let degrees = DegreesText(text(scanner, column), isLongitude: column == .longitude)
    {
      markedDegrees += 1
      return (degrees.degrees, PrintedDigits.code(degrees))
    }
    complain("input-invalid-value", column, row, value: text(scanner, column))
    return nil
  }

  private func hasOtherPair(_ scanner: borrowing RecordScanner, than pair: (ProposalColumn, ProposalColumn))
    -> Bool
  {
    let other: [ProposalColumn] = pair.0 == .longitude ? [.easting, .northing] : [.longitude, .latitude]
    return other.allSatisfy { cell(scanner, $0).map { !CellValues.isMissing($0) } ?? false }
  }

  /// The coordinate system of a row, as an index into `systems`; nil (with a complaint) where it has none.
  private mutating func rowSystem(
    _ scanner: borrowing RecordScanner, _ row: Int32, _ names: inout Names
  ) -> Int8? {
    guard let bytes = cell(scanner, .crs), !CellValues.isMissing(bytes) else {
      if layout.system != nil { return 0 }
      complain("input-missing-value", .crs, row, value: nil)
      unreadable.insert(row)
      return nil
    }
    let written = text(scanner, .crs)
    if let known = names.systems[written] {
      if known >= 0 { return known }
    } else if places.systems.count < 127, let system = RowSystem(written, layout.cells) {
      places.systems.append(system)
      names.systems[written] = Int8(places.systems.count - 1)
      return Int8(places.systems.count - 1)
    } else {
      names.systems[written] = -1
    }
    complain("input-invalid-value", .crs, row, value: written)
    unreadable.insert(row)
    return nil
  }
}
