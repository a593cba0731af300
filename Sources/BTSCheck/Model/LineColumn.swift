/// The lines on which records start, most of them on the line behind the last.
///
/// Shape: a run for each record that does not.
package struct LineColumn: Equatable, Sendable {
  /// The number of records.
  package private(set) var count = 0
  private var runs: [Run] = []
  /// The line behind that of the last record.
  private var next: Int32 = 0

  /// Records that follow each other line by line.
  private struct Run: Equatable, Sendable {
    var row: Int32
    var line: Int32
  }

  package init() {}

  package init(_ lines: some Sequence<Int32>) {
    for line in lines { append(line) }
  }

  /// Adds a record.
  package mutating func append(_ line: Int32) {
    if line != next || count == 0 { runs.append(Run(row: Int32(count), line: line)) }
    count += 1
    next = line &+ 1
  }

  /// Adds the records of another column, so many lines farther down.
  package mutating func append(_ other: LineColumn, movedBy lines: Int32) {
    for run in other.runs where count == 0 || run.row > 0 || run.line &+ lines != next {
      runs.append(Run(row: run.row + Int32(count), line: run.line &+ lines))
    }
    guard other.count > 0 else { return }
    count += other.count
    next = other.next &+ lines
  }

  /// The line of a record.
  package subscript(row: Int) -> Int32 {
    precondition(row < count)
    // The last run that starts at the row or before it.
    let run = runs[runs.partitioningIndex { Int($0.row) > row } - 1]
    return run.line &+ Int32(row) &- run.row
  }
}
