import BTSCheck
import Foundation
import Testing

struct DecimalTextTests {
  private func text(_ number: Double, _ decimals: Int) -> String {
    var bytes: [UInt8] = []
    bytes.write(number, decimals: decimals)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    (0, 3, "0"), (-0.0, 3, "0"), (1, 3, "1"), (150, 3, "150"), (143.21, 3, "143.21"), (0.001, 3, "0.001"),
    (0.0004, 3, "0"),
    (-0.0004, 3, "0"), (-0.0005, 3, "-0.001"), (0.5, 0, "1"), (2.5, 0, "3"), (-2.5, 0, "-3"),
    (0.49999999999999994, 0, "0"), (1.005, 2, "1"), (1.0049999999999999, 2, "1"), (105.90054, 9, "105.90054"),
    (105.912345678901, 9, "105.912345679"), (20.5, 9, "20.5"), (1e-9, 9, "0.000000001"),
    (9.999, 2, "10"),
    (999_999.9995, 3, "1000000"), (8_999_999_999_999.999, 3, "8999999999999.998"), (1e20, 3, "1e+20"),
  ])
  func numbers(_ number: Double, _ decimals: Int, _ expected: String) {
    #expect(text(number, decimals) == expected)
  }

  @Test(arguments: [0, 7, 10, 99, 100, -1, -10, Int.max, Int.min])
  func wholeNumbers(_ number: Int) {
    var bytes: [UInt8] = []
    bytes.write(number)
    #expect(String(decoding: bytes, as: UTF8.self) == String(number))
  }

  /// Every length to the millimetre comes out as its own shortest decimal.
  @Test func lengthsComeBack() {
    var random = SplitMix(seed: 1)
    for _ in 0..<20_000 {
      let number = Double(random.next() % 20_000_000_000) / 1000
      if Double(text(number, 3)) != number { Issue.record("seed 1: \(number)") }
    }
  }

  /// `printf` rounds the binary number exactly too; only ties differ, and a random number is none.
  @Test func roundsAsPrintf() {
    var random = SplitMix(seed: 2)
    for _ in 0..<20_000 {
      let number = Double(random.next() % (1 << 53)) / Double(1 << 45) - 128
      let decimals = Int(random.next() % 10)
      let expected = String(format: "%.\(decimals)f", number)
      if Double(text(number, decimals)) != Double(expected) {
        Issue.record("seed 2: \(number) to \(decimals) decimals")
      }
    }
  }

  /// A generator whose numbers are the same everywhere.
  private struct SplitMix: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }
}
