/// Where the answer of one case of a check changes, as far as proposals can be made for it.
package enum Boundary: Sendable {
  /// Inside of an area, or outside.
  case territory
  /// The commune that the row declares, or another one.
  case commune
  /// Each structure, which may stand or not.
  case structures([Bool])
  /// Nothing may stand.
  case prohibited
  /// A height in metres that may not be passed; or, for an approval, not be reached.
  case height(HeightKind, Double, failsAt: Bool)
  /// The coverage radius in metres.
  case radius(ClosedRange<Double>)
  /// Metres to the nearest other site.
  case sites(SiteFilter, Double)
  /// The sizes of each structure's class.
  case sizes
  /// Metres to the nearest feature of a layer.
  case features(String, FeatureLimit)
  /// Metres to a planned position.
  case position(PositionMatch, Double)
  /// A surface over a layer, within some metres.
  case surface(layer: String, slope: Double, base: Double, within: Double)
  /// Power densities in W/m², up to frequencies in MHz.
  case powerDensity([(to: Double, density: Double)])
  /// The period of the plan.
  case period
  /// Metres within which other sites, or the features of a layer, are to be told.
  case notified(SiteFilter, layer: String?, FeatureLimit)
  /// What needs no permit.
  case exempt([Condition])
  /// The greatest number of sites in an area.
  case quota(SiteFilter, AreaKind, Int)
  /// The greatest percentage of the own disc that others cover.
  case overlap(SiteFilter, Double)
  /// The least percentage of an area that is covered.
  case coverage(SiteFilter, AreaKind, Double)
  /// The least percentage of an area's sites that so many operators use.
  case sharing(SiteFilter, ClosedRange<Double>, AreaKind, Double)
}

/// A proposal that stands at a boundary, with the answer that is expected of it.
package struct BoundaryCase: Sendable {
  /// The rule's id, and its case from 1.
  package var rule: String
  package var number: Int
  /// Where it stands: “149.999 m, below 150 m”.
  package var what: LocalizedText
  package var expected: Finding.Result
  /// The cells of the proposal by column.
  package var cells: [String: String]
  /// The cells of other proposals that must be in the same round.
  package var others: [[String: String]] = []
  /// What the finding's `value` must be; nil where it does not matter.
  package var value: String?
  /// The id of the area that is judged instead of the proposal.
  package var area: String?
}
