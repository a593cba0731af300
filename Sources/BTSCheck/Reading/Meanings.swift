/// What the distinct byte strings of a column mean: each is looked up once.
///
/// The strings must outlive the table: it keeps where they stand, not a copy.
struct Meanings<Meaning> {
  private var numbers = ByteTable()
  private var meanings: [Meaning] = []

  /// What a string means that is not empty.
  ///
  /// - Parameter look: looks the string up where it was not seen before.
  @inline(__always)
  mutating func callAsFunction(_ bytes: UnsafeRawBufferPointer, _ look: () -> Meaning) -> Meaning {
    let number = numbers.number(of: bytes)
    if number == meanings.count { meanings.append(look()) }
    return meanings[number]
  }
}
