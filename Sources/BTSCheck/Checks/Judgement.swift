/// A check's answer about one proposal, without any text: small enough to keep one for every failure of a continent.
package struct Judgement: Sendable {
  package var result: Finding.Result
  /// What was measured, NaN for none.
  package var measured: Double
  /// The limit that is missed, NaN for none.
  package var limit: Double
  /// How sure `measured` is, NaN where that does not apply.
  package var uncertainty: Double
  package var unit: Unit?
  /// What stands in the finding's `value`.
  package var value: Value
  package var against: Against
  /// Why it is not checked.
  package var missing: Missing?
  /// Which of several things the check tests was missed (`structure-class`), from 0.
  package var aspect: UInt8 = 0
  /// How many sites could not be reckoned with, since they give no radius.
  package var withoutRadius: Int32 = 0

  package init(
    _ result: Finding.Result, measured: Double = .nan, limit: Double = .nan, uncertainty: Double = .nan,
    unit: Unit? = nil, value: Value = .none, against: Against = .none
  ) {
    self.result = result
    self.measured = measured
    self.limit = limit
    self.uncertainty = uncertainty
    self.unit = unit
    self.value = value
    self.against = against
  }

  /// Not checked, for want of a value.
  package static func notChecked(_ missing: Missing) -> Judgement {
    var judgement = Judgement(.notChecked)
    judgement.missing = missing
    return judgement
  }

  /// What stands in a finding's `value`.
  package enum Value: Hashable, Sendable {
    case none, structure, zone, declaredCommune, buildingHeight, date, permitRequired, permitExempt
    /// An operator, by index in the plan.
    case `operator`(Int16)
  }

  /// The counterpart, as the survey knows it.
  package enum Against: Sendable {
    case none
    /// The nearest or worst of the proposal's neighbours in the survey's answer to the rule's demand, and how many
    /// there are: of those surely nearer than the limit, or of those that may be.
    case neighbours(Int32, count: Int32, doubtful: Bool)
    /// A commune, by index in the plan.
    case commune(Int32)
    /// A zone, by index in the plan.
    case zone(Int32)
    /// A feature of the layer that the rule measures to.
    case feature(Int32)
    /// An area, by index among those of its kind.
    case area(AreaKind, Int32)
    /// A planned position, by index in the plan.
    case position(Int32)
    /// All that the survey found around the proposal.
    case surroundings
  }

  /// A value that the proposal lacks.
  package enum Missing: String, CaseIterable, Sendable {
    case position, `operator`, structure, height, buildingHeight, halfWidth, coverageRadius, technology,
      commune, groundElevation, frequency, frequencyLimit, power, publicDistance, date, area
  }
}
