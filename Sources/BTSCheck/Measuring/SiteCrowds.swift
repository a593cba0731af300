import Geometry

/// The sites of a grid that stand in crowds on one spot, so that a crowd is measured to once and not site by site.
struct SiteCrowds: Sendable {
  /// Where each crowd ends in the grid, by where it starts.
  private let ends: [Int: Int]
  /// Kept beside them: threads that ask a dictionary count references to it, and wait for each other.
  private let isEmpty: Bool

  /// So many sites on one spot are a crowd.
  private static let least = 32

  /// Finds the crowds among so many sites in a grid's order.
  init(count: Int, place: (Int) -> Position) {
    var ends: [Int: Int] = [:]
    var start = 0
    for index in 0..<count + 1 {
      if index < count, place(index) == place(start) { continue }
      if index - start >= SiteCrowds.least { ends[start] = index }
      start = index
    }
    (self.ends, isEmpty) = (ends, ends.isEmpty)
  }

  /// The crowd that starts at an index of the grid.
  @inline(__always)
  func crowd(at index: Int) -> Range<Int>? { isEmpty ? nil : ends[index].map { index..<$0 } }
}

/// Those of a crowd on one spot that a filter takes for others of an operator's proposals.
struct SiteCrowd: Sendable {
  let place: Position
  /// They are as sure in each of these, and came by the same operation.
  private(set) var groups: [Group] = []

  struct Group: Sendable {
    var uncertainty: Double
    var operation: UInt8
    var count = 0
    /// Those that are listed first, in the order in which they are listed.
    var first: [Int32] = []
    /// The number of proposals, and the first of them.
    var proposals = 0
    var firstProposals: [Int32] = []
  }

  /// Sorts the sites of a crowd into groups.
  init(_ range: Range<Int>, of grid: SiteGrid, _ sites: Sites, _ filter: SiteFilter, of one: Int16) {
    place = grid.place(at: range.lowerBound)
    for index in range {
      let site = grid.site(at: index)
      guard sites.accepts(filter, site, of: one) else { continue }
      let (uncertainty, operation) = (sites.uncertainty(site), sites.operation(site))
      let known = groups.firstIndex { $0.uncertainty == uncertainty && $0.operation == operation }
      let place = known ?? groups.count
      if known == nil { groups.append(Group(uncertainty: uncertainty, operation: operation)) }
      groups[place].add(site, sites)
    }
  }
}

extension SiteCrowd.Group {
  fileprivate mutating func add(_ site: Int32, _ sites: Sites) {
    count += 1
    if Int(site) >= sites.mastCount {
      proposals += 1
      if firstProposals.count < Neighbours.keptConflicts + 1 { firstProposals.append(site) }
    }
    // A proposal is none of its own others, and a mast that it replaces is none either.
    let kept = Neighbours.kept + 2
    if first.count == kept {
      guard sites.idPrecedes(site, first[kept - 1]) else { return }
      first.removeLast()
    }
    var place = first.count
    while place > 0, sites.idPrecedes(site, first[place - 1]) { place -= 1 }
    first.insert(site, at: place)
  }

  /// The group without some sites that stand in it.
  func without(_ others: Set<Int32>, mastCount: Int) -> SiteCrowd.Group {
    var group = self
    group.count -= others.count
    group.first.removeAll { others.contains($0) }
    group.firstProposals.removeAll { others.contains($0) }
    group.proposals -= others.count { Int($0) >= mastCount }
    return group
  }
}

extension Sites {
  /// Whether a site that counts stands in a group of a crowd.
  func stands(_ site: Int32, in crowd: SiteCrowd, _ group: SiteCrowd.Group) -> Bool {
    position(site) == crowd.place && uncertainty(site) == group.uncertainty
      && operation(site) == group.operation
      && (Int(site) >= mastCount || plan.masts.counts(Int(site), on: day))
  }
}
