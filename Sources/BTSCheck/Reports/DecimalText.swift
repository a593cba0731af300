/// Writing text and numbers as bytes, without a detour through `String`.
extension [UInt8] {
  /// Appends the UTF-8 of a text.
  @inline(__always)
  package mutating func write(_ text: String) { append(contentsOf: text.utf8) }

  /// Appends a whole number in decimal.
  package mutating func write(_ number: Int) {
    DecimalText.withDigits(UInt64(number.magnitude), decimals: 0, isNegative: number < 0) {
      append(contentsOf: $0)
    }
  }

  /// Appends a number with at most so many decimals (0...9), trailing zeros left out unless `isPadded`: `143.21`.
  ///
  /// The value is rounded to the nearest, and half way between two away from zero, exactly as the binary number
  /// stands; 9 · 10¹⁵ units of the last decimal and more are written as Swift does. The number must be finite.
  package mutating func write(_ number: Double, decimals: Int, isPadded: Bool = false) {
    DecimalText.withText(of: number, decimals: decimals, isPadded: isPadded) { append(contentsOf: $0) }
  }
}

/// Numbers as ASCII characters.
enum DecimalText {
  /// Powers of ten, 10ⁿ, all exact.
  private static let scales: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]

  /// Lends the characters of a number, rounded as `[UInt8].write(_:decimals:isPadded:)` says, to `body`.
  @inline(__always)
  static func withText<Result>(
    of number: Double, decimals: Int, isPadded: Bool = false,
    _ body: (UnsafeMutableBufferPointer<UInt8>) -> Result
  ) -> Result {
    let scale = DecimalText.scales[decimals]
    let magnitude = number.magnitude
    let scaled = magnitude * scale
    guard scaled < 9e15 else {
      var text = Array(number.description.utf8)
      return text.withUnsafeMutableBufferPointer { body($0) }
    }
    var units = UInt64(scaled)
    let rest = scaled - Double(units)
    // The product is rounded itself: at a half, what it lost decides.
    if rest > 0.5 || (rest == 0.5 && (-scaled).addingProduct(magnitude, scale) >= 0) { units += 1 }
    let isNegative = number < 0 && units > 0
    var decimals = decimals
    while !isPadded, decimals > 0, units % 10 == 0 {
      units /= 10
      decimals -= 1
    }
    return withDigits(units, decimals: decimals, isNegative: isNegative, body)
  }

  /// Lends the characters of `units` · 10^-`decimals` (0...9), with all its decimals, to `body`.
  @inline(__always)
  static func withDigits<Result>(
    _ units: UInt64, decimals: Int, isNegative: Bool,
    _ body: (UnsafeMutableBufferPointer<UInt8>) -> Result
  ) -> Result {
    // A sign, a point and the twenty digits that a number has at most.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 22) { buffer in
      var (start, rest, left) = (buffer.count, units, decimals)
      repeat {
        start -= 1
        buffer[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
        left -= 1
        if left == 0 {
          start -= 1
          buffer[start] = UInt8(ascii: ".")
        }
      } while rest > 0 || left >= 0
      if isNegative {
        start -= 1
        buffer[start] = UInt8(ascii: "-")
      }
      return body(UnsafeMutableBufferPointer(rebasing: buffer[start...]))
    }
  }
}

extension Unit? {
  /// How many decimals a number of the unit is reported with: millimetres, hundredths of a percent.
  package var decimals: Int { self == .percent ? 2 : 3 }
}
