import Foundation

@testable import BTSCheck

/// Encodings, separators, line ends, quotes, and rows that are no records.
enum TextDialects {
  static let all = encoded + western + lineEnds + rows

  /// Every encoding with every separator, under Vietnamese headers.
  private static let encoded: [Dialect] = DialectEncoding.allCases.flatMap { encoding -> [Dialect] in
    guard encoding != .windows1252 else { return [] }
    return [
      Dialect("\(encoding.rawValue), commas", in: encoding) { $0.rename(HeaderDialects.vietnamese) },
      Dialect(
        "\(encoding.rawValue), semicolons, decimal commas", notes: ["read-separator", "read-decimal-comma"],
        in: encoding
      ) {
        $0.rename(HeaderDialects.vietnamese)
        $0.useDecimalCommas()
      },
      Dialect("\(encoding.rawValue), tabs, CRLF", notes: ["read-separator"], in: encoding) {
        $0.rename(HeaderDialects.vietnamese)
        $0.separator = "\t"
        $0.lineEnd = "\r\n"
      },
    ]
  }

  /// Windows-1252 has no Vietnamese letters but â, ê, ô, and is read when it is asked for.
  private static let western: [Dialect] = [",", ";"].map { separator in
    var dialect = Dialect(
      "Windows-1252, separator \(separator)", notes: separator == ";" ? ["read-separator"] : [],
      in: .windows1252
    ) {
      $0.separator = separator
      $0.change("commune") { $0 == "Phủ Lý" ? "13285" : "13291" }
      $0.rename(["operator": "Tên DN", "structure": "Loai côt", "longitude": "Kinh dô"])
    }
    dialect.encoding = .windows1252
    return dialect
  }

  private static let lineEnds: [Dialect] = [("LF", "\n"), ("CRLF", "\r\n"), ("CR", "\r")].flatMap {
    (name, end) -> [Dialect] in
    [
      Dialect("\(name), no last line end") {
        $0.lineEnd = end
        $0.endsWithLineEnd = false
      },
      Dialect("\(name), everything in quotes") {
        $0.lineEnd = end
        $0.quotesAll = true
      },
      Dialect("\(name), line ends within quoted cells") {
        $0.lineEnd = end
        $0.add("Ghi chú", header: "Ghi\(end)chú") { "dòng \($0)\(end)dòng nữa, \"trích\"" }
      },
      Dialect("\(name), headers of two lines") {
        $0.lineEnd = end
        $0.rename(["height_m": "Chiều cao\(end)(m)", "operator": "Doanh\(end)nghiệp"])
      },
      Dialect("\(name), empty lines at the end") {
        $0.lineEnd = end
        $0.below = end + end + end
      },
      Dialect("\(name), empty lines among the rows") {
        $0.lineEnd = end
        $0.before = [0: [""], 3: ["", ""], 11: ["   "]]
      },
    ]
  }

  private static let rows: [Dialect] = [
    Dialect("title rows above", notes: ["read-header"]) {
      $0.above = ["DANH SÁCH VỊ TRÍ CỘT ĂNG TEN ĐỀ NGHỊ,,,", "Đơn vị: Viễn thông Hà Nam (hư cấu)", ""]
    },
    Dialect("title rows with names of columns", notes: ["read-header"]) {
      $0.above = ["Mã trạm và chiều cao theo biểu 01", "Doanh nghiệp,Loại cột"]
    },
    Dialect("title rows in quotes over several lines", notes: ["read-header"]) {
      $0.above = [
        "\"ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\",,,", "\"Kèm theo \"\"Quyết định\"\" 12, ngày 3/11/2026\"",
      ]
    },
    Dialect("nineteen title rows", notes: ["read-header"]) { table in
      table.above = (1...19).map { "Dòng \($0) của phần đầu" }
    },
    Dialect("semicolons under a title with commas", notes: ["read-header", "read-separator"]) {
      $0.separator = ";"
      $0.above = ["Danh sách, kèm theo đơn, số 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13"]
    },
    Dialect("a line that declares semicolons", notes: ["read-header", "read-separator"]) {
      $0.separator = ";"
      $0.above = ["sep=;"]
    },
    Dialect("a line that declares commas, CRLF", notes: ["read-header"]) {
      $0.lineEnd = "\r\n"
      $0.above = ["SEP=,"]
    },
    Dialect("a header that comes again in a later row's note") {
      $0.add("note") { $0 == 4 ? "id, operator, structure, height_m" : "" }
    },
    Dialect("rows of separators only") {
      let blank = String(repeating: ",", count: 11)
      $0.before = [0: [blank], 5: [blank, blank + ",,,"]]
      $0.below = blank + "\n" + blank + "\n"
    },
    Dialect("rows of blanks in quotes") { $0.before = [2: ["\" \",\"\t\",\"\u{A0}\""], 7: ["\"\""]] },
    Dialect("trailing separators") { $0.tail = ",,," },
    Dialect("trailing separators of a semicolon file", notes: ["read-separator"]) {
      $0.separator = ";"
      $0.tail = ";;;;;"
    },
    Dialect("trailing blanks") { $0.tail = "   \t" },
    Dialect("blanks around every cell") { $0.changeAll { "  \($0) \t" } },
    Dialect("blanks within quotes") {
      $0.quotesAll = true
      $0.changeAll { "  \($0)  " }
    },
    Dialect("line ends around every cell") { $0.changeAll { "\n\($0)\r\n" } },
    Dialect("no-break spaces around every cell") { $0.changeAll { "\u{A0}\u{A0}\($0)\u{A0}" } },
    Dialect("no-break spaces and blanks in turn") { $0.changeAll { " \u{A0} \($0)\u{A0} \u{202F} " } },
    Dialect("spaces without width around every cell") { $0.changeAll { "\u{200B}\($0)\u{FEFF}" } },
    Dialect("wide spaces around every cell") { $0.changeAll { "\u{3000}\($0)\u{2003}" } },
    Dialect("short rows") { table in
      // What stands behind the day is empty in every row.
      for row in [1, 5, 9] { table.written[row] = table.rows[row].dropLast().joined(separator: ",") }
    },
  ]
}
