extension JSONScanner {
  /// Whether a string is this name.
  @inline(__always)
  func isName(_ text: Text, _ name: StaticString) -> Bool {
    if text.hasEscapes { return decode(text) == "\(name)" }
    return text.range.count == name.utf8CodeUnitCount
      && name.withUTF8Buffer { bytes[text.range].elementsEqual($0) }
  }

  /// A string with its escapes undone; half a surrogate pair becomes U+FFFD.
  func decode(_ text: Text) -> String {
    guard text.hasEscapes else { return String(decoding: bytes[text.range], as: UTF8.self) }
    var result: [UInt16] = []
    var rest = bytes[text.range]
    while let next = rest.firstIndex(of: UInt8(ascii: "\\")) {
      result.append(contentsOf: String(decoding: rest[..<next], as: UTF8.self).utf16)
      switch bytes[next + 1] {
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "u"):
        result.append(bytes[next + 2...next + 5].reduce(0) { $0 << 4 | (hexDigit($1) ?? 0) })
        rest = rest[(next + 6)...]
        continue
      case let byte: result.append(UInt16(byte))
      }
      rest = rest[(next + 2)...]
    }
    result.append(contentsOf: String(decoding: rest, as: UTF8.self).utf16)
    return String(decoding: result, as: UTF16.self)
  }

  /// The value of a digit of `\u00e9`.
  func hexDigit(_ byte: UInt8) -> UInt16? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }
}

// MARK: - Faults

/// Something that is wrong with a JSON text, or with what it is to hold, and where.
struct JSONFault: Error {
  /// Whether the text is no JSON, so that nothing behind the fault can be read.
  var isSyntax: Bool
  var line: Int
  /// In characters, from 1.
  var column: Int
  var code: String
  var message: LocalizedText
}

extension JSONScanner {
  /// A fault at the next byte after which nothing can be read.
  @inline(never)
  func syntax(_ vi: String, _ en: String) -> JSONFault {
    fault("json", vi, en, isSyntax: true)
  }

  /// A fault at the next byte: the text is JSON, but not what it is to hold.
  @inline(never)
  func fault(_ code: String, _ vi: String, _ en: String, isSyntax: Bool = false) -> JSONFault {
    JSONFault(
      isSyntax: isSyntax, line: Int(line), column: column, code: code, message: LocalizedText(vi: vi, en: en))
  }

  /// The fault that something else stands here than what the grammar asks for.
  @inline(never)
  mutating func unexpected(_ vi: String, _ en: String) -> JSONFault {
    guard peek() != 0 || place < bytes.count else {
      return syntax("cần \(vi), nhưng tệp kết thúc ở đây", "\(en) is expected, but the file ends here")
    }
    let found = excerpt
    return syntax("cần \(vi), nhưng gặp “\(found)”", "\(en) is expected, not “\(found)”")
  }

  /// The column of the next byte, in characters from 1.
  private var column: Int { String(decoding: lineSoFar, as: UTF8.self).unicodeScalars.count + 1 }

  /// The next word, or the next character.
  private var excerpt: String {
    let end = bytes[place...].prefix(20).prefix { byte in
      byte > 0x20 && !#"{}[],:""#.utf8.contains(byte)
    }
    if end.isEmpty { return String(decoding: bytes[place...].prefix(1), as: UTF8.self) }
    return String(decoding: end, as: UTF8.self)
  }
}
