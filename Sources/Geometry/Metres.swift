/// A length in metres.
public struct Metres: Hashable, Comparable, Sendable {
  /// The number of metres.
  public var value: Double

  /// Creates a length.
  public init(_ value: Double) { self.value = value }

  /// The length to the millimetre, ties away from zero: what is compared and what is reported.
  public var toMillimetre: Metres { Metres((value * 1000).rounded(.toNearestOrAwayFromZero) / 1000) }

  public static func < (a: Metres, b: Metres) -> Bool { a.value < b.value }
}

extension Double {
  /// A number of metres to the millimetre, ties away from zero: what is compared and what is reported.
  public var toMillimetre: Double { (self * 1000).rounded(.toNearestOrAwayFromZero) / 1000 }
}
