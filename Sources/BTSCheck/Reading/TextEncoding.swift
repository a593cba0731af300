/// How the bytes of a table are text.
public enum TextEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case windows1258 = "windows-1258"
  case windows1252 = "windows-1252"

  /// The names of all.
  package static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

  /// The encoding of a name, in any letter case and with the usual aliases; nil where it is not known.
  public init?(named name: String) {
    switch name.lowercased().filter({ $0 != "_" && $0 != " " }) {
    case "utf-8", "utf8": self = .utf8
    case "utf-16le", "utf16le", "utf-16", "utf16": self = .utf16LittleEndian
    case "utf-16be", "utf16be": self = .utf16BigEndian
    case "windows-1258", "cp1258", "1258": self = .windows1258
    case "windows-1252", "cp1252", "1252", "latin1", "latin-1", "iso-8859-1": self = .windows1252
    default: return nil
    }
  }

  /// The encoding of some bytes: by the byte-order mark, else UTF-8 where that is valid or nearly so, else UTF-16 where
  /// every second byte is zero, else Windows-1258.
  static func detect(_ bytes: UnsafeRawBufferPointer, jobs: Int = 1) -> TextEncoding {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    let (even, odd) = zeros(bytes.prefix(4096))
    let pairs = min(bytes.count, 4096) / 2
    if pairs > 0, odd * 10 > pairs * 3, even * 10 < pairs { return .utf16LittleEndian }
    if pairs > 0, even * 10 > pairs * 3, odd * 10 < pairs { return .utf16BigEndian }
    if Parallel.allSatisfy(bytes, jobs: jobs, { $0.isASCII }) { return .utf8 }
    let (valid, invalid) = sequences(bytes)
    return valid >= invalid * 99 ? .utf8 : .windows1258
  }

  /// How many bytes at even and at odd places are zero.
  private static func zeros(_ bytes: Slice<UnsafeRawBufferPointer>) -> (even: Int, odd: Int) {
    var zeros = (even: 0, odd: 0)
    for (place, byte) in bytes.enumerated() where byte == 0 {
      if place % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
    }
    return zeros
  }

  /// How many sequences beyond ASCII are valid UTF-8, and how many are not.
  private static func sequences(_ bytes: UnsafeRawBufferPointer) -> (valid: Int, invalid: Int) {
    var counts = (valid: 0, invalid: 0)
    var place = 0
    let all = bytes.bindMemory(to: UInt8.self)
    while place < all.count {
      if bytes.word(at: place) & 0x8080_8080_8080_8080 == 0 {
        place += 8
        continue
      }
      let lead = all[place]
      guard lead >= 0x80 else {
        place += 1
        continue
      }
      let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
      let end = min(place + length, all.count)
      if isValidUTF8(UnsafeBufferPointer(rebasing: all[place..<end])), end - place == length {
        counts.valid += 1
        place = end
      } else {
        counts.invalid += 1
        place += 1
      }
    }
    return counts
  }

  /// What a note says of it; nil for UTF-8.
  var note: LocalizedText? {
    guard self != .utf8 else { return nil }
    let name = self == .utf16LittleEndian || self == .utf16BigEndian ? "UTF-16" : rawValue.capitalizedName
    return LocalizedText(vi: "tệp được đọc theo bảng mã \(name)", en: "the text was read as \(name)")
  }
}

extension String {
  /// `Windows-1258`.
  fileprivate var capitalizedName: String { prefix(1).uppercased() + dropFirst() }
}

extension MappedFile {
  /// The same text in UTF-8; this file itself where it is that already.
  ///
  /// Shape: what is not of the encoding becomes a byte that is no UTF-8, so that its row is unreadable.
  /// - Parameters:
  ///   - asked: the encoding; found out if not given.
  ///   - jobs: how many threads may look at it.
  func inUTF8(_ asked: TextEncoding? = nil, jobs: Int = 1) -> (file: MappedFile, encoding: TextEncoding) {
    withBytes { bytes in
      let encoding = asked ?? TextEncoding.detect(bytes, jobs: jobs)
      switch encoding {
      case .utf8: return (self, encoding)
      case .utf16LittleEndian, .utf16BigEndian:
        return (MappedFile(bytes: MappedFile.fromUTF16(bytes, encoding), name: name), encoding)
      case .windows1258, .windows1252:
        return (MappedFile(bytes: MappedFile.fromWindows(bytes, encoding), name: name), encoding)
      }
    }
  }

