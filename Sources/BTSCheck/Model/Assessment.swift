public import Geometry

/// All findings of a run, with the provenance of every input.
public struct Assessment: Sendable {
  /// The day for which the plan was asked.
  public internal(set) var date: Day
  /// The plan.
  public internal(set) var plan: Plan
  /// The files of the round, in the order given.
  public internal(set) var inputs: [Input] = []
  /// What a reader should know: how the input was read, masts that lapsed …
  public internal(set) var notes: [Note] = []
  /// The totals.
  public internal(set) var summary = Summary()
  /// What rules answered about areas.
  public internal(set) var areas: [Area] = []
  /// Pairs of proposals that stand too near to each other.
  public internal(set) var conflicts: [Conflict] = []
  /// Whether passes are listed among the findings too.
  public var listsPasses = false

  package var proposals: Proposals
  package var survey: Survey
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

  /// The number of proposals.
  public var count: Int { proposals.count }

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

  /// A file of the round.
  public struct Input: Sendable {
    /// The file's name without folder; `-` for standard input.
    public internal(set) var name: String
    /// The number of records.
    public internal(set) var rows: Int
    /// The CRS as declared; nil when every row declares its own.
    public internal(set) var crs: String?
    /// The coordinate operation to WGS 84; nil when none is needed.
    public internal(set) var operation: String?
    /// The operation's accuracy in metres.
    public internal(set) var accuracy: Double
    package var file: MappedFile
  }

  /// A proposal with its verdict.
  public struct Proposal: Sendable {
    /// The id as written; empty where the row has none.
    public internal(set) var id: String
    /// Which of the inputs it is from, counted from 0.
    public internal(set) var input: Int
    /// The physical line, sheet row or feature number, from 1.
    public internal(set) var row: Int
    /// The operator's id in the plan; nil where it is unknown.
    public internal(set) var `operator`: String?
    /// The place; nil where it cannot be read.
    public internal(set) var position: Position?
    /// The structure's id in the plan; nil where it is unknown.
    public internal(set) var structure: String?
    /// The zone class at the place.
    public internal(set) var zone: String?
    /// The code of the commune at the place.
    public internal(set) var commune: String?
    /// What its findings add up to.
    public internal(set) var verdict: Verdict
    /// The input findings, then the rules' in the plan's order.
    public internal(set) var findings: [Finding]
  }

  /// What rules answered about an area.
  public struct Area: Sendable {
    /// Commune, zone class or territory.
    public internal(set) var kind: Finding.Counterpart.Kind
    public internal(set) var id: String
    public internal(set) var findings: [Finding]
  }

  /// Two proposals of which at least one stands too near to the other.
  public struct Conflict: Hashable, Sendable {
    /// Their ids, in the order of the input.
    public internal(set) var proposals: [String]
    /// Metres between them.
    public internal(set) var distance: Double
    /// The rules that fail.
    public internal(set) var rules: [String]
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
    public internal(set) subscript(verdict: Verdict) -> Int {
      get { counts[Verdict.allCases.firstIndex(of: verdict) ?? 0] }
      set { counts[Verdict.allCases.firstIndex(of: verdict) ?? 0] = newValue }
    }
  }

  /// Counts by answer of one rule.
  public struct Rule: Hashable, Sendable {
    /// The rule's id.
    public internal(set) var rule: String
    public internal(set) var pass = 0
    public internal(set) var fail = 0
    public internal(set) var undecided = 0
    public internal(set) var notChecked = 0
    public internal(set) var waived = 0
    public internal(set) var note = 0
    public internal(set) var notApplied = 0
  }

  /// The verdicts of the proposals that share something: an operator, a zone, a commune.
  public struct Group: Hashable, Sendable {
    /// The id; nil for proposals of which it is not known.
    public internal(set) var id: String?
    public internal(set) var verdicts = Verdicts()
  }

  /// The verdicts of all proposals.
  public internal(set) var verdicts = Verdicts()
  /// By rule, in the plan's order.
  public internal(set) var byRule: [Rule] = []
  /// By operator, in the plan's order, the unknown last; only those that occur.
  public internal(set) var byOperator: [Group] = []
  /// By zone class, in order of precedence.
  public internal(set) var byZone: [Group] = []
  /// By located commune, in the plan's order.
  public internal(set) var byCommune: [Group] = []
}
