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
  @inline(__always)
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
    if let number = plain(bytes, separator: separator) { return number }
    return general(bytes, separator: separator)
  }

  @inline(never)
  private static func general(_ bytes: UnsafeRawBufferPointer, separator: UInt8) -> Number? {
    var cell = bytes
    if let first = bytes.first, let last = bytes.last,
      !(33...126).contains(first) || !(33...126).contains(last)
    {
      cell = UnsafeRawBufferPointer(rebasing: bytes[trimmed(bytes)])
    }
    guard let number = scan(cell, from: 0, separator: separator, strict: false), number.end == cell.count,
      number.value.isFinite
    else { return nil }
    return number
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

  /// Takes the run of digits at `place`, up to eight at a time.
  @inline(__always)
  private static func scanDigits(
    _ bytes: UnsafeRawBufferPointer, _ place: inout Int, into value: inout UInt64
  ) {
    while place < bytes.count {
      // Digits become 0…9.
      let digits = bytes.word(at: place) ^ 0x3030_3030_3030_3030
      let count = othersThanDigits(digits).trailingZeroBitCount &>> 3
      if count == 0 { return }
      value = value &* wholePowers[count] &+ sum(digits, first: count)
      place &+= count
      if count < 8 { return }
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

// MARK: - Plain numbers

extension DecimalParser {
  /// The number that up to 16 bytes hold, all digits but a decimal mark amongst the first eight; nil for others, which
  /// may be numbers too.
  @inline(__always)
  private static func plain(_ bytes: UnsafeRawBufferPointer, separator: UInt8) -> Number? {
    let count = bytes.count
    guard count > 0, count <= 16 else { return nil }
    let head = bytes.word(at: 0) ^ 0x3030_3030_3030_3030
    let others = othersThanDigits(head)
    let wholes = others.trailingZeroBitCount &>> 3
    if wholes == count { return Number(value: Double(sum(head, first: wholes)), end: count, decimals: 0) }
    guard wholes > 0, wholes < 8, (head &>> UInt64(8 &* wholes)) & 0xFF == UInt64(separator ^ 0x30) else {
      return nil
    }
    let decimals = count &- wholes &- 1
    guard decimals > 0, decimals <= 8 else { return nil }
    // The decimals as the last bytes of a word.
    let empty = UInt64(64 &- 8 &* decimals)
    let tail: UInt64
    if count <= 8 {
      tail = (head &>> UInt64(8 &* wholes &+ 8)) &<< empty
    } else {
      let last = bytes.word(at: count &- 8) ^ 0x3030_3030_3030_3030
      tail = (last &>> empty) &<< empty
    }
    guard othersThanDigits(tail) == 0 else { return nil }
    // Fifteen digits at most, and a power of ten: both exact, so that the division rounds once.
    let mantissa = sum(head, first: wholes) &* wholePowers[decimals] &+ sum(tail)
    return Number(value: Double(mantissa) / powers[decimals], end: count, decimals: decimals)
  }

  /// The top bit of each byte that is not 0…9.
  @inline(__always)
  private static func othersThanDigits(_ word: UInt64) -> UInt64 {
    (((word & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7676_7676_7676_7676) | word) & 0x8080_8080_8080_8080
  }

  /// The number whose first digits, one to eight, a word has as bytes.
  @inline(__always)
  private static func sum(_ word: UInt64, first count: Int) -> UInt64 {
    sum(word &<< UInt64(64 &- 8 &* count))
  }

  /// The number whose eight digits a word has as bytes, the first lowest: they are added up in pairs.
  @inline(__always)
  private static func sum(_ word: UInt64) -> UInt64 {
    var sum = word
    sum = ((sum &* 2561) &>> 8) & 0x00FF_00FF_00FF_00FF
    sum = ((sum &* 6_553_601) &>> 16) & 0x0000_FFFF_0000_FFFF
    return (sum &* 42_949_672_960_001) &>> 32
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
