public import Geometry

/// Something that is wrong with a plan, or that its authority should know, with the evidence.
public struct PlanFinding: Sendable {
  /// The stable name: `plan-overlap`.
  public var name: String
  /// How much it matters: `reject` makes the plan unsound.
  public var outcome: Outcome
  /// The file, named relative to the plan's folder.
  public var file: String
  /// The line in the file; nil where the format has none.
  public var line: Int?
  /// The layer's name in the plan, for findings about features.
  public var layer: String?
  /// The ids of the features, masts or positions, of which there may be many.
  public var ids: [String] = []
  /// How many they are in all; `ids` names the first ones.
  public var count = 1
  /// The rules that it is about.
  public var rules: [String] = []
  /// Where it is, in degrees.
  public var position: Position?
  /// The square metres of an overlap or a gap.
  public var squareMetres: Double?
  /// The metres of a distance.
  public var metres: Double?
  /// What was found, in a sentence.
  public var message: LocalizedText
  /// What to do about it.
  public var remedy: LocalizedText

  /// The most ids that a finding names.
  static let namedIDs = 5

  init(
    _ page: CheckPage, file: String, line: Int? = nil, layer: String? = nil, ids: [String] = [],
    rules: [String] = [], position: Position? = nil, message: LocalizedText
  ) {
    name = page.name
    outcome = page.outcome
    remedy = page.remedy
    self.file = file
    self.line = line
    self.layer = layer
    self.ids = Array(ids.prefix(PlanFinding.namedIDs))
    count = max(1, ids.count)
    self.rules = rules
    self.position = position
    self.message = message
  }
}

/// What was found about a plan.
public struct PlanInspection: Sendable {
  /// The plan's folder, as it was given.
  public package(set) var folder: String
  /// The plan; nil where its layers could not be taken in.
  public package(set) var plan: Plan?
  /// The day for which the plan was asked.
  public package(set) var date: Day
  /// The findings, in the order of the tests that made them.
  public package(set) var findings: [PlanFinding]

  /// How many findings have an outcome.
  public func count(_ outcome: Outcome) -> Int { findings.count { $0.outcome == outcome } }
}
