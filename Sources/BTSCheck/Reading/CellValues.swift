/// What cells hold, whatever the table.
package enum CellValues {
  /// Whether a cell says that there is no value: blank, `NA`, `N/A`, `-`, `null`, `#N/A`.
  package static func isMissing(_ cell: UnsafeRawBufferPointer) -> Bool {
    guard cell.count <= 4 else { return false }
    if cell.isEmpty { return true }
    // Numbers and most names are told by their first byte.
    switch cell[0] {
    case 45: return cell.count == 1
    case 78, 110, 35:
      return ["na", "n/a", "null", "#n/a"].contains(String(decoding: cell, as: UTF8.self).lowercased())
    default: return false
    }
  }

  /// A day, ISO 8601 or day/month/year (also with `-` or `.`); a time behind it is set aside.
  package static func day(_ cell: UnsafeRawBufferPointer) -> Day? {
    if let day = plainISO(cell) { return day }
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

  /// The day of a cell that is `yyyy-mm-dd` and nothing else.
  @inline(__always)
  private static func plainISO(_ cell: UnsafeRawBufferPointer) -> Day? {
    guard cell.count == 10 else { return nil }
    // Each byte less the digit 0 or the hyphen that belongs there; then all must be below 10, the hyphens 0.
    let year = cell.loadUnaligned(as: UInt64.self).littleEndian ^ 0x2D30_302D_3030_3030
    let day = cell.loadUnaligned(fromByteOffset: 8, as: UInt16.self).littleEndian ^ 0x3030
    guard (year | (year &+ 0x7F76_767F_7676_7676)) & 0x8080_8080_8080_8080 == 0,
      (day | (day &+ 0x7676)) & 0x8080 == 0
    else { return nil }
    func digit(_ place: UInt64) -> Int { Int(year >> (8 * place) & 0xF) }
    return Day(
      year: digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3), month: digit(5) * 10 + digit(6),
      day: Int(day & 0xF) * 10 + Int(day >> 8 & 0xF))
  }

  /// Whether a day is written as ISO 8601 has it, its year first.
  static func isISO(_ cell: UnsafeRawBufferPointer) -> Bool {
    cell.prefix(4).allSatisfy { (48...57).contains($0) }
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
