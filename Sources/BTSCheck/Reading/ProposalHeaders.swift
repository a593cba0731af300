/// Finds the columns of a submission by their headers.
struct ProposalHeaders {
  private var meanings: [String: ProposalColumn] = [:]

  /// - Parameter more: further aliases by column name, as the plan gives them.
  init(more: [String: [String]]) {
    for column in ProposalColumn.allCases {
      for name in [column.name] + column.aliases + (more[column.name] ?? []) {
        let key = folded(name)
        if meanings[key] == nil { meanings[key] = column }
      }
    }
  }

  /// The column of a header; a unit in brackets behind it is set aside.
  func column(_ header: String) -> ProposalColumn? {
    if let column = meanings[folded(header)] { return column }
    var name = Substring(header)
    while let last = name.last, last == ")" || last == "]" || last.isWhitespace {
      guard last == ")" || last == "]" else {
        name = name.dropLast()
        continue
      }
      guard let open = name.lastIndex(of: last == ")" ? "(" : "[") else { break }
      name = name[..<open]
    }
    return meanings[folded(String(name))]
  }

  /// How many of the needed columns (coordinates included) a row of cells names.
  func neededCount(_ cells: [String]) -> Int {
    let needed: Set<ProposalColumn> = [
      .id, .operator, .structure, .height, .longitude, .latitude, .easting, .northing, .x, .y,
    ]
    return Set(cells.compactMap(column)).intersection(needed).count
  }

  /// Whether a header means a coordinate.
  func isCoordinate(_ header: String) -> Bool {
    let coordinates: [ProposalColumn] = [.longitude, .latitude, .easting, .northing, .x, .y]
    return column(header).map { coordinates.contains($0) } ?? false
  }

  /// The cell of each column, by the column's raw value; -1 where the table has none.
  ///
  /// - Throws: `CheckError` when two headers mean the same, or a needed column is absent.
  func cells(of table: Table) throws(CheckError) -> [Int] {
    var cells = Array(repeating: -1, count: ProposalColumn.allCases.count)
    var complaints: [Complaint] = []
    func complain(_ code: String, _ vi: String, _ en: String) {
      complaints.append(
        Complaint(
          file: table.file.name, line: table.headerLine, code: code, message: LocalizedText(vi: vi, en: en)))
    }
    for (index, header) in table.header.enumerated() {
      guard let column = column(header) else { continue }
      let known = cells[column.rawValue]
      if known >= 0 {
        complain(
          "two-columns", "hai cột cùng nghĩa \(column.name): “\(table.header[known])” và “\(header)”",
          "two columns mean \(column.name): “\(table.header[known])” and “\(header)”")
      } else {
        cells[column.rawValue] = index
      }
    }
    func has(_ column: ProposalColumn) -> Bool { cells[column.rawValue] >= 0 }
    var missing = ProposalColumn.allCases.filter { $0.isNeeded && !has($0) }.map(\.name)
    let pairs: [(ProposalColumn, ProposalColumn)] = [
      (.longitude, .latitude), (.easting, .northing), (.x, .y),
    ]
    if !pairs.contains(where: { has($0.0) && has($0.1) }) {
      let halves = pairs.flatMap { pair in has(pair.0) ? [pair.1] : has(pair.1) ? [pair.0] : [] }
      missing += halves.isEmpty ? ["longitude, latitude (easting, northing)"] : halves.map(\.name)
    }
    if !missing.isEmpty {
      let list = missing.joined(separator: ", ")
      let found = table.header.filter { !$0.isEmpty }.joined(separator: ", ")
      complain(
        "missing-column", "thiếu cột: \(list); dòng tiêu đề có: \(found)",
        "missing columns: \(list); the header has: \(found)")
    }
    guard complaints.isEmpty else { throw CheckError(complaints) }
    return cells
  }
}

extension Table {
  /// Which columns have decimal commas: some value with a comma and none with a point.
  func commaColumns(_ cells: [Int], jobs: Int) -> [Bool] {
    let isPlain = separator == 44 && !file.contains(34)
    guard !isPlain else { return Array(repeating: false, count: cells.count) }
    let found = chunks(jobs: jobs) { scanner -> [(comma: Bool, point: Bool)] in
      var found = Array(repeating: (comma: false, point: false), count: cells.count)
      while scanner.next() {
        for column in cells.indices where cells[column] >= 0 {
          for byte in scanner.cell(cells[column]) {
            if byte == 44 { found[column].comma = true }
            if byte == 46 { found[column].point = true }
          }
        }
      }
      return found
    }
    return cells.indices.map { column in
      found.contains { $0.result[column].comma } && !found.contains { $0.result[column].point }
    }
  }
}
