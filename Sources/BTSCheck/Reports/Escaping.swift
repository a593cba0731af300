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
    /// `"`, which all formats must look at.
    static let quote = ByteClass(rawValue: 2)
    /// `\`.
    static let backslash = ByteClass(rawValue: 4)
    /// `,` or a line break.
    static let separator = ByteClass(rawValue: 8)
    /// `<`, `>`, `&` or `'`.
    static let markup = ByteClass(rawValue: 16)
    /// A Vietnamese letter begins here, or a hidden character.
    static let letter = ByteClass(rawValue: 32)

    /// The class of each byte.
    static let table: [ByteClass] = (0...255).map { (byte: UInt8) -> ByteClass in
      var kinds: ByteClass = []
      // Vietnamese letters begin with C3, C4, C6 and E1; of these only E1 can begin a hidden one.
      let leads: [UInt8] = [0x7F, 0xC2, 0xCD, 0xD8, 0xE2, 0xE3, 0xEF, 0xF3]
      if byte < 0x20 || leads.contains(byte) { kinds.insert(.doubtful) }
      if byte == 0xE1 { kinds.insert(.letter) }
      if byte == UInt8(ascii: "\"") { kinds.insert(.quote) }
      if byte == UInt8(ascii: "\\") { kinds.insert(.backslash) }
      if [UInt8(ascii: ","), 0x0A, 0x0D].contains(byte) { kinds.insert(.separator) }
      if "<>&'".utf8.contains(byte) { kinds.insert(.markup) }
      return kinds
    }
  }

  /// What the bytes of a text need, taken together.
  fileprivate static func classes(_ bytes: UnsafeBufferPointer<UInt8>) -> ByteClass {
    var kinds: UInt8 = 0
    ByteClass.table.withUnsafeBufferPointer { table in
      for byte in bytes { kinds |= table[Int(byte)].rawValue }
    }
    var classes = ByteClass(rawValue: kinds)
    if classes.contains(.letter), bytes.indices.contains(where: { mayHide(bytes, $0) }) {
      classes.insert(.doubtful)
    }
    return classes
  }

  /// The class of the byte at a place.
  fileprivate static func classes(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> ByteClass {
    let classes = ByteClass.table[Int(bytes[place])]
    return classes == .letter && mayHide(bytes, place) ? .doubtful : classes
  }

  /// Whether E1 stands at a place and begins no Vietnamese letter: those are in U+1E80 to U+1EFF.
  private static func mayHide(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
    bytes[place] == 0xE1 && !(place + 1 < bytes.count && (0xBA...0xBB).contains(bytes[place + 1]))
  }

  /// Lends the UTF-8 of a text to `body`.
  @inline(__always)
  fileprivate static func withBytes<Result>(
    of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    if let result = text.utf8.withContiguousStorageIfAvailable(body) { return result }
    return Array(text.utf8).withUnsafeBufferPointer(body)
  }
}

extension [UInt8] {
  /// Appends a text but for some characters, instead of which `escape` appends something else.
  ///
  /// - Parameters:
  ///   - bytes: the text's, which are of `classes`.
  ///   - doubts: `escape` is called for each character that begins with a byte of these classes.
  ///   - escape: returns false, and appends nothing, where the character may stay.
  @inline(__always)
  fileprivate mutating func write(
    _ text: String, _ bytes: UnsafeBufferPointer<UInt8>, of classes: Escaping.ByteClass,
    escaping doubts: Escaping.ByteClass, _ escape: (Unicode.Scalar, inout [UInt8]) -> Bool
  ) {
    guard !classes.isDisjoint(with: doubts) else { return append(contentsOf: bytes) }
    var start = 0
    for place in bytes.indices where !Escaping.classes(bytes, at: place).isDisjoint(with: doubts) {
      append(contentsOf: bytes[start..<place])
      let scalar = text.unicodeScalars[text.utf8.index(text.startIndex, offsetBy: place)]
      start = escape(scalar, &self) ? place + UTF8.width(scalar) : place
    }
    append(contentsOf: bytes[start...])
  }

  /// Appends a text but for some characters, instead of which `escape` appends something else.
  @inline(__always)
  fileprivate mutating func write(
    _ text: String, escaping doubts: Escaping.ByteClass,
    _ escape: (Unicode.Scalar, inout [UInt8]) -> Bool
  ) {
    Escaping.withBytes(of: text) {
      write(text, $0, of: Escaping.classes($0), escaping: doubts, escape)
    }
  }
}

// MARK: JSON

extension [UInt8] {
  /// Appends a JSON string; hidden characters are escaped as `\u001b`, so a report may be shown on a terminal.
  package mutating func write(json text: String) {
    append(UInt8(ascii: "\""))
    write(text, escaping: [.doubtful, .quote, .backslash]) { scalar, bytes in
      switch scalar {
      case "\"": bytes.write("\\\"")
      case "\\": bytes.write("\\\\")
      case "\n": bytes.write("\\n")
      case "\r": bytes.write("\\r")
      case "\t": bytes.write("\\t")
      case _ where Escaping.isHidden(scalar): bytes.write(hidden: scalar)
      default: return false
      }
      return true
    }
    append(UInt8(ascii: "\""))
  }

  /// Appends `\u001b`, in two parts where it must be.
  private mutating func write(hidden scalar: Unicode.Scalar) {
    for unit in String(scalar).utf16 {
      write("\\u")
      for shift in [12, 8, 4, 0] {
        let digit = UInt8(truncatingIfNeeded: unit >> UInt16(shift)) & 0xF
        append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      }
    }
  }
}

// MARK: XML and HTML

extension [UInt8] {
  /// Appends text of an element or a quoted attribute of XML or HTML; hidden characters, line breaks among them, and
  /// what XML has no place for are shown as `\u{001B}`.
  package mutating func write(xml text: String) {
    write(text, escaping: [.doubtful, .quote, .markup]) { scalar, bytes in
      switch scalar {
      case "<": bytes.write("&lt;")
      case ">": bytes.write("&gt;")
      case "&": bytes.write("&amp;")
      case "\"": bytes.write("&quot;")
      case "'": bytes.write("&#39;")
      case _ where Escaping.isHidden(scalar) || (0xFFFE...0xFFFF).contains(scalar.value):
        bytes.write(Escaping.shown(scalar))
      default: return false
      }
      return true
    }
  }
}

// MARK: CSV

extension [UInt8] {
  /// Appends a cell of text: quoted by RFC 4180 where it must be, with an apostrophe in front where a spreadsheet
  /// would take it for a formula, hidden characters (but for tabs and line breaks) shown as `\u{001B}`.
  package mutating func write(csv text: String) {
    Escaping.withBytes(of: text) { bytes in
      guard let first = bytes.first else { return }
      let classes = Escaping.classes(bytes)
      let quotes = !classes.isDisjoint(with: [.quote, .separator])
      if quotes { append(UInt8(ascii: "\"")) }
      if Escaping.startsFormula(first) { append(UInt8(ascii: "'")) }
      write(text, bytes, of: classes, escaping: [.doubtful, .quote]) { scalar, bytes in
        switch scalar {
        case "\"": bytes.write("\"\"")
        case "\t", "\n", "\r": return false
        case _ where Escaping.isHidden(scalar): bytes.write(Escaping.shown(scalar))
        default: return false
        }
        return true
      }
      if quotes { append(UInt8(ascii: "\"")) }
    }
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
