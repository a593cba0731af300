/// Numbers as a person reads them: a decimal comma in Vietnamese, a point in English.
package enum Wording {
  /// A length, to the millimetre, without trailing zeros: `143.21 m`.
  package static func metres(_ value: Double, _ language: Language) -> String {
    value.isNaN ? "–" : number(value, decimals: 3, language) + " m"
  }

  /// A number with at most so many decimals, without trailing zeros.
  package static func number(_ value: Double, decimals: Int, _ language: Language) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "\(value)" }
    var bytes: [UInt8] = []
    bytes.write(value, decimals: decimals)
    if language == .vi, let point = bytes.firstIndex(of: UInt8(ascii: ".")) {
      bytes[point] = UInt8(ascii: ",")
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
