import Geometry

/// Puts findings into words.
///
/// Shape: made once for many rows, since it holds the whole assessment.
package struct FindingWriter: Sendable {
  private let assessment: Assessment
  let facts: Facts
  private let structures: [String]
  private let operators: [String]
  /// What people call each operator.
  let owners: [LocalizedText]
  /// What all findings of each rule have in common.
  private let drafts: [Finding]
  /// The further layer that each rule measures to; nil where it measures to none.
  let layers: [FeatureLayer?]

  package init(_ assessment: Assessment) {
    self.assessment = assessment
    structures = assessment.plan.structures.map(\.id)
    operators = assessment.plan.operators.map(\.id)
    owners = assessment.plan.operators.map { $0.title ?? LocalizedText($0.id) }
    drafts = assessment.plan.rules.map(Finding.init)
    layers = assessment.plan.rules.map { rule in
      switch rule.check.demand {
      case .features(let name, _), .featuresAround(let name, _), .nearestFeature(let name, _):
        assessment.plan.layers[name]
      default: nil
      }
    }
    facts = Facts(
      plan: assessment.plan, proposals: assessment.proposals, survey: assessment.survey,
      date: assessment.date,
      operations: assessment.operations)
  }

  var plan: Plan { facts.plan }

  /// What to do about a distance that is too close to call.
  static let moreDigits = LocalizedText(
    vi: "Khai tọa độ với nhiều số lẻ hơn, hoặc đo lại tại thực địa, rồi kiểm tra lại.",
    en: "Give the coordinates with more digits, or survey the place, then check again.")

  /// A proposal with its verdict and some parts of its findings.
  package func proposal(_ row: Int, _ parts: FindingParts) -> Assessment.Proposal {
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
      proposal.findings = proposals.faults(of: row..<row + 1).map { finding($0, parts) }
    }
    let own = assessment.answers[Int(assessment.answerStarts[row])..<Int(assessment.answerStarts[row + 1])]
    guard assessment.listsPasses else {
      proposal.findings.reserveCapacity(proposal.findings.count + own.count)
      for answer in own {
        proposal.findings.append(finding(answer, evidence(row, answer, parts), parts))
      }
      return proposal
    }
    for (index, rule) in plan.rules.enumerated() {
      if let answer = own.first(where: { $0.rule == index }) {
        proposal.findings.append(finding(answer, evidence(row, answer, parts), parts))
      } else if survey.cases[index].cases[row] >= 0 {
        let judgement = rule.check.judge(
          Subject(facts: facts, row: row, rule: index), case: Int(survey.cases[index].cases[row]))
        let answer = Assessment.Answer(rule: Int16(index), judgement: judgement)
        proposal.findings.append(finding(answer, evidence(row, answer, parts), parts))
      }
    }
    return proposal
  }

  private func name(_ index: Int16, _ names: [String]) -> String? { index >= 0 ? names[Int(index)] : nil }

  /// A finding about the input.
  private func finding(_ fault: InputFault, _ parts: FindingParts) -> Finding {
    let remedy = InputPages.page(named: fault.name)?.remedy ?? LocalizedText("")
    var finding = Finding(
      rule: fault.name, check: "input", outcome: fault.outcome, result: .fail,
      message: parts.words { fault.message($0) }, remedy: remedy)
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

  /// A rule's finding about a proposal or an area.
  func finding(_ answer: Assessment.Answer, _ evidence: Evidence, _ parts: FindingParts) -> Finding {
    let judgement = answer.judgement
    var finding = drafts[Int(answer.rule)]
    finding.result = answer.waiver >= 0 ? .waived : judgement.result
    finding.message = message(answer, evidence, parts)
    if parts.contains(.remedy) { finding.remedy = remedy(answer, evidence, parts) }
    finding.measured = judgement.measured.isNaN ? nil : judgement.measured
    finding.limit = judgement.limit.isNaN ? nil : judgement.limit
    finding.uncertainty = judgement.uncertainty.isNaN ? nil : judgement.uncertainty
    finding.unit = judgement.unit
    finding.value = evidence.value
    finding.against = evidence.counterpart
    if answer.waiver >= 0 { finding.waiver = plan.waivers[Int(answer.waiver)].document }
    return finding
  }

  private func message(
    _ answer: Assessment.Answer, _ evidence: Evidence, _ parts: FindingParts
  ) -> LocalizedText {
    if let missing = answer.judgement.missing { return parts.words { missing.message(in: $0) } }
    let check = plan.rules[Int(answer.rule)].check
    return parts.words { check.message(evidence, in: $0) }
  }

  private func remedy(
    _ answer: Assessment.Answer, _ evidence: Evidence, _ parts: FindingParts
  ) -> LocalizedText {
    if let missing = answer.judgement.missing { return parts.words { missing.remedy(in: $0) } }
    if answer.judgement.result == .undecided { return FindingWriter.moreDigits }
    let check = plan.rules[Int(answer.rule)].check
    return parts.words { check.remedy(evidence, in: $0) }
  }

  // MARK: - Evidence

  private func evidence(_ row: Int, _ answer: Assessment.Answer, _ parts: FindingParts) -> Evidence {
    let (rule, judgement) = (Int(answer.rule), answer.judgement)
    let structure = facts.proposals.structures[row]
    let zone = facts.survey.zones[row]
    let declared = facts.proposals.communes.isEmpty ? -1 : facts.proposals.communes[row]
    let (counterpart, name) = counterpart(row, rule, judgement.against, parts)
    return Evidence(
      judgement: judgement, structure: structure >= 0 ? plan.structures[Int(structure)].id : nil,
      zone: zone >= 0 ? plan.zones?.classes[Int(zone)] : nil,
      declaredCommune: declared >= 0 ? facts.proposals.declaredCommunes[Int(declared)].text : nil,
      value: value(row, rule, judgement.value), counterpart: counterpart, counterpartName: name)
  }

  private func value(_ row: Int, _ rule: Int, _ value: Judgement.Value) -> String? {
    switch value {
    case .none: return nil
    case .operator(let one): return one >= 0 ? plan.operators[Int(one)].id : nil
    case .structure:
      let structure = facts.proposals.structures[row]
      return structure >= 0 ? plan.structures[Int(structure)].id : nil
    case .zone:
      let zone = facts.survey.zones[row]
      return zone >= 0 ? plan.zones?.classes[Int(zone)] : nil
    case .declaredCommune:
      let area = facts.survey.areas[rule].map { $0[row]?.area ?? facts.survey.communes[row] } ?? -1
      return area >= 0 ? plan.communes?.codes[Int(area)] : nil
    case .buildingHeight:
      let height = facts.proposals.buildingHeights.optional(row)
      return height.isNaN ? nil : Wording.number(height, decimals: 3, .en)
    case .date: return (Subject(facts: facts, row: row, rule: rule).date ?? facts.date).description
    case .permitRequired: return "required"
    case .permitExempt: return "exempt"
    }
  }
}

extension Finding {
  /// What a rule's findings have in common; they differ in all else.
  fileprivate init(_ rule: Rule) {
    self.init(
      rule: rule.id, check: rule.checkName, outcome: rule.outcome, result: .pass,
      message: LocalizedText(""), remedy: LocalizedText(""))
    cite = rule.cite
    requires = rule.requires
  }
}
