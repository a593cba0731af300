/// Walks over the bytes of a JSON text in one pass, by the grammar of RFC 8259; nothing is kept but the place.
///
/// A scanner is a value: a copy is a bookmark to which one can go back. It must not outlive the bytes.
struct JSONScanner {
  let bytes: UnsafeRawBufferPointer
  /// The next byte.
  private(set) var place = 0
  /// The line of the next byte, from 1.
  private(set) var line: Int32 = 1
  private var lineStart = 0

  /// How deep arrays and objects may be nested.
  static let depthLimit = 100

  /// Starts at the first byte behind a byte-order mark.
  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      place = 3
      lineStart = 3
    }
  }

  /// The line up to the next byte.
  var lineSoFar: Slice<UnsafeRawBufferPointer> { bytes[lineStart..<place] }

  /// A string's content, between its quotes.
  struct Text {
    var range: Range<Int>
    var hasEscapes = false
  }

  // MARK: Bytes

  /// The next byte that is no space; 0 at the end.
  @inline(__always)
  mutating func peek() -> UInt8 {
    while place < bytes.count {
      let byte = bytes[place]
      if byte > 0x20 { return byte }
      switch byte {
      case UInt8(ascii: "\n"):
        line += 1
        lineStart = place + 1
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
      default: return byte
      }
      place += 1
    }
    return 0
  }

  /// Steps over the next byte if it is this one.
  @inline(__always)
  mutating func take(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    place += 1
    return true
  }

  /// Whether nothing but spaces is left.
  mutating func isAtEnd() -> Bool { peek() == 0 && place == bytes.count }

  // MARK: Values

  /// Reads a number; an infinity where no double can hold it.
  @inline(__always)
  mutating func number() throws(JSONFault) -> Double {
    _ = peek()
    guard let number = DecimalParser.scanJSON(bytes, from: place) else {
      throw unexpected("một số", "a number")
    }
    place = number.end
    return number.value
  }

  /// Reads a string without decoding it.
  mutating func string() throws(JSONFault) -> Text {
    guard take(UInt8(ascii: "\"")) else {
      throw unexpected("một chuỗi trong ngoặc kép", "a string in quotes")
    }
    let start = place
    var (hasEscapes, seen) = (false, UInt8(0))
    while place < bytes.count {
      let byte = bytes[place]
      seen |= byte
      switch byte {
      case UInt8(ascii: "\""):
        let range = start..<place
        if seen >= 0x80, String(validating: bytes[range], as: UTF8.self) == nil {
          place = start
          throw syntax("chuỗi này không phải là UTF-8", "this string is not UTF-8")
        }
        place += 1
        return Text(range: range, hasEscapes: hasEscapes)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        try skipEscape()
      case 0..<0x20:
        throw syntax(
          "ký tự điều khiển hoặc xuống dòng trong chuỗi (thiếu dấu ngoặc kép đóng?)",
          "a control character or line end within a string (is its closing quote missing?)")
      default: place += 1
      }
    }
    throw syntax("tệp kết thúc giữa chuỗi", "the file ends within a string")
  }

  private mutating func skipEscape() throws(JSONFault) {
    place += 1
    switch place < bytes.count ? bytes[place] : 0 {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      place += 1
    case UInt8(ascii: "u")
    where place + 4 < bytes.count && bytes[place + 1...place + 4].allSatisfy({ hexDigit($0) != nil }):
      place += 5
    default: throw syntax("dấu \\ không đúng trong chuỗi", "a wrong escape with \\ within a string")
    }
  }

  /// Steps over a value of any kind.
  mutating func skipValue(depth: Int = 0) throws(JSONFault) {
    switch peek() {
    case UInt8(ascii: "\""): _ = try string()
    case UInt8(ascii: "{"):
      try openObject(depth: depth)
      var isFirst = true
      while try nextMember(&isFirst) != nil { try skipValue(depth: depth + 1) }
    case UInt8(ascii: "["):
      try openArray(depth: depth)
      var isFirst = true
      while try nextElement(&isFirst) { try skipValue(depth: depth + 1) }
    case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"): _ = try literal()
    default: _ = try number()
    }
  }

  /// Reads `true`, `false` or `null` (nil).
  mutating func literal() throws(JSONFault) -> Bool? {
    let start = (peek(), place).1
    while place < bytes.count, bytes[place] | 0x20 >= UInt8(ascii: "a"),
      bytes[place] | 0x20 <= UInt8(ascii: "z")
    {
      place += 1
    }
    switch decode(Text(range: start..<place)) {
    case "true": return true
    case "false": return false
    case "null": return nil
    default:
      place = start
      throw unexpected("một giá trị", "a value")
    }
  }

  // MARK: Objects and arrays

  /// Steps into an object.
  mutating func openObject(depth: Int = 0) throws(JSONFault) {
    guard take(UInt8(ascii: "{")) else { throw unexpected("một đối tượng {…}", "an object {…}") }
    try checkDepth(depth)
  }

  /// Steps to the value of the next member and gives its name; nil behind the object's end.
  @inline(__always)
  mutating func nextMember(_ isFirst: inout Bool) throws(JSONFault) -> Text? {
    if isFirst ? take(UInt8(ascii: "}")) : !take(UInt8(ascii: ",")) {
      guard isFirst || take(UInt8(ascii: "}")) else { throw unexpected("dấu phẩy hoặc }", "a comma or }") }
      return nil
    }
    isFirst = false
    let name = try string()
    guard take(UInt8(ascii: ":")) else { throw unexpected("dấu hai chấm", "a colon") }
    return name
  }

  /// Steps into an array.
  @inline(__always)
  mutating func openArray(depth: Int = 0) throws(JSONFault) {
    guard take(UInt8(ascii: "[")) else { throw unexpected("một mảng […]", "an array […]") }
    try checkDepth(depth)
  }

  /// Steps to the next element; false behind the array's end.
  @inline(__always)
  mutating func nextElement(_ isFirst: inout Bool) throws(JSONFault) -> Bool {
    if isFirst ? take(UInt8(ascii: "]")) : !take(UInt8(ascii: ",")) {
      guard isFirst || take(UInt8(ascii: "]")) else { throw unexpected("dấu phẩy hoặc ]", "a comma or ]") }
      return false
    }
    isFirst = false
    return true
  }

  @inline(__always)
  private func checkDepth(_ depth: Int) throws(JSONFault) {
    guard depth < JSONScanner.depthLimit else {
      throw syntax(
        "lồng nhau quá giới hạn \(JSONScanner.depthLimit) cấp",
        "nested deeper than the limit of \(JSONScanner.depthLimit) levels")
    }
  }
}
