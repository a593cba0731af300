import Foundation

/// How the text of a dialect becomes bytes; apart from the readers, so that neither covers up the other's mistakes.
enum DialectEncoding: String, CaseIterable, Sendable {
  case utf8 = "UTF-8"
  case utf8Mark = "UTF-8 with mark"
  case decomposed = "decomposed UTF-8"
  case utf16Little = "UTF-16 little"
  case utf16Big = "UTF-16 big"
  case utf16Unmarked = "UTF-16 without mark"
  case windows1258 = "Windows-1258"
  case windows1252 = "Windows-1252"

  /// The note that says how the text was read.
  var note: String? {
    switch self {
    case .utf8, .decomposed: nil
    case .utf8Mark: "read-mark"
    default: "read-encoding"
    }
  }

  func bytes(_ text: String) -> [UInt8] {
    switch self {
    case .utf8: Array(text.utf8)
    case .utf8Mark: [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case .decomposed: Array(text.decomposedStringWithCanonicalMapping.utf8)
    case .utf16Little: [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .utf16Big: [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    case .utf16Unmarked: text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .windows1258:
      text.precomposedStringWithCanonicalMapping.unicodeScalars.flatMap { Self.windows1258(String($0)) }
    case .windows1252: text.unicodeScalars.map { $0.value < 0x100 ? UInt8($0.value) : UInt8(ascii: "?") }
    }
  }

  /// Letters that code page 1258 has, and the tone marks that follow their letters.
  private static let letters: [String: UInt8] = [
    "Ă": 0xC3, "ă": 0xE3, "Đ": 0xD0, "đ": 0xF0, "Ơ": 0xD5, "ơ": 0xF5, "Ư": 0xDD, "ư": 0xFD, "Â": 0xC2,
    "â": 0xE2,
    "Ê": 0xCA, "ê": 0xEA, "Ô": 0xD4, "ô": 0xF4, "°": 0xB0, "’": 0x92, "”": 0x94, "\u{A0}": 0xA0, "º": 0xBA,
  ]
  private static let tones: [Unicode.Scalar: UInt8] = [
    "\u{300}": 0xCC, "\u{309}": 0xD2, "\u{303}": 0xDE, "\u{301}": 0xEC, "\u{323}": 0xF2,
  ]

  private static func windows1258(_ letter: String) -> [UInt8] {
    if let byte = letter.utf8.first, byte < 0x80 { return [byte] }
    // The code page has no spaces without width.
    guard letter != "\u{200B}" else { return [] }
    let parts = letter.decomposedStringWithCanonicalMapping.unicodeScalars
    let base = String(String.UnicodeScalarView(parts.filter { tones[$0] == nil }))
      .precomposedStringWithCanonicalMapping
    let byte = letters[base] ?? base.utf8.first ?? UInt8(ascii: "?")
    return [byte] + parts.compactMap { tones[$0] }
  }
}
