import Geometry

/// Whether a condition holds for a proposal.
enum ConditionAnswer {
  case holds, fails
  /// All other keys hold, but this value is lacking.
  case lacks(Judgement.Missing)
}

/// Chooses the case of each rule that applies to each proposal: the first whose `when` holds.
final class CaseSelection: Sendable {
  private let plan: Plan
  private let proposals: Proposals
  /// The zone class and the communes at each proposal.
  private let survey: Survey

  init(plan: Plan, proposals: Proposals, survey: Survey) {
    self.plan = plan
    self.proposals = proposals
    self.survey = survey
  }

  /// The cases of a rule for some rows, as codes of `CaseColumn`.
  func cases(of rule: Rule, rows: Range<Int>) -> [Int16] {
    if rule.cases.count == 1, rule.cases[0].isAlways { return Array(repeating: 0, count: rows.count) }
    guard rule.cases.allSatisfy(\.asksZoneAndStructureAlone) else {
      return rows.map { first(of: rule.cases, $0) { _ in true } }
    }
    // Few zones and structures: the case of each pair is found once.
    let structures = plan.structures.count + 1
    let zones = (plan.zones?.classes.count ?? 0) + 1
    let table = (0..<zones * structures).map { key in
      let (zone, structure) = (key / structures - 1, key % structures - 1)
      return first(of: rule.cases, Traits(zone: zone, hasPosition: plan.zones == nil, structure: structure)) {
        _ in true
      }
    }
    return rows.map { row in
      table[(Int(survey.zones[row]) + 1) * structures + Int(proposals.structures[row]) + 1]
    }
  }

  /// The first case that applies to a row, among those that `isOpen` admits.
  ///
  /// - Returns: a code of `CaseColumn`.
  func first(of cases: [Condition], _ row: Int, isOpen: (Int) -> Bool) -> Int16 {
    first(of: cases, traits(row), isOpen: isOpen)
  }

  private func first(of cases: [Condition], _ traits: Traits, isOpen: (Int) -> Bool) -> Int16 {
    for index in cases.indices where isOpen(index) {
      switch answer(cases[index], traits) {
      case .holds: return Int16(index)
      case .lacks(let missing): return CaseColumn.lacking(missing)
      case .fails: continue
      }
    }
    return CaseColumn.none
  }

  /// What conditions ask of a proposal; indexes are negative where it lacks the value.
  private struct Traits {
    var zone: Int
    var hasPosition: Bool
    var structure: Int
    var operatorIndex = -1
    var communes: [Int32] = []
    var technologies: Technologies = []
    var height = Double.nan
  }

  private func traits(_ row: Int) -> Traits {
    var traits = Traits(
      zone: Int(survey.zones[row]), hasPosition: !proposals.positions[row].longitude.isNaN,
      structure: Int(proposals.structures[row]))
    traits.operatorIndex = Int(proposals.operators[row])
    if survey.communes[row] >= 0 {
      traits.communes = [survey.communes[row]] + (survey.moreCommunes[Int32(row)] ?? [])
    }
    traits.technologies = proposals.technologies.isEmpty ? [] : proposals.technologies[row]
    traits.height = proposals.heights[row]
    return traits
  }

  /// Whether a condition holds for a proposal, its `feature` apart.
  private func answer(_ condition: Condition, _ traits: Traits) -> ConditionAnswer {
    var missing: Judgement.Missing?

    if let zones = condition.zones {
      if traits.zone >= 0 {
        guard zones[traits.zone] else { return .fails }
      } else if traits.hasPosition || plan.zones == nil {
        return .fails
      } else {
        missing = .position
      }
    }
    if let structures = condition.structures {
      if traits.structure >= 0 {
        guard structures[traits.structure] else { return .fails }
      } else {
        missing = missing ?? .structure
      }
    }
    if let operators = condition.operators {
      if traits.operatorIndex >= 0 {
        guard operators[traits.operatorIndex] else { return .fails }
      } else {
        missing = missing ?? .operator
      }
    }
    if let communes = condition.communes {
      if !traits.communes.isEmpty {
        guard traits.communes.contains(where: { communes[Int($0)] }) else { return .fails }
      } else if traits.hasPosition || plan.communes == nil {
        return .fails
      } else {
        missing = missing ?? .position
      }
    }
    if let technologies = condition.technologies {
      if traits.technologies.isEmpty {
        missing = missing ?? .technology
      } else if traits.technologies.isDisjoint(with: technologies) {
        return .fails
      }
    }
    if condition.mounting != nil || condition.bulky != nil {
      if traits.structure >= 0 {
        let structure = plan.structures[traits.structure]
        if let mounting = condition.mounting, structure.mounting != mounting { return .fails }
        if let bulky = condition.bulky, structure.bulky != bulky { return .fails }
      } else {
        missing = missing ?? .structure
      }
    }
    if let height = condition.height {
      if traits.height.isNaN {
        missing = missing ?? .height
      } else if !height.contains(traits.height.toMillimetre) {
        return .fails
      }
    }
    return missing.map { .lacks($0) } ?? .holds
  }
}

extension Condition {
  /// Whether the condition asks for nothing but zones and what the structure's class tells.
  fileprivate var asksZoneAndStructureAlone: Bool {
    operators == nil && communes == nil && technologies == nil && height == nil && feature.isEmpty
  }
}
