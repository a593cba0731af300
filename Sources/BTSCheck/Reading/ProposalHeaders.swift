/// Finds the columns of a submission by their headers.
struct ProposalHeaders {
  private var meanings: [String: ProposalColumn] = [:]
  /// The further aliases that mean another column already, and so cannot be used.
  private(set) var clashes: [(alias: String, column: ProposalColumn, taken: ProposalColumn)] = []

  /// - Parameter more: further aliases by column name, as the plan gives them; they go before `X` and `Y` alone.
  init(more: [String: [String]]) {
    for column in ProposalColumn.allCases {
      for name in [column.name] + column.aliases { meanings[folded(name)] = column }
    }
    for column in ProposalColumn.allCases {
      for alias in more[column.name] ?? [] {
        let taken = meanings.updateValue(column, forKey: folded(alias)) ?? column
        guard taken != column, taken != .x, taken != .y else { continue }
        meanings[folded(alias)] = taken
        clashes.append((alias, column, taken))
      }
    }
  }

  /// The column of a header; what stands in brackets behind it is set aside where the whole is no name.
  func column(_ header: String) -> ProposalColumn? {
    var name = Substring(header)
    while true {
      if let column = meanings[folded(String(name))] { return column }
      while name.last?.isWhitespace ?? false { name.removeLast() }
      guard let last = name.last, last == ")" || last == "]",
        let open = name.lastIndex(of: last == ")" ? "(" : "[")
      else { return nil }
      name = name[..<open]
    }
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
  /// Which columns have decimal commas: some number with a comma and none with a point.
  ///
  /// Shape: records that cannot be taken apart, and cells that are numbers by neither reading, do not count.
  func commaColumns(_ cells: [Int], jobs: Int) -> [Bool] {
    let isPlain = separator == 44 && !file.contains(34, jobs: jobs)
    guard !isPlain else { return Array(repeating: false, count: cells.count) }
    let columns = ProposalColumn.allCases.filter { $0.isNumber && cells[$0.rawValue] >= 0 }.map(\.rawValue)
    let found = chunks(jobs: jobs) { scanner -> [(comma: Bool, point: Bool)] in
      var found = Array(repeating: (comma: false, point: false), count: cells.count)
      while scanner.next() {
        guard scanner.fault == nil, scanner.filledCount <= header.count else { continue }
        // A point decides.
        for column in columns where !found[column].point {
          let marks = Table.marks(in: scanner.cell(cells[column]))
          if marks.comma { found[column].comma = true }
          if marks.point { found[column].point = true }
        }
      }
      return found
    }
    return cells.indices.map { column in
      found.contains { $0.result[column].comma } && !found.contains { $0.result[column].point }
    }
  }

  /// Whether a number has a comma or a point in it; neither in what is no number by either reading.
  private static func marks(in cell: UnsafeRawBufferPointer) -> (comma: Bool, point: Bool) {
    var (commas, points, parts) = (0, 0, 1)
    for byte in cell {
      switch byte {
      case UInt8(ascii: ","): commas += 1
      case UInt8(ascii: "."): points += 1
      // Powers of several bands: `900:1000,5+1800:2000`.
      case UInt8(ascii: ":"): parts += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "E"), UInt8(ascii: "e"), UInt8(ascii: " "), 0xC2, 0xA0:
        continue
      default: return (false, false)
      }
    }
    if parts > 1 { parts *= 2 }
    guard commas == 0 || points == 0, commas + points <= parts else { return (false, false) }
    return (commas > 0, points > 0)
  }
}
