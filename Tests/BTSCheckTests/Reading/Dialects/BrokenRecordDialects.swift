import Foundation

@testable import BTSCheck

/// Records that cannot be taken apart: one of them never changes how the rest is read.
enum BrokenRecordDialects {
  static let all = BrokenDialects.hosts.flatMap { host in
    records.map { file(host, $0) } + [short(host), unclosed(host, row: 11), unclosed(host, row: 4)]
  }

  /// What stands in the text in place of a byte that is to be put there.
  private static let mark = "§"

  /// Records by their own cells and the separator.
  private static let records: [(name: String, byte: UInt8?, write: @Sendable ([String], String) -> String)] =
    [
      ("too many cells", nil, { ($0 + ["1.5", "x"]).joined(separator: $1) }),
      ("far too many cells", nil, { ($0 + Array(repeating: "1.5", count: 1200)).joined(separator: $1) }),
      (
        "a cell with separators and no quotes", nil,
        { cells, mark in
          (cells[..<5] + ["40.5", "cạnh chợ", "gần sông", "x"] + cells[5...]).joined(separator: mark)
        }
      ),
      ("a byte that is no UTF-8", 0xE1, { ($0.dropLast() + ["M1\(mark)"]).joined(separator: $1) }),
      ("a byte of UTF-8 alone", 0x80, { (["\(mark)"] + $0.dropFirst()).joined(separator: $1) }),
      ("a zero byte", 0, { ($0.dropLast() + ["\(mark)"]).joined(separator: $1) }),
      (
        "a cell of more than a mebibyte", nil,
        { ($0.dropLast() + [String(repeating: "1.5", count: 400_000)]).joined(separator: $1) }
      ),
    ]

  private static func file(
    _ host: BrokenDialects.Host,
    _ record: (name: String, byte: UInt8?, write: @Sendable ([String], String) -> String)
  ) -> Dialect {
    var dialect = make(host, record.name, row: 6) { record.write($0, $1) }
    if let byte = record.byte { dialect.bytes = dialect.bytes.replacing(Array(mark.utf8), with: [byte]) }
    return dialect
  }

  /// An open quote takes what follows with it; the rows before it stand.
  private static func unclosed(_ host: BrokenDialects.Host, row: Int) -> Dialect {
    var dialect = make(host, "a quote that is not closed in row \(row)", row: row) {
      ([$0[0], "\"" + $0[1]] + $0.dropFirst(2)).joined(separator: $1)
    }
    dialect.count = row + 1
    return dialect
  }

  /// A record that ends too early lacks its values.
  private static func short(_ host: BrokenDialects.Host) -> Dialect {
    var headers: [String] = []
    var dialect = Dialect("\(host.name): too few cells", notes: host.notes, in: host.encoding) { table in
      host.write(&table)
      table.written[6] = table.rows[6][..<4].joined(separator: table.separator)
      headers = ["structure", "height_m"].map(table.header)
    }
    dialect.expected = headers.map {
      Dialect.Expected(rule: "input-missing-value", row: 6, column: $0, verdict: .unreadable)
    }
    return dialect
  }

  private static func make(
    _ host: BrokenDialects.Host, _ name: String, row: Int, _ write: ([String], String) -> String
  ) -> Dialect {
    var dialect = Dialect("\(host.name): \(name)", notes: host.notes, in: host.encoding) { table in
      host.write(&table)
      // Enough letters beyond ASCII for a bad byte to be the exception that it is.
      table.add("Ghi chú") { "Cột số \($0) đặt cạnh nhà văn hóa và bờ sông Châu Giang" }
      table.written[row] = write(table.rows[row], table.separator)
    }
    dialect.expected = [
      Dialect.Expected(rule: "input-unreadable-row", row: row, column: nil, verdict: .unreadable)
    ]
    return dialect
  }
}
