/// One of the parts into which a round is cut so that each can be checked by itself, on a machine of its own.
///
/// The parts of a round together give what one run gives, whatever their number.
public struct Tile: Hashable, Sendable, CustomStringConvertible {
  /// Which part it is, from 1.
  public let number: Int
  /// How many parts there are.
  public let count: Int

  /// Creates the part of a number; nil unless the number is from 1 to the count.
  public init?(_ number: Int, of count: Int) {
    guard number >= 1, number <= count else { return nil }
    (self.number, self.count) = (number, count)
  }

  /// Reads a part as people write it: `2/8`.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } }),
      let number = Int(parts[0]), let count = Int(parts[1])
    else { return nil }
    self.init(number, of: count)
  }

  /// As people write it: `2/8`.
  public var description: String { "\(number)/\(count)" }

  /// Whether it is the first part, which also answers for the areas.
  package var isFirst: Bool { number == 1 }

  /// Its share of so many things: the shares of all parts follow on each other and leave nothing out.
  package func range(of total: Int) -> Range<Int> {
    // The first parts take one more each until nothing is left over.
    let (share, rest) = total.quotientAndRemainder(dividingBy: count)
    let start = share * (number - 1) + min(rest, number - 1)
    return start..<start + share + (number <= rest ? 1 : 0)
  }
}

/// What a tile does with each row of the round.
package struct TileRows: Sendable {
  package let tile: Tile
  /// By row.
  package var roles: [Role]

  /// From the least to the most that is done with a row.
  package enum Role: UInt8, Comparable, Sendable {
    /// Looked at as another's counterpart, if at all.
    case far
    /// In the halo: also asked whether it misses a distance to a row of the tile.
    case near
    /// Judged and reported.
    case own

    package static func < (a: Role, b: Role) -> Bool { a.rawValue < b.rawValue }
  }

  package init(tile: Tile, roles: [Role]) {
    self.tile = tile
    self.roles = roles
  }

  /// Whether the tile judges a row.
  @inline(__always)
  package func owns(_ row: Int) -> Bool { roles[row] == .own }

  /// The rows that it judges, in order.
  package var own: [Int] { roles.indices.filter { owns($0) } }
}
