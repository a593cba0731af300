import BTSCheck
import Testing

struct QuantityTests {
  @Test(
    "Quantities with their units; foreign ones are converted exactly",
    arguments: [
      (Quantity.length, "150 m", 150.0), (.length, "150m", 150), (.length, "1.5 km", 1500),
      (.length, "2.3 km", 2300), (.length, "500 ft", 152.4), (.length, "1 ft", 0.3048),
      (.length, "2 mi", 3218.688), (.length, "0.1 mi", 160.9344), (.length, "0 m", 0),
      (.length, "1e3 m", 1000), (.length, ".5 m", 0.5), (.length, "007 m", 7), (.length, "+3 m", 3),
      (.share, "20 %", 20), (.share, "12.5%", 12.5), (.powerDensity, "2 W/m2", 2),
      (.powerDensity, "4.5 W/m²", 4.5), (.frequency, "900 MHz", 900), (.duration, "6 months", 6),
      (.duration, "1 month", 1), (.slope, "2 %", 0.02), (.slope, "1:50", 0.02), (.slope, "1 : 20", 0.05),
      (.number, "1.3", 1.3), (.number, "2", 2), (.count, "3", 3), (.count, "0", 0),
    ])
  func reads(_ quantity: Quantity, _ text: String, _ value: Double) throws {
    #expect(try quantity.read(text) == value)
  }

  @Test(
    "What is no quantity is told apart",
    arguments: [
      (Quantity.length, "150", Quantity.Fault.Kind.noUnit), (.length, "150 yd", .unknownUnit),
      (.length, "150 M", .unknownUnit), (.length, "1 500 m", .unknownUnit),
      (.length, "20 %", .otherDimension),
      (.length, "900 MHz", .otherDimension), (.length, "-5 m", .negative),
      (.length, "\u{2212}5 m", .negative),
      (.length, "1,5 km", .decimalComma), (.length, "nan m", .noNumber), (.length, ".inf", .noNumber),
      (.length, "1e300 m", .tooLarge), (.length, "inf m", .noNumber), (.length, "1e400 m", .tooLarge),
      (.length, "m", .noNumber),
      (.length, "", .noNumber), (.length, "0x24 m", .unknownUnit), (.share, "20", .noUnit),
      (.share, "20 m", .otherDimension), (.number, "1.3 m", .otherDimension), (.number, "1.3x", .unknownUnit),
      (.number, "-1", .negative), (.number, "NaN", .noNumber), (.number, "1e999", .tooLarge),
      (.count, "3.5", .noNumber), (.count, "1e12", .tooLarge), (.length, "20005 km", .tooLarge),
      (.number, "1e10", .tooLarge), (.slope, "1:0", .noNumber),
      (.slope, "0.02", .noUnit), (.slope, "1:x", .noNumber), (.powerDensity, "2", .noUnit),
    ])
  func complains(_ quantity: Quantity, _ text: String, _ kind: Quantity.Fault.Kind) throws {
    let fault = try #require(throws: Quantity.Fault.self) { _ = try quantity.read(text) }
    #expect(fault.kind == kind)
    #expect(fault.message.vi.contains(text) && fault.message.en.contains(text))
    #expect(fault.message.en.contains("expected"))
  }

  @Test("Every dimension says what it looks like, and reads its own example")
  func examples() throws {
    for quantity in Quantity.allCases {
      let example = quantity.expected.en.split(separator: "such as ").last.map(String.init) ?? ""
      for part in example.split(separator: " or ") { _ = try quantity.read(String(part)) }
    }
  }

  @Test(
    "Ranges of heights, ends included",
    arguments: [
      ("..15", 0.0...15.0), ("15..", 15...Double.infinity), ("15..45", 15...45), ("1.5..3.5", 1.5...3.5),
      ("15 .. 45", 15...45), ("15..15", 15...15),
    ])
  func ranges(_ text: String, _ range: ClosedRange<Double>) throws {
    #expect(try Quantity.range(text) == range)
  }

  @Test(
    "What is no range", arguments: ["15", "..", "45..15", "15-45", "..15 m", "a..b", "-5..10", "", "15...45"])
  func noRanges(_ text: String) {
    #expect(throws: Quantity.Fault.self) { _ = try Quantity.range(text) }
  }
}
