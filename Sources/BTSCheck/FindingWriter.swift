import Geometry

/// Puts findings into words.
///
/// Shape: made once for many rows, since it holds the whole assessment.
package struct FindingWriter: Sendable {
  private let assessment: Assessment
  private let facts: Facts
  private let structures: [String]
  private let operators: [String]

  package init(_ assessment: Assessment) {
    self.assessment = assessment
    structures = assessment.plan.structures.map(\.id)
    operators = assessment.plan.operators.map(\.id)
    facts = Facts(
      plan: assessment.plan, proposals: assessment.proposals, survey: assessment.survey,
      date: assessment.date,
      operations: assessment.operations)
  }

  private var plan: Plan { facts.plan }

  /// What to do about a distance that is too close to call.
  private static let moreDigits = LocalizedText(
    vi: "Khai tọa độ với nhiều số lẻ hơn, hoặc đo lại tại thực địa, rồi kiểm tra lại.",
    en: "Give the coordinates with more digits, or survey the place, then check again.")

  /// A proposal with its verdict and findings, whose messages are in some languages only.
  package func proposal(_ row: Int, _ languages: [Language]) -> Assessment.Proposal {
    let (proposals, survey) = (facts.proposals, facts.survey)
    let (place, commune) = (proposals.positions[row], Int(survey.communes[row]))
    var proposal = Assessment.Proposal(
      id: proposals.ids[row], input: proposals.input(of: row), row: Int(proposals.lines[row]),
      operator: name(proposals.operators[row], operators), position: place.longitude.isNaN ? nil : place,
      structure: name(proposals.structures[row], structures),
      zone: name(survey.zones[row], plan.zones?.classes ?? []),
      commune: commune >= 0 ? plan.communes?.codes[commune] : nil, verdict: assessment.verdicts[row],
      findings: [])
    if !proposals.faults.isEmpty {
      proposal.findings = proposals.faults(of: row..<row + 1).map { finding($0, languages) }
    }
    let own = assessment.answers[Int(assessment.answerStarts[row])..<Int(assessment.answerStarts[row + 1])]
    guard assessment.listsPasses else {
      for answer in own { proposal.findings.append(finding(row, answer, languages)) }
      return proposal
    }
    for (index, rule) in plan.rules.enumerated() {
      if let answer = own.first(where: { $0.rule == index }) {
        proposal.findings.append(finding(row, answer, languages))
      } else if survey.cases[index].cases[row] >= 0 {
        let judgement = rule.check.judge(
          Subject(facts: facts, row: row, rule: index), case: Int(survey.cases[index].cases[row]))
        proposal.findings.append(
          finding(row, Assessment.Answer(rule: Int16(index), judgement: judgement), languages))
      }
    }
    return proposal
  }

  private func name(_ index: Int16, _ names: [String]) -> String? { index >= 0 ? names[Int(index)] : nil }

  /// What `text` says in each of the languages; nothing in the others.
  private func words(_ languages: [Language], _ text: (Language) -> String) -> LocalizedText {
    LocalizedText(vi: languages.contains(.vi) ? text(.vi) : "", en: languages.contains(.en) ? text(.en) : "")
  }

  /// A finding about the input.
  private func finding(_ fault: InputFault, _ languages: [Language]) -> Finding {
    let remedy = InputPages.page(named: fault.name)?.remedy ?? LocalizedText("")
    var finding = Finding(
      rule: fault.name, check: "input", outcome: fault.outcome, result: .fail,
      message: words(languages) { fault.message($0) }, remedy: remedy)
    finding.measured = fault.measured
    finding.limit = fault.limit
    finding.unit = fault.measured == nil ? nil : .metres
    finding.value = fault.value
    finding.uncertainty = fault.uncertainty
    finding.against = fault.against
    finding.input = Finding.Input(
      column: fault.column, expected: fault.expected, suggestion: fault.suggestion)
    return finding
  }

  /// A rule's finding about a proposal.
  private func finding(_ row: Int, _ answer: Assessment.Answer, _ languages: [Language]) -> Finding {
    let rule = plan.rules[Int(answer.rule)]
    let judgement = answer.judgement
    let evidence = evidence(row, Int(answer.rule), judgement)
    let message: LocalizedText
    let remedy: LocalizedText
    if let missing = judgement.missing {
      message = missing.message
      remedy = missing.remedy
    } else {
      message = words(languages) { rule.check.message(evidence, in: $0) }
      remedy =
        judgement.result == .undecided
        ? FindingWriter.moreDigits : words(languages) { rule.check.remedy(evidence, in: $0) }
    }
    var finding = Finding(
      rule: rule.id, check: rule.checkName, outcome: rule.outcome,
      result: answer.waiver >= 0 ? .waived : judgement.result, message: message, remedy: remedy)
    finding.measured = judgement.measured.isNaN ? nil : judgement.measured
    finding.limit = judgement.limit.isNaN ? nil : judgement.limit
    finding.uncertainty = judgement.uncertainty.isNaN ? nil : judgement.uncertainty
    finding.unit = judgement.unit
    finding.value = evidence.value
    finding.against = evidence.counterpart
    finding.cite = rule.cite
    finding.requires = rule.requires
    if answer.waiver >= 0 { finding.waiver = plan.waivers[Int(answer.waiver)].document }
    return finding
  }

  // MARK: - Evidence

  private func evidence(_ row: Int, _ rule: Int, _ judgement: Judgement) -> Evidence {
    let structure = facts.proposals.structures[row]
    let zone = facts.survey.zones[row]
    let declared = facts.proposals.communes.isEmpty ? -1 : facts.proposals.communes[row]
    let (counterpart, name) = counterpart(row, rule, judgement.against)
    return Evidence(
      judgement: judgement, structure: structure >= 0 ? plan.structures[Int(structure)].id : nil,
      zone: zone >= 0 ? plan.zones?.classes[Int(zone)] : nil,
      declaredCommune: declared >= 0 ? facts.proposals.declaredCommunes[Int(declared)].text : nil,
      value: value(row, rule, judgement.value), counterpart: counterpart, counterpartName: name)
  }

  private func value(_ row: Int, _ rule: Int, _ value: Judgement.Value) -> String? {
    switch value {
    case .none: return nil
    case .structure:
      let structure = facts.proposals.structures[row]
      return structure >= 0 ? plan.structures[Int(structure)].id : nil
    case .zone:
      let zone = facts.survey.zones[row]
      return zone >= 0 ? plan.zones?.classes[Int(zone)] : nil
    case .declaredCommune:
      let area = facts.survey.areas[rule]?.areaOf[row] ?? -1
      return area >= 0 ? plan.communes?.codes[Int(area)] : nil
    case .buildingHeight:
      let height = facts.proposals.optional(\.buildingHeights, row)
      return height.isNaN ? nil : Wording.number(height, decimals: 3, .en)
    case .date:
      let date = facts.proposals.dates.isEmpty ? 0 : facts.proposals.dates[row]
      return date > 0 ? Day(number: date).description : facts.date.description
    }
  }

  private func counterpart(
    _ row: Int, _ rule: Int, _ against: Judgement.Against
  ) -> (Finding.Counterpart?, LocalizedText?) {
    switch against {
    case .none: return (nil, nil)
    case .commune(let index):
      guard let communes = plan.communes else { return (nil, nil) }
      let name = LocalizedText("\(communes.names[Int(index)]) (\(communes.codes[Int(index)]))")
      return (Finding.Counterpart(kind: .commune, id: communes.codes[Int(index)], count: 1, others: []), name)
    case .zone(let index):
      guard let zones = plan.zones else { return (nil, nil) }
      let id = zones.ids[Int(index)]
      return (
        Finding.Counterpart(kind: .zone, id: id, count: 1, others: []),
        LocalizedText(zones.names[Int(index)] ?? id)
      )
    case .neighbours(let doubtful):
      guard let (list, answer) = Subject(facts: facts, row: row, rule: rule).neighbours else {
        return (nil, nil)
      }
      let start = list.start + (doubtful ? Int(list.sureKept) : 0)
      let entries = answer.entries[start..<start + Int(doubtful ? list.doubtfulKept : list.sureKept)]
      guard let first = entries.first else { return (nil, nil) }
      let count = Int(doubtful ? list.doubtful : list.sure)
      if case .features(let layer, _) = plan.rules[rule].check.demand {
        return feature(plan.layers[layer], first, entries.dropFirst(), count)
      }
      return site(first, entries.dropFirst(), count)
    }
  }

  private func feature(
    _ layer: FeatureLayer?, _ first: Neighbours.Entry, _ more: ArraySlice<Neighbours.Entry>, _ count: Int
  ) -> (Finding.Counterpart?, LocalizedText?) {
    guard let layer else { return (nil, nil) }
    let id = layer.ids[Int(first.index)]
    let others = more.sorted { $0.distance < $1.distance }.map { layer.ids[Int($0.index)] }
    let name = layer.names[Int(first.index)].map { "\($0) (\(id))" } ?? "\(layer.layer.name) \(id)"
    return (
      Finding.Counterpart(kind: .feature, id: id, count: count, others: others), LocalizedText(name)
    )
  }

  private func site(
    _ first: Neighbours.Entry, _ more: ArraySlice<Neighbours.Entry>, _ count: Int
  ) -> (Finding.Counterpart?, LocalizedText?) {
    let masts = plan.masts.count
    func id(_ index: Int32) -> String {
      Int(index) < masts ? plan.masts.ids[Int(index)] : facts.proposals.ids[Int(index) - masts]
    }
    let isMast = Int(first.index) < masts
    let one =
      isMast ? plan.masts.operators[Int(first.index)] : facts.proposals.operators[Int(first.index) - masts]
    let owner = one >= 0 ? " (\(plan.operators[Int(one)].id))" : ""
    let name = id(first.index) + owner
    return (
      Finding.Counterpart(
        kind: isMast ? .mast : .proposal, id: id(first.index), count: count, others: more.map { id($0.index) }
      ),
      isMast
        ? LocalizedText(vi: "cột \(name)", en: "mast \(name)")
        : LocalizedText(vi: "hồ sơ \(name)", en: "proposal \(name)")
    )
  }
}
