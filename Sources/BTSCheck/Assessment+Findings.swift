import Geometry

extension Assessment {
  /// A proposal with its verdict and findings.
  ///
  /// Shape: made anew at each call; ask for a row once.
  public func proposal(_ row: Int) -> Proposal {
    let facts = FindingWriter(self)
    let (place, commune) = (proposals.positions[row], Int(survey.communes[row]))
    var proposal = Proposal(
      id: proposals.ids[row], input: proposals.input(of: row), row: Int(proposals.lines[row]),
      operator: name(proposals.operators[row], plan.operators.map(\.id)),
      position: place.longitude.isNaN ? nil : place,
      structure: name(proposals.structures[row], plan.structures.map(\.id)),
      zone: name(survey.zones[row], plan.zones?.classes ?? []),
      commune: commune >= 0 ? plan.communes?.codes[commune] : nil, verdict: verdicts[row], findings: [])
    proposal.findings = proposals.faults(of: row..<row + 1).map { facts.finding($0) }
    let own = answers[Int(answerStarts[row])..<Int(answerStarts[row + 1])]
    guard listsPasses else {
      proposal.findings += own.map { facts.finding(row, $0) }
      return proposal
    }
    for (index, rule) in plan.rules.enumerated() {
      if let answer = own.first(where: { $0.rule == index }) {
        proposal.findings.append(facts.finding(row, answer))
      } else if survey.cases[index].cases[row] >= 0 {
        let judgement = rule.check.judge(
          Subject(facts: facts.facts, row: row, rule: index), case: Int(survey.cases[index].cases[row]))
        proposal.findings.append(facts.finding(row, Answer(rule: Int16(index), judgement: judgement)))
      }
    }
    return proposal
  }

  private func name(_ index: Int16, _ names: [String]) -> String? { index >= 0 ? names[Int(index)] : nil }

  /// The pairs of proposals of which at least one fails a spacing or duplicate rule against the other.
  func findConflicts() -> [Conflict] {
    var pairs: [Pair: (distance: Double, rules: Set<Int>)] = [:]
    for (index, rule) in plan.rules.enumerated() where ["spacing", "duplicate"].contains(rule.checkName) {
      guard survey.neighboursOf[index] >= 0 else { continue }
      for conflict in survey.neighbours[survey.neighboursOf[index]].conflicts {
        let pair = Pair(
          first: min(conflict.row, conflict.other), second: max(conflict.row, conflict.other))
        pairs[pair, default: (conflict.distance, [])].rules.insert(index)
      }
    }
    return pairs.sorted { ($0.key.first, $0.key.second) < ($1.key.first, $1.key.second) }.map { pair, found in
      Conflict(
        proposals: [proposals.ids[Int(pair.first)], proposals.ids[Int(pair.second)]],
        distance: found.distance,
        rules: found.rules.sorted().map { plan.rules[$0].id })
    }
  }

  private struct Pair: Hashable {
    var first: Int32
    var second: Int32
  }
}

extension Proposals {
  /// Which of the files a row is from.
  func input(of row: Int) -> Int { (firstRows.lastIndex { $0 <= row }) ?? 0 }
}

/// Puts findings into words.
struct FindingWriter {
  let assessment: Assessment
  let facts: Facts

  init(_ assessment: Assessment) {
    self.assessment = assessment
    facts = Facts(
      plan: assessment.plan, proposals: assessment.proposals, survey: assessment.survey,
      date: assessment.date,
      operations: assessment.operations)
  }

  private var plan: Plan { facts.plan }

  /// A finding about the input.
  func finding(_ fault: InputFault) -> Finding {
    let remedy = InputPages.page(named: fault.name)?.remedy ?? LocalizedText("")
    var finding = Finding(
      rule: fault.name, check: "input", outcome: fault.outcome, result: .fail,
      message: LocalizedText(vi: fault.message(.vi), en: fault.message(.en)), remedy: remedy)
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
  func finding(_ row: Int, _ answer: Assessment.Answer) -> Finding {
    let rule = plan.rules[Int(answer.rule)]
    let judgement = answer.judgement
    let evidence = evidence(row, Int(answer.rule), judgement)
    let message: LocalizedText
    let remedy: LocalizedText
    if let missing = judgement.missing {
      message = missing.message
      remedy = missing.remedy
    } else {
      message = LocalizedText(
        vi: rule.check.message(evidence, in: .vi), en: rule.check.message(evidence, in: .en))
      remedy = LocalizedText(
        vi: rule.check.remedy(evidence, in: .vi), en: rule.check.remedy(evidence, in: .en))
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
