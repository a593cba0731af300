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
    number(bytes, separator: separator)?.value
  }

  /// As `parse`, and with how many decimals the number is printed.
  @inline(__always)
  package static func number(
    _ bytes: UnsafeRawBufferPointer, separator: UInt8 = UInt8(ascii: ".")
  ) -> Number? {
    let content = mayHaveMargins(bytes) ? trimmed(bytes) : 0..<bytes.count
    let cell = UnsafeRawBufferPointer(rebasing: bytes[content])
    guard let number = scan(cell, from: 0, separator: separator, strict: false), number.end == cell.count,
      number.value.isFinite
    else { return nil }
    return number
  }

  /// Whether spaces may stand around a number: it does not begin and end with a visible character of ASCII.
  @inline(__always)
  private static func mayHaveMargins(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let first = bytes.first, let last = bytes.last else { return false }
    return first &- 33 > 93 || last &- 33 > 93
  }

  /// The number that a text of JSON holds, by the grammar of RFC 8259: no sign `+`, no bare point, no leading zero.
  package static func parseJSON(_ bytes: UnsafeRawBufferPointer) -> Double? {
    guard let number = scanJSON(bytes, from: 0), number.end == bytes.count, number.value.isFinite else {
      return nil
    }
    return number.value
  }

  /// A number, and the place behind it.
  package struct Number {
    /// An infinity where no double can hold the number.
    package var value: Double
    package var end: Int
    /// How many decimals it is printed with, trailing zeros included; an exponent shifts them.
    package var decimals: Int
  }

  /// Reads the JSON number that starts at a place; nil where there is none.
  @inline(__always)
  static func scanJSON(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Number? {
    scan(bytes, from: start, separator: UInt8(ascii: "."), strict: true)
  }
}

// MARK: - Scanning

extension DecimalParser {
  @inline(__always)
  private static func scan(
    _ bytes: UnsafeRawBufferPointer, from start: Int, separator: UInt8, strict: Bool
  ) -> Number? {
    var place = start
    var isNegative = false
    if place < bytes.count {
      isNegative = bytes[place] == UInt8(ascii: "-")
      if isNegative || (!strict && bytes[place] == UInt8(ascii: "+")) { place &+= 1 }
    }

    // All digits without the point, as one whole number.
    var mantissa: UInt64 = 0
    let first = place
    scanDigits(bytes, &place, into: &mantissa)
    var digits = place &- first
    if strict, digits == 0 || (digits > 1 && bytes[first] == UInt8(ascii: "0")) { return nil }
    var exponent = 0
    if place < bytes.count, bytes[place] == separator {
      place &+= 1
      let firstDecimal = place
      scanDigits(bytes, &place, into: &mantissa)
      exponent = firstDecimal &- place
      digits &-= exponent
      if strict, exponent == 0 { return nil }
    }
    guard digits > 0 else { return nil }
    if place < bytes.count, bytes[place] | 0x20 == UInt8(ascii: "e") {
      guard let power = scanExponent(bytes, &place) else { return nil }
      exponent += power
    }

    // Twenty digits may have wrapped around.
    if digits <= 19, let magnitude = exactly(mantissa, timesTenTo: exponent) {
      return Number(value: isNegative ? -magnitude : magnitude, end: place, decimals: max(0, -exponent))
    }
    return slowly(UnsafeRawBufferPointer(rebasing: bytes[start..<place]), separator: separator).map {
      Number(value: $0, end: place, decimals: max(0, -exponent))
    }
  }

  /// Takes the run of digits at `place`, eight at a time where there are eight bytes.
  @inline(__always)
  private static func scanDigits(
    _ bytes: UnsafeRawBufferPointer, _ place: inout Int, into value: inout UInt64
  ) {
    while place &+ 8 <= bytes.count {
      // Digits become 0…9; in every other byte up to the first such one, the top bit of `others` is set.
      let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian
      let digits = word ^ 0x3030_3030_3030_3030
      let others = ((digits &+ 0x7676_7676_7676_7676) | digits) & 0x8080_8080_8080_8080
      let count = others.trailingZeroBitCount >> 3
      if count == 0 { return }
      // The digits move to the end of the word, with zeros before them, and are added up in pairs.
      var sum = digits &<< UInt64(64 &- 8 &* count)
      sum = ((sum &* 2561) &>> 8) & 0x00FF_00FF_00FF_00FF
      sum = ((sum &* 6_553_601) &>> 16) & 0x0000_FFFF_0000_FFFF
      sum = (sum &* 42_949_672_960_001) &>> 32
      value = value &* wholePowers[count] &+ sum
      place &+= count
      if count < 8 { return }
    }
    while place < bytes.count {
      let digit = bytes[place] &- UInt8(ascii: "0")
      guard digit < 10 else { return }
      value = value &* 10 &+ UInt64(digit)
      place &+= 1
    }
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

  private static let wholePowers: [UInt64] = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000,
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
