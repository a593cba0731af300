/// Numbers as a person reads them: a decimal comma in Vietnamese, a point in English.
package enum Wording {
  /// A length, to the millimetre, without trailing zeros: `143.21 m`.
  package static func metres(_ value: Double, _ language: Language) -> String {
    value.isNaN ? "–" : number(value, decimals: 3, language) + " m"
  }

  /// A number with at most so many decimals, without trailing zeros.
  package static func number(_ value: Double, decimals: Int, _ language: Language) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "\(value)" }
    var scale: Int64 = 1
    for _ in 0..<decimals { scale *= 10 }
    let scaled = Int64((abs(value) * Double(scale)).rounded(.toNearestOrAwayFromZero))
    var text = String(scaled / scale)
    var fraction = String(scaled % scale)
    fraction = decimals > 0 ? String(repeating: "0", count: decimals - fraction.count) + fraction : ""
    while fraction.hasSuffix("0") { fraction.removeLast() }
    if !fraction.isEmpty { text += (language == .vi ? "," : ".") + fraction }
    return value < 0 && scaled > 0 ? "-" + text : text
  }
}
