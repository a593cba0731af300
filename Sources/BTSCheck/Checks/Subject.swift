import Geometry

/// What is known when the rules are judged: the plan, the proposals' columns and the survey.
package final class Facts: Sendable {
  package let plan: Plan
  package let proposals: Proposals
  package let survey: Survey
  /// The day of the assessment.
  package let date: Day
  /// The operations through which positions came.
  package let operations: CoordinateOperations

  package init(
    plan: Plan, proposals: Proposals, survey: Survey, date: Day,
    operations: CoordinateOperations = CoordinateOperations()
  ) {
    self.operations = operations
    self.plan = plan
    self.proposals = proposals
    self.survey = survey
    self.date = date
  }
}

/// One proposal before one rule: its row of the columns, and the survey's facts about it.
package struct Subject: Sendable {
  package let facts: Facts
  /// The row of the proposal.
  package var row: Int
  /// The rule's index in the plan.
  package var rule: Int

  package init(facts: Facts, row: Int, rule: Int) {
    self.facts = facts
    self.row = row
    self.rule = rule
  }

  /// The structure, if the row names one that the plan knows.
  package var structure: Structure? {
    let index = facts.proposals.structures[row]
    return index >= 0 ? facts.plan.structures[Int(index)] : nil
  }

  /// The mast's own height in metres, if the row has it.
  package var height: Double? { known(facts.proposals.heights[row]) }
  package var buildingHeight: Double? { known(facts.proposals.buildingHeights.optional(row)) }
  package var halfWidth: Double? { known(facts.proposals.halfWidths.optional(row)) }
  package var coverageRadius: Double? { known(facts.proposals.coverageRadii.optional(row)) }
  package var groundElevation: Double? { known(facts.proposals.groundElevations.optional(row)) }
  package var publicDistance: Double? { known(facts.proposals.publicDistances.optional(row)) }
  /// What the site radiates: by band, or all of it at its one frequency; empty where the row does not say.
  package var emissions: [Proposals.Emission] {
    if let bands = facts.proposals.bands[Int32(row)], !bands.isEmpty { return bands }
    guard let watts = known(facts.proposals.powers.optional(row)) else { return [] }
    let megahertz = known(facts.proposals.frequencies.optional(row))
    return [Proposals.Emission(megahertz: megahertz, watts: watts)]
  }
  /// The planned on-air day, if the row has one.
  package var date: Day? {
    let date = facts.proposals.dates.isEmpty ? 0 : facts.proposals.dates[row]
    return date > 0 ? Day(number: date) : nil
  }
  package var hasUnreadableDate: Bool { !facts.proposals.dates.isEmpty && facts.proposals.dates[row] < 0 }
  package var hasPosition: Bool { !facts.proposals.positions[row].longitude.isNaN }
  package var hasOperator: Bool { facts.proposals.operators[row] >= 0 }
  /// How sure the position is, in metres.
  package var uncertainty: Double {
    facts.plan.measurement.uncertainty?.value ?? Double(facts.proposals.uncertainties[row])
  }
  /// How sure a distance to a layer is, in metres: layers are exact, but the position may have come from elsewhere.
  package var layerUncertainty: Double {
    facts.plan.measurement.uncertainty?.value
      ?? uncertainty + facts.operations.disagreement(facts.proposals.operations[row], 0)
  }

  /// The height that a rule speaks of, or what is lacking to know it.
  package func height(_ kind: HeightKind) -> (metres: Double?, missing: Judgement.Missing) {
    guard kind == .total else { return (height, .height) }
    guard let structure else { return (nil, .structure) }
    guard let height else { return (nil, .height) }
    guard structure.mounting == .building else { return (height, .height) }
    guard let buildingHeight else { return (nil, .buildingHeight) }
    return (height + buildingHeight, .buildingHeight)
  }

  /// The first of some conditions that holds, as a code of `CaseColumn`.
  package func firstCase(of conditions: [Condition]) -> Int16 {
    CaseSelection(plan: facts.plan, proposals: facts.proposals, survey: facts.survey)
      .first(of: conditions, row) { _ in true }
  }

  /// Which of the survey's answers is about the other sites or features that the rule asks for.
  private var answer: Int? {
    let index = facts.survey.neighboursOf[rule]
    return index >= 0 ? index : nil
  }

  /// The part of that answer which is about this proposal; most have none.
  package var neighbours: Neighbours.List? {
    guard let answer else { return nil }
    let list = facts.survey.neighbours[answer].listOf[row]
    return list >= 0 ? facts.survey.neighbours[answer].lists[Int(list)] : nil
  }

  /// The entries of a list that are surely nearer than the limit, or those that may be.
  package func entries(of list: Neighbours.List, doubtful: Bool) -> ArraySlice<Neighbours.Entry> {
    guard let answer else { return [] }
    let start = list.start + (doubtful ? Int(list.sureKept) : 0)
    return facts.survey.neighbours[answer]
      .entries[start..<start + Int(doubtful ? list.doubtfulKept : list.sureKept)]
  }

  /// Why some feature's limit cannot be known; nil where each is.
  package var lacking: Judgement.Missing? {
    answer.flatMap { facts.survey.neighbours[$0].lacking[Int32(row)] }
  }

  /// The answer of a rule whose limit is a least distance: to other sites or to features.
  package func judgeDistance() -> Judgement {
    guard let list = neighbours else { return Judgement(.pass, unit: .metres) }
    let entries = entries(of: list, doubtful: list.sure == 0)
    let entry = entries[entries.startIndex]
    return Judgement(
      list.sure > 0 ? .fail : .undecided, measured: entry.distance, limit: entry.limit,
      uncertainty: entry.uncertainty, unit: .metres,
      against: list.sure > 0
        ? .neighbours(entry.index, count: list.sure, doubtful: false)
        : .neighbours(entry.index, count: list.doubtful, doubtful: true))
  }

  private func known(_ value: Double) -> Double? { value.isNaN ? nil : value }
}

