extension FindingWriter {
  /// The areas with what the rules answer about them, the territory first, then zones and communes.
  func areas(_ answers: [Assessment.AreaAnswer]) -> [Assessment.Area] {
    struct Key: Hashable {
      var kind: AreaKind
      var area: Int32
    }
    let byArea = Dictionary(grouping: answers) { Key(kind: $0.kind, area: $0.area) }
    let kinds: [AreaKind] = [.territory, .zone, .commune]
    return kinds.flatMap { kind in
      (0..<plan.areaCount(kind)).compactMap { area -> Assessment.Area? in
        guard let own = byArea[Key(kind: kind, area: Int32(area))] else { return nil }
        return Assessment.Area(
          kind: kind.counterpart, id: plan.areaID(kind, area), findings: own.map { finding($0) })
      }
    }
  }

  private func finding(_ answer: Assessment.AreaAnswer) -> Finding {
    let judgement = answer.judgement
    var counterpart: (Finding.Counterpart?, Evidence.Name?) = (nil, nil)
    if case .area(let kind, let index) = judgement.against { counterpart = area(kind, Int(index)) }
    var value: String?
    if case .operator(let one) = judgement.value, one >= 0 { value = plan.operators[Int(one)].id }
    let evidence = Evidence(
      judgement: judgement, subject: nil, value: value,
      counterpart: counterpart.0, counterpartName: counterpart.1, owner: owner(judgement.value))
    return finding(Assessment.Answer(rule: answer.rule, judgement: judgement), evidence, .all)
  }

  /// An area as a counterpart.
  func area(_ kind: AreaKind, _ index: Int) -> (Finding.Counterpart?, Evidence.Name?) {
    (
      Finding.Counterpart(kind: kind.counterpart, id: plan.areaID(kind, index)),
      Evidence.Name(title: plan.areaName(kind, index))
    )
  }
}

extension AreaKind {
  /// What it is called in a report.
  var counterpart: Finding.Counterpart.Kind {
    switch self {
    case .zone: .zone
    case .commune: .commune
    case .territory: .territory
    }
  }
}
