/// JSON as it is written: members in the order of the calls, commas where they belong.
///
///     bytes.object { $0.member("id", "P1"); $0.member("row", 2) }
package struct JSONText {
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false

  package init() {}

  /// Continues text that is there already.
  package init(continuing bytes: consuming [UInt8]) { self.bytes = bytes }

  // MARK: Structure

  /// An object.
  package mutating func object(_ members: (inout JSONText) -> Void) { enclose("{", "}", members) }

  /// An array of what `element` writes for each of some values.
  package mutating func array<Values: Sequence>(
    _ values: Values, _ element: (inout JSONText, Values.Element) -> Void
  ) {
    enclose("[", "]") { json in for value in values { element(&json, value) } }
  }

  /// A member's key; its value is what is written next.
  package mutating func key(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Text as it is, for the outermost brackets and the line breaks.
  package mutating func raw(_ text: String) {
    bytes.write(text)
    needsComma = false
  }

  // MARK: Values

  package mutating func value(_ text: String?) {
    separate()
    if let text { bytes.write(json: text) } else { bytes.write("null") }
  }

  package mutating func value(_ number: Int?) {
    separate()
    if let number { bytes.write(number) } else { bytes.write("null") }
  }

  /// A number with at most so many decimals; null for none, and for what is no number.
  package mutating func value(_ number: Double?, decimals: Int) {
    separate()
    if let number, number.isFinite { bytes.write(number, decimals: decimals) } else { bytes.write("null") }
  }

  package mutating func value(_ flag: Bool) {
    separate()
    bytes.write(flag ? "true" : "false")
  }

  /// `{"vi": …, "en": …}`.
  package mutating func value(_ text: LocalizedText?) {
    guard let text else { return value(nil as String?) }
    object {
      $0.member("vi", text.vi)
      $0.member("en", text.en)
    }
  }

  // MARK: Members

  package mutating func member(_ name: StaticString, _ text: String?) {
    key(name)
    value(text)
  }

  package mutating func member(_ name: StaticString, _ number: Int?) {
    key(name)
    value(number)
  }

  package mutating func member(_ name: StaticString, _ number: Double?, decimals: Int) {
    key(name)
    value(number, decimals: decimals)
  }

  package mutating func member(_ name: StaticString, _ text: LocalizedText?) {
    key(name)
    value(text)
  }

  private mutating func enclose(_ open: String, _ close: String, _ content: (inout JSONText) -> Void) {
    separate()
    bytes.write(open)
    needsComma = false
    content(&self)
    bytes.write(close)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }
}
