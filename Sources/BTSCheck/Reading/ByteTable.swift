/// Numbers for the distinct byte strings of a table, found without making texts of them.
///
/// The strings must outlive the table: it keeps where they stand, not a copy.
struct ByteTable {
  private var slots = Array(repeating: Slot(), count: 64)
  /// Where each string stands, by its number.
  private var starts: [UnsafeRawPointer] = []

  /// A string by its length, its first eight bytes and its number.
  private struct Slot {
    /// Zeros behind a shorter string.
    var head: UInt64 = 0
    /// 0 where the slot is free.
    var count: UInt32 = 0
    var number: Int32 = 0
  }

  /// The number of a string that is not empty: a new one if it was not seen before, -1 for the empty one.
  mutating func number(of bytes: UnsafeRawBufferPointer) -> Int {
    guard let start = bytes.baseAddress, !bytes.isEmpty else { return -1 }
    let head = ByteTable.word(start, min(8, bytes.count))
    let count = UInt32(clamping: bytes.count)
    var slot = ByteTable.place(bytes, head) & (slots.count - 1)
    while slots[slot].count != 0 {
      let known = slots[slot]
      if known.head == head, known.count == count,
        bytes.count <= 8 || ByteTable.areEqual(starts[Int(known.number)], start, bytes.count)
      {
        return Int(known.number)
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Slot(head: head, count: count, number: Int32(starts.count))
    starts.append(start)
    if starts.count * 2 > slots.count { grow() }
    return starts.count - 1
  }

  /// Where a string is looked for first, in a table of any size.
  @inline(__always)
  private static func place(_ bytes: UnsafeRawBufferPointer, _ head: UInt64) -> Int {
    guard bytes.count <= 8 else { return Int(truncatingIfNeeded: hash(bytes)) }
    return Int(truncatingIfNeeded: mixed(0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count), head))
  }

  private mutating func grow() {
    let known = slots.filter { $0.count != 0 }
    slots = Array(repeating: Slot(), count: slots.count * 2)
    for one in known {
      let bytes = UnsafeRawBufferPointer(start: starts[Int(one.number)], count: Int(one.count))
      var slot = ByteTable.place(bytes, one.head) & (slots.count - 1)
      while slots[slot].count != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = one
    }
  }

  // MARK: - Bytes

  /// A 64-bit hash of bytes.
  static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
    var place = 0
    while place + 8 <= bytes.count {
      hash = mixed(hash, bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian)
      place += 8
    }
    if let start = bytes.baseAddress { hash = mixed(hash, word(start + place, bytes.count - place)) }
    return mixed(hash, 0xE703_7ED1_A0B4_28DB)
  }

  @inline(__always)
  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low
  }

  /// Up to eight bytes as a number, the first the lowest.
  @inline(__always)
  private static func word(_ start: UnsafeRawPointer, _ count: Int) -> UInt64 {
    // Two loads that overlap, or meet.
    if count >= 8 { return start.loadUnaligned(as: UInt64.self).littleEndian }
    if count >= 4 {
      let (low, high) = (
        start.loadUnaligned(as: UInt32.self).littleEndian,
        start.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self).littleEndian
      )
      return UInt64(low) | UInt64(high) << UInt64(8 * (count - 4))
    }
    guard count > 0 else { return 0 }
    let (first, middle, last) = (
      start.load(as: UInt8.self), start.load(fromByteOffset: count / 2, as: UInt8.self),
      start.load(fromByteOffset: count - 1, as: UInt8.self)
    )
    return UInt64(first) | UInt64(middle) << UInt64(8 * (count / 2)) | UInt64(last) << UInt64(8 * (count - 1))
  }

  /// Whether two runs of bytes are the same.
  static func areEqual(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ count: Int) -> Bool {
    var place = 0
    while place + 8 <= count {
      guard
        a.loadUnaligned(fromByteOffset: place, as: UInt64.self)
          == b.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      else { return false }
      place += 8
    }
    return word(a + place, count - place) == word(b + place, count - place)
  }
}
