/// Numbers for the distinct byte strings of a table, found without making texts of them.
///
/// The strings must outlive the table, and stay what they are: it keeps where they stand, not a copy.
struct ByteTable: @unchecked Sendable {
  private var slots: [Slot]
  private var keys: [Key] = []

  /// Where a string is looked for: what tells most strings apart, in one place.
  private struct Slot {
    /// The first eight bytes.
    var head: UInt64
    var count: UInt32
    /// The string's number; -1 where the slot is free.
    var number: Int32

    static let free = Slot(head: 0, count: 0, number: -1)
  }

  /// A string: its first and its last eight bytes, its length, and where it stands.
  private struct Key {
    var head: UInt64
    /// Zero for a string of up to eight bytes, which `head` has all.
    var tail: UInt64
    var bytes: UnsafeRawBufferPointer

    /// A string that is not empty.
    @inline(__always)
    init(_ bytes: UnsafeRawBufferPointer) {
      self.bytes = bytes
      head = bytes.word(at: 0)
      tail = bytes.count > 8 ? bytes.word(at: bytes.count &- 8) : 0
    }

    @inline(__always)
    var hash: UInt64 {
      bytes.count > 16 ? ByteTable.hash(bytes) : ByteTable.hash(head, tail, bytes.count)
    }

    /// Whether two strings of the same length, more than eight bytes, are the same behind the first eight.
    func ends(as other: Key) -> Bool {
      tail == other.tail && (bytes.count <= 16 || ByteTable.areEqual(bytes, other.bytes))
    }
  }

  init() { slots = Array(repeating: .free, count: 64) }

  /// The number of a string that is not empty: a new one if it was not seen before, -1 for the empty one.
  @inline(__always)
  mutating func number(of bytes: UnsafeRawBufferPointer) -> Int {
    bytes.isEmpty ? -1 : number(of: Key(bytes))
  }

  /// The number of the string that has a number in another table: a new one if it was not seen before.
  mutating func number(of number: Int, in other: borrowing ByteTable) -> Int {
    self.number(of: other.keys[number])
  }

  @inline(__always)
  private mutating func number(of key: Key) -> Int {
    var place = Int(truncatingIfNeeded: key.hash) & (slots.count &- 1)
    while true {
      let slot = slots[place]
      if slot.number < 0 { return add(key, at: place) }
      if slot.head == key.head, slot.count == UInt32(truncatingIfNeeded: key.bytes.count),
        key.bytes.count <= 8 || key.ends(as: keys[Int(slot.number)])
      {
        return Int(slot.number)
      }
      place = (place &+ 1) & (slots.count &- 1)
    }
  }

  @inline(never)
  private mutating func add(_ key: Key, at place: Int) -> Int {
    slots[place] = slot(keys.count, key)
    keys.append(key)
    if keys.count * 2 > slots.count { grow() }
    return keys.count - 1
  }

  private func slot(_ number: Int, _ key: Key) -> Slot {
    Slot(head: key.head, count: UInt32(truncatingIfNeeded: key.bytes.count), number: Int32(number))
  }

  private mutating func grow() {
    slots = Array(repeating: .free, count: slots.count * 2)
    for (number, key) in keys.enumerated() {
      var place = Int(truncatingIfNeeded: key.hash) & (slots.count - 1)
      while slots[place].number >= 0 { place = (place + 1) & (slots.count - 1) }
      slots[place] = slot(number, key)
    }
  }
}

// MARK: - Hashes

extension ByteTable {
  /// A 64-bit hash of bytes.
  @inline(__always)
  static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    let count = bytes.count
    guard count <= 16 else { return longHash(bytes) }
    guard count > 0 else { return hash(0, 0, 0) }
    return hash(bytes.word(at: 0), count > 8 ? bytes.word(at: count &- 8) : 0, count)
  }

  /// The hash of up to 16 bytes by the first eight and the last eight.
  @inline(__always)
  private static func hash(_ head: UInt64, _ tail: UInt64, _ count: Int) -> UInt64 {
    mixed(
      mixed(head, 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: count)) ^ tail, 0xE703_7ED1_A0B4_28DB)
  }

  private static func longHash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
    for place in stride(from: 0, to: bytes.count, by: 8) { hash = mixed(bytes.word(at: place), hash) }
    return mixed(hash, 0xE703_7ED1_A0B4_28DB)
  }

  @inline(__always)
  private static func mixed(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = (a ^ b).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low
  }

  /// Whether two runs of as many bytes are the same.
  private static func areEqual(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Bool {
    stride(from: 0, to: a.count, by: 8).allSatisfy { a.word(at: $0) == b.word(at: $0) }
  }
}
