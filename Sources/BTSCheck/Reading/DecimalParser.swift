/// Reads decimal numbers from bytes, exact to the last bit, whatever the locale.
///
/// Numbers of up to 19 digits are read without allocating; longer ones take the standard library's way.
package enum DecimalParser {
  /// The number that a table's cell holds: `36`, `+36`, `-0.5`, `36.`, `.5`, `3.6e1`, spaces around it set aside
  /// (no-break ones too).
  ///
  /// - Parameter separator: what stands before the decimals: a point, or a comma.
  /// - Returns: nil when the cell holds anything else (`36 m`, `0x24`, `1 234`, `NaN`, `inf`), or a number that no
  ///   double can hold (`1e400`).
  package static func parse(
    _ bytes: UnsafeRawBufferPointer, separator: UInt8 = UInt8(ascii: ".")
  ) -> Double? {
    let content = trimmed(bytes)
    var place = content.lowerBound
    let cell = UnsafeRawBufferPointer(rebasing: bytes[..<content.upperBound])
    guard let value = scan(cell, &place, separator: separator, strict: false), place == cell.count,
      value.isFinite
    else { return nil }
    return value
  }

  /// The number that a text of JSON holds, by the grammar of RFC 8259: no sign `+`, no bare point, no leading zero.
  package static func parseJSON(_ bytes: UnsafeRawBufferPointer) -> Double? {
    var place = 0
    guard let value = scanJSON(bytes, &place), place == bytes.count, value.isFinite else { return nil }
    return value
  }

  /// Reads the JSON number that starts at `place`, and moves `place` behind it.
  ///
  /// - Returns: an infinity where no double can hold the number; nil where there is no number, with `place` at the
  ///   byte that does not fit.
  @inline(__always)
  static func scanJSON(_ bytes: UnsafeRawBufferPointer, _ place: inout Int) -> Double? {
    scan(bytes, &place, separator: UInt8(ascii: "."), strict: true)
  }
}

// MARK: - Scanning

extension DecimalParser {
  /// The whole number and its power of ten, as they are being read.
  private struct Mantissa {
    var value: UInt64 = 0
    /// How many digits `value` has, leading zeros not counted.
    var digits = 0
    var exponent = 0

    /// Takes the run of digits at `place`; tells whether there was one.
    @inline(__always)
    mutating func take(_ bytes: UnsafeRawBufferPointer, _ place: inout Int, areDecimals: Bool) -> Bool {
      let start = place
      while place < bytes.count {
        let digit = bytes[place] &- UInt8(ascii: "0")
        guard digit < 10 else { break }
        // Twenty digits may wrap around; `digits` then says that `value` is of no use.
        value = value &* 10 &+ UInt64(digit)
        digits += value == 0 ? 0 : 1
        place += 1
      }
      if areDecimals { exponent -= place - start }
      return place > start
    }
  }

  @inline(__always)
  private static func scan(
    _ bytes: UnsafeRawBufferPointer, _ place: inout Int, separator: UInt8, strict: Bool
  ) -> Double? {
    let start = place
    var isNegative = false
    if place < bytes.count {
      isNegative = bytes[place] == UInt8(ascii: "-")
      if isNegative || (!strict && bytes[place] == UInt8(ascii: "+")) { place += 1 }
    }

    var mantissa = Mantissa()
    let first = place
    let hasWhole = mantissa.take(bytes, &place, areDecimals: false)
    if strict {
      guard hasWhole else { return nil }
      if bytes[first] == UInt8(ascii: "0"), place > first + 1 {
        place = first + 1
        return nil
      }
    }
    var hasDecimals = false
    if place < bytes.count, bytes[place] == separator {
      place += 1
      hasDecimals = mantissa.take(bytes, &place, areDecimals: true)
      if strict, !hasDecimals { return nil }
    }
    guard hasWhole || hasDecimals else { return nil }
    if place < bytes.count, bytes[place] | 0x20 == UInt8(ascii: "e") {
      guard let exponent = scanExponent(bytes, &place) else { return nil }
      mantissa.exponent += exponent
    }

    let magnitude =
      mantissa.digits <= 19 ? exactly(mantissa.value, timesTenTo: mantissa.exponent) : nil
    if let magnitude { return isNegative ? -magnitude : magnitude }
    return slowly(UnsafeRawBufferPointer(rebasing: bytes[start..<place]), separator: separator)
  }

