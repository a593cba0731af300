/// Judges every proposal by every rule of the plan, and adds up what that gives.
struct Judge {
  let facts: Facts
  private let jobs: Int
  private let waivers: WaiverBook
  private(set) var verdicts: [Verdict] = []
  private(set) var answers: [Assessment.Answer] = []
  private(set) var answerStarts: [UInt32] = []
  var areaAnswers: [Assessment.AreaAnswer] = []
  var summary = Summary()

  init(_ facts: Facts, jobs: Int) {
    self.facts = facts
    self.jobs = jobs
    waivers = WaiverBook(facts.plan.waivers, rules: facts.plan.rules, day: facts.date)
  }

  private struct Part: Sendable {
    var verdicts: [Verdict] = []
    var answers: [Assessment.Answer] = []
    /// How many answers each row has.
    var counts: [UInt32] = []
    var summary: [Summary.Rule] = []
  }

  mutating func judge() {
    let (facts, waivers) = (facts, waivers)
    // In small blocks, so that what passes between the rules of a block stays in the processor's cache.
    let blocks = Parallel.blocks(facts.proposals.count, of: 4096)
    let parts = Parallel.map(blocks.count, jobs: jobs) { Judge.judge(blocks[$0], facts, waivers) }
    summary.byRule = facts.plan.rules.map { Summary.Rule(rule: $0.id) }
    verdicts = Parallel.joined(parts.map(\.verdicts), jobs: jobs) { $1 }
    answers = Parallel.joined(parts.map(\.answers), jobs: jobs) { $1 }
    answerStarts.reserveCapacity(facts.proposals.count + 1)
    var start: UInt32 = 0
    for part in parts {
      for count in part.counts {
        answerStarts.append(start)
        start += count
      }
      for (index, rule) in part.summary.enumerated() { summary.byRule[index].add(rule) }
    }
    answerStarts.append(start)
    summary.count(verdicts, facts, jobs: jobs)
  }

  private static func judge(_ rows: Range<Int>, _ facts: Facts, _ waivers: WaiverBook) -> Part {
    var part = Part()
    part.verdicts = Array(repeating: .pass, count: rows.count)
    for fault in facts.proposals.faults(of: rows) where fault.outcome == .reject {
      part.verdicts[Int(fault.row) - rows.lowerBound] = .fail
    }
    // Rule by rule, so that a rule is taken up once; then put in order of rows.
    var found: [(row: Int32, answer: Assessment.Answer)] = []
    part.counts = Array(repeating: 0, count: rows.count)
    for index in facts.plan.rules.indices {
      let answers = answers(of: index, rows, facts, waivers)
      part.summary.append(answers.summary)
      for (row, answer) in answers.found {
        let place = Int(row) - rows.lowerBound
        part.verdicts[place] = max(part.verdicts[place], answer.verdict(by: facts.plan.rules[index].outcome))
        part.counts[place] += 1
      }
      found += answers.found
    }
    if !facts.proposals.unreadable.isEmpty {
      for row in rows where facts.proposals.unreadable.contains(Int32(row)) {
        part.verdicts[row - rows.lowerBound] = .unreadable
      }
    }
    var next = [Int](repeating: 0, count: rows.count)
    for place in part.counts.indices.dropFirst() {
      next[place] = next[place - 1] + Int(part.counts[place - 1])
    }
    var order = [Int32](repeating: 0, count: found.count)
    for (index, one) in found.enumerated() {
      let place = Int(one.row) - rows.lowerBound
      order[next[place]] = Int32(index)
      next[place] += 1
    }
    part.answers = order.map { found[Int($0)].answer }
    return part
  }

