import Testing

@testable import BTSCheck

@Suite struct DecimalParserTests {
  @Test(arguments: [
    ("36", 36), ("+36", 36), ("-36", -36), ("36.", 36), (".5", 0.5), ("-.5", -0.5), ("3.6e1", 36),
    ("3.6E+1", 36), ("360e-1", 36), ("007", 7), ("0", 0), ("  36\t", 36), ("\u{A0}36\u{A0}", 36),
    ("\u{202F}36\u{202F}\u{A0} ", 36), ("1e22", 1e22), ("1e-400", 0), ("105.9005400", 105.90054),
    ("4.9e-324", Double.leastNonzeroMagnitude), ("1.7976931348623157e308", Double.greatestFiniteMagnitude),
    ("36e0000000000000000000", 36),
    ("0.0000000000000000000000000000000000001", 1e-37), ("36.e1", 360),
  ])
  func readsTheNumbersOfTables(text: String, expected: Double) {
    #expect(parse(text) == expected)
  }

  @Test(arguments: [
    "", " ", "36 m", "0x24", "1 234", "NaN", "nan", "inf", "Infinity", "1e400", "-1e400", "1,5", "1.2.3",
    "--1",
    "+-1", "+", "-", ".", "e5", "1e", "1e+", "1e1.5", "١٢", "1_000", "1\u{A0}234", "\u{A0}", "36\u{0}", "1f",
    "0b1",
    "1e99999999999999999999",
  ])
  func refusesEverythingElse(text: String) {
    #expect(parse(text) == nil)
  }

  @Test func readsTheDecimalComma() {
    #expect(parse("1,5", separator: UInt8(ascii: ",")) == 1.5)
    #expect(parse("-0,25e2", separator: UInt8(ascii: ",")) == -25)
    #expect(parse("12345678901234567890,5", separator: UInt8(ascii: ",")) == 12_345_678_901_234_567_890.5)
    #expect(parse("1.5", separator: UInt8(ascii: ",")) == nil)
  }

  @Test(arguments: [("0", 0), ("-0.0", 0), ("0.5", 0.5), ("1e5", 1e5), ("-1.25E-2", -0.0125), ("10", 10)])
  func readsTheNumbersOfJSON(text: String, expected: Double) {
    #expect(parseJSON(text) == expected)
  }

  @Test(arguments: ["+1", "01", "-01", "1.", ".5", "-", "", " 1", "1 ", "NaN", "1e", "0x1", "1e400"])
  func refusesWhatIsNotJSON(text: String) {
    #expect(parseJSON(text) == nil)
  }

  @Test func keepsTheSignOfZero() {
    #expect(parse("-0")?.sign == .minus)
  }

  @Test func agreesWithTheStandardLibraryToTheLastBit() {
    var random = SplitMix(seed: 20_140_122)
    for _ in 0..<100_000 {
      let text = random.decimalText()
      let expected = Double(text).flatMap { $0.isFinite ? $0 : nil }
      #expect(parse(text)?.bitPattern == expected?.bitPattern, "\(text)")
    }
  }

  @Test func readsEveryDoubleBackFromItsShortestText() {
    var random = SplitMix(seed: 7)
    for _ in 0..<20_000 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      #expect(parse("\(value)")?.bitPattern == value.bitPattern)
      let degrees = Double.random(in: -180...180, using: &random)
      #expect(parse("\(degrees)") == degrees)
    }
  }

  @Test func roundsTiesToEven() {
    // 2^53 + 1 lies halfway between two doubles; the decimals decide.
    #expect(parse("9007199254740993") == 9_007_199_254_740_992)
    #expect(parse("9007199254740993.0") == 9_007_199_254_740_992)
    #expect(parse("9007199254740993.001") == 9_007_199_254_740_994)
    #expect(parse("900719925474099.3") == 900_719_925_474_099.3)
  }

  private func parse(_ text: String, separator: UInt8 = UInt8(ascii: ".")) -> Double? {
    Array(text.utf8).withUnsafeBytes { DecimalParser.parse($0, separator: separator) }
  }

  private func parseJSON(_ text: String) -> Double? {
    Array(text.utf8).withUnsafeBytes { DecimalParser.parseJSON($0) }
  }
}

/// Random numbers that are the same on every machine.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// A decimal number as people and programs write it: up to 25 digits, a point somewhere, perhaps an exponent.
  mutating func decimalText() -> String {
    var text = Bool.random(using: &self) ? "-" : ""
    let digits = Int.random(in: 1...25, using: &self)
    let point = Int.random(in: 0...digits, using: &self)
    for k in 0..<digits {
      if k == point { text += k == 0 ? "0." : "." }
      text += String(Int.random(in: 0...9, using: &self))
    }
    if Int.random(in: 0..<4, using: &self) == 0 { text += "e\(Int.random(in: -330...320, using: &self))" }
    return text
  }
}
