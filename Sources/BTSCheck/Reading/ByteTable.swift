/// Numbers for the distinct byte strings of a table, found without making texts of them.
///
/// The strings must outlive the table: it keeps where they stand, not a copy.
struct ByteTable {
  private var slots: [Int32]
  private var keys: [Key] = []

  /// A string by its hash, its length and where it stands.
  private struct Key {
    var start: UnsafeRawPointer
    var count: Int
    var hash: UInt64
    /// The first eight bytes, zeros behind a shorter string.
    var head: UInt64
  }

  init() { slots = Array(repeating: -1, count: 64) }

  /// The number of a string that is not empty: a new one if it was not seen before, -1 for the empty one.
  mutating func number(of bytes: UnsafeRawBufferPointer) -> Int {
    guard let start = bytes.baseAddress, !bytes.isEmpty else { return -1 }
    let hash = ByteTable.hash(bytes)
    let head = ByteTable.head(bytes)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let key = keys[Int(slots[slot])]
      if key.hash == hash, key.count == bytes.count, key.head == head,
        bytes.count <= 8 || ByteTable.areEqual(key.start, start, bytes.count)
      {
        return Int(slots[slot])
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(keys.count)
    keys.append(Key(start: start, count: bytes.count, hash: hash, head: head))
    if keys.count * 2 > slots.count { grow() }
    return keys.count - 1
  }

  /// The first eight bytes as a number.
  @inline(__always)
  private static func head(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    if bytes.count >= 8 { return bytes.loadUnaligned(as: UInt64.self).littleEndian }
    var head: UInt64 = 0
    for (place, byte) in bytes.enumerated() { head |= UInt64(byte) << UInt64(8 * place) }
    return head
  }

  /// A 64-bit hash of bytes.
  static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
    var i = 0
    func mix(_ word: UInt64) {
      let product = (hash ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
      hash = product.high ^ product.low
    }
    while i + 8 <= bytes.count {
      mix(bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self).littleEndian)
      i += 8
    }
    var rest: UInt64 = 0
    var shift: UInt64 = 0
    while i < bytes.count {
      rest |= UInt64(bytes[i]) << shift
      shift += 8
      i += 1
    }
    mix(rest)
    mix(0xE703_7ED1_A0B4_28DB)
    return hash
  }

  /// Whether two runs of bytes are the same.
  static func areEqual(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ count: Int) -> Bool {
    var i = 0
    while i + 8 <= count {
      guard
        a.loadUnaligned(fromByteOffset: i, as: UInt64.self)
          == b.loadUnaligned(fromByteOffset: i, as: UInt64.self)
      else { return false }
      i += 8
    }
    while i < count {
      guard a.load(fromByteOffset: i, as: UInt8.self) == b.load(fromByteOffset: i, as: UInt8.self) else {
        return false
      }
      i += 1
    }
    return true
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
