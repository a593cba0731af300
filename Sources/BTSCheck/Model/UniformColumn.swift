/// A column whose rows mostly have one and the same value.
///
/// Shape: a value for each row only where they differ.
package struct UniformColumn<Value: Equatable & Sendable>: Sendable {
  /// The number of rows.
  package private(set) var count = 0
  /// One value while all rows have it.
  private var values: [Value] = []

  package init() {}

  /// Adds rows.
  package mutating func append(contentsOf others: [Value]) {
    guard let value = values.first ?? others.first else { return }
    if values.count <= 1, others.allSatisfy({ $0 == value }) {
      values = [value]
    } else {
      if values.count == 1 { values = Array(repeating: value, count: count) }
      values.take(others)
    }
    count += others.count
  }

  /// The value of a row.
  @inline(__always)
  package subscript(row: Int) -> Value { values.count == 1 ? values[0] : values[row] }
}
