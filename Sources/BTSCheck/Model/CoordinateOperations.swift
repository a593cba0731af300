/// The coordinate operations through which positions came, by index; 0 is none.
package struct CoordinateOperations: Sendable {
  /// What each is called; the first is none.
  package private(set) var names: [String] = [""]
  /// How sure each is, in metres.
  package private(set) var accuracies: [Double] = [0]

  package init() {}

  /// The most operations.
  package static let limit = 255

  /// The index of an operation, which is added if it is new; nil beyond the limit.
  package mutating func index(of name: String?, accuracy: Double) -> UInt8? {
    guard let name else { return 0 }
    if let known = names.dropFirst().firstIndex(of: name) { return UInt8(known) }
    guard names.count <= CoordinateOperations.limit else { return nil }
    names.append(name)
    accuracies.append(accuracy)
    return UInt8(names.count - 1)
  }

  /// What two positions that came through different operations are less sure of each other, in metres.
  @inline(__always)
  package func disagreement(_ a: UInt8, _ b: UInt8) -> Double {
    a == b ? 0 : accuracies[Int(a)] + accuracies[Int(b)]
  }
}
