public import Geometry

/// A rule's answer about one subject, with the evidence.
public struct Finding: Sendable {
  /// The rule's id in the plan, or the name of an input finding (`input-missing-value`).
  public var rule: String
  /// The check's name; for input findings `input`.
  public var check: String
  /// What follows when it is missed.
  public var outcome: Outcome
  /// The answer.
  public var result: Result
  /// What was measured, in `unit`; what is reported is what was compared.
  public var measured: Double?
  /// The limit that is missed, in `unit`.
  public var limit: Double?
  /// The unit of `measured` and `limit`; nil for counts and where there is nothing to measure.
  public var unit: Unit?
  /// What is not a number: the structure, the zone, the declared commune, the cell.
  public var value: String?
  /// How sure `measured` is, in `unit`.
  public var uncertainty: Double?
  /// The counterpart: the nearest or worst one.
  public var against: Counterpart?
  /// The article of the plan.
  public var cite: LocalizedText?
  /// What must be done, for outcome `condition`.
  public var requires: LocalizedText?
  /// The waiver that covers it.
  public var waiver: Waiver.Document?
  /// For input findings: what the column is called in the file, and what was expected in it.
  public var input: Input?
  /// What was found, in a sentence.
  public var message: LocalizedText
  /// What to do about it.
  public var remedy: LocalizedText

  /// What an input finding says of a cell.
  public struct Input: Hashable, Sendable {
    /// The column's header as it stands in the file.
    public var column: String?
    /// What was expected.
    public var expected: LocalizedText?
    /// Another reading of the coordinates that would put the place inside the territory.
    public var suggestion: Suggestion?

    package init(column: String?, expected: LocalizedText?, suggestion: Suggestion? = nil) {
      self.column = column
      self.expected = expected
      self.suggestion = suggestion
    }
  }

  /// Another reading of a proposal's coordinates; it is offered, never applied.
  public struct Suggestion: Hashable, Sendable {
    /// What probably happened: `other-meridian`, `exchanged` …
    public var diagnosis: String
    /// The place by that reading.
    public var position: Position
    /// How much speaks for it.
    public var confidence: Confidence

    package init(diagnosis: String, position: Position, confidence: Confidence) {
      self.diagnosis = diagnosis
      self.position = position
      self.confidence = confidence
    }

    /// How much speaks for a reading.
    public enum Confidence: String, CaseIterable, Sendable {
      /// The place lies in the declared commune, or at least three rows of the file were mistaken in the same way.
      case high
      /// No other reading puts the place into the territory.
      case medium
      /// Other readings do, and this one explains more of the file.
      case low
    }
  }

  /// The other side of a finding.
  public struct Counterpart: Hashable, Sendable {
    /// What kind of thing it is.
    public enum Kind: String, CaseIterable, Sendable {
      case mast, proposal, position, zone, commune, territory, feature
    }
    /// What kind of thing it is.
    public var kind: Kind
    /// Its id.
    public var id: String
    /// How many counterparts fail, this one included.
    public var count: Int
    /// Up to five more, nearest first.
    public var others: [String]
    /// Where it stands, as far as it is a point: a mast, a proposal, a planned position. Ids need not be unique.
    package var place: Position?

    package init(kind: Kind, id: String, count: Int = 1, others: [String] = [], place: Position? = nil) {
      self.kind = kind
      self.id = id
      self.count = count
      self.others = others
      self.place = place
    }
  }
}

extension Finding {
  /// A finding without evidence.
  package init(
    rule: String, check: String, outcome: Outcome, result: Result, message: LocalizedText,
    remedy: LocalizedText
  ) {
    self.init(
      rule: rule, check: check, outcome: outcome, result: result, measured: nil, limit: nil, unit: nil,
      value: nil, uncertainty: nil, against: nil, cite: nil, requires: nil, waiver: nil, input: nil,
      message: message, remedy: remedy)
  }
}
