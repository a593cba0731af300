/// What must be done to text from files before it goes into a report: one place for all formats.
///
/// A name can hold what moves a terminal's cursor, turns the direction of writing, or cannot be seen. No format sends
/// such characters as they are; what each does instead is said at its function.
package enum Escaping {
  /// Whether a character must never be sent as it is: controls, bidirectional marks, characters of no width,
  /// separators of lines and paragraphs, tags.
  package static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0xAD, 0x034F, 0x061C, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180E, 0x3164, 0xFFA0: true
    case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F: true
    case 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
    default: false
    }
  }

  /// The text for a terminal: hidden characters, line breaks among them, are shown as `\u{001B}`.
  package static func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if isHidden(scalar) { result += shown(scalar) } else { result.unicodeScalars.append(scalar) }
    }
    return result
  }

  /// `\u{001B}`: at least four digits.
  static func shown(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "\\u{" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "}"
  }

  /// The kinds of bytes that formats must look at; all others are copied as they are.
  struct ByteClass: OptionSet {
    let rawValue: UInt8
    /// A character that may be hidden begins here.
    static let doubtful = ByteClass(rawValue: 1)
    /// `"` or `\`.
    static let json = ByteClass(rawValue: 2)
    /// `,` or `"` or a line break.
    static let csv = ByteClass(rawValue: 4)

    /// The class of each byte.
    static let table: [ByteClass] = (0...255).map { (byte: UInt8) -> ByteClass in
      var kinds: ByteClass = []
      // Vietnamese letters begin with C3, C4, C6 and E1; of these only E1 can begin a hidden one.
      let leads: [UInt8] = [0x7F, 0xC2, 0xCD, 0xD8, 0xE1, 0xE2, 0xE3, 0xEF, 0xF3]
      if byte < 0x20 || leads.contains(byte) { kinds.insert(.doubtful) }
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { kinds.insert(.json) }
      if [UInt8(ascii: ","), UInt8(ascii: "\""), 0x0A, 0x0D].contains(byte) { kinds.insert(.csv) }
      return kinds
    }
  }

  /// What the bytes of a text need, taken together.
  static func classes(_ text: String) -> ByteClass {
    var kinds: UInt8 = 0
    ByteClass.table.withUnsafeBufferPointer { table in
      for byte in text.utf8 { kinds |= table[Int(byte)].rawValue }
    }
    return ByteClass(rawValue: kinds)
  }
}

// MARK: JSON

extension [UInt8] {
  /// Appends a JSON string; hidden characters are escaped as `\u001b`, so a report may be shown on a terminal.
  package mutating func write(json text: String) {
    append(UInt8(ascii: "\""))
    if Escaping.classes(text).isDisjoint(with: [.doubtful, .json]) {
      write(text)
    } else {
      for scalar in text.unicodeScalars { write(json: scalar) }
    }
    append(UInt8(ascii: "\""))
  }

  private mutating func write(json scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": write("\\\"")
    case "\\": write("\\\\")
    case "\n": write("\\n")
    case "\r": write("\\r")
    case "\t": write("\\t")
    default:
      guard Escaping.isHidden(scalar) else { return append(contentsOf: UTF8.encode(scalar) ?? .init()) }
      for unit in String(scalar).utf16 {
        write("\\u")
        for shift in [12, 8, 4, 0] {
          let digit = UInt8(truncatingIfNeeded: unit >> UInt16(shift)) & 0xF
          append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
      }
    }
  }
}

// MARK: XML and HTML

extension [UInt8] {
  /// Appends text of an element or a quoted attribute of XML or HTML; hidden characters, line breaks among them, and
  /// what XML has no place for are shown as `\u{001B}`.
  package mutating func write(xml text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": write("&lt;")
      case ">": write("&gt;")
      case "&": write("&amp;")
      case "\"": write("&quot;")
      case "'": write("&#39;")
      case _ where Escaping.isHidden(scalar) || (0xFFFE...0xFFFF).contains(scalar.value):
        write(Escaping.shown(scalar))
      default: append(contentsOf: UTF8.encode(scalar) ?? .init())
      }
    }
  }
}

// MARK: CSV

extension [UInt8] {
  /// Appends a cell of text: quoted by RFC 4180 where it must be, with an apostrophe in front where a spreadsheet
  /// would take it for a formula, hidden characters (but for tabs and line breaks) shown as `\u{001B}`.
  package mutating func write(csv text: String) {
    guard let first = text.utf8.first else { return }
    let kinds = Escaping.classes(text)
    let isFormula = Escaping.startsFormula(first)
    guard isFormula || !kinds.isDisjoint(with: [.doubtful, .csv]) else { return write(text) }
    let quotes = kinds.contains(.csv)
    if quotes { append(UInt8(ascii: "\"")) }
    if isFormula { append(UInt8(ascii: "'")) }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": write("\"\"")
      case "\t", "\n", "\r": append(UInt8(truncatingIfNeeded: scalar.value))
      case _ where Escaping.isHidden(scalar): write(Escaping.shown(scalar))
      default: append(contentsOf: UTF8.encode(scalar) ?? .init())
      }
    }
    if quotes { append(UInt8(ascii: "\"")) }
  }
}

extension Escaping {
  /// Whether a spreadsheet takes a text that starts so for a formula: `= + - @`, TAB, CR.
  package static func startsFormula(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: true
    default: false
    }
  }
}
