extension Quantity {
  /// A decimal number as written: `mantissa` × 10^`exponent`.
  struct Decimal {
    /// The digits, leading zeros left out.
    var digits: String
    var exponent: Int
    var isNegative: Bool

    /// The number nearest to the decimal.
    var value: Double? { Double("\(digits)e\(exponent)") }

    /// The number nearest to the decimal times a power-of-ten multiple: rounded once, so that `500 ft` is 152.4.
    func times(_ factor: UInt64, exponent power: Int) -> Double? {
      if let mantissa = UInt64(digits) {
        let (product, overflows) = mantissa.multipliedReportingOverflow(by: factor)
        if !overflows { return Double("\(product)e\(exponent + power)") }
      }
      return Double("\(digits)e\(exponent + power)").map { $0 * Double(factor) }
    }
  }

  /// Takes the number before a unit.
  struct NumberScanner {
    private let text: [Character]
    private var place = 0

    init(_ text: String) { self.text = text.filter { !$0.isNewline }.map { $0 } }

    /// Whether what is left begins with a digit.
    var startsWithDigit: Bool { text.first?.isASCIIDigit ?? false }

    /// What follows the number, without the spaces around it.
    var rest: String {
      var rest = text[place...]
      while rest.first?.isWhitespace == true { rest.removeFirst() }
      while rest.last?.isWhitespace == true { rest.removeLast() }
      return String(rest)
    }

    /// `12`, `1.5`, `.5`, `3e2`, with a sign; nil where no number starts.
    mutating func decimal() -> Decimal? {
      while place < text.count, text[place].isWhitespace { place += 1 }
      let isNegative = place < text.count && (text[place] == "-" || text[place] == "\u{2212}")
      if isNegative || (place < text.count && text[place] == "+") { place += 1 }
      var digits = takeDigits()
      var exponent = 0
      if place + 1 < text.count, text[place] == ".", text[place + 1].isASCIIDigit {
        place += 1
        let decimals = takeDigits()
        digits += decimals
        exponent = -decimals.count
      }
      guard !digits.isEmpty else { return nil }
      // A comma within the number is no unit.
      if place + 1 < text.count, text[place] == ",", text[place + 1].isASCIIDigit { return nil }
      exponent += takeExponent()
      let significant = digits.drop { $0 == "0" }
      return Decimal(
        digits: significant.isEmpty ? "0" : String(significant), exponent: exponent, isNegative: isNegative)
    }

    private mutating func takeDigits() -> String {
      let start = place
      while place < text.count, text[place].isASCIIDigit { place += 1 }
      return String(text[start..<place])
    }

    private mutating func takeExponent() -> Int {
      guard place < text.count, text[place] == "e" || text[place] == "E" else { return 0 }
      var end = place + 1
      let isNegative = end < text.count && text[end] == "-"
      if end < text.count, text[end] == "-" || text[end] == "+" { end += 1 }
      guard end < text.count, text[end].isASCIIDigit else { return 0 }
      place = end
      let size = Int(takeDigits()) ?? 100_000
      return isNegative ? -min(size, 100_000) : min(size, 100_000)
    }
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { "0"..."9" ~= self }
}
