import Geometry

/// A number of the plan with the unit that its dimension asks for.
package enum Quantity: CaseIterable, Sendable {
  /// Metres.
  case length
  /// Percent.
  case share
  /// W/m².
  case powerDensity
  /// MHz.
  case frequency
  /// Months.
  case duration
  /// A ratio: `2 %` and `1:50` are 0.02.
  case slope
  /// A bare number.
  case number
  /// A bare whole number.
  case count

  /// Reads a quantity: not negative, finite, with a unit of its dimension; foreign units are converted exactly.
  ///
  /// - Throws: what is wrong, and the units that are expected.
  package func read(_ text: String) throws(Fault) -> Double {
    var scanner = NumberScanner(text)
    guard let decimal = scanner.decimal() else {
      throw text.contains(",") && !text.contains(".") && scanner.startsWithDigit
        ? fault(.decimalComma, text) : fault(.noNumber, text)
    }
    if decimal.isNegative { throw fault(.negative, text) }
    let unit = scanner.rest
    if self == .slope, unit.hasPrefix(":") { return try slope(decimal, unit, text) }
    guard let factor = units.first(where: { $0.name == unit }) else {
      if unit.isEmpty { throw fault(.noUnit, text) }
      throw fault(Quantity.allCases.contains { $0.has(unit) } ? .otherDimension : .unknownUnit, text)
    }
    guard let value = decimal.times(factor.mantissa, exponent: factor.exponent), value <= greatest else {
      throw fault(.tooLarge, text)
    }
    if self == .count, value != value.rounded() { throw fault(.noNumber, text) }
    return value
  }

  /// Reads `..15`, `15..` or `15..45`: bare metres, ends included.
  package static func range(_ text: String) throws(Fault) -> ClosedRange<Double> {
    let fault = Fault(.range, text, expected: LocalizedText("..15, 15.., 15..45"))
    guard let dots = text.firstRange(of: "..") else { throw fault }
    func end(_ part: Substring, open: Double) throws(Fault) -> Double {
      let part = String(part)
      if part.allSatisfy(\.isWhitespace) { return open }
      do { return try Quantity.number.read(part) } catch { throw fault }
    }
    let lower = try end(text[..<dots.lowerBound], open: 0)
    let upper = try end(text[dots.upperBound...], open: .infinity)
    guard lower <= upper, lower > 0 || upper < .infinity else { throw fault }
    return lower...upper
  }

  /// The greatest that makes sense: a length on Earth, and what may be multiplied with one.
  private var greatest: Double { self == .length ? Position.farthest : 1e9 }

  private func slope(_ rise: Decimal, _ rest: String, _ text: String) throws(Fault) -> Double {
    var scanner = NumberScanner(String(rest.dropFirst()))
    guard let run = scanner.decimal()?.value, let rise = rise.value, scanner.rest.isEmpty, run > 0,
      rise / run <= greatest
    else { throw fault(.noNumber, text) }
    return rise / run
  }

  // MARK: - Units

  private struct Unit {
    var name: String
    /// The unit is this many times 10^exponent of the one that is read.
    var mantissa: UInt64 = 1
    var exponent = 0
  }

  private var units: [Unit] {
    switch self {
    case .length:
      [
        Unit(name: "m"), Unit(name: "km", exponent: 3), Unit(name: "ft", mantissa: 3048, exponent: -4),
        Unit(name: "mi", mantissa: 1_609_344, exponent: -3),
      ]
    case .share: [Unit(name: "%")]
    case .powerDensity: [Unit(name: "W/m2"), Unit(name: "W/m²")]
    case .frequency: [Unit(name: "MHz"), Unit(name: "GHz", exponent: 3), Unit(name: "kHz", exponent: -3)]
    case .duration: [Unit(name: "months"), Unit(name: "month")]
    case .slope: [Unit(name: "%", exponent: -2)]
    case .number, .count: [Unit(name: "")]
    }
  }

  private func has(_ unit: String) -> Bool { units.contains { $0.name == unit } }

  /// What the dimension looks like in a plan.
  package var expected: LocalizedText {
    switch self {
    case .length:
      LocalizedText(
        vi: "độ dài kèm đơn vị m, km, ft hoặc mi, ví dụ 150 m",
        en: "a length with its unit m, km, ft or mi, such as 150 m")
    case .share: LocalizedText(vi: "tỷ lệ phần trăm, ví dụ 20 %", en: "a share in percent, such as 20 %")
    case .powerDensity:
      LocalizedText(vi: "mật độ công suất, ví dụ 2 W/m2", en: "a power density, such as 2 W/m2")
    case .frequency: LocalizedText(vi: "tần số, ví dụ 900 MHz", en: "a frequency, such as 900 MHz")
    case .duration: LocalizedText(vi: "số tháng, ví dụ 6 months", en: "a number of months, such as 6 months")
    case .slope: LocalizedText(vi: "độ dốc, ví dụ 2 % hoặc 1:50", en: "a slope, such as 2 % or 1:50")
    case .number:
      LocalizedText(vi: "một số không kèm đơn vị, ví dụ 1.3", en: "a bare number without unit, such as 1.3")
    case .count:
      LocalizedText(
        vi: "một số nguyên không kèm đơn vị, ví dụ 3", en: "a bare whole number without unit, such as 3")
    }
  }

  private func fault(_ kind: Fault.Kind, _ text: String) -> Fault { Fault(kind, text, expected: expected) }
}
