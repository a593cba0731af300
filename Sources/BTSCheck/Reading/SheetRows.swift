/// Where the rows of a sheet stand in its XML, and how far to the right it is used.
///
/// Source: ECMA-376 part 1, 18.3.1.73 (row), 18.3.1.4 (c), 18.3.1.55 (mergeCell).
struct SheetRows {
  /// A row by its tag.
  struct Row {
    /// The number that people know, from 1.
    var number: Int
    /// Whether it has one tag only, and so no cells.
    var isEmpty: Bool
    /// The attribute that says which columns the row uses.
    var spans: Range<Int>?
    /// Where its last cell ends.
    var cellsEnd: Int
    /// The style of its last cell.
    var style: Int?
  }

  /// The rows, as they stand.
  private(set) var rows: [Row] = []
  /// What the names of elements begin with.
  private(set) var prefix: [UInt8] = []
  /// The element that says which cells the sheet uses; it stands before the rows.
  private(set) var dimension: Range<Int>?
  /// The last column in which a row has a cell, from 1.
  private(set) var lastColumn = 0
  /// Cells that are joined: their last row and their last column.
  private var merges: [(row: Int, column: Int)] = []

  init(_ tags: inout XMLTags) {
    while tags.next() {
      if tags.isNamed("dimension"), tags.kind == .empty, rows.isEmpty {
        dimension = tags.range
      } else if tags.isNamed("row"), tags.kind != .end {
        readRow(&tags)
      } else if tags.isNamed("mergeCell"), let area = tags.text("ref") {
        let corner = SheetRows.cell(area.split(separator: ":").last.map { Array($0.utf8)[...] } ?? [])
        merges.append(corner)
      }
    }
  }

  /// The last column that a cell uses, or a joined one that reaches a row or lies below it.
  func lastColumn(from row: Int) -> Int {
    merges.reduce(lastColumn) { $1.row >= row ? max($0, $1.column) : $0 }
  }

  private mutating func readRow(_ tags: inout XMLTags) {
    let number = tags.number("r") ?? (rows.last?.number ?? 0) &+ 1
    prefix = Array(tags.bytes[tags.prefix])
    var row = Row(
      number: number, isEmpty: tags.kind == .empty, spans: tags.attribute("spans")?.range,
      cellsEnd: tags.range.upperBound)
    var column = 0
    var depth = row.isEmpty ? 0 : 1
    while depth > 0, tags.next() {
      if depth == 1, tags.kind != .end, tags.isNamed("c") {
        let given = tags.attribute("r").map { SheetRows.cell(tags.bytes[$0.value]).column } ?? 0
        column = given > 0 ? given : column + 1
        lastColumn = max(lastColumn, column)
        row.style = tags.number("s")
        if tags.kind == .empty { row.cellsEnd = tags.range.upperBound }
      }
      switch tags.kind {
      case .start: depth += 1
      case .end:
        depth -= 1
        if depth == 1, tags.isNamed("c") { row.cellsEnd = tags.range.upperBound }
      case .empty: break
      }
    }
    rows.append(row)
  }

  // MARK: Names of cells

  /// The most columns that a sheet has.
  static let columnLimit = 16_384

  /// Row and column of `AB12`; 0 for what is not told.
  static func cell(_ name: ArraySlice<UInt8>) -> (row: Int, column: Int) {
    var (row, column) = (0, 0)
    for byte in name {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where column <= columnLimit:
        column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
      case UInt8(ascii: "0")...UInt8(ascii: "9") where row <= 1 << 32:
        row = row * 10 + Int(byte - UInt8(ascii: "0"))
      default: break
      }
    }
    return (row, column)
  }

  /// `AB` for column 28.
  static func letters(ofColumn column: Int) -> String {
    var (rest, letters) = (column, "")
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(ascii: "A") + UInt8((rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}
