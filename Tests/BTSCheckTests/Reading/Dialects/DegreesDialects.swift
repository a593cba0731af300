import Foundation

/// Degrees in every notation that people use.
enum DegreesDialects {
  static let all =
    notations.map { pattern in
      Dialect("degrees: \(pattern)", notes: pattern == "+{D}" ? [] : ["read-degrees"]) {
        $0.write(pattern, north: "N", east: "E")
      }
    }
    + letters.flatMap { north, east in
      ["{d}°{m}'{s}\"{x}", "{x} {d} {m} {s}", "{d}d{m}m{s}s{x}", "{x}{D}", "{D}°{x}", "{d}°{m}’{s}” {x}"].map
      {
        pattern in
        Dialect("degrees: \(pattern), \(north) and \(east)", notes: ["read-degrees"]) {
          $0.write(pattern, north: north, east: east)
        }
      }
    } + commas

  /// `d` degrees, `m` minutes, `s` seconds, `M` minutes with decimals, `D` degrees with decimals, `x` the letter.
  static let notations = [
    "{d}°{m}'{s}\"{x}", "{d}°{m}'{s}\"", "{d}º{m}′{s}″", "{d}˚{m}´{s}”", "{d}° {m}' {s}\" {x}",
    "{d}°{m}'{s}''{x}",
    "{d}°{m}’{s}’’{x}", "{d} {m} {s}", "{d} {m} {s} {x}", "{d} {m} {s}{x}", "{d}  {m}  {s}", "{d}:{m}:{s}",
    "{d}:{m}:{s}{x}", "{d}d{m}m{s}s", "{d}D{m}M{s}S", "{d}d {m}m {s}s {x}", "{d}-{m}-{s} {x}",
    "{d}-{m}-{s}{x}",
    "{x}{d}°{m}'{s}\"", "{x} {d}°{m}'{s}\"", "{x}{d} {m} {s}", "{x}{d}d{m}m{s}s", "{x}{d}:{m}:{s}",
    "{d}°{M}'",
    "{d}°{M}'{x}", "{d} {M}", "{d}°{M}´ {x}", "{x}{d} {M}", "{x}{D}", "{D}{x}", "{D} {x}", "{D}°", "{D}° {x}",
    "{D}º{x}", "+{D}", "{d}o{m}'{s}\"{x}", "{d}⁰{m}′{s}″{x}", "{d} độ {m} phút {s} giây",
  ]

  /// Letters and words of both axes.
  static let letters = [
    ("B", "Đ"), ("b", "đ"), ("n", "e"), ("Bắc", "Đông"), ("BẮC", "ĐÔNG"), ("bac", "dong"), ("B", "D"),
    ("N", "\u{D0}"),
  ]

  private static let commas = [
    Dialect("degrees: seconds with commas", notes: ["read-separator", "read-degrees"]) {
      $0.separator = ";"
      $0.write("{d}°{m}'{s}\"{x}", north: "B", east: "Đ")
      for name in ["longitude", "latitude"] {
        $0.change(name) { $0.replacingOccurrences(of: ".", with: ",") }
      }
    },
    Dialect("degrees: minutes with commas in a comma file", notes: ["read-degrees"]) {
      $0.write("{d}°{M}'", north: "", east: "")
      for name in ["longitude", "latitude"] {
        $0.change(name) { $0.replacingOccurrences(of: ".", with: ",") }
      }
    },
    Dialect("degrees: each row in its own notation", notes: ["read-degrees"]) { table in
      let patterns = ["{d}°{m}'{s}\"{x}", "{D}", "{d} {m} {s}", "{x}{D}", "{d}°{M}'", "{d}d{m}m{s}s"]
      let clean = table.rows
      for row in clean.indices {
        table.rows = [clean[row]]
        table.write(patterns[row % patterns.count], north: "N", east: "E")
        table.rows = clean[..<row] + table.rows + clean[(row + 1)...]
      }
    },
  ]
}

extension DialectTable {
  /// Writes longitudes and latitudes by a pattern.
  mutating func write(_ pattern: String, north: String, east: String) {
    change("longitude") { Self.degrees($0, pattern, east) }
    change("latitude") { Self.degrees($0, pattern, north) }
  }

  private static func degrees(_ text: String, _ pattern: String, _ letter: String) -> String {
    // All places of the clean file are whole tenths of seconds.
    let tenths = Int(((Double(text) ?? 0) * 36_000).rounded())
    let parts = [
      "{d}": "\(tenths / 36_000)", "{m}": String(format: "%02d", tenths / 600 % 60),
      "{s}": String(format: "%04.1f", Double(tenths % 600) / 10),
      "{M}": String(format: "%06.3f", Double(tenths % 36_000) / 600), "{D}": text, "{x}": letter,
    ]
    return parts.reduce(pattern) { $0.replacingOccurrences(of: $1.key, with: $1.value) }
  }
}
