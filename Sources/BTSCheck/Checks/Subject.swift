import Geometry

/// One proposal as a check sees it: its columns, and the survey's facts about it.
package struct Subject: Sendable {
  package let plan: Plan
  package let proposals: Proposals
  package let survey: Survey
  /// The day of the assessment.
  package let date: Day
  /// The row of the proposal.
  package var row: Int = 0

  package init(plan: Plan, proposals: Proposals, survey: Survey, date: Day) {
    self.plan = plan
    self.proposals = proposals
    self.survey = survey
    self.date = date
  }

  /// The structure, if the row names one that the plan knows.
  package var structure: Structure? {
    let index = proposals.structures[row]
    return index >= 0 ? plan.structures[Int(index)] : nil
  }

  /// The mast's own height in metres, if the row has it.
  package var height: Double? { known(proposals.heights[row]) }
  package var buildingHeight: Double? { known(proposals.optional(\.buildingHeights, row)) }
  package var halfWidth: Double? { known(proposals.optional(\.halfWidths, row)) }
  package var coverageRadius: Double? { known(proposals.optional(\.coverageRadii, row)) }
  package var hasPosition: Bool { !proposals.positions[row].longitude.isNaN }

  /// The height that a rule speaks of, or what is lacking to know it.
  package func height(_ kind: HeightKind) -> (metres: Double?, missing: Judgement.Missing) {
    guard kind == .total else { return (height, .height) }
    guard let structure else { return (nil, .structure) }
    guard structure.mounting == .building else { return (height, .height) }
    guard let height else { return (nil, .height) }
    guard let buildingHeight else { return (nil, .buildingHeight) }
    return (height + buildingHeight, .buildingHeight)
  }

  private func known(_ value: Double) -> Double? { value.isNaN ? nil : value }
}

/// What a message speaks of.
package struct Evidence: Sendable {
  package let judgement: Judgement
  /// The proposal's structure, zone class and declared commune, as text.
  package let structure: String?
  package let zone: String?
  package let declaredCommune: String?
  /// What stands in the finding's `value`.
  package let value: String?
  package let counterpart: Finding.Counterpart?
  /// What a reader calls the counterpart: “mast HN0123 (viettel)”.
  package let counterpartName: LocalizedText?

  package init(
    judgement: Judgement, structure: String?, zone: String?, declaredCommune: String?, value: String?,
    counterpart: Finding.Counterpart?, counterpartName: LocalizedText?
  ) {
    self.judgement = judgement
    self.structure = structure
    self.zone = zone
    self.declaredCommune = declaredCommune
    self.value = value
    self.counterpart = counterpart
    self.counterpartName = counterpartName
  }
}
