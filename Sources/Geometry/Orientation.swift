/// On which side of a line a point lies, decided exactly.
public enum Orientation {
  /// The sign of the turn a → b → p: positive to the left, negative to the right, 0 on the line.
  ///
  /// Shape: a quick answer with a bound of its error, and exact arithmetic where the bound does not decide.
  /// Source: Shewchuk, *Adaptive precision floating-point arithmetic and fast robust geometric predicates*, 1997.
  @inline(__always)
  public static func sign(_ a: Position, _ b: Position, _ p: Position) -> Int {
    let left = (a.longitude - p.longitude) * (b.latitude - p.latitude)
    let right = (a.latitude - p.latitude) * (b.longitude - p.longitude)
    let turn = left - right
    let bound = 3.330_669_073_875_472e-16 * (left.magnitude + right.magnitude)
    if turn > bound { return 1 }
    if -turn > bound { return -1 }
    return exactSign(a, b, p)
  }

  /// The sign by exact arithmetic.
  @inline(never)
  static func exactSign(_ a: Position, _ b: Position, _ p: Position) -> Int {
    let left = product(
      difference(a.longitude, p.longitude), difference(b.latitude, p.latitude))
    let right = product(
      difference(a.latitude, p.latitude), difference(b.longitude, p.longitude))
    var sum: [Double] = []
    for term in left { add(term, to: &sum) }
    for term in right { add(-term, to: &sum) }
    guard let leading = sum.last(where: { $0 != 0 }) else { return 0 }
    return leading > 0 ? 1 : -1
  }

  /// A difference as the sum of two doubles, without error.
  private static func difference(_ a: Double, _ b: Double) -> (Double, Double) {
    let high = a - b
    let virtual = a - high
    return (high, (a - (high + virtual)) + (virtual - b))
  }

  /// A product of two such sums as a sum of doubles, without error.
  private static func product(_ a: (Double, Double), _ b: (Double, Double)) -> [Double] {
    func exact(_ x: Double, _ y: Double) -> [Double] {
      let high = x * y
      return [(-high).addingProduct(x, y), high]
    }
    return exact(a.1, b.1) + exact(a.1, b.0) + exact(a.0, b.1) + exact(a.0, b.0)
  }

  /// Adds a term to a sum of doubles that do not overlap and grow in size.
  private static func add(_ term: Double, to sum: inout [Double]) {
    var carry = term
    var kept: [Double] = []
    for part in sum {
      let high = carry + part
      let virtual = high - carry
      let low = (carry - (high - virtual)) + (part - virtual)
      if low != 0 { kept.append(low) }
      carry = high
    }
    kept.append(carry)
    sum = kept
  }
}
