/// The kinds of areas that a rule may be about.
package enum AreaKind: String, CaseIterable, Sendable {
  /// A zone's class, less what the classes before it take.
  case zone
  case commune
  /// All of it.
  case territory
}

extension Plan {
  /// How many areas of a kind the plan has.
  package func areaCount(_ kind: AreaKind) -> Int {
    switch kind {
    case .zone: zones?.classes.count ?? 0
    case .commune: communes?.codes.count ?? 0
    case .territory: territory == nil ? 0 : 1
    }
  }

  /// The id of an area: the zone's class, the commune's code, or the plan's own for the whole territory.
  package func areaID(_ kind: AreaKind, _ index: Int) -> String {
    switch kind {
    case .zone: zones?.classes[index] ?? ""
    case .commune: communes?.codes[index] ?? ""
    case .territory: id
    }
  }

  /// What a reader calls an area.
  package func areaName(_ kind: AreaKind, _ index: Int) -> LocalizedText {
    let id = areaID(kind, index)
    return switch kind {
    case .zone: LocalizedText(vi: "khu vực \(id)", en: "zone \(id)")
    case .commune: LocalizedText("\(communes?.names[index] ?? "") (\(id))")
    case .territory: LocalizedText(vi: "toàn địa bàn", en: "the territory")
    }
  }
}

extension Condition {
  /// Whether the condition holds for an area: an area has nothing but its zone class or its commune.
  package func holds(_ kind: AreaKind, _ index: Int) -> Bool {
    if let zones, kind != .zone || !zones[index] { return false }
    if let communes, kind != .commune || !communes[index] { return false }
    return true
  }
}

/// How many sites a rule counts in each area.
package struct Tally: Sendable {
  package var kind: AreaKind
  /// The rule's case by area, as codes of `CaseColumn`.
  package var caseOf: [Int16] = []
  /// By area.
  package var numbers: [Int32] = []
  /// By area, then operator: those that it owns or shares; empty where the rule does not count by operator.
  package var byOperator: [Int32] = []
  /// By row: the area in which it stands, or -1.
  package var areaOf: [Int32] = []

  package init(kind: AreaKind) { self.kind = kind }

  /// The number in an area; of an operator's sites, where the rule counts by operator.
  package func number(in area: Int, of one: Int16) -> Int {
    guard !byOperator.isEmpty else { return Int(numbers[area]) }
    let operators = byOperator.count / numbers.count
    return one >= 0 ? Int(byOperator[area * operators + Int(one)]) : 0
  }

  /// The operator with the most sites in an area, where the rule counts by operator.
  package func busiest(in area: Int) -> Int16 {
    guard !byOperator.isEmpty else { return -1 }
    let operators = Int16(byOperator.count / numbers.count)
    return (0..<operators).max {
      let (a, b) = (number(in: area, of: $0), number(in: area, of: $1))
      return a != b ? a < b : $0 > $1
    } ?? -1
  }
}

/// How much of something is covered, or shared.
package struct MeasuredShare: Sendable {
  /// Percent to two decimals; NaN where it cannot be computed.
  package var percent: Double
  /// How many sites that count there have no radius, and so cover nothing.
  package var withoutRadius: Int32

  package init(percent: Double, withoutRadius: Int32) {
    self.percent = percent
    self.withoutRadius = withoutRadius
  }
}

/// An area before a rule.
package struct AreaSubject: Sendable {
  package let facts: Facts
  /// The rule's index in the plan.
  package let rule: Int
  package let kind: AreaKind
  /// The area's index among those of its kind.
  package let index: Int
  /// What is covered of it, where the rule asks.
  package let share: MeasuredShare?

  package init(facts: Facts, rule: Int, kind: AreaKind, index: Int, share: MeasuredShare? = nil) {
    self.facts = facts
    self.rule = rule
    self.kind = kind
    self.index = index
    self.share = share
  }
}