  private static func fromUTF16(_ bytes: UnsafeRawBufferPointer, _ encoding: TextEncoding) -> [UInt8] {
    let isLittle = encoding == .utf16LittleEndian
    var units = (0..<bytes.count / 2).lazy.map { index in
      let (first, second) = (UInt16(bytes[2 * index]), UInt16(bytes[2 * index + 1]))
      return isLittle ? second << 8 | first : first << 8 | second
    }.makeIterator()
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var decoder = UTF16()
    var isFirst = true
    while true {
      switch decoder.decode(&units) {
      case .scalarValue(let scalar):
        if !isFirst || scalar != "\u{FEFF}" { result.append(contentsOf: String(scalar).utf8) }
      case .error: result.append(0xFF)
      case .emptyInput:
        if bytes.count % 2 == 1 { result.append(0xFF) }
        return result
      }
      isFirst = false
    }
  }

  private static func fromWindows(_ bytes: UnsafeRawBufferPointer, _ encoding: TextEncoding) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 4)
    // The last letter, to which a tone mark may belong, and where it stands.
    var last: (scalar: Unicode.Scalar, place: Int)?
    for byte in bytes {
      guard let scalar = WindowsText.scalar(byte, encoding) else {
        result.append(0xFF)
        last = nil
        continue
      }
      if let base = last, let composed = WindowsText.composed(base.scalar, scalar) {
        result.removeSubrange(base.place...)
        result.append(contentsOf: String(composed).utf8)
        last = nil
        continue
      }
      last = (scalar, result.count)
      if byte < 0x80 { result.append(byte) } else { result.append(contentsOf: String(scalar).utf8) }
    }
    return result
  }
}

/// The letters of Windows' code pages for Vietnamese and Western languages.
///
/// Source: the mappings of code pages 1252 and 1258 to Unicode, Microsoft.
private enum WindowsText {
  /// 0x80 to 0x9F, which both share but for four places; 0 where there is no letter.
  private static let upper: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
    0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,
    0x017E,
    0x0178,
  ]

  /// What 1258 has otherwise than 1252: letters of Vietnamese, and tone marks that follow their letter.
  private static let vietnamese: [UInt8: UInt32] = [
    0x8A: 0, 0x8E: 0, 0x9A: 0, 0x9E: 0, 0xC3: 0x0102, 0xCC: 0x0300, 0xD0: 0x0110, 0xD2: 0x0309, 0xD5: 0x01A0,
    0xDD: 0x01AF, 0xDE: 0x0303, 0xE3: 0x0103, 0xEC: 0x0301, 0xF0: 0x0111, 0xF2: 0x0323, 0xF5: 0x01A1,
    0xFD: 0x01B0,
    0xFE: 0x20AB,
  ]

  static func scalar(_ byte: UInt8, _ encoding: TextEncoding) -> Unicode.Scalar? {
    if byte < 0x80 { return Unicode.Scalar(byte) }
    if encoding == .windows1258, let own = vietnamese[byte] { return own == 0 ? nil : Unicode.Scalar(own) }
    guard byte < 0xA0 else { return Unicode.Scalar(byte) }
    let value = upper[Int(byte) - 0x80]
    return value == 0 ? nil : Unicode.Scalar(value)
  }

  /// A letter with the tone mark that follows it; nil where they make no letter.
  static func composed(_ base: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
    guard (0x0300...0x0323).contains(mark.value) else { return nil }
    var text = String(base)
    text.unicodeScalars.append(mark)
    return letters[text]
  }

  /// The letters with marks by their parts: texts that are canonically equal are equal keys.
  private static let letters: [String: Unicode.Scalar] = {
    var letters: [String: Unicode.Scalar] = [:]
    for value in Array(0x00C0...0x01B0) + Array(0x1EA0...0x1EF9) as [UInt32] {
      if let scalar = Unicode.Scalar(value) { letters[String(scalar)] = scalar }
    }
    return letters
  }()
}
