import Geometry

/// The records of one chunk of a submission, in columns, as they are being read.
struct ProposalChunk: Sendable {
  /// What reading needs to know of the file: which cell holds which column, and what names mean.
  ///
  /// Shape: a class, since a copy of all this for each cell that is looked at would cost a tenth of the reading.
  final class Layout: Sendable {
    let table: Table
    /// The cell of each column, by the column's raw value; -1 where the file has none.
    let cells: [Int]
    /// Columns with decimal commas, by the column's raw value.
    let commas: [Bool]
    private let operators: NameIndex
    private let structures: NameIndex
    /// The CRS of rows that declare none; nil where the row must.
    let system: RowSystem?
    /// The columns of that system, and whether the file has others besides.
    let usual: (pair: (ProposalColumn, ProposalColumn), hasBothPairs: Bool)?
    private let operatorTitles: [String]
    private let structureIDs: [String]
    /// The first day of the plan: earlier dates are implausible.
    let planStart: Day?

    init(_ table: Table, cells: [Int], commas: [Bool], system: RowSystem?, plan: Plan) {
      self.table = table
      self.cells = cells
      self.commas = commas
      self.system = system
      usual = system.map { ($0.columns, $0.hasBothPairs) }
      operatorTitles = plan.operators.map { $0.title?.vi ?? $0.id }
      structureIDs = plan.structures.map(\.id)
      operators = plan.operatorNames
      structures = plan.structureNames
      planStart = plan.validity.from
    }

    func has(_ column: ProposalColumn) -> Bool { cells[column.rawValue] >= 0 }
    func header(_ column: ProposalColumn) -> String {
      let cell = cells[column.rawValue]
      return cell >= 0 ? table.header[cell] : column.name
    }

    /// The cell of a column; nil where the file has no such column.
    @inline(__always)
    func cell(_ scanner: borrowing RecordScanner, _ column: ProposalColumn) -> UnsafeRawBufferPointer? {
      let index = cells[column.rawValue]
      return index >= 0 ? scanner.cell(index) : nil
    }

    func text(_ scanner: borrowing RecordScanner, _ column: ProposalColumn) -> String {
      scanner.text(cells[column.rawValue])
    }

    /// What a finding says was expected in a column.
    func expectation(_ name: String, _ column: ProposalColumn, _ value: String?) -> LocalizedText {
      switch name {
      case "input-implausible-value": return column.plausible(since: planStart)
      case "input-unknown-operator":
        return column.expectation(amongst: operatorTitles, value ?? "")
      case "input-unknown-structure": return column.expectation(amongst: structureIDs, value ?? "")
      default: return column.expectation
      }
    }

    /// Which of the plan's operators or structures a name means; -1 when it is not known.
    func meaning(of name: String, _ column: ProposalColumn) -> Int16 {
      Int16(clamping: column == .operator ? operators(name) : structures(name))
    }

    /// The number in a cell, by the column's decimal mark.
    func decimal(_ bytes: UnsafeRawBufferPointer, _ column: ProposalColumn) -> Double? {
      DecimalParser.parse(bytes, separator: commas[column.rawValue] ? 44 : 46)
    }
  }

  var ids = TextColumn()
  /// A hash of each id; 0 where there is none.
  var idHashes: [UInt64] = []
  var lines = LineColumn()
  var records: [UInt32] = []
  var places = RawPlaces()
  var operators: [Int16] = []
  var structures: [Int16] = []
  var heights = MetreColumn()
  var buildingHeights = MetreColumn()
  var halfWidths = MetreColumn()
  var groundElevations = MetreColumn()
  var coverageRadii = MetreColumn()
  var technologies: [Technologies] = []
  var communes: [Int32] = []
  /// The texts that `communes` counts, and their bytes.
  var communeTexts = TextColumn()
  var communeCells = ByteTable()
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

  let layout: Layout

  init(_ layout: Layout, reading scanner: inout RecordScanner) {
    self.layout = layout
    if let system = layout.system { places.systems = [system] }
    communeTexts.append(layout.table.file)
    var names = Names()
    while scanner.next() {
      if scanner.isBlank { continue }
      if lines.count == 64 { reserve(scanner.estimatedRecords(by: lines.count)) }
      read(&scanner, &names)
    }
    communeCells = names.communes
  }

  /// Makes room for so many rows.
  private mutating func reserve(_ count: Int) {
    func grow<T>(_ values: inout [T]) { if !values.isEmpty { values.reserveCapacity(count) } }
    func grow(_ values: inout MetreColumn) { if !values.isEmpty { values.reserveCapacity(count) } }
    grow(&ids.offsets)
    grow(&ids.lengths)
    grow(&idHashes)
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
  struct Names: ~Copyable {
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
      isBroken ? -1 : readName(scanner, .operator, row, &names.operators, &names.operatorOf)
    )
    structures.append(
      isBroken ? -1 : readName(scanner, .structure, row, &names.structures, &names.structureOf))
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
      guard scanner.isLonger(than: columns) else { return false }
      reason = LocalizedText(
        vi: "không quá \(columns) ô, dòng này có \(scanner.filledCount)",
        en: "at most \(columns) cells, this row has \(scanner.filledCount)")
    }
    faults.append(InputFault("input-unreadable-row", row: row, expected: reason))
    unreadable.insert(row)
    broken.insert(row)
    return true
  }

  mutating func complain(_ name: String, _ column: ProposalColumn, _ row: Int32, value: String?) {
    faults.append(
      InputFault(
        name, row: row, column: layout.header(column), value: value,
        expected: layout.expectation(name, column, value)))
    if column.isNeeded, name == "input-missing-value" || name == "input-invalid-value" {
      unreadable.insert(row)
    }
  }
}
