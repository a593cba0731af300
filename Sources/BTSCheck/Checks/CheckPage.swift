/// What a person should know about a check or an input finding: what it asks, why, and what to do.
///
/// The page is at once the documentation (`btscheck explain`, `Docs/Checks.md`) and a test: its examples run.
public struct CheckPage: Sendable {
  /// The stable name: `spacing`.
  public var name: String
  /// The name that people read: “Khoảng cách giữa các cột” / “Spacing”.
  public var title: LocalizedText
  /// What it asks, in a sentence.
  public var question: LocalizedText
  /// Why a plan asks it.
  public var why: LocalizedText
  /// What to do when it is missed.
  public var remedy: LocalizedText
  /// The outcome when the plan gives none.
  public var outcome: Outcome
  /// The parameters of a rule.
  public var parameters: [Parameter]
  /// Examples that run.
  public var examples: [Example]

  /// A parameter of a rule: its key, and what it means.
  public struct Parameter: Sendable {
    /// The key in the plan.
    public var key: String
    /// What the key says.
    public var meaning: LocalizedText
    /// Creates a parameter's entry.
    public init(_ key: String, vi: String, en: String) {
      self.key = key
      meaning = LocalizedText(vi: vi, en: en)
    }
  }

  /// A rule and one proposal, with the answer that is expected; of findings about the input, the proposal alone.
  public struct Example: Sendable {
    /// What it shows, with its source where it comes from a real decision.
    public var title: LocalizedText
    /// The rule as it stands in `plan.yaml`, without `id`; nil where none is needed.
    public var rule: String?
    /// The proposal's cells, `column: value`; what is left out comes from the example plan's ordinary site.
    public var proposal: [String: String]
    /// The expected answer.
    public var result: Finding.Result

    /// Creates an example.
    public init(
      title: LocalizedText, rule: String? = nil, proposal: [String: String], result: Finding.Result
    ) {
      self.title = title
      self.rule = rule
      self.proposal = proposal
      self.result = result
    }
  }

  /// Creates a page.
  public init(
    name: String, title: LocalizedText, question: LocalizedText, why: LocalizedText, remedy: LocalizedText,
    outcome: Outcome, parameters: [Parameter] = [], examples: [Example] = []
  ) {
    self.name = name
    self.title = title
    self.question = question
    self.why = why
    self.remedy = remedy
    self.outcome = outcome
    self.parameters = parameters
    self.examples = examples
  }
}
