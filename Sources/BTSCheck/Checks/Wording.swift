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

  /// `24/11/2026` in Vietnamese, `2026-11-24` in English.
  package static func day(_ day: Day, _ language: Language) -> String {
    let iso = day.description
    guard language == .vi else { return iso }
    return iso.split(separator: "-").reversed().joined(separator: "/")
  }

  /// A period: `from 2028-01-01 to 2029-12-31`; nothing where both ends are open.
  package static func period(_ period: Period, _ language: Language) -> String {
    let until = period.from == nil ? "until " : "to "
    let from = period.from.map { (language == .vi ? "từ " : "from ") + day($0, language) }
    let to = period.to.map { (language == .vi ? "đến hết " : until) + day($0, language) }
    return [from, to].compactMap { $0 }.joined(separator: " ")
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
