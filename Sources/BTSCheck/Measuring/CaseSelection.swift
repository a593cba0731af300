import Geometry

/// Whether a condition holds for a proposal.
enum ConditionAnswer {
  case holds, fails
  /// All other keys hold, but this value is lacking.
  case lacks(Judgement.Missing)
}

/// Chooses the case of each rule that applies to each proposal: the first whose `when` holds.
struct CaseSelection: Sendable {
  let plan: Plan
  let proposals: Proposals
  /// The zone class and the communes at each proposal.
  let survey: Survey

  /// The cases of a rule for some rows.
  func cases(of rule: Rule, rows: Range<Int>) -> [Int16] {
    if rule.cases.count == 1, rule.cases[0].isAlways { return Array(repeating: 0, count: rows.count) }
    return rows.map { first(of: rule.cases, $0) { _ in true } }
  }

  /// The first case that applies to a row, among those that `isOpen` admits.
  ///
  /// - Returns: a code of `CaseColumn`.
  func first(of cases: [Condition], _ row: Int, isOpen: (Int) -> Bool) -> Int16 {
    for (index, condition) in cases.enumerated() where isOpen(index) {
      switch answer(condition, row) {
      case .holds: return Int16(index)
      case .lacks(let missing): return CaseColumn.lacking(missing)
      case .fails: continue
      }
    }
    return CaseColumn.none
  }

  /// Whether a condition holds for a row, its `feature` apart.
  func answer(_ condition: Condition, _ row: Int) -> ConditionAnswer {
    var missing: Judgement.Missing?
    let structure = Int(proposals.structures[row])
    let hasPosition = !proposals.positions[row].longitude.isNaN

    if let zones = condition.zones {
      let zone = Int(survey.zones[row])
      if zone >= 0 {
        guard zones[zone] else { return .fails }
      } else if hasPosition || plan.zones == nil {
        return .fails
      } else {
        missing = .position
      }
    }
    if let structures = condition.structures {
      if structure >= 0 {
        guard structures[structure] else { return .fails }
      } else {
        missing = missing ?? .structure
      }
    }
    if let operators = condition.operators {
      let one = Int(proposals.operators[row])
      if one >= 0 {
        guard operators[one] else { return .fails }
      } else {
        missing = missing ?? .operator
      }
    }
    if let communes = condition.communes {
      let commune = survey.communes[row]
      if commune >= 0 {
        let more = survey.moreCommunes[Int32(row)] ?? []
        guard communes[Int(commune)] || more.contains(where: { communes[Int($0)] }) else { return .fails }
      } else if hasPosition || plan.communes == nil {
        return .fails
      } else {
        missing = missing ?? .position
      }
    }
    if let technologies = condition.technologies {
      let own = proposals.technologies.isEmpty ? [] : proposals.technologies[row]
      if own.isEmpty {
        missing = missing ?? .technology
      } else if own.isDisjoint(with: technologies) {
        return .fails
      }
    }
    if condition.mounting != nil || condition.bulky != nil {
      if structure >= 0 {
        if let mounting = condition.mounting, plan.structures[structure].mounting != mounting {
          return .fails
        }
        if let bulky = condition.bulky, plan.structures[structure].bulky != bulky { return .fails }
      } else {
        missing = missing ?? .structure
      }
    }
    if let height = condition.height {
      let own = proposals.heights[row]
      if own.isNaN {
        missing = missing ?? .height
      } else if !height.contains(own.toMillimetre) {
        return .fails
      }
    }
    return missing.map { .lacks($0) } ?? .holds
  }
}
