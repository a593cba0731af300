/// Collects what is near one proposal: those surely nearer than a limit, and those that may be.
struct NeighbourCollector {
  private var sure: [Neighbours.Entry] = []
  private var doubtful: [Neighbours.Entry] = []
  private var sureCount: Int32 = 0
  private var doubtfulCount: Int32 = 0

  /// Whether nothing was near.
  var isEmpty: Bool { sureCount == 0 && doubtfulCount == 0 }

  /// Takes one in; true when it is surely nearer than its limit.
  ///
  /// - Parameter precedes: whether one entry stands before another: nearer, or as near with the lesser id.
  @discardableResult
  mutating func add(_ entry: Neighbours.Entry, precedes: (Neighbours.Entry, Neighbours.Entry) -> Bool) -> Bool
  {
    let margin = entry.distance - entry.limit
    if abs(margin) < entry.uncertainty {
      doubtfulCount += 1
      NeighbourCollector.insert(entry, into: &doubtful, precedes)
      return false
    }
    guard margin < 0 else { return false }
    sureCount += 1
    NeighbourCollector.insert(entry, into: &sure, precedes)
    return true
  }

  /// Takes in so many that are as far away as each other, of which those that come first are given; true when they are
  /// surely nearer than their limit.
  mutating func add(
    _ entries: [Neighbours.Entry], of count: Int, precedes: (Neighbours.Entry, Neighbours.Entry) -> Bool
  ) -> Bool {
    let (sureBefore, doubtfulBefore) = (sureCount, doubtfulCount)
    for entry in entries { add(entry, precedes: precedes) }
    let more = Int32(count - entries.count)
    if sureCount > sureBefore {
      sureCount += more
    } else if doubtfulCount > doubtfulBefore {
      doubtfulCount += more
    }
    return sureCount > sureBefore
  }

  /// Appends what was collected to an answer, and starts anew.
  mutating func flush(into answer: inout NeighbourPart, row: Int32) {
    guard !isEmpty else { return }
    answer.rows.append(row)
    answer.lists.append(
      Neighbours.List(
        start: answer.entries.count, sure: sureCount, sureKept: Int32(sure.count), doubtful: doubtfulCount,
        doubtfulKept: Int32(doubtful.count)))
    answer.entries.append(contentsOf: sure)
    answer.entries.append(contentsOf: doubtful)
    sure.removeAll(keepingCapacity: true)
    doubtful.removeAll(keepingCapacity: true)
    (sureCount, doubtfulCount) = (0, 0)
  }

  private static func insert(
    _ entry: Neighbours.Entry, into list: inout [Neighbours.Entry],
    _ precedes: (Neighbours.Entry, Neighbours.Entry) -> Bool
  ) {
    if list.count == Neighbours.kept {
      guard let last = list.last, precedes(entry, last) else { return }
      list.removeLast()
    }
    var place = list.count
    while place > 0, precedes(entry, list[place - 1]) { place -= 1 }
    list.insert(entry, at: place)
  }
}

/// The answer for a part of the rows, before it is joined with the others.
struct NeighbourPart: Sendable {
  var rows: [Int32] = []
  var lists: [Neighbours.List] = []
  var entries: [Neighbours.Entry] = []
  var conflicts: [Neighbours.Conflict] = []
  /// How many more there are than are kept.
  var cutConflicts = 0
  var lacking: [(Int32, Judgement.Missing)] = []
}

extension Neighbours {
  /// Joins the answers of all parts.
  init(rowCount: Int, _ parts: [NeighbourPart], jobs: Int) {
    self.init()
    var next = (list: 0, entry: 0)
    let starts = parts.map { part in
      defer { next = (next.list + part.lists.count, next.entry + part.entries.count) }
      return next
    }
    listOf = Array(repeating: -1, count: rowCount)
    Parallel.fill(&listOf, parts: parts.count, jobs: jobs) { part, listOf in
      for (place, row) in parts[part].rows.enumerated() {
        listOf[Int(row)] = Int32(starts[part].list + place)
      }
    }
    lists = Parallel.joined(parts.map(\.lists), jobs: jobs) { part, list in
      var list = list
      list.start += starts[part].entry
      return list
    }
    entries = Parallel.joined(parts.map(\.entries), jobs: jobs) { $1 }
    conflicts = Parallel.joined(parts.map(\.conflicts), jobs: jobs) { $1 }
    for part in parts {
      cutConflicts += part.cutConflicts
      for (row, missing) in part.lacking { lacking[row] = missing }
    }
  }
}
