public import Geometry

/// All findings of a run, with the provenance of every input.
public struct Assessment: Sendable {
  /// The day for which the plan was asked.
  public package(set) var date: Day
  /// The plan.
  public package(set) var plan: Plan
  /// The files of the round, in the order given.
  public package(set) var inputs: [Input] = []
  /// What a reader should know: how the input was read, masts that lapsed …
  public package(set) var notes: [Note] = []
  /// The totals.
  public package(set) var summary = Summary()
  /// What rules answered about areas.
  public package(set) var areas: [Area] = []
  /// Pairs of proposals that stand too near to each other.
  public package(set) var conflicts: [Conflict] = []
  /// Whether passes are listed among the findings too.
  public var listsPasses = false

  package var proposals: Proposals
  package var survey: Survey
  package var operations = CoordinateOperations()
  /// By proposal.
  package var verdicts: [Verdict] = []
  /// What the rules answered, but for passes, in order of rows, then rules.
  package var answers: [Answer] = []
  /// Where each row's answers start in `answers`, and the end.
  package var answerStarts: [UInt32] = []

  package init(date: Day, plan: Plan, proposals: Proposals, survey: Survey) {
    self.date = date
    self.plan = plan
    self.proposals = proposals
    self.survey = survey
  }

  /// The rows that were judged, in order; nil where all were.
  package var rows: [Int]?

  /// The number of proposals that were judged.
  public var count: Int { rows?.count ?? proposals.count }

  /// The rows that were judged, in order.
  package var judgedRows: [Int] { rows ?? Array(0..<proposals.count) }

  /// A rule's answer about a row.
  package struct Answer: Sendable {
    package var rule: Int16
    package var waiver: Int32
    package var judgement: Judgement

    package init(rule: Int16, waiver: Int32 = -1, judgement: Judgement) {
      self.rule = rule
      self.waiver = waiver
      self.judgement = judgement
    }
  }

  /// A rule's answer about an area.
  package struct AreaAnswer: Sendable {
    package var kind: AreaKind
    package var area: Int32
    package var rule: Int16
    package var judgement: Judgement

    package init(kind: AreaKind, area: Int32, rule: Int16, judgement: Judgement) {
      self.kind = kind
      self.area = area
      self.rule = rule
      self.judgement = judgement
    }
  }

  /// A file of the round.
  public struct Input: Sendable {
    /// The file's name without folder; `-` for standard input.
    public package(set) var name: String
    /// The file's path as it was given; as the name where it was given none.
    package var path: String
    /// The number of records.
    public package(set) var rows: Int
    /// The CRS as declared; nil when every row declares its own.
    public package(set) var crs: String?
    /// The coordinate operation to WGS 84; nil when none is needed.
    public package(set) var operation: String?
    /// The operation's accuracy in metres.
    public package(set) var accuracy: Double
    package var file: MappedFile
    /// The sheet of a workbook that was read.
    package var sheet: String?
    /// The sheet or layer that was named behind the path.
    package var layer: String?

    package init(
      name: String, rows: Int, crs: String?, operation: String? = nil, accuracy: Double = 0, file: MappedFile
    ) {
      self.name = name
      path = name
      self.rows = rows
      self.crs = crs
      self.operation = operation
      self.accuracy = accuracy
      self.file = file
    }
  }

  /// A proposal with its verdict.
  public struct Proposal: Sendable {
    /// The id as written; empty where the row has none.
    public package(set) var id: String
    /// Which of the inputs it is from, counted from 0.
    public package(set) var input: Int
    /// The physical line, sheet row or feature number, from 1.
    public package(set) var row: Int
    /// The operator's id in the plan; nil where it is unknown.
    public package(set) var `operator`: String?
    /// The place; nil where it cannot be read.
    public package(set) var position: Position?
    /// The structure's id in the plan; nil where it is unknown.
    public package(set) var structure: String?
    /// The zone class at the place.
    public package(set) var zone: String?
    /// The code of the commune at the place.
    public package(set) var commune: String?
    /// What its findings add up to.
    public package(set) var verdict: Verdict
    /// The input findings, then the rules' in the plan's order.
    public package(set) var findings: [Finding]

    package init(
      id: String, input: Int, row: Int, operator: String?, position: Position?, structure: String?,
      zone: String?, commune: String?, verdict: Verdict, findings: [Finding]
    ) {
      self.id = id
      self.input = input
      self.row = row
      self.operator = `operator`
      self.position = position
      self.structure = structure
      self.zone = zone
      self.commune = commune
      self.verdict = verdict
      self.findings = findings
    }
  }

  /// What rules answered about an area.
  public struct Area: Sendable {
    /// Commune, zone class or territory.
    public package(set) var kind: Finding.Counterpart.Kind
    /// Its id.
    public package(set) var id: String
    /// What was found about it.
    public package(set) var findings: [Finding]

    package init(kind: Finding.Counterpart.Kind, id: String, findings: [Finding]) {
      self.kind = kind
      self.id = id
      self.findings = findings
    }
  }

  /// Two proposals of which at least one stands too near to the other.
  public struct Conflict: Hashable, Sendable {
    /// Their ids, in the order of the input.
    public package(set) var proposals: [String]
    /// Metres between them.
    public package(set) var distance: Double
    /// The rules that fail.
    public package(set) var rules: [String]

    package init(proposals: [String], distance: Double, rules: [String]) {
      self.proposals = proposals
      self.distance = distance
      self.rules = rules
    }
  }
}

/// The totals of an assessment.
public struct Summary: Sendable {
  /// Counts by verdict.
  public struct Verdicts: Hashable, Sendable {
    /// In the order of `Verdict.allCases`.
    package var counts = [Int](repeating: 0, count: Verdict.allCases.count)

    package init() {}

    /// How many proposals have the verdict.
    public package(set) subscript(verdict: Verdict) -> Int {
      get { counts[verdict.rank] }
      set { counts[verdict.rank] = newValue }
    }
  }

  /// Counts by answer of one rule.
  public struct Rule: Hashable, Sendable {
    /// The rule's id.
    public package(set) var rule: String
    /// How many proposals pass it.
    public package(set) var pass = 0
    /// How many proposals fail it.
    public package(set) var fail = 0
    /// How many proposals are too close to its limit to call.
    public package(set) var undecided = 0
    /// How many proposals lack what it needs.
    public package(set) var notChecked = 0
    /// How many of its findings a waiver covers.
    public package(set) var waived = 0
    /// How many proposals it only makes a note of.
    public package(set) var note = 0
    /// How many proposals it does not apply to.
    public package(set) var notApplied = 0

    package init(rule: String) { self.rule = rule }
  }

  /// The verdicts of the proposals that share something: an operator, a zone, a commune.
  public struct Group: Hashable, Sendable {
    /// The id; nil for proposals of which it is not known.
    public package(set) var id: String?
    /// The verdicts of its proposals.
    public package(set) var verdicts = Verdicts()

    package init(id: String?, verdicts: Verdicts = Verdicts()) {
      self.id = id
      self.verdicts = verdicts
    }
  }

  /// The verdicts of all proposals.
  public package(set) var verdicts = Verdicts()
  /// By rule, in the plan's order.
  public package(set) var byRule: [Rule] = []
  /// By operator, in the plan's order, the unknown last; only those that occur.
  public package(set) var byOperator: [Group] = []
  /// By zone class, in order of precedence.
  public package(set) var byZone: [Group] = []
  /// By located commune, in the plan's order.
  public package(set) var byCommune: [Group] = []

  package init() {}
}
