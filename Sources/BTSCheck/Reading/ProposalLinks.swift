import Geometry
import PROJ

extension Proposals {
  /// Complains of every row whose id another row bears, over all files.
  ///
  /// - Parameter hashes: the hash of each row's id; 0 where there is none.
  mutating func findDuplicateIDs(_ hashes: [UInt64], jobs: Int) {
    let ids = ids
    let parts = count > 1 << 14 ? jobs : 1
    let groups = Parallel.map(parts, jobs: jobs) { part in
      Proposals.sameIDs(ids, hashes, part: UInt64(part), of: UInt64(parts))
    }.flatMap { $0 }
    for (first, more) in groups.sorted(by: { $0.first < $1.first }) {
      for row in [first] + more {
        faults.append(
          InputFault(
            "input-duplicate-id", row: row, column: header(.id, Int(row)), value: ids[Int(row)],
            expected: LocalizedText(
              vi: "mã chỉ dùng cho một hồ sơ; mã này có ở \(more.count + 1) dòng",
              en: "an id that only one proposal bears; this one stands in \(more.count + 1) rows")))
      }
    }
  }

  /// The rows that bear an id which a row before them bears, of a part of all hashes.
  private static func sameIDs(
    _ ids: TextColumn, _ hashes: [UInt64], part: UInt64, of parts: UInt64
  ) -> [(first: Int32, more: [Int32])] {
    let suspects = repeated(hashes, part: part, of: parts)
    // A table of hashes with open addressing; equal hashes are looked at again as texts.
    var capacity = 16
    while capacity < suspects.count * 2 { capacity *= 2 }
    var slots = [Int32](repeating: -1, count: capacity)
    var groups: [Int32: [Int32]] = [:]
    for row in suspects {
      let hash = hashes[Int(row)]
      // The last bit of a hash is always set.
      var slot = Int(truncatingIfNeeded: hash >> 1) & (capacity - 1)
      while slots[slot] >= 0, hashes[Int(slots[slot])] != hash || ids[Int(slots[slot])] != ids[Int(row)] {
        slot = (slot + 1) & (capacity - 1)
      }
      if slots[slot] < 0 {
        slots[slot] = row
      } else {
        groups[slots[slot], default: []].append(row)
      }
    }
    return groups.map { ($0.key, $0.value) }
  }

  /// The rows whose hash may be another row's too, of a part of all hashes: most ids stand alone, and are told from
  /// these by a few bits, which a processor keeps at hand.
  private static func repeated(_ hashes: [UInt64], part: UInt64, of parts: UInt64) -> [Int32] {
    var words = 64
    while words * 4 * Int(parts) < hashes.count { words *= 2 }
    var (seen, seenAgain) = ([UInt64](repeating: 0, count: words), [UInt64](repeating: 0, count: words))
    @inline(__always) func bit(_ hash: UInt64) -> (word: Int, mask: UInt64) {
      (Int(truncatingIfNeeded: hash >> 7) & (words - 1), 1 << (hash >> 1 & 63))
    }
    for hash in hashes where hash != 0 && (hash >> 32) % parts == part {
      let (word, mask) = bit(hash)
      seenAgain[word] |= seen[word] & mask
      seen[word] |= mask
    }
    return hashes.indices.compactMap { row in
      let hash = hashes[row]
      guard hash != 0, (hash >> 32) % parts == part else { return nil }
      let (word, mask) = bit(hash)
      return seenAgain[word] & mask != 0 ? Int32(row) : nil
    }
  }

  /// A hash of an id's text, never 0. Texts that are canonically equal have equal hashes.
  @inline(__always)
  static func idHash(_ bytes: UnsafeRawBufferPointer, isEscaped: Bool) -> UInt64 {
    if !isEscaped, bytes.isASCII { return ByteTable.hash(bytes) | 1 }
    return idHash(text: bytes, isEscaped: isEscaped)
  }

  @inline(never)
  private static func idHash(text bytes: UnsafeRawBufferPointer, isEscaped: Bool) -> UInt64 {
    let text = String(decoding: bytes, as: UTF8.self)
    let id = isEscaped ? text.undoublingQuotes : text
    // The standard library hashes texts by their canonical form.
    guard id.utf8.allSatisfy({ $0 < 0x80 }) else { return UInt64(bitPattern: Int64(id.hashValue)) | 1 }
    return Array(id.utf8).withUnsafeBytes { ByteTable.hash($0) | 1 }
  }

