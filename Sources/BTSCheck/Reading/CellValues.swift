/// What cells hold, whatever the table.
package enum CellValues {
  /// Whether a cell says that there is no value: blank, `NA`, `N/A`, `-`, `null`, `#N/A`.
  @inline(__always)
  package static func isMissing(_ cell: UnsafeRawBufferPointer) -> Bool {
    guard cell.count <= 4 else { return false }
    if cell.isEmpty { return true }
    // Numbers and most names are told by their first byte.
    switch cell[0] {
    case 45: return cell.count == 1
    case 78, 110, 35: return saysMissing(cell)
    default: return false
    }
  }

  /// Whether up to four bytes are one of the words, in capitals or small letters.
  private static func saysMissing(_ cell: UnsafeRawBufferPointer) -> Bool {
    // `na`, `null`, `n/a`, `#n/a`: as numbers, the first byte lowest.
    switch cell.word(at: 0) | 0x2020_2020 & (1 << UInt64(8 * cell.count) - 1) {
    case 0x616E, 0x6C6C_756E: true
    case 0x61_2F6E: cell[1] == 47
    case 0x612F_6E23: cell[2] == 47
    default: false
    }
  }

  /// A day, ISO 8601 or day/month/year (also with `-` or `.`); a time behind it is set aside.
  @inline(__always)
  package static func day(_ cell: UnsafeRawBufferPointer) -> Day? {
    cell.count == 10 ? plainDay(cell) ?? anyDay(cell) : anyDay(cell)
  }

  /// A day written `2027-03-31`; nil where it is written otherwise, or the calendar has no such day.
  @inline(__always)
  private static func plainDay(_ cell: UnsafeRawBufferPointer) -> Day? {
    // Digits become 0…9 and hyphens 0; in any other byte, the top bit is set.
    let (head, tail) = (cell.word(at: 0) ^ 0x2D30_302D_3030_3030, cell.word(at: 8) ^ 0x3030)
    let others = (head &+ 0x7F76_767F_7676_7676) | head | (tail &+ 0x7676) | tail
    guard others & 0x8080_8080_8080_8080 == 0 else { return nil }
    func number(_ word: UInt64, _ place: Int) -> Int {
      Int(truncatingIfNeeded: (word &>> UInt64(8 * place)) & 0xFF) * 10
        + Int(truncatingIfNeeded: (word &>> UInt64(8 * place + 8)) & 0xFF)
    }
    return Day(year: number(head, 0) * 100 + number(head, 2), month: number(head, 5), day: number(tail, 0))
  }

  @inline(never)
  private static func anyDay(_ cell: UnsafeRawBufferPointer) -> Day? {
    var (numbers, widths) = (SIMD3<Int>(), SIMD3<Int>())
    var mark: UInt8 = 0
    var place = 0
    for part in 0..<3 {
      if part > 0 {
        guard place < cell.count, (45...47).contains(cell[place]), part == 1 || cell[place] == mark else {
          return nil
        }
        mark = cell[place]
        place += 1
      }
      let start = place
      while place < cell.count, (48...57).contains(cell[place]), place - start < 4 {
        numbers[part] = numbers[part] * 10 + Int(cell[place] - 48)
        place += 1
      }
      widths[part] = place - start
      guard widths[part] > 0 else { return nil }
    }
    if place < cell.count, cell[place] != 84, cell[place] != 32 { return nil }
    if widths[0] == 4, mark == 45 { return Day(year: numbers[0], month: numbers[1], day: numbers[2]) }
    guard widths[2] == 4, widths[0] <= 2, widths[1] <= 2 else { return nil }
    return Day(year: numbers[2], month: numbers[1], day: numbers[0])
  }

  /// Whether a day is written as ISO 8601 has it, its year first.
  static func isISO(_ cell: UnsafeRawBufferPointer) -> Bool {
    // Its year; of other days, the third byte at the latest is no digit.
    cell.count > 3 && (48...57).contains(cell[1]) && (48...57).contains(cell[2])
  }

  /// Technologies joined by `+` or `/`: `4G+5G`.
  package static func technologies(_ cell: UnsafeRawBufferPointer) -> Technologies? {
    var result = Technologies()
    for part in cell.split(whereSeparator: { $0 == 43 || $0 == 47 }) {
      let name = part.filter { $0 != 32 && $0 != 45 }
      guard name.count == 2, (50...53).contains(name[0]), name[1] | 32 == 103 else { return nil }
      result.insert(Technologies(rawValue: 1 << (name[0] - 50)))
    }
    return result.isEmpty ? nil : result
  }

  /// Effective radiated power by band: one number of watts, or several as `900:1000+1800:2000`.
  package static func emissions(_ cell: UnsafeRawBufferPointer, comma: Bool) -> [Proposals.Emission]? {
    let separator = UInt8(ascii: comma ? "," : ".")
    func number(_ part: Slice<UnsafeRawBufferPointer>) -> Double? {
      DecimalParser.parse(UnsafeRawBufferPointer(rebasing: part), separator: separator).flatMap {
        $0 > 0 ? $0 : nil
      }
    }
    let bands = cell.split(separator: 43, omittingEmptySubsequences: false)
    var emissions: [Proposals.Emission] = []
    for band in bands {
      let parts = band.split(separator: 58, omittingEmptySubsequences: false)
      guard parts.count == 2 || (parts.count == 1 && bands.count == 1),
        let watts = number(parts[parts.count - 1])
      else { return nil }
      let megahertz = parts.count == 2 ? number(parts[0]) : nil
      if parts.count == 2, megahertz == nil { return nil }
      emissions.append(Proposals.Emission(megahertz: megahertz, watts: watts))
    }
    return emissions
  }
}
