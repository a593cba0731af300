/// A length in metres.
public struct Metres: Hashable, Comparable, Sendable {
  /// The number of metres.
  public var value: Double

  /// Creates a length.
  public init(_ value: Double) { self.value = value }

  /// The length to the millimetre, ties away from zero: what is compared and what is reported.
  public var toMillimetre: Metres { Metres(value.toMillimetre) }

  /// Whether the first comes before the second.
  public static func < (a: Metres, b: Metres) -> Bool { a.value < b.value }
}

extension Double {
  /// A number of metres to the millimetre, ties away from zero: what is compared and what is reported.
  ///
  /// Shape: a ten-millionth of a millimetre below a tie is a tie: 1.35 × 12.35 is 16.6725, whatever binary makes of it.
  @inline(__always)
  public var toMillimetre: Double {
    let rounded = (magnitude * 1000 + 1e-7).rounded(.toNearestOrAwayFromZero) / 1000
    return self < 0 ? -rounded : rounded
  }
}
