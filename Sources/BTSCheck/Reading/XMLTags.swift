/// The tags of an XML text, one after the other, by where they stand in its bytes.
///
/// Shape: what stands between tags is not looked at; comments, CDATA and instructions are passed over. That the text is
/// well-formed is for another reader to see: this one only stops early where it is not.
struct XMLTags {
  enum Kind { case start, end, empty }

  /// The text.
  let bytes: [UInt8]
  /// Where the tag at hand stands, with its brackets.
  private(set) var range = 0..<0
  /// What it is: `<a>`, `</a>` or `<a/>`.
  private(set) var kind = Kind.start
  /// Where its prefix stands with the colon, and its name.
  private(set) var prefix = 0..<0
  private(set) var name = 0..<0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether the text is in UTF-8 by what it says of itself.
  var isUTF8: Bool {
    guard starts(with: "<?xml", at: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0) else { return true }
    let declaration = String(decoding: bytes[..<end(of: "?>", from: 0)], as: UTF8.self).lowercased()
    return !declaration.contains("encoding") || declaration.contains("utf-8")
  }

  /// Goes on to the next tag; false at the end, and before a document type, whose entities could stand for tags.
  mutating func next() -> Bool {
    var place = range.upperBound
    while let open = bytes[place...].firstIndex(of: UInt8(ascii: "<")) {
      if starts(with: "<!--", at: open) {
        place = end(of: "-->", from: open + 4)
      } else if starts(with: "<![CDATA[", at: open) {
        place = end(of: "]]>", from: open + 9)
      } else if starts(with: "<?", at: open) {
        place = end(of: "?>", from: open + 2)
      } else if starts(with: "<!", at: open) {
        return false
      } else {
        return take(from: open)
      }
    }
    return false
  }

  /// Whether the tag at hand has a name, whatever its prefix.
  func isNamed(_ text: String) -> Bool { bytes[name].elementsEqual(text.utf8) }

  /// An attribute of the tag at hand: where it stands with the space before it, and its value.
  ///
  /// - Parameter wanted: its name as written; `:id` is any with a prefix.
  func attribute(_ wanted: String) -> (range: Range<Int>, value: Range<Int>)? {
    let end = range.upperBound - (kind == .empty ? 2 : 1)
    var place = name.upperBound
    while place < end {
      let start = place
      place = skipSpace(from: place, to: end)
      let nameStart = place
      while place < end, bytes[place] != UInt8(ascii: "="), !XMLTags.isSpace(bytes[place]) { place += 1 }
      let name = bytes[nameStart..<place]
      place = skipSpace(from: place, to: end)
      guard place < end, bytes[place] == UInt8(ascii: "=") else { return nil }
      place = skipSpace(from: place + 1, to: end)
      guard place < end, let close = bytes[(place + 1)..<end].firstIndex(of: bytes[place]) else { return nil }
      let isWanted =
        wanted.first == ":"
        ? name.count > wanted.utf8.count && name.suffix(wanted.utf8.count).elementsEqual(wanted.utf8)
        : name.elementsEqual(wanted.utf8)
      if isWanted { return (start..<close + 1, place + 1..<close) }
      place = close + 1
    }
    return nil
  }

  /// An attribute's value as text, references resolved.
  func text(_ attribute: String) -> String? {
    self.attribute(attribute).map { XMLTags.resolved(String(decoding: bytes[$0.value], as: UTF8.self)) }
  }

  /// An attribute's value as a number from 0.
  func number(_ attribute: String) -> Int? {
    self.attribute(attribute).flatMap { Int(String(decoding: bytes[$0.value], as: UTF8.self)) }
  }

  // MARK: Taking apart

  private mutating func take(from open: Int) -> Bool {
    let isEnd = open + 1 < bytes.count && bytes[open + 1] == UInt8(ascii: "/")
    var place = open + (isEnd ? 2 : 1)
    let nameStart = place
    var colon: Int?
    while place < bytes.count, bytes[place] != UInt8(ascii: ">"), bytes[place] != UInt8(ascii: "/"),
      !XMLTags.isSpace(bytes[place])
    {
      if bytes[place] == UInt8(ascii: ":") { colon = place }
      place += 1
    }
    prefix = nameStart..<(colon.map { $0 + 1 } ?? nameStart)
    name = prefix.upperBound..<place
    var quote: UInt8?
    while place < bytes.count, quote != nil || bytes[place] != UInt8(ascii: ">") {
      if bytes[place] == quote {
        quote = nil
      } else if quote == nil, bytes[place] == UInt8(ascii: "\"") || bytes[place] == UInt8(ascii: "'") {
        quote = bytes[place]
      }
      place += 1
    }
    guard place < bytes.count else { return false }
    range = open..<place + 1
    kind = isEnd ? .end : bytes[place - 1] == UInt8(ascii: "/") ? .empty : .start
    return true
  }

  private func starts(with text: StaticString, at place: Int) -> Bool {
    place + text.utf8CodeUnitCount <= bytes.count
      && text.withUTF8Buffer { $0.elementsEqual(bytes[place..<place + $0.count]) }
  }

  /// Where what ends with a text ends; the end of all where it does not.
  private func end(of text: StaticString, from start: Int) -> Int {
    var place = start
    while place < bytes.count {
      if starts(with: text, at: place) { return place + text.utf8CodeUnitCount }
      place += 1
    }
    return bytes.count
  }

  private func skipSpace(from start: Int, to end: Int) -> Int {
    var place = start
    while place < end, XMLTags.isSpace(bytes[place]) { place += 1 }
    return place
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

  /// A text with `&amp;`, `&#233;` and the like as the characters that they stand for.
  private static func resolved(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    let known: [Substring: Character] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
    var result = ""
    var rest = text[...]
    while let mark = rest.firstIndex(of: "&"), let end = rest[mark...].firstIndex(of: ";") {
      result += rest[..<mark]
      let name = rest[rest.index(after: mark)..<end]
      let number =
        name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst(), radix: 10)
      if let character = known[name] {
        result.append(character)
      } else if name.hasPrefix("#"), let scalar = number.flatMap(Unicode.Scalar.init) {
        result.unicodeScalars.append(scalar)
      } else {
        result += rest[mark...end]
      }
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }
}