/// What a message speaks of.
package struct Evidence: Sendable {
  package let judgement: Judgement
  /// The proposal; nil where the finding is about an area.
  package let subject: Subject?
  /// What stands in the finding's `value`.
  package let value: String?
  package let counterpart: Finding.Counterpart?
  /// What a reader calls the counterpart.
  package let counterpartName: Name?
  /// What a reader calls the operator whose sites alone are counted; nil where all are.
  package let owner: LocalizedText?
  /// What a reader calls the first of those who are to be told, nearest first.
  package let surroundings: [Name]

  package init(
    judgement: Judgement, subject: Subject?, value: String?, counterpart: Finding.Counterpart?,
    counterpartName: Name?, owner: LocalizedText? = nil, surroundings: [Name] = []
  ) {
    self.judgement = judgement
    self.subject = subject
    self.value = value
    self.counterpart = counterpart
    self.counterpartName = counterpartName
    self.owner = owner
    self.surroundings = surroundings
  }

  /// The proposal's structure, as text.
  package var structure: String? { subject?.structure?.id }
  /// The zone class at the proposal, as text.
  package var zone: String? {
    guard let subject, subject.facts.survey.zones[subject.row] >= 0 else { return nil }
    return subject.facts.plan.zones?.classes[Int(subject.facts.survey.zones[subject.row])]
  }
  /// The commune as people declared it.
  package var declaredCommune: String? {
    guard let subject, !subject.facts.proposals.communes.isEmpty else { return nil }
    let declared = subject.facts.proposals.communes[subject.row]
    return declared >= 0 ? subject.facts.proposals.declaredCommunes[Int(declared)].text : nil
  }

  /// “mast HN0123 (Viettel)”: a title, then an id, then a note in brackets, where there are such.
  package struct Name: Sendable {
    package var title: LocalizedText
    package var id: String?
    package var note: LocalizedText?

    /// The name in one language.
    func words(_ language: Language) -> Sentence.Name {
      .init(title: title[language], id: id, note: note?[language])
    }
  }

  /// What was measured, as a person reads it.
  package func measured(_ language: Language) -> Sentence.Amount {
    .init(value: judgement.measured, unit: judgement.unit, language: language)
  }
  /// The limit, as a person reads it.
  package func limit(_ language: Language) -> Sentence.Amount {
    .init(value: judgement.limit, unit: judgement.unit, language: language)
  }

  /// What is said of sites that could not be reckoned with; nothing if there are none.
  package func withoutRadius(_ language: Language) -> Sentence {
    let count = Int(judgement.withoutRadius)
    guard count > 0 else { return "" }
    return language == .vi
      ? "; \(count) cột không khai bán kính nên không được tính"
      : "; \(count) without a radius could not be reckoned with"
  }
  /// The counterpart, as a person calls it.
  package func against(_ language: Language) -> Sentence.Name {
    counterpartName?.words(language) ?? .init(title: "–", id: nil, note: nil)
  }

  /// What is said of further counterparts that are too near as well, or may be.
  package func more(_ count: Int, _ vi: String, _ en: String, _ language: Language) -> Sentence {
    guard count > 0 else { return "" }
    let isOpen = judgement.result == .undecided
    return language == .vi
      ? ", và \(count) \(vi) khác \(isOpen ? "có thể" : "cũng") quá gần"
      : ", and \(count) more \(en)\(count == 1 ? "" : "s") \(isOpen ? "may be" : count == 1 ? "is" : "are") too near"
  }

  /// What is said of a distance that is too close to its limit to call; nothing if it is not.
  package func closeCall(_ language: Language) -> Sentence {
    guard judgement.result == .undecided, !judgement.uncertainty.isNaN else { return "" }
    let sure = Wording.metres(judgement.uncertainty, language)
    return language == .vi
      ? "; tọa độ chỉ chính xác đến ±\(sure) nên chưa thể kết luận"
      : "; the coordinates are only sure to ±\(sure), too close to call"
  }
}
