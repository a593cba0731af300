extension UnsafeRawBufferPointer {
  /// Up to eight bytes from a place as a number, the first one lowest, zeros for those behind the end.
  ///
  /// - Parameter place: less than `count`.
  @inline(__always)
  func word(at place: Int) -> UInt64 {
    let count = count
    if place &+ 8 <= count { return loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian }
    // Loads that end at the last byte; what lies before `place` is shifted out.
    if count >= 8 {
      let word = loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self).littleEndian
      return word &>> UInt64(truncatingIfNeeded: 8 &* (place &+ 8 &- count))
    }
    return shortWord &>> UInt64(truncatingIfNeeded: 8 &* place)
  }

  /// All bytes, of which there are fewer than eight, as a number.
  @inline(__always)
  private var shortWord: UInt64 {
    func byte(_ place: Int) -> UInt64 {
      UInt64(self[place]) &<< UInt64(truncatingIfNeeded: 8 &* place)
    }
    let count = count
    // Bytes that are loaded twice fall on themselves.
    if count >= 4 {
      let first = UInt64(loadUnaligned(as: UInt32.self).littleEndian)
      let last = UInt64(loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self).littleEndian)
      return first | last &<< UInt64(truncatingIfNeeded: 8 &* (count &- 4))
    }
    return count == 0 ? 0 : byte(0) | byte(count &>> 1) | byte(count &- 1)
  }

  /// Whether no byte has its top bit set.
  @inline(__always)
  var isASCII: Bool {
    var place = 0
    // A long text is left at its first letter beyond ASCII.
    while place &+ 64 <= count {
      var all: UInt64 = 0
      for k in 0..<8 { all |= loadUnaligned(fromByteOffset: place &+ 8 &* k, as: UInt64.self) }
      guard all & 0x8080_8080_8080_8080 == 0 else { return false }
      place &+= 64
    }
    var all: UInt64 = 0
    while place < count {
      all |= word(at: place)
      place &+= 8
    }
    return all & 0x8080_8080_8080_8080 == 0
  }
}
