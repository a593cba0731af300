import Foundation
import XLSX

@testable import BTSCheck

/// The same peculiarities in workbooks, whose cells are texts.
enum WorkbookDialects {
  static let good: [Dialect] = [
    make("clean") { _ in },
    make("Vietnamese headers") { $0.rename(HeaderDialects.vietnamese) },
    make("headers of two lines") {
      $0.rename(HeaderDialects.vietnamese.mapValues { $0.replacing(" ", with: "\n") })
    },
    make("title rows and empty rows", notes: ["read-header"]) {
      $0.above = ["DANH SÁCH ĐỀ NGHỊ", "", "Mã trạm theo biểu 01"]
      $0.before = [0: [""], 4: ["", ""]]
    },
    make("decimal commas", notes: ["read-decimal-comma"]) { $0.useDecimalCommas() },
    make("degrees and days", notes: ["read-degrees", "read-day-first"]) {
      $0.write("{d}°{m}'{s}\"{x}", north: "B", east: "Đ")
      $0.change("date") { $0.dayFirst("%d/%d/%d") }
    },
    make("no-break spaces and line ends around every cell") { $0.changeAll { "\u{A0}\n\($0)\n\u{A0}" } },
    make("columns from last to first, and others") {
      $0.add("Ghi chú") { "dòng \($0), \"trích\"; hết" }
      $0.reorder { $0 > $1 }
    },
    metres,
  ]

  static let bad: [Dialect] =
    [
      BrokenDialects.Fault("height_m", "36 m", "input-invalid-value", row: 0),
      BrokenDialects.Fault("latitude", "", "input-missing-value", row: 5),
      BrokenDialects.Fault("operator", "Sóng Xanh", "input-unknown-operator", row: 11, .fail),
      BrokenDialects.Fault("date", "31/02/2027", "input-invalid-value", row: 7, .fail),
    ].map { fault in
      let header = HeaderDialects.vietnamese[fault.column] ?? ""
      var dialect = make("\(fault.column) “\(fault.text)”", notes: ["read-header"]) {
        $0.rename(HeaderDialects.vietnamese)
        $0.above = ["DANH SÁCH", ""]
        $0.set(fault.row, fault.column, fault.text)
      }
      dialect.expected = [
        Dialect.Expected(rule: fault.rule, row: fault.row, column: header, verdict: fault.verdict)
      ]
      return dialect
    }

  private static let metres: Dialect = {
    var dialect = make("metres under the axes of VN-2000") {
      $0.putMetres("Tọa độ Y (VN-2000)", "Tọa độ X (VN-2000)")
      $0.reorder { ($0 == 3 ? 2 : $0 == 2 ? 3 : $0) < ($1 == 3 ? 2 : $1 == 2 ? 3 : $1) }
    }
    dialect.crs = "EPSG:5897"
    dialect.tolerance = MetresDialects.tolerance
    return dialect
  }()

  private static func make(
    _ name: String, notes: Set<String> = [], _ write: (inout DialectTable) -> Void
  ) -> Dialect {
    var table = CleanSubmission.table
    write(&table)
    var rows = table.above.map { [$0] } + [table.columns.map(\.header)]
    var dialect = Dialect("", notes: notes) { _ in }.named("workbook: \(name)", notes: [])
    dialect.lines = []
    for (row, cells) in table.rows.enumerated() {
      rows += (table.before[row] ?? []).map { [$0] }
      rows.append(cells)
      dialect.lines.append(rows.count)
    }
    dialect.ending = "xlsx"
    dialect.sheet = rows
    return dialect
  }
}
