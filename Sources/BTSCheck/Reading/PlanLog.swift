/// What is found wrong while a plan is read, gathered from all its files.
package final class PlanLog {
  /// Which keys each kind of mapping knows, for the schema's test.
  package private(set) var knownKeys: [String: Set<String>] = [:]
  private var complaints: [Complaint] = []
  private var seen: Set<Complaint> = []
  private var ranks: [String: Int] = [:]

  package init() {}

  /// Whether nothing is wrong so far.
  package var isEmpty: Bool { complaints.isEmpty }

  /// Keeps a complaint; the same one is kept once, as a rule's cases all read what the rule says.
  package func add(_ complaint: Complaint) {
    if ranks[complaint.file] == nil { ranks[complaint.file] = ranks.count }
    if seen.insert(complaint).inserted { complaints.append(complaint) }
  }

  /// Keeps complaints.
  package func add(_ more: [Complaint]) { for complaint in more { add(complaint) } }

  /// Gives a file its place in the order of complaints.
  package func open(file: String) { if ranks[file] == nil { ranks[file] = ranks.count } }

  /// Remembers which keys a kind of mapping knows.
  func note(_ keys: some Sequence<String>, of kind: String) { knownKeys[kind, default: []].formUnion(keys) }

  /// All complaints: file by file in the order in which they were opened, then by line and column.
  package var sorted: [Complaint] {
    func key(_ complaint: Complaint) -> (Int, Int, Int) {
      (ranks[complaint.file] ?? 0, complaint.line ?? 0, complaint.column.flatMap { Int($0) } ?? 0)
    }
    return complaints.enumerated().sorted {
      let (a, b) = (key($0.element), key($1.element))
      return a == b ? $0.offset < $1.offset : a < b
    }.map(\.element)
  }
}
