/// Writing text and numbers as bytes, without a detour through `String`.
extension [UInt8] {
  /// Appends the UTF-8 of a text.
  @inline(__always)
  package mutating func write(_ text: String) { append(contentsOf: text.utf8) }

  /// Appends a whole number in decimal.
  package mutating func write(_ number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    write(digits: UInt64(number.magnitude), decimals: 0)
  }

  /// Appends a number with at most so many decimals (0...9), trailing zeros left out unless `isPadded`: `143.21`.
  ///
  /// The value is rounded to the nearest, and half way between two away from zero, exactly as the binary number
  /// stands; 9 · 10¹⁵ units of the last decimal and more are written as Swift does. The number must be finite.
  package mutating func write(_ number: Double, decimals: Int, isPadded: Bool = false) {
    let scale = DecimalText.scales[decimals]
    let magnitude = number.magnitude
    let scaled = magnitude * scale
    guard scaled < 9e15 else { return write(number.description) }
    var units = UInt64(scaled)
    let rest = scaled - Double(units)
    // The product is rounded itself: at a half, what it lost decides.
    if rest > 0.5 || (rest == 0.5 && (-scaled).addingProduct(magnitude, scale) >= 0) { units += 1 }
    if number < 0, units > 0 { append(UInt8(ascii: "-")) }
    var decimals = decimals
    while !isPadded, decimals > 0, units % 10 == 0 {
      units /= 10
      decimals -= 1
    }
    write(digits: units, decimals: decimals)
  }

  /// Appends `units` · 10^-`decimals` with all its decimals.
  private mutating func write(digits units: UInt64, decimals: Int) {
    var length = 1
    var bound: UInt64 = 10
    while length < 19, units >= bound {
      length += 1
      bound = length < 19 ? bound &* 10 : bound
    }
    if length == 19, units >= 10_000_000_000_000_000_000 { length = 20 }
    if decimals > 0 { length = Swift.max(length, decimals + 1) + 1 }
    append(contentsOf: repeatElement(UInt8(ascii: "."), count: length))
    var rest = units
    var place = count - 1
    let point = decimals > 0 ? count - 1 - decimals : -1
    for _ in 0..<length {
      if place != point {
        self[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      }
      place -= 1
    }
  }
}

/// Powers of ten.
enum DecimalText {
  /// 10ⁿ, all exact.
  static let scales: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]
}

extension Unit? {
  /// How many decimals a number of the unit is reported with: millimetres, hundredths of a percent.
  package var decimals: Int { self == .percent ? 2 : 3 }
}