  /// Reads `e-7`; exponents beyond a million are as good as a million.
  private static func scanExponent(_ bytes: UnsafeRawBufferPointer, _ place: inout Int) -> Int? {
    place += 1
    var isNegative = false
    if place < bytes.count, bytes[place] == UInt8(ascii: "-") || bytes[place] == UInt8(ascii: "+") {
      isNegative = bytes[place] == UInt8(ascii: "-")
      place += 1
    }
    let start = place
    var value = 0
    while place < bytes.count {
      let digit = bytes[place] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      value = min(value * 10 + Int(digit), 1_000_000)
      place += 1
    }
    guard place > start else { return nil }
    return isNegative ? -value : value
  }

  /// The part of a cell between the spaces around it.
  private static func trimmed(_ bytes: UnsafeRawBufferPointer) -> Range<Int> {
    var (start, end) = (0, bytes.count)
    while start < end {
      if bytes[start] == 0x20 || bytes[start] == 0x09 {
        start += 1
      } else if start + 1 < end, bytes[start] == 0xC2, bytes[start + 1] == 0xA0 {
        start += 2
      } else if start + 2 < end, isNarrowSpace(bytes, start) {
        start += 3
      } else {
        break
      }
    }
    while start < end {
      if bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 {
        end -= 1
      } else if end - 2 >= start, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 {
        end -= 2
      } else if end - 3 >= start, isNarrowSpace(bytes, end - 3) {
        end -= 3
      } else {
        break
      }
    }
    return start..<end
  }

  /// Whether U+202F, the narrow no-break space, starts at a place.
  private static func isNarrowSpace(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> Bool {
    bytes[place] == 0xE2 && bytes[place + 1] == 0x80 && bytes[place + 2] == 0xAF
  }
}

// MARK: - Rounding

extension DecimalParser {
  /// The powers of ten that a double holds exactly.
  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
  ]

  /// The double nearest to `value` × 10^`exponent`, or nil where this needs more than 64 bits.
  @inline(__always)
  private static func exactly(_ value: UInt64, timesTenTo exponent: Int) -> Double? {
    if value == 0 { return 0 }
    // Both numbers are exact, so that the one operation rounds once.
    if value < 1 << 53, exponent >= -22, exponent <= 22 {
      return exponent < 0 ? Double(value) / powers[-exponent] : Double(value) * powers[exponent]
    }
    guard exponent >= -19, exponent < 0 else { return nil }
    return quotient(value, UInt64(powers[-exponent]))
  }

  /// The double nearest to the quotient of two whole numbers, ties to even.
  private static func quotient(_ numerator: UInt64, _ denominator: UInt64) -> Double {
    let (up, down) = (numerator.leadingZeroBitCount, denominator.leadingZeroBitCount)
    let divisor = denominator << UInt64(down)
    let dividend = numerator << UInt64(up)
    // Halved, the dividend is less than the divisor, as the division asks; the quotient has 63 or 64 bits.
    let (bits, rest) = divisor.dividingFullWidth((dividend >> 1, dividend << 63))
    // A last bit that says "and a little more" makes the one rounding below the right one.
    let sticky = bits | (rest == 0 ? 0 : 1)
    return Double(sign: .plus, exponent: down - up - 63, significand: Double(sticky))
  }

  /// Any number, by way of a string.
  @inline(never)
  private static func slowly(_ bytes: UnsafeRawBufferPointer, separator: UInt8) -> Double? {
    Double(String(decoding: bytes.map { $0 == separator ? UInt8(ascii: ".") : $0 }, as: UTF8.self))
  }
}
