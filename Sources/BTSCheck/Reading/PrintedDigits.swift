import Geometry

/// How many decimals a number is printed with: what tells how sure a position is.
///
/// Shape: one number holds the decimals and of what they are: 0… for degrees or metres, 40… for minutes, 80… for seconds.
package enum PrintedDigits {
  /// The number of different codes, for counting.
  static let codes = 120

  /// The digits of a coordinate in degrees, minutes and seconds.
  static func code(_ text: DegreesText) -> Int8 { Int8(min(39, text.decimals)) + 40 * text.last.rawValue }

  /// The digits of a printed number.
  @inline(__always)
  static func code(_ number: DecimalParser.Number) -> Int8 {
    Int8(truncatingIfNeeded: min(39, number.decimals))
  }

  /// The most frequent number of decimals of a column, for each kind of last part; of equally frequent ones the greater.
  ///
  /// - Parameter counts: how many values have each code.
  package static func mostFrequent(_ counts: [Int]) -> [Int8] {
    stride(from: 0, to: codes, by: 40).map { kind in
      var best = kind
      for code in kind..<kind + 40 where counts[code] > 0 && counts[code] >= counts[best] { best = code }
      return Int8(best)
    }
  }

  /// Half a step of the last digit of a value, in the value's unit: the column's digits, unless the value has at least
  /// two fewer of its own.
  package static func halfStep(_ own: Int8, column: [Int8]) -> Double {
    let kind = Int(own) / 40
    let digits = own <= column[kind] - 2 ? own : column[kind]
    return 0.5 * power(-(Int(digits) % 40)) / [1, 60, 3600][kind]
  }

  /// The uncertainty of a position from half a step along each axis.
  ///
  /// - Parameters:
  ///   - isAngular: whether the steps are degrees of longitude and latitude; metres otherwise.
  ///   - latitude: degrees; only used for angular steps.
  /// - Returns: metres.
  package static func uncertainty(_ a: Double, _ b: Double, isAngular: Bool, latitude: Double) -> Double {
    guard isAngular else { return (a * a + b * b).squareRoot() }
    let scale = LocalScale(latitude: latitude)
    let (east, north) = (a * scale.east, b * scale.north)
    return (east * east + north * north).squareRoot()
  }

  private static func power(_ exponent: Int) -> Double {
    var result = 1.0
    for _ in 0..<min(300, abs(exponent)) { result *= 10 }
    return exponent < 0 ? 1 / result : result
  }
}