  /// Finds the masts that proposals share, and complains of those that cannot be shared.
  mutating func resolveHosts(
    _ named: [(row: Int32, text: String, column: String)], plan: Plan, day: Day, jobs: Int
  ) {
    guard !named.isEmpty else { return }
    let masts = plan.masts.indices(of: Set(named.map(\.text)), jobs: jobs)
    for (row, text, column) in named {
      let place = positions[Int(row)]
      let reason: LocalizedText
      if let mast = masts[text]?.first(where: { plan.masts.counts($0, on: day) }) ?? masts[text]?.first {
        namedHosts[row] = Int32(mast)
        let distance =
          place.longitude.isNaN ? nil : Geodesic.distance(place, plan.masts.positions[mast]).toMillimetre
        if !plan.masts.counts(mast, on: day) {
          reason = LocalizedText(
            vi: "một cột còn hiệu lực; cột này đã tháo dỡ hoặc hết hạn chấp thuận",
            en: "a mast that counts; this one is decommissioned or its approval has lapsed")
        } else if !plan.masts.shareable[mast] {
          reason = LocalizedText(vi: "một cột cho dùng chung", en: "a mast that may be shared")
        } else if replaced[row] == Int32(mast) {
          reason = LocalizedText(
            vi: "một cột không bị chính hồ sơ này thay thế", en: "a mast that this proposal does not replace")
        } else if let distance, distance <= plan.measurement.hostWithin.value.toMillimetre {
          hosts[row] = Int32(mast)
          continue
        } else {
          let (most, far) = (plan.measurement.hostWithin.value, distance ?? .nan)
          reason = LocalizedText(
            vi: "một cột trong vòng \(Wording.metres(most, .vi)); cột này cách \(Wording.metres(far, .vi))",
            en: "a mast within \(Wording.metres(most, .en)); this one is \(Wording.metres(far, .en)) away")
        }
      } else {
        reason = LocalizedText(vi: "mã của một cột trong quy hoạch", en: "the id of a mast of the plan")
      }
      faults.append(InputFault("input-share-host", row: row, column: column, value: text, expected: reason))
    }
  }

  /// Finds the masts that proposals replace.
  mutating func resolveReplaced(_ named: [(row: Int32, text: String, column: String)], plan: Plan, jobs: Int)
  {
    guard !named.isEmpty else { return }
    let masts = plan.masts.indices(of: Set(named.map(\.text)), jobs: jobs)
    for (row, text, column) in named {
      if let mast = masts[text]?.first {
        replaced[row] = Int32(mast)
      } else {
        faults.append(
          InputFault(
            "input-invalid-value", row: row, column: column, value: text,
            expected: LocalizedText(vi: "mã của một cột trong quy hoạch", en: "the id of a mast of the plan"))
        )
      }
    }
  }
}

extension Masts {
  /// Whether a mast counts on a day: it stands, or its approval has not lapsed.
  @inline(__always)
  package func counts(_ mast: Int, on day: Day) -> Bool {
    switch statuses[mast] {
    case .existing: true
    case .approved: validUntil[mast] == 0 || validUntil[mast] >= day.number
    default: false
    }
  }

  /// The masts of some ids.
  package func indices(of wanted: Set<String>, jobs: Int) -> [String: [Int]] {
    // Of the masts that are not wanted, a sieve of hashes lets few pass. The lowest bit is always set.
    @Sendable func place(_ hash: UInt64) -> Int { Int(hash >> 1 & 0xFFFF) }
    let hashes = Set(
      wanted.map { id in Array(id.utf8).withUnsafeBytes { Proposals.idHash($0, isEscaped: false) } })
    var made = [Bool](repeating: false, count: 1 << 16)
    for hash in hashes { made[place(hash)] = true }
    let sieve = made
    let ranges = Parallel.ranges(count, jobs: jobs, least: 4096)
    let kept = Parallel.map(ranges.count, jobs: jobs) { part in
      ranges[part].filter { mast in
        let isEscaped = ids.lengths[mast] & TextColumn.escaped != 0
        let hash = ids.withBytes(mast) { Proposals.idHash($0, isEscaped: isEscaped) }
        return sieve[place(hash)] && hashes.contains(hash)
      }
    }
    var found: [String: [Int]] = [:]
    for mast in kept.joined() where wanted.contains(ids[mast]) { found[ids[mast], default: []].append(mast) }
    return found
  }
}
