/// A check with the numbers, scope, outcome and article that one plan gives it.
public struct Rule: Sendable {
  /// The rule's id, unique in the plan.
  public package(set) var id: String
  /// The rule's title.
  public package(set) var title: LocalizedText?
  /// The article of the plan.
  public package(set) var cite: LocalizedText?
  /// What follows when it is missed.
  public package(set) var outcome: Outcome
  /// What must be done, for outcome `condition`.
  public package(set) var requires: LocalizedText?
  /// When the rule speaks; nil means whenever the plan is in force.
  public package(set) var validity: Period?
  /// The check with its parameters.
  package var check: any Check
  /// When each case of the check applies; a rule without cases has one.
  package var cases: [Condition]
  /// Where it stands in the plan.
  package var file: String
  package var line: Int

  package init(id: String, outcome: Outcome, check: any Check, cases: [Condition], file: String, line: Int) {
    self.id = id
    self.outcome = outcome
    self.check = check
    self.cases = cases
    self.file = file
    self.line = line
  }

  /// Whether the rule speaks on a day on which the plan is in force.
  package func speaks(on day: Day) -> Bool { validity?.contains(day) ?? true }

  /// The check's name: `spacing`.
  public var checkName: String { type(of: check).page.name }
}

/// A `when`: all that is set must hold.
package struct Condition: Hashable, Sendable {
  /// Which zone classes, by index in `Zones.classes`; a plan without zones never matches.
  package var zones: [Bool]?
  /// Which structures, by index in the plan.
  package var structures: [Bool]?
  /// Which operators, by index in the plan.
  package var operators: [Bool]?
  /// Which communes, by index in the plan.
  package var communes: [Bool]?
  /// Any one of these.
  package var technologies: Technologies?
  package var mounting: Mounting?
  package var bulky: Bool?
  /// Metres of mast height, ends included.
  package var height: ClosedRange<Double>?
  /// What the layer's feature must have, by attribute; each feature is judged by its own first case.
  package var feature: [String: Pattern]

  package init() { feature = [:] }

  /// Whether the condition asks nothing.
  package var isAlways: Bool { self == Condition() }
}

/// A value, a list of values, a glob or a range of numbers, matched against text.
package struct Pattern: Hashable, Sendable {
  /// The alternatives as written; each may have `*` and `?`.
  package var alternatives: [String]

  package init(_ alternatives: [String]) { self.alternatives = alternatives }
}
