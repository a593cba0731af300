import Foundation

/// Numbers, days, names and absent values in other ways.
enum ValueDialects {
  static let all: [Dialect] = days + numbers + absent + names

  private static let days: [Dialect] =
    [
      ("3/11/2026", "%d/%d/%d"), ("03/11/2026", "%02d/%02d/%d"), ("3-11-2026", "%d-%d-%d"),
      ("03-11-2026", "%02d-%02d-%d"), ("3.11.2026", "%d.%d.%d"), ("03.11.2026", "%02d.%02d.%d"),
      ("a time behind the day", "%02d/%02d/%d 00:00:00"),
    ].map { name, format in
      Dialect("days: \(name)", notes: ["read-day-first"]) { $0.change("date") { $0.dayFirst(format) } }
    } + [
      Dialect("days: a time behind an ISO day") { $0.change("date") { $0 + "T00:00:00" } },
      Dialect("days: ISO without zeros") {
        $0.change("date") { $0.replacingOccurrences(of: "-0", with: "-") }
      },
    ]

  private static let numbers: [Dialect] = [
    Dialect("numbers: plus signs") { $0.changeNumbers { "+\($0)" } },
    Dialect("numbers: more zeros") { $0.changeNumbers { $0.contains(".") ? $0 + "000" : $0 + ".000" } },
    Dialect("numbers: a point and nothing behind it") {
      $0.changeNumbers { $0.contains(".") ? $0 : $0 + "." }
    },
    Dialect("numbers: exponents") { $0.changeNumbers { "\($0)e0" } },
    Dialect("numbers: capital exponents") { $0.changeNumbers { "\($0)E+00" } },
    Dialect("numbers: zeros in front") { $0.changeNumbers { "00\($0)" } },
    Dialect("numbers: no-break spaces around") { $0.changeNumbers { "\u{A0}\($0)\u{A0}" } },
    Dialect("numbers: narrow no-break spaces around") { $0.changeNumbers { "\u{202F}\($0)\u{202F}" } },
    Dialect("numbers: decimal commas in quotes in a comma file", notes: ["read-decimal-comma"]) {
      $0.useDecimalCommas()
      $0.separator = ","
    },
    Dialect("numbers: decimal commas between tabs", notes: ["read-decimal-comma", "read-separator"]) {
      $0.useDecimalCommas()
      $0.separator = "\t"
    },
    Dialect("numbers: decimal commas in heights alone", notes: ["read-decimal-comma", "read-separator"]) {
      $0.separator = ";"
      $0.change("height_m") { $0.replacingOccurrences(of: ".", with: ",") }
    },
    Dialect("numbers: decimal commas in coordinates alone", notes: ["read-decimal-comma", "read-separator"]) {
      $0.separator = ";"
      for name in ["longitude", "latitude"] {
        $0.change(name) { $0.replacingOccurrences(of: ".", with: ",") }
      }
    },
    Dialect("numbers: semicolons and points", notes: ["read-separator"]) { $0.separator = ";" },
    Dialect("numbers: commas in texts are no decimal commas", notes: ["read-separator"]) {
      $0.separator = ";"
      $0.add("Ghi chú") { "\($0),5" }
      $0.change("technology") { $0.replacingOccurrences(of: "+", with: "/") }
    },
  ]

  /// Ways to say that there is no value.
  private static let absent: [Dialect] = [
    "NA", "N/A", "n/a", "na", "-", "null", "NULL", "#N/A", "   ", "\u{A0}", "\u{200B}",
  ].map { text in
    Dialect("absent: “\(text)”") { table in
      table.rows = table.rows.map { row in row.map { $0.isEmpty ? text : $0 } }
    }
  }

  private static let names: [Dialect] = [
    Dialect("names: capitals") { $0.changeNames { $0.uppercased() } },
    Dialect("names: small letters") { $0.changeNames { $0.lowercased() } },
    Dialect("names: decomposed") { $0.changeNames { $0.decomposedStringWithCanonicalMapping } },
    Dialect("names: without accents") {
      $0.changeNames { $0.folding(options: .diacriticInsensitive, locale: nil) }
    },
    Dialect("names: blanks and dashes within") {
      $0.change("operator") { $0.map(String.init).joined(separator: " ") }
      $0.change("structure") { $0.map(String.init).joined(separator: "-") }
    },
    Dialect("names: aliases") {
      $0.change("operator") { $0 == "vinaphone" ? "VNPT" : $0 == "viettel" ? "Viettel" : "MobiFone" }
      $0.change("structure") { $0 == "A2b" ? "Loại 1" : $0 }
    },
    Dialect("names: communes by code") { $0.change("commune") { $0 == "Phủ Lý" ? "13285" : "13291" } },
    Dialect("names: communes with their kind") { $0.change("commune") { "Phường \($0)" } },
    Dialect("names: former communes") {
      $0.change("commune") { $0 == "Phủ Lý" ? "Quang Trung" : "xã Kim Bình" }
    },
    Dialect("names: technologies joined by strokes") {
      $0.change("technology") { $0.lowercased().replacingOccurrences(of: "+", with: " / ") }
    },
  ]
}

extension DialectTable {
  /// Changes every number.
  fileprivate mutating func changeNumbers(_ change: (String) -> String) {
    for name in Self.numbers where columns.contains(where: { $0.name == name }) { self.change(name, change) }
  }

  /// Changes every name.
  fileprivate mutating func changeNames(_ change: (String) -> String) {
    for name in ["operator", "structure", "commune"] { self.change(name, change) }
  }
}

extension String {
  /// An ISO day as day, month and year.
  func dayFirst(_ format: String) -> String {
    let parts = split(separator: "-").compactMap { Int($0) }
    return String(format: format, parts[2], parts[1], parts[0])
  }
}
