/// Which other sites a rule looks at: the keys of `others` and `count`.
package struct SiteFilter: Hashable, Sendable {
  /// Whose sites.
  package enum Relation: String, CaseIterable, Sendable {
    case same, other, any
  }

  /// Which statuses count, by `SiteStatus.rawValue`; decommissioned never does.
  package var existing = true
  package var approved = true
  package var proposed = true
  /// Which structures count, by index in the plan; nil is all (also sites of unknown structure).
  package var structures: [Bool]?
  package var relation = Relation.any
  /// Whether only sites count that are (true) or are not (false) shareable; nil is all.
  package var shareable: Bool?
  /// Whether a proposal that shares a mast counts too: it builds none, but it radiates.
  package var includesSharing = false

  package init() {}
}
