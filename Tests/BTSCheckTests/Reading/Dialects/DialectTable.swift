import Foundation

@testable import BTSCheck

/// A table that can be written in many ways.
struct DialectTable: Sendable {
  /// The columns: what each is, and its header.
  var columns: [(name: String, header: String)]
  var rows: [[String]]
  var separator = ","
  var lineEnd = "\n"
  /// Whether every cell stands in quotes.
  var quotesAll = false
  var endsWithLineEnd = true
  /// Lines above the header, as they are.
  var above: [String] = []
  /// Text behind the last record.
  var below = ""
  /// Lines before some rows, as they are.
  var before: [Int: [String]] = [:]
  /// What stands behind the last cell of the header and of each row.
  var tail = ""
  /// Rows written otherwise than by their cells.
  var written: [Int: String] = [:]

  private static let lineEnds: Set<Character> = ["\n", "\r\n", "\r"]

  /// The place of a column.
  func index(_ name: String) -> Int { columns.firstIndex { $0.name == name } ?? 0 }

  /// The header of a column.
  func header(_ name: String) -> String { columns[index(name)].header }

  /// Changes every cell of a column that is filled.
  mutating func change(_ name: String, _ change: (String) -> String) {
    let column = index(name)
    for row in rows.indices where !rows[row][column].isEmpty { rows[row][column] = change(rows[row][column]) }
  }

  /// Changes every cell of the table that is filled.
  mutating func changeAll(_ change: (String) -> String) {
    for column in columns { self.change(column.name, change) }
  }

  /// Gives columns other headers.
  mutating func rename(_ headers: [String: String]) {
    for index in columns.indices {
      if let header = headers[columns[index].name] { columns[index].header = header }
    }
  }

  /// Puts a cell.
  mutating func set(_ row: Int, _ name: String, _ text: String) { rows[row][index(name)] = text }

  /// Adds a column at the end.
  mutating func add(_ name: String, header: String? = nil, _ cell: (Int) -> String) {
    columns.append((name, header ?? name))
    for row in rows.indices { rows[row].append(cell(row)) }
  }

  /// Puts the columns in another order.
  mutating func reorder(_ order: (Int, Int) -> Bool) {
    let places = Array(columns.indices).sorted(by: order)
    columns = places.map { columns[$0] }
    rows = rows.map { row in places.map { row[$0] } }
  }

  /// Semicolons between cells and commas before decimals.
  mutating func useDecimalCommas() {
    separator = ";"
    for name in Self.numbers { change(name) { $0.replacingOccurrences(of: ".", with: ",") } }
  }

  /// Metres of VN-2000 in place of degrees, easting first, under some headers.
  mutating func putMetres(_ easting: String, _ northing: String) {
    for (row, site) in CleanSubmission.sites.enumerated() {
      rows[row].replaceSubrange(2...3, with: [site.easting, site.northing])
    }
    columns.replaceSubrange(2...3, with: [("easting", easting), ("northing", northing)])
  }

  static let numbers = [
    "longitude", "latitude", "height_m", "building_height_m", "coverage_radius_m", "easting", "northing",
  ]

  /// A record as text.
  func record(_ cells: [String]) -> String {
    cells.map { cell in
      let needs =
        quotesAll || cell.contains { $0 == "\"" || Self.lineEnds.contains($0) || separator.contains($0) }
      return needs ? "\"" + cell.replacingOccurrences(of: "\"", with: "\"\"") + "\"" : cell
    }.joined(separator: separator) + tail
  }

  /// The table as text, and the line on which each row starts.
  func text() -> (text: String, lines: [Int]) {
    var text = ""
    var (line, lines) = (1, [Int]())
    func append(_ record: String) {
      text += record + lineEnd
      line += record.count { Self.lineEnds.contains($0) } + 1
    }
    for one in above { append(one) }
    append(record(columns.map(\.header)))
    for (row, cells) in rows.enumerated() {
      for one in before[row] ?? [] { append(one) }
      lines.append(line)
      append(written[row] ?? record(cells))
    }
    if !endsWithLineEnd { text.removeLast() }
    return (text + below, lines)
  }
}
