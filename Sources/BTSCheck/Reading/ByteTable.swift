/// Numbers for the distinct byte strings of a table, found without making texts of them.
///
/// The strings must outlive the table: it keeps where they stand, not a copy.
struct ByteTable {
  private var slots: [Int32]
  private var keys: [Key] = []

  /// A string: its first and its last eight bytes, its length, and where it stands.
  private struct Key {
    var head: UInt64
    var tail: UInt64
    var count: Int
    var start: UnsafeRawPointer

    /// A string that is not empty.
    @inline(__always)
    init(_ bytes: UnsafeRawBufferPointer, at start: UnsafeRawPointer) {
      count = bytes.count
      head = bytes.word(at: 0)
      // Of up to eight bytes, `head` has them all.
      tail = count > 8 ? bytes.word(at: count &- 8) : 0
      self.start = start
    }

    @inline(__always)
    var hash: UInt64 {
      if count > 16 { return ByteTable.hash(UnsafeRawBufferPointer(start: start, count: count)) }
      return ByteTable.hash(head, tail, count)
    }

    @inline(__always)
    static func == (a: Key, b: Key) -> Bool {
      a.head == b.head && a.tail == b.tail && a.count == b.count
        && (a.count <= 16 || ByteTable.areEqual(a.start, b.start, a.count))
    }
  }

  init() { slots = Array(repeating: -1, count: 64) }

  /// The number of a string that is not empty: a new one if it was not seen before, -1 for the empty one.
  @inline(__always)
  mutating func number(of bytes: UnsafeRawBufferPointer) -> Int {
    guard let start = bytes.baseAddress, !bytes.isEmpty else { return -1 }
    let key = Key(bytes, at: start)
    let hash = key.hash
    var slot = Int(truncatingIfNeeded: hash) & (slots.count &- 1)
    while true {
      let number = Int(slots[slot])
      if number < 0 { return add(key, slot) }
      if keys[number] == key { return number }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
  }

  @inline(never)
  private mutating func add(_ key: Key, _ slot: Int) -> Int {
    slots[slot] = Int32(keys.count)
    keys.append(key)
    if keys.count * 2 > slots.count { grow() }
    return keys.count - 1
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (index, key) in keys.enumerated() {
      var slot = Int(truncatingIfNeeded: key.hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index)
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

  /// Whether two runs of bytes are the same.
  static func areEqual(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ count: Int) -> Bool {
    let (a, b) = (
      UnsafeRawBufferPointer(start: a, count: count), UnsafeRawBufferPointer(start: b, count: count)
    )
    return stride(from: 0, to: count, by: 8).allSatisfy { a.word(at: $0) == b.word(at: $0) }
  }
}
