import Foundation

@testable import BTSCheck

/// One thing that is wrong, in a plain file and in one as Vietnamese offices send them: the finding stands at its row
/// and column, and all other rows are as in the clean file.
enum BrokenDialects {
  static let all = hosts.flatMap { host in cells.map { host.file($0) } + links.map { host.file($0) } }

  /// A file in which something is wrong.
  struct Host: Sendable {
    var name: String
    var notes: Set<String>
    var encoding: DialectEncoding
    var write: @Sendable (inout DialectTable) -> Void

    /// The file with one cell changed.
    func file(_ fault: Fault) -> Dialect {
      var header = ""
      var dialect = Dialect(
        "\(name): \(fault.column) “\(fault.text)”", notes: notes.union([fault.note].compactMap { $0 }),
        in: encoding
      ) { table in
        write(&table)
        let separator = table.separator
        table.set(fault.row, fault.column, separator == ";" ? fault.officeText : fault.text)
        header = table.header(fault.column)
      }
      dialect.expected = [
        Dialect.Expected(rule: fault.rule, row: fault.row, column: header, verdict: fault.verdict)
      ]
      return dialect
    }

    /// The file with rows changed so that each of them is wrong.
    func file(_ link: Link) -> Dialect {
      var headers: [String] = []
      var dialect = Dialect("\(name): \(link.name)", notes: notes.union(link.notes), in: encoding) { table in
        write(&table)
        link.write(&table)
        headers = link.columns.map(table.header)
      }
      dialect.expected = link.rows.map { row, verdict in
        Dialect.Expected(
          rule: link.rule, row: row, column: headers.joined(separator: ", "), verdict: verdict)
      }
      return dialect
    }
  }

  /// A cell that is wrong.
  struct Fault: Sendable {
    var column: String
    var text: String
    var rule: String
    var row: Int
    var verdict: Verdict
    /// A note that the cell brings with it.
    var note: String?

    /// The text as a file with decimal commas has it.
    var officeText: String {
      Double(text) == nil ? text : text.replacingOccurrences(of: ".", with: ",")
    }

    init(
      _ column: String, _ text: String, _ rule: String, row: Int, _ verdict: Verdict = .unreadable,
      note: String? = nil
    ) {
      (self.column, self.text, self.rule, self.row, self.verdict) = (column, text, rule, row, verdict)
      self.note = note
    }
  }

  /// Rows that are wrong by their places or beside each other.
  struct Link: Sendable {
    var name: String
    var rule: String
    var columns: [String]
    var rows: [(Int, Verdict)]
    var notes: Set<String> = []
    var write: @Sendable (inout DialectTable) -> Void
  }

  static let hosts = [
    Host(name: "plain", notes: [], encoding: .utf8) { _ in },
    Host(
      name: "office",
      notes: ["read-mark", "read-separator", "read-decimal-comma", "read-header", "read-day-first"],
      encoding: .utf8Mark
    ) {
      $0.rename(HeaderDialects.vietnamese)
      $0.useDecimalCommas()
      $0.lineEnd = "\r\n"
      $0.above = ["BẢNG TỔNG HỢP ĐỀ NGHỊ;;;", ""]
      $0.change("date") { $0.dayFirst("%02d/%02d/%d") }
    },
  ]

