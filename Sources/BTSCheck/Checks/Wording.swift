/// Numbers as a person reads them: a decimal comma in Vietnamese, a point in English.
package enum Wording {
  /// A length, to the millimetre, without trailing zeros: `143.21 m`.
  package static func metres(_ value: Double, _ language: Language) -> String {
    value.isNaN ? "–" : number(value, decimals: 3, language) + " m"
  }

  /// A number with at most so many decimals, without trailing zeros.
  package static func number(_ value: Double, decimals: Int, _ language: Language) -> String {
    withText(of: value, decimals: decimals, language) { String(decoding: $0, as: UTF8.self) }
  }

  /// Lends the characters of a number to `body`.
  static func withText<Result>(
    of value: Double, decimals: Int, _ language: Language,
    _ body: (UnsafeMutableBufferPointer<UInt8>) -> Result
  ) -> Result {
    guard value.isFinite, abs(value) < 1e12 else {
      var text = Array(value.description.utf8)
      return text.withUnsafeMutableBufferPointer { body($0) }
    }
    return DecimalText.withText(of: value, decimals: decimals) { text in
      if language == .vi, let point = text.firstIndex(of: UInt8(ascii: ".")) {
        text[point] = UInt8(ascii: ",")
      }
      return body(text)
    }
  }
}
