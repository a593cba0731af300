import Foundation

@testable import BTSCheck

/// Peculiarities drawn at random, many at a time: each that is read alone is read among the others.
enum MixedDialects {
  static let all = (0..<200).map { mixed(Seeded(UInt64($0)), $0) }

  private static let encodings = DialectEncoding.allCases.filter { $0 != .windows1252 }
  /// Notations whose marks every encoding has.
  private static let notations = DegreesDialects.notations.filter { pattern in
    pattern != "+{D}" && !pattern.contains { "′″˚´⁰".contains($0) }
  }

  private static func mixed(_ seed: Seeded, _ number: Int) -> Dialect {
    var random = seed
    func one<T>(of values: [T]) -> T { values[Int.random(in: values.indices, using: &random)] }
    func isDrawn() -> Bool { Bool.random(using: &random) }
    let encoding = one(of: encodings)
    var notes: Set<String> = []
    var traits = [encoding.rawValue]
    let dialect = Dialect("", in: encoding) { table in
      if isDrawn() {
        table.rename(HeaderDialects.vietnamese.mapValues(one(of: HeaderDialects.letters).change))
        traits.append("Vietnamese")
      }
      if isDrawn() {
        let (north, east) = one(of: DegreesDialects.letters.filter { $0.0 != "N" })
        let pattern = one(of: notations)
        table.write(pattern, north: north, east: east)
        notes.insert("read-degrees")
        traits.append(pattern)
      }
      if isDrawn() {
        let format = one(of: ["%d/%d/%d", "%02d-%02d-%d", "%d.%d.%d"])
        table.change("date") { $0.dayFirst(format) }
        notes.insert("read-day-first")
        traits.append(format)
      }
      if isDrawn() {
        table.useDecimalCommas()
        notes.insert("read-decimal-comma")
        traits.append("decimal commas")
      }
      table.separator = one(of: [",", ";", "\t"])
      if table.separator != "," { notes.insert("read-separator") }
      layOut(&table, &random)
      if !table.above.isEmpty { notes.insert("read-header") }
      traits.append("separator \(table.separator == "\t" ? "tab" : table.separator)")
    }
    return dialect.named("mixed \(number): " + traits.joined(separator: " · "), notes: notes)
  }

  /// Puts blanks around cells, rows around records and columns among each other.
  private static func layOut(_ table: inout DialectTable, _ random: inout Seeded) {
    func one<T>(of values: [T]) -> T { values[Int.random(in: values.indices, using: &random)] }
    let missing = one(of: ["", "", "NA", "-", "N/A", "null", " "])
    table.rows = table.rows.map { row in row.map { $0.isEmpty ? missing : $0 } }
    if Bool.random(using: &random) {
      table.add("STT") { "\($0 + 1)" }
      table.add("Ghi chú") { $0 % 3 == 0 ? "gần chợ; cạnh đường, \"số \($0)\"" : "" }
    }
    let order = Array(table.columns.indices).shuffled(using: &random)
    table.reorder { order[$0] < order[$1] }
    let around = one(of: ["", "", " ", "\u{A0}", " \u{A0} "])
    table.changeAll { around + $0 + around }
    table.lineEnd = one(of: ["\n", "\r\n", "\r"])
    table.quotesAll = Bool.random(using: &random)
    table.endsWithLineEnd = Bool.random(using: &random)
    table.above = one(of: [[], [], ["DANH SÁCH ĐỀ NGHỊ", ""], ["Biểu 01: mã trạm, kinh độ"]])
    table.tail = one(of: ["", "", table.separator, String(repeating: table.separator, count: 4)])
    let blank = String(repeating: table.separator, count: table.columns.count)
    table.before = [one(of: Array(table.rows.indices)): one(of: [[], [""], [blank, blank]])]
  }
}
