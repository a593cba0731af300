import YAML

/// What is wrong with the text of a YAML file before it is a tree.
enum YAMLText {
  /// What keeps bytes from being a text at all: nothing there, no text, another encoding than UTF-8.
  static func complaint(of bytes: [UInt8], file: String) -> Complaint? {
    if bytes.isEmpty { return emptiness(file: file) }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return Complaint(
        file: file, code: "encoding",
        message: LocalizedText(
          vi: "tệp mã hóa UTF-16; hãy lưu lại ở dạng UTF-8", en: "the file is in UTF-16; save it as UTF-8"))
    }
    if let zero = bytes.firstIndex(of: 0) {
      return complaint(
        at: zero, of: bytes, file, "binary", vi: "đây không phải tệp văn bản", en: "this is not a text file")
    }
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    return complaint(
      at: firstInvalidByte(of: bytes), of: bytes, file, "encoding",
      vi: "byte không thuộc UTF-8; hãy lưu tệp ở dạng UTF-8",
      en: "a byte that is not UTF-8; save the file as UTF-8")
  }

  /// The complaint about a file without content.
  static func emptiness(file: String) -> Complaint {
    Complaint(
      file: file, code: "empty-file", message: LocalizedText(vi: "tệp rỗng", en: "the file is empty"))
  }

  /// The complaint about a text that is no YAML.
  static func complaint(of fault: YAMLFault, in bytes: [UInt8], file: String) -> Complaint {
    var found: Character?
    if let line = fault.line, let column = fault.column {
      found = character(in: bytes, line: line, column: column)
    }
    let words = words(for: fault, at: found)
    if let offset = fault.offset {
      return complaint(at: offset, of: bytes, file, "syntax", vi: words.vi, en: words.en)
    }
    return Complaint(
      file: file, line: fault.line, column: fault.column.map(String.init),
      code: fault.isNesting ? "depth" : "syntax", message: words)
  }

  // MARK: - Words

  /// What libyaml says, as a planner says it.
  private static func words(for fault: YAMLFault, at character: Character?) -> LocalizedText {
    let started = fault.startLine ?? fault.line ?? 1
    switch fault.problem {
    case _ where character == "\t":
      return LocalizedText(
        vi: "có phím Tab; hãy thụt đầu dòng bằng dấu cách", en: "there is a tab; indent with spaces")
    case "mapping values are not allowed in this context":
      return LocalizedText(
        vi: "dấu “:” này không đúng chỗ: thụt đầu dòng sai, hoặc giá trị có “: ” phải đặt trong ngoặc kép",
        en: "this “:” is out of place: wrong indentation, or a value with “: ” in it that needs quotes")
    case "did not find expected key", "did not find expected '-' indicator",
      "block sequence entries are not allowed in this context":
      return LocalizedText(
        vi: "không khớp khối bắt đầu ở dòng \(started): xem lại thụt đầu dòng, dấu “-” và ngoặc kép",
        en: "this does not fit the block begun on line \(started): see to indentation, dashes, quotes")
    case "could not find expected ':'":
      return LocalizedText(
        vi: "thiếu dấu “:” sau khóa ở dòng \(started)", en: "the key on line \(started) has no “:” after it")
    case "did not find expected ',' or ']'":
      return LocalizedText(
        vi: "danh sách mở bằng “[” ở dòng \(started) thiếu dấu “,” hoặc “]”",
        en: "the list opened by “[” on line \(started) lacks a “,” or “]”")
    case "did not find expected ',' or '}'":
      return LocalizedText(
        vi: "bảng mở bằng “{” ở dòng \(started) thiếu dấu “,” hoặc “}”",
        en: "the mapping opened by “{” on line \(started) lacks a “,” or “}”")
    case "did not find expected node content":
      return LocalizedText(
        vi: "cần một giá trị tại đây; hoặc dấu “[” hay “{” ở trên chưa được đóng",
        en: "a value is expected here, or a “[” or “{” above is not closed")
    case "found unexpected end of stream", "found unexpected document indicator":
      return LocalizedText(
        vi: "ngoặc kép mở ở dòng \(started) không được đóng",
        en: "the quotes opened on line \(started) are not closed")
    case "found unknown escape character", "did not find expected hexdecimal number":
      return LocalizedText(
        vi: "dấu “\\” trong ngoặc kép không đúng; hãy dùng ngoặc đơn '…'",
        en: "this “\\” means nothing within double quotes; use single quotes '…'")
    case "did not find expected alphabetic or numeric character":
      return LocalizedText(
        vi: "mẫu bắt đầu bằng “*” phải đặt trong ngoặc kép",
        en: "a pattern that starts with “*” needs quotes")
    case "found character that cannot start any token":
      let shown = character.map { String($0) } ?? ""
      return LocalizedText(
        vi: "giá trị bắt đầu bằng “\(shown)” phải đặt trong ngoặc kép",
        en: "a value that starts with “\(shown)” needs quotes")
    case "control characters are not allowed":
      return LocalizedText(
        vi: "có ký tự điều khiển; hãy xóa đi", en: "there is a control character; delete it")
    case _ where fault.isNesting:
      return LocalizedText(
        vi: "lồng sâu hơn giới hạn \(YAMLTree.depthLimit) tầng",
        en: "nested deeper than the limit of \(YAMLTree.depthLimit) levels")
    default:
      return LocalizedText(
        vi: "sai cú pháp YAML (\(fault.problem))", en: "this is not YAML (\(fault.problem))")
    }
  }

  // MARK: - Places

  private static func complaint(
    at offset: Int, of bytes: [UInt8], _ file: String, _ code: String, vi: String, en: String
  ) -> Complaint {
    let before = bytes[..<min(offset, bytes.count)]
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let column = String(decoding: before[start...], as: UTF8.self).unicodeScalars.count + 1
    return Complaint(
      file: file, line: line, column: String(column), code: code, message: LocalizedText(vi: vi, en: en))
  }

  private static func firstInvalidByte(of bytes: [UInt8]) -> Int {
    var (parser, iterator, offset) = (Unicode.UTF8.ForwardParser(), bytes.makeIterator(), 0)
    while case .valid(let scalar) = parser.parseScalar(from: &iterator) { offset += scalar.count }
    return offset
  }

  private static func character(in bytes: [UInt8], line: Int, column: Int) -> Character? {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard line <= lines.count else { return nil }
    let scalars = String(decoding: lines[line - 1], as: UTF8.self).unicodeScalars
    guard column <= scalars.count else { return nil }
    return Character(scalars[scalars.index(scalars.startIndex, offsetBy: column - 1)])
  }
}

extension YAMLFault {
  /// Whether the text is nested deeper than libyaml goes.
  fileprivate var isNesting: Bool { problem.hasPrefix("Maximum nesting level") }
}
