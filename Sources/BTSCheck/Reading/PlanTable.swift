import Geometry

/// A table of the plan while it is being read: bad rows are plan errors.
struct PlanTable: Sendable {
  let table: Table
  private var cellOf: [String: Int] = [:]
  private let file: String
  /// What is wrong with the header.
  private(set) var complaints: [Complaint] = []

  /// Finds a table's header.
  ///
  /// - Parameters:
  ///   - columns: the names that a header may have; any others are set aside.
  ///   - needed: those that it must have.
  init(_ file: MappedFile, columns: [String], needed: [String]) throws(Complaint) {
    self.file = file.name
    let known = Dictionary(columns.map { (folded($0), $0) }, uniquingKeysWith: { first, _ in first })
    table = try Table(file, least: min(2, needed.count)) { cells in
      Set(cells.compactMap { known[folded($0)] }).count
    }
    for (index, header) in table.header.enumerated() {
      guard let name = known[folded(header)] else { continue }
      if cellOf[name] != nil {
        complain(
          table.headerLine, name, "two-columns", "hai cột cùng tên \(name)", "two columns are called \(name)")
      }
      cellOf[name] = index
    }
    for name in needed where cellOf[name] == nil {
      complain(table.headerLine, name, "missing-column", "thiếu cột \(name)", "the column \(name) is missing")
    }
  }

  /// The cell of a column, -1 where the table has none.
  func cell(_ name: String) -> Int { cellOf[name] ?? -1 }

  /// A complaint about a cell: what it holds, and what was expected.
  func complaint(
    _ scanner: borrowing RecordScanner, _ column: String, _ value: String, vi: String, en: String
  ) -> Complaint {
    Complaint(
      file: file, line: scanner.recordLine, column: column, code: "value",
      message: value.isEmpty
        ? LocalizedText(vi: "thiếu giá trị; cần \(vi)", en: "a value is missing; expected \(en)")
        : LocalizedText(vi: "“\(value)”: cần \(vi)", en: "“\(value)”: expected \(en)"))
  }

  /// A complaint about a record that cannot be taken apart; nil if it can.
  func complaint(about scanner: borrowing RecordScanner) -> Complaint? {
    let message: LocalizedText
    switch scanner.fault {
    case .unclosedQuote:
      message = LocalizedText(vi: "dấu ngoặc kép không được đóng", en: "a quote is not closed")
    case .fieldTooLong:
      message = LocalizedText(
        vi: "một ô dài hơn giới hạn 1 MiB", en: "a cell is longer than the limit of 1 MiB")
    case .notUTF8: message = LocalizedText(vi: "dòng không phải UTF-8", en: "the row is not UTF-8")
    case .zeroByte: message = LocalizedText(vi: "dòng có byte 0", en: "the row has a zero byte")
    case nil:
      guard scanner.isLonger(than: table.header.count) else { return nil }
      message = LocalizedText(
        vi: "\(scanner.filledCount) ô, tiêu đề chỉ có \(table.header.count) cột",
        en: "\(scanner.filledCount) cells, the header has \(table.header.count) columns")
    }
    return Complaint(file: file, line: scanner.recordLine, code: "row", message: message)
  }

  private mutating func complain(_ line: Int, _ column: String, _ code: String, _ vi: String, _ en: String) {
    complaints.append(
      Complaint(file: file, line: line, column: column, code: code, message: LocalizedText(vi: vi, en: en)))
  }
}
