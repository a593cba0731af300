/// Numbers as a person reads them: a decimal comma in Vietnamese, a point in English.
package enum Wording {
  /// A length, to the millimetre, without trailing zeros: `143.21 m`.
  package static func metres(_ value: Double, _ language: Language) -> String {
    value.isNaN ? "–" : number(value, decimals: 3, language) + " m"
  }

  /// A number with at most so many decimals, without trailing zeros.
  package static func number(_ value: Double, decimals: Int, _ language: Language) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "\(value)" }
    return DecimalText.withText(of: value, decimals: decimals) { text in
      if language == .vi, let point = text.firstIndex(of: UInt8(ascii: ".")) {
        text[point] = UInt8(ascii: ",")
      }
      return String(decoding: text, as: UTF8.self)
    }
  }
}