  /// What one rule answers about some rows, but for passes, which are made anew when a report lists them.
  private static func answers(
    of index: Int, _ rows: Range<Int>, _ facts: Facts, _ waivers: WaiverBook
  ) -> (found: [(row: Int32, answer: Assessment.Answer)], summary: Summary.Rule) {
    let (check, cases) = (facts.plan.rules[index].check, facts.survey.cases[index].cases)
    let tile = facts.survey.tile
    var found: [(row: Int32, answer: Assessment.Answer)] = []
    var summary = Summary.Rule(rule: facts.plan.rules[index].id)
    for row in rows {
      if let tile, !tile.owns(row) { continue }
      let code = cases[row]
      guard code != CaseColumn.none else {
        summary.notApplied += 1
        continue
      }
      let judgement =
        CaseColumn.missing(code).map { .notChecked($0) }
        ?? check.judge(Subject(facts: facts, row: row, rule: index), case: Int(code))
      guard judgement.result != .pass else {
        summary.pass += 1
        continue
      }
      var answer = Assessment.Answer(rule: Int16(index), judgement: judgement)
      if judgement.result != .note { answer.waiver = waivers.find(rule: index, row: row, facts) }
      summary.count(answer)
      found.append((Int32(row), answer))
    }
    // The counts of a rule about areas are of areas.
    if type(of: check).isAboutAreas { summary = Summary.Rule(rule: summary.rule) }
    return (found, summary)
  }

  /// What is said of waivers that have expired or match nothing that fails.
  func waiverNotes() -> [Note] { waivers.notes(used: Set(answers.lazy.map(\.waiver)), facts) }
}

extension Assessment.Answer {
  /// What the answer makes of a verdict.
  func verdict(by outcome: Outcome) -> Verdict {
    waiver < 0 ? outcome.verdict(of: judgement.result) : .pass
  }
}

extension InputFault {
  /// What follows from it.
  var outcome: Outcome { InputPages.outcomes[order] }
}

extension InputPages {
  /// The outcome of each input finding, by its order.
  static let outcomes: [Outcome] = InputFault.names.map { page(named: $0)?.outcome ?? .reject }
}

extension Proposals {
  /// The faults of some rows, which stand in order of rows.
  func faults(of rows: Range<Int>) -> [InputFault] {
    func first(_ row: Int) -> Int { faults.partitioningIndex { Int($0.row) >= row } }
    return Array(faults[first(rows.lowerBound)..<first(rows.upperBound)])
  }
}

extension Summary.Rule {
  mutating func count(_ answer: Assessment.Answer) {
    guard answer.waiver < 0 else { return waived += 1 }
    switch answer.judgement.result {
    case .pass: pass += 1
    case .fail: fail += 1
    case .undecided: undecided += 1
    case .notChecked: notChecked += 1
    case .waived: waived += 1
    case .note: note += 1
    }
  }

  fileprivate mutating func add(_ other: Summary.Rule) {
    pass += other.pass
    fail += other.fail
    undecided += other.undecided
    notChecked += other.notChecked
    waived += other.waived
    note += other.note
    notApplied += other.notApplied
  }
}

extension Summary {
  /// Counts the verdicts, and those of each operator, zone and commune that occurs.
  fileprivate mutating func count(_ all: [Verdict], _ facts: Facts, jobs: Int) {
    let plan = facts.plan
    @Sendable func groups(_ ids: [String], _ group: (Int) -> Int) -> [Group] {
      let kinds = Verdict.allCases.count
      var counts = Array(repeating: 0, count: (ids.count + 1) * kinds)
      for (row, verdict) in all.enumerated() where facts.survey.judges(row) {
        let index = group(row)
        counts[(index < 0 ? ids.count : index) * kinds + verdict.rank] += 1
      }
      return (0...ids.count).compactMap { index in
        var verdicts = Verdicts()
        verdicts.counts = Array(counts[index * kinds..<(index + 1) * kinds])
        guard verdicts.counts.contains(where: { $0 > 0 }) else { return nil }
        return Group(id: index < ids.count ? ids[index] : nil, verdicts: verdicts)
      }
    }
    let counted = Parallel.map(3, jobs: jobs) { part in
      switch part {
      case 0: groups(plan.operators.map(\.id)) { Int(facts.proposals.operators[$0]) }
      case 1: groups(plan.zones?.classes ?? []) { Int(facts.survey.zones[$0]) }
      default: groups(plan.communes?.codes ?? []) { Int(facts.survey.communes[$0]) }
      }
    }
    (byOperator, byZone, byCommune) = (counted[0], counted[1], counted[2])
    for verdict in Verdict.allCases { verdicts[verdict] = byOperator.reduce(0) { $0 + $1.verdicts[verdict] } }
  }
}
