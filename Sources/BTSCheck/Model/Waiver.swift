/// A decision that exempts one proposal from one rule.
public struct Waiver: Hashable, Sendable {
  /// The rule's id.
  public var rule: String
  /// The proposal's id.
  public var proposal: String
  /// The paper that grants it.
  public var document: Document
  /// Why it was granted.
  public var reason: String
  /// The table that lists it, named relative to the plan's folder.
  package var file: String
  /// Its line there.
  package var line: Int

  /// The paper that grants a waiver.
  public struct Document: Hashable, Sendable {
    /// The paper's number.
    public var number: String
    /// Who signed it.
    public var authority: String
    /// The last day on which it holds; nil means without end.
    public var validUntil: Day?

    package init(number: String, authority: String, validUntil: Day?) {
      self.number = number
      self.authority = authority
      self.validUntil = validUntil
    }
  }
}
