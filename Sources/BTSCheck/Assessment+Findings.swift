import Geometry

extension Assessment {
  /// A proposal with its verdict and findings; 0 is the first that was judged.
  public func proposal(_ index: Int) -> Proposal {
    FindingWriter(self).proposal(rows?[index] ?? index, .all)
  }

  /// The worst verdict: of a proposal, or of an area, of which missing a rule makes as much as of a proposal.
  public var worst: Verdict {
    let ofProposals = Verdict.allCases.last { summary.verdicts[$0] > 0 } ?? .pass
    return areas.lazy.map(\.verdict).reduce(ofProposals, max)
  }

  /// Whether some rule or finding of outcome `warn` fails.
  package var hasWarnings: Bool {
    proposals.faults.contains { $0.outcome == .warn }
      || areas.contains { $0.findings.contains { $0.outcome == .warn && $0.result != .pass } }
      || answers.contains { answer in
        answer.waiver < 0 && plan.rules[Int(answer.rule)].outcome == .warn
          && [.fail, .undecided, .notChecked].contains(answer.judgement.result)
      }
  }

  /// The pairs of proposals of which at least one fails a spacing or duplicate rule against the other.
  func findConflicts(jobs: Int) -> [Conflict] {
    var pairs: [(first: Int32, second: Int32, rule: Int, distance: Double)] = []
    for (index, rule) in plan.rules.enumerated() where ["spacing", "duplicate"].contains(rule.checkName) {
      guard survey.neighboursOf[index] >= 0 else { continue }
      for conflict in survey.neighbours[survey.neighboursOf[index]].conflicts {
        // A pair belongs to the tile of its first proposal.
        guard survey.judges(Int(min(conflict.row, conflict.other))) else { continue }
        let (first, second) = (min(conflict.row, conflict.other), max(conflict.row, conflict.other))
        pairs.append((first, second, index, conflict.distance))
      }
    }
    // Either of a pair may have told of it, by several rules.
    pairs.sort { ($0.first, $0.second, $0.rule) < ($1.first, $1.second, $1.rule) }
    let all = pairs
    let starts = all.indices.filter { index in
      index == 0 || (all[index].first, all[index].second) != (all[index - 1].first, all[index - 1].second)
    }
    let ranges = Parallel.ranges(starts.count, jobs: jobs, least: 1024)
    return Parallel.map(ranges.count, jobs: jobs) { part in
      ranges[part].map { place -> Conflict in
        let told = all[starts[place]..<(place + 1 < starts.count ? starts[place + 1] : all.count)]
        let one = all[starts[place]]
        var rules: [String] = []
        for rule in told.map({ plan.rules[$0.rule].id }) where rules.last != rule { rules.append(rule) }
        return Conflict(
          proposals: [proposals.ids[Int(one.first)], proposals.ids[Int(one.second)]],
          distance: one.distance, rules: rules)
      }
    }.flatMap { $0 }
  }

  /// What is said when a crowd of proposals has more conflicts than are listed.
  var cutNotes: [Note] {
    let cut = Set(survey.neighboursOf.filter { $0 >= 0 }).reduce(0) {
      $0 + survey.neighbours[$1].cutConflicts
    }
    guard cut > 0 else { return [] }
    let kept = Neighbours.keptConflicts
    return [
      Note(
        id: "conflicts-cut",
        message: LocalizedText(
          vi: "có hồ sơ quá gần hơn \(kept) hồ sơ khác; danh sách cặp chỉ nêu \(kept) cặp của mỗi hồ sơ",
          en: "some proposals are too near to more than \(kept) others; the list of pairs has \(kept) of each"
        ))
    ]
  }
}

extension Proposals {
  /// Which of the files a row is from.
  func input(of row: Int) -> Int { (firstRows.lastIndex { $0 <= row }) ?? 0 }
}

extension Assessment.Area {
  /// What its findings add up to.
  var verdict: Verdict {
    findings.lazy.map { $0.outcome.verdict(of: $0.result) }.reduce(.pass, max)
  }
}

extension Assessment {
  /// How many findings a row has, passes left out.
  func findingCount(_ row: Int) -> Int {
    Int(answerStarts[row + 1] - answerStarts[row]) + proposals.faults(of: row..<row + 1).count
  }

  /// The rows that are judged by verdict, the worst first, each group in the order of the input.
  var rowsByVerdict: [Int] {
    var groups = Verdict.allCases.map { _ in [Int]() }
    for row in judgedRows { groups[verdicts[row].rank].append(row) }
    return groups.reversed().flatMap { $0 }
  }

  /// The rows that have findings, passes left out.
  var rowsWithFindings: [Int] {
    // The faults stand in order of rows.
    var fault = 0
    return (0..<proposals.count).filter { row in
      while fault < proposals.faults.count, proposals.faults[fault].row < row { fault += 1 }
      let isFaulty = fault < proposals.faults.count && proposals.faults[fault].row == row
      return isFaulty || answerStarts[row] < answerStarts[row + 1]
    }
  }
}
