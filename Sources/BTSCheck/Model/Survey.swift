/// What was measured on the ground for the proposals: plain facts, no judgement.
package struct Survey: Sendable {
  /// The zone class at each proposal, as an index into the plan's classes; -1 without position or zones.
  package var zones: [Int16] = []
  /// A commune at each proposal, as an index into the plan's communes; -1 where there is none.
  package var communes: [Int32] = []
  /// The further communes of places on a common edge, by row.
  package var moreCommunes: [Int32: [Int32]] = [:]
  /// The case of each rule that applies to each proposal: rule by rule, row by row.
  package var cases: [CaseColumn] = []
  /// The distances to the areas that rules ask for, by the rule's index.
  package var areas: [Int: AreaColumn] = [:]
  /// The answers to the demands for sites and features; the same demand is answered once.
  package var neighbours: [Neighbours] = []
  /// By rule: which of `neighbours` answers it, or -1.
  package var neighboursOf: [Int] = []
  /// All that is near each proposal, by the rule's index.
  package var surroundings: [Int: Surroundings] = [:]
  /// The nearest feature of each proposal, by the rule's index and the row.
  package var nearestFeatures: [Int: [Int32: NearestFeature]] = [:]
  /// The planned position of each proposal, by the rule's index and the row.
  package var plannedPositions: [Int: [Int32: PlannedPosition]] = [:]
  /// How many sites stand in each area, by the rule's index.
  package var tallies: [Int: Tally] = [:]
  /// What others cover of each proposal's disc, by the rule's index and the row.
  package var overlaps: [Int: [Int32: MeasuredShare]] = [:]
  /// What is done with each row, where the round is cut into tiles.
  package var tile: TileRows?

  package init() {}

  /// Whether a row is judged: each is, unless the round is cut into tiles.
  @inline(__always)
  package func judges(_ row: Int) -> Bool { tile?.owns(row) ?? true }
}

/// Which case of a rule applies to each proposal.
package struct CaseColumn: Sendable {
  /// The case's index, or one of the two below.
  package var cases: [Int16]
  /// No case holds: the rule does not apply.
  package static let none: Int16 = -1
  /// -2 - k: a key needs the value `Judgement.Missing.allCases[k]`, which the row lacks.
  package static func lacking(_ missing: Judgement.Missing) -> Int16 {
    -2 - Int16(Judgement.Missing.allCases.firstIndex(of: missing) ?? 0)
  }
  /// The value that is lacked, if that is what `code` says.
  package static func missing(_ code: Int16) -> Judgement.Missing? {
    code <= -2 ? Judgement.Missing.allCases[Int(-2 - code)] : nil
  }
}

/// How far a place lies from an area, and whether its edge is nearer than the place is sure.
package struct AreaDistance: Sendable {
  /// Metres to the area; 0 inside or on the edge.
  package var metres = 0.0
  /// Which area was measured to, where the rows have areas of their own (the declared commune); -1 where none.
  package var area: Int32 = -1
  /// Whether the distance to the edge is less than the position's uncertainty.
  package var isUncertain = false

  package init(area: Int32 = -1) { self.area = area }
}

/// The distances of the proposals to an area.
///
/// Shape: most lie well in the area that they should; only the others have an entry.
package struct AreaColumn: Sendable {
  /// A bit for each row that has an entry.
  private let marks: [UInt64]
  /// How many entries there are before each word of `marks`.
  private let ranks: [Int32]
  /// In order of their rows.
  private let distances: [AreaDistance]

  /// Puts entries, at most one for a row, in order of their rows.
  package init(_ entries: [(row: Int32, distance: AreaDistance)]) {
    let last = entries.reduce(-1) { max($0, Int($1.row)) }
    var marks = [UInt64](repeating: 0, count: (last + 64) / 64)
    for (row, _) in entries { marks[Int(row) / 64] |= 1 << UInt64(row % 64) }
    var next: Int32 = 0
    ranks = marks.map { word in
      defer { next += Int32(word.nonzeroBitCount) }
      return next
    }
    self.marks = marks
    var distances = [AreaDistance](repeating: AreaDistance(), count: entries.count)
    for (row, distance) in entries { distances[AreaColumn.place(Int(row), marks, ranks)] = distance }
    self.distances = distances
  }

  /// The distance of a row; nil where it lies in the area, farther from the edge than it is uncertain.
  @inline(__always)
  package subscript(row: Int) -> AreaDistance? {
    guard row / 64 < marks.count, marks[row / 64] >> UInt64(row % 64) & 1 != 0 else { return nil }
    return distances[AreaColumn.place(row, marks, ranks)]
  }

  /// Which of the entries is a row's.
  private static func place(_ row: Int, _ marks: [UInt64], _ ranks: [Int32]) -> Int {
    Int(ranks[row / 64]) + (marks[row / 64] & (1 << UInt64(row % 64) - 1)).nonzeroBitCount
  }
}

/// The others near each proposal that are surely, or may be, nearer than the limit that applies to it.
///
/// Shape: a list for each row that has any. Entries of a list: first those surely nearer, then those that may be;
/// each part nearest first, equal distances by id, at most `kept` of each.
package struct Neighbours: Sendable {
  /// How many entries of each part are kept.
  package static let kept = 6

  /// By row: index into `lists`, or -1.
  package var listOf: [Int32] = []
  package var lists: [List] = []
  package var entries: [Entry] = []
  /// Pairs of proposals of which the first is surely nearer to the second than its limit (only for site demands).
  package var conflicts: [Conflict] = []
  /// How many pairs more there are than are kept: a crowd of sites would fill the memory with them.
  package var cutConflicts = 0
  /// How many conflicts of one proposal are kept.
  package static let keptConflicts = 64
  /// Rows for which some feature's limit cannot be known, and why (only for feature demands).
  package var lacking: [Int32: Judgement.Missing] = [:]

  package init() {}

  /// The neighbours of one row.
  package struct List: Sendable {
    /// Where the entries start.
    package var start: Int
    /// How many others are surely nearer than the limit, and how many of them are kept.
    package var sure: Int32
    package var sureKept: Int32
    /// How many others may be nearer than the limit, and how many of them are kept.
    package var doubtful: Int32
    package var doubtfulKept: Int32

    package init(start: Int, sure: Int32, sureKept: Int32, doubtful: Int32, doubtfulKept: Int32) {
      self.start = start
      self.sure = sure
      self.sureKept = sureKept
      self.doubtful = doubtful
      self.doubtfulKept = doubtfulKept
    }
  }

  /// Two proposals that are surely nearer to each other than the first one's limit.
  package struct Conflict: Sendable {
    package var row: Int32
    package var other: Int32
    package var distance: Double

    package init(row: Int32, other: Int32, distance: Double) {
      self.row = row
      self.other = other
      self.distance = distance
    }
  }

  /// Another site, or a feature of a layer.
  package struct Entry: Sendable {
    /// Metres to the millimetre.
    package var distance: Double
    /// The limit that it was held against.
    package var limit: Double
    /// How sure the distance is.
    package var uncertainty: Double
    /// A mast (its index), a proposal (number of masts + its row), or a feature (its index).
    package var index: Int32

    package init(distance: Double, limit: Double, uncertainty: Double, index: Int32) {
      self.distance = distance
      self.limit = limit
      self.uncertainty = uncertainty
      self.index = index
    }
  }
}