  private static let cells: [Fault] =
    // Numbers that are none, in the first, a middle and the last row.
    [
      "cao", "36 m", "0x24", "1 234", "NaN", "inf", "1e400", "４０", "không có", "36.5.1", "--3", "≈ 40", "40?",
      "0", "-5",
    ]
    .enumerated().map { Fault("height_m", $1, "input-invalid-value", row: [0, 7, 11][$0 % 3]) }
    + ["", "NA", "-", "\u{A0}"].map { Fault("height_m", $0, "input-missing-value", row: 4) }
    + ["1,234.5", "1.234,5", "12.345,678"].map { Fault("height_m", $0, "input-invalid-value", row: 9) }
    + [
      Fault("latitude", "95.5", "input-invalid-value", row: 3),
      Fault("longitude", "-190", "input-invalid-value", row: 3),
      Fault("longitude", "106°61'00\"E", "input-invalid-value", row: 0),
      Fault("latitude", "20°39'75\"", "input-invalid-value", row: 5),
      Fault("latitude", "20°39'00\"E", "input-invalid-value", row: 2),
      Fault("latitude", "20°39'00\"Đ", "input-invalid-value", row: 2),
      Fault("longitude", "106°09'00\"B", "input-invalid-value", row: 10),
      Fault("longitude", "-106°09'00\"E", "input-invalid-value", row: 10),
      Fault("longitude", "106.15.2", "input-invalid-value", row: 6),
      Fault("latitude", "chưa đo", "input-invalid-value", row: 8),
      Fault("latitude", "", "input-missing-value", row: 11),
      Fault("longitude", "N/A", "input-missing-value", row: 0),
      Fault("date", "31/02/2027", "input-invalid-value", row: 1, .fail),
      Fault("date", "2027-13-01", "input-invalid-value", row: 1, .fail),
      Fault("date", "29/02/2027", "input-invalid-value", row: 4, .fail),
      Fault("date", "03/11/26", "input-invalid-value", row: 7, .fail),
      Fault("date", "tháng 3/2027", "input-invalid-value", row: 7, .fail),
      Fault("date", "45999", "input-invalid-value", row: 0, .fail),
      Fault("operator", "Sóng Xanh", "input-unknown-operator", row: 0, .fail),
      Fault("operator", "", "input-missing-value", row: 0),
      Fault("structure", "Z9", "input-unknown-structure", row: 11, .fail),
      Fault("structure", "null", "input-missing-value", row: 11),
      Fault("id", "", "input-missing-value", row: 5), Fault("id", "-", "input-missing-value", row: 5),
      Fault("technology", "6G", "input-invalid-value", row: 2, .fail),
      Fault("coverage_radius_m", "0", "input-invalid-value", row: 6, .fail),
      Fault("building_height_m", "-1", "input-invalid-value", row: 7, .fail),
      Fault("share_host", "M99", "input-share-host", row: 3, .fail),
      Fault("height_m", "250", "input-implausible-value", row: 0, .fail),
      Fault("date", "31/12/2019", "input-implausible-value", row: 0, .fail, note: "read-day-first"),
    ]

  private static let links = [
    Link(
      name: "one id in two rows", rule: "input-duplicate-id", columns: ["id"],
      rows: [(0, .fail), (11, .fail)]
    ) { $0.set(11, "id", "HN-D01") },
    Link(
      name: "exchanged degrees", rule: "input-coordinates-swapped", columns: ["longitude", "latitude"],
      rows: [(7, .fail)]
    ) {
      let (east, north) = ($0.rows[7][2], $0.rows[7][3])
      $0.set(7, "longitude", north)
      $0.set(7, "latitude", east)
    },
    Link(
      name: "exchanged degrees, minutes, seconds", rule: "input-coordinates-swapped",
      columns: ["longitude", "latitude"], rows: [(0, .fail)], notes: ["read-degrees"]
    ) {
      $0.set(0, "longitude", "20°39'00.0\"")
      $0.set(0, "latitude", "106°09'00.0\"")
    },
    Link(
      name: "exchanged degrees with their letters", rule: "input-coordinates-swapped",
      columns: ["longitude", "latitude"], rows: [(0, .fail)], notes: ["read-degrees"]
    ) {
      $0.set(0, "longitude", "20°39'00.0\"N")
      $0.set(0, "latitude", "106°09'00.0\"E")
    },
    Link(
      name: "a lost minus", rule: "input-coordinates-suspect", columns: ["longitude", "latitude"],
      rows: [(0, .fail)]
    ) { $0.change("latitude", in: 0) { "-" + $0 } },
    Link(
      name: "one place twice", rule: "input-duplicate-position", columns: ["longitude", "latitude"],
      rows: [(0, .fail), (11, .fail)]
    ) {
      $0.set(11, "longitude", $0.rows[0][2])
      $0.set(11, "latitude", $0.rows[0][3])
    },
  ]
}

extension DialectTable {
  /// Changes one cell.
  fileprivate mutating func change(_ name: String, in row: Int, _ change: (String) -> String) {
    rows[row][index(name)] = change(rows[row][index(name)])
  }
}
