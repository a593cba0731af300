package import Geometry

/// The proposals of a round whose position is known, in the order of a grid: it leads from place to place, so that what
/// is needed next is in the processor's cache.
package struct SiteWalk: Sendable {
  private let grid: SiteGrid
  private let mastCount: Int32
  /// The indexes in the grid to which it leads; nil for all.
  private let only: [Int]?

  /// - Parameters:
  ///   - mastCount: the number of masts, which come before the proposals among the grid's sites.
  ///   - only: the indexes in the grid to which it leads, ascending; nil for all.
  package init(_ grid: SiteGrid, mastCount: Int, only: [Int]? = nil) {
    self.grid = grid
    self.mastCount = Int32(mastCount)
    self.only = only
  }

  /// A proposal on the walk.
  package struct Step: Sendable {
    /// Its index in the grid.
    package var index: Int
    package var row: Int
    package var place: Position
  }

  /// A part of a walk.
  package struct Stretch: Sendable {
    fileprivate let walk: SiteWalk
    fileprivate let range: Range<Int>

    /// Calls `body` with the proposals, some at a time.
    ///
    /// Shape: the values of proposals that follow on each other are far apart in memory; what is fetched for a block in a
    /// loop of its own is waited for once and not for each.
    @inline(__always)
    package func forEachBlock(_ body: ([Step]) -> Void) {
      var steps: [Step] = []
      steps.reserveCapacity(Stretch.blockSize)
      for start in stride(from: range.lowerBound, to: range.upperBound, by: Stretch.blockSize) {
        steps.removeAll(keepingCapacity: true)
        for place in start..<min(start + Stretch.blockSize, range.upperBound) {
          let index = walk.only?[place] ?? place
          let row = walk.grid.site(at: index) - walk.mastCount
          if row >= 0 { steps.append(Step(index: index, row: Int(row), place: walk.grid.place(at: index))) }
        }
        if !steps.isEmpty { body(steps) }
      }
    }

    private static let blockSize = 128
  }

  /// What `body` makes of the stretches of the walk, in order, made by at most `jobs` threads.
  package func map<T: Sendable>(jobs: Int, _ body: @Sendable (Stretch) -> T) -> [T] {
    // Some stretches take several times as long as others.
    let ranges = Parallel.ranges(only?.count ?? grid.count, jobs: jobs, least: 1024, perJob: 32)
    return Parallel.map(ranges.count, jobs: jobs) { body(Stretch(walk: self, range: ranges[$0])) }
  }

  /// The rows of the whole walk.
  package var rows: [Int32] {
    (only ?? Array(0..<grid.count)).compactMap { index in
      grid.site(at: index) >= mastCount ? grid.site(at: index) - mastCount : nil
    }
  }
}
