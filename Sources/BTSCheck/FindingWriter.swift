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
  /// The name of each rule's check.
  private let checkNames: [String]
  /// The further layer that each rule measures to; nil where it measures to none.
  let layers: [FeatureLayer?]

  package init(_ assessment: Assessment) {
    self.assessment = assessment
    structures = assessment.plan.structures.map(\.id)
    operators = assessment.plan.operators.map(\.id)
    owners = assessment.plan.operators.map { $0.title ?? LocalizedText($0.id) }
    checkNames = assessment.plan.rules.map(\.checkName)
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

  /// Some parts of a proposal, with its verdict and findings.
  package func proposal(_ row: Int, _ parts: ReportParts) -> Assessment.Proposal {
    var (place, commune) = (Position?.none, -1)
    if parts.contains(.place) {
      place = facts.proposals.positions[row].longitude.isNaN ? nil : facts.proposals.positions[row]
      commune = Int(facts.survey.communes[row])
    }
    return Assessment.Proposal(
      id: facts.proposals.ids[row], input: facts.proposals.input(of: row),
      row: Int(facts.proposals.lines[row]),
      operator: name(facts.proposals.operators[row], operators), position: place,
      structure: parts.contains(.place) ? name(facts.proposals.structures[row], structures) : nil,
      zone: parts.contains(.place) ? name(facts.survey.zones[row], plan.zones?.classes ?? []) : nil,
      commune: commune >= 0 ? plan.communes?.codes[commune] : nil, verdict: assessment.verdicts[row],
      findings: findings(row, parts))
  }

  /// The input findings, then the rules' in the plan's order.
  private func findings(_ row: Int, _ parts: ReportParts) -> [Finding] {
    let own = Int(assessment.answerStarts[row])..<Int(assessment.answerStarts[row + 1])
    var findings: [Finding] = []
    findings.reserveCapacity(own.count)
    if !facts.proposals.faults.isEmpty {
      for fault in facts.proposals.faults(of: row..<row + 1) { findings.append(finding(fault, parts)) }
    }
    guard assessment.listsPasses else {
      for index in own { findings.append(finding(row, assessment.answers[index], parts)) }
      return findings
    }
    for (index, rule) in plan.rules.enumerated() {
      if let answer = assessment.answers[own].first(where: { $0.rule == index }) {
        findings.append(finding(row, answer, parts))
      } else if facts.survey.cases[index].cases[row] >= 0 {
        let judgement = rule.check.judge(
          Subject(facts: facts, row: row, rule: index), case: Int(facts.survey.cases[index].cases[row]))
        findings.append(finding(row, Assessment.Answer(rule: Int16(index), judgement: judgement), parts))
      }
    }
    return findings
  }

  private func finding(_ row: Int, _ answer: Assessment.Answer, _ parts: ReportParts) -> Finding {
    finding(answer, evidence(row, answer, parts), parts)
  }

  private func name(_ index: Int16, _ names: [String]) -> String? { index >= 0 ? names[Int(index)] : nil }

  /// A finding about the input.
  private func finding(_ fault: InputFault, _ parts: ReportParts) -> Finding {
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
  func finding(_ answer: Assessment.Answer, _ evidence: Evidence, _ parts: ReportParts) -> Finding {
    let (rule, judgement) = (Int(answer.rule), answer.judgement)
    // Made at once: a finding is too large to be changed and handed on without a copy.
    return Finding(
      rule: plan.rules[rule].id, check: checkNames[rule], outcome: plan.rules[rule].outcome,
      result: answer.waiver >= 0 ? .waived : judgement.result,
      measured: judgement.measured.isNaN ? nil : judgement.measured,
      limit: judgement.limit.isNaN ? nil : judgement.limit, unit: judgement.unit, value: evidence.value,
      uncertainty: judgement.uncertainty.isNaN ? nil : judgement.uncertainty,
      against: evidence.counterpart, cite: plan.rules[rule].cite, requires: plan.rules[rule].requires,
      waiver: answer.waiver >= 0 ? plan.waivers[Int(answer.waiver)].document : nil, input: nil,
      message: message(answer, evidence, parts),
      remedy: remedy(answer, evidence, parts))
  }

  private func message(
    _ answer: Assessment.Answer, _ evidence: Evidence, _ parts: ReportParts
  ) -> LocalizedText {
    if let missing = answer.judgement.missing { return parts.words { missing.message(in: $0) } }
    return parts.words { plan.rules[Int(answer.rule)].check.message(evidence, in: $0).text }
  }

  private func remedy(
    _ answer: Assessment.Answer, _ evidence: Evidence, _ parts: ReportParts
  ) -> LocalizedText {
    guard parts.contains(.remedy) else { return LocalizedText("") }
    if let missing = answer.judgement.missing { return parts.words { missing.remedy(in: $0) } }
    if answer.judgement.result == .undecided { return FindingWriter.moreDigits }
    return parts.words { plan.rules[Int(answer.rule)].check.remedy(evidence, in: $0) }
  }

  // MARK: - Evidence

  private func evidence(_ row: Int, _ answer: Assessment.Answer, _ parts: ReportParts) -> Evidence {
    let (rule, judgement) = (Int(answer.rule), answer.judgement)
    let (counterpart, name) = counterpart(row, rule, judgement.against, parts)
    return Evidence(
      judgement: judgement, subject: Subject(facts: facts, row: row, rule: rule),
      value: value(row, rule, judgement.value), counterpart: counterpart, counterpartName: name,
      owner: owner(judgement.value), surroundings: surroundings(row, rule, judgement.against))
  }

  /// What people call the operator that stands in a finding's value.
  func owner(_ value: Judgement.Value) -> LocalizedText? {
    if case .operator(let one) = value, one >= 0 { owners[Int(one)] } else { nil }
  }

  private func value(_ row: Int, _ rule: Int, _ value: Judgement.Value) -> String? {
    switch value {
    case .none: return nil
    case .operator(let one): return one >= 0 ? plan.operators[Int(one)].id : nil
    case .structure: return name(facts.proposals.structures[row], structures)
    case .zone: return name(facts.survey.zones[row], plan.zones?.classes ?? [])
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
