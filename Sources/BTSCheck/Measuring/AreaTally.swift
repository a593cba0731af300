import Geometry

/// Tells the area of each kind in which a place lies.
struct AreaLocator: Sendable {
  let zones: ZoneLocator?
  let communes: AreaMeasure?
  let territory: AreaMeasure?

  /// The area's index, or -1; of communes with a common edge the first.
  func area(_ kind: AreaKind, at place: Position) -> Int32 {
    switch kind {
    case .zone: zones.map { Int32($0.classAt(place)) } ?? -1
    case .commune: communes?.first(at: place) ?? -1
    case .territory: territory?.contains(place) == true ? 0 : -1
    }
  }
}

/// Counts the sites in areas.
struct AreaTally: Sendable {
  let sites: Sites
  let locator: AreaLocator
  let jobs: Int

  /// The sites that a rule counts in each area.
  ///
  /// A mast that a counted proposal replaces is not counted beside it.
  func tally(_ filter: SiteFilter, _ kind: AreaKind, cases: [Condition]) -> Tally {
    let plan = sites.plan
    let areas = plan.areaCount(kind)
    var tally = Tally(kind: kind)
    tally.caseOf = (0..<areas).map { area in
      cases.firstIndex { $0.holds(kind, area) }.map { Int16($0) } ?? CaseColumn.none
    }
    tally.numbers = Array(repeating: 0, count: areas)
    let operators = filter.relation == .same ? plan.operators.count : 0
    tally.byOperator = Array(repeating: 0, count: areas * operators)
    tally.areaOf = locate(kind)
    var all = filter
    all.relation = .any
    let counted = sites.counting.filter { sites.accepts(all, $0, for: -1) }
    let replaced = Set(
      counted.compactMap { site in sites.proposals.replaced[site - Int32(sites.mastCount)] })
    for site in counted where !replaced.contains(site) {
      let row = Int(site) - sites.mastCount
      let area = Int(row >= 0 ? tally.areaOf[row] : locator.area(kind, at: sites.position(site)))
      guard area >= 0 else { continue }
      tally.numbers[area] += 1
      guard operators > 0 else { continue }
      for one in sites.operators(of: site) where one >= 0 {
        tally.byOperator[area * operators + Int(one)] += 1
      }
    }
    return tally
  }

  private func locate(_ kind: AreaKind) -> [Int32] {
    let ranges = Parallel.ranges(sites.proposals.count, jobs: jobs, least: 1024)
    return Parallel.map(ranges.count, jobs: jobs) { part in
      ranges[part].map { row in
        let place = sites.proposals.positions[row]
        return place.longitude.isNaN ? -1 : locator.area(kind, at: place)
      }
    }.flatMap { $0 }
  }
}

extension Tally {
  /// The case of a row: its area's, if the row is counted.
  func rowCase(_ row: Int, _ filter: SiteFilter, _ proposals: Proposals) -> Int16 {
    let structure = Int(proposals.structures[row])
    guard filter.proposed, filter.shareable == nil else { return CaseColumn.none }
    if let structures = filter.structures, structure >= 0, !structures[structure] { return CaseColumn.none }
    guard !proposals.positions[row].longitude.isNaN else { return CaseColumn.lacking(.position) }
    let area = Int(areaOf[row])
    guard area >= 0, caseOf[area] >= 0 else { return CaseColumn.none }
    if filter.structures != nil, structure < 0 { return CaseColumn.lacking(.structure) }
    if filter.relation == .same, proposals.operators[row] < 0 { return CaseColumn.lacking(.operator) }
    return caseOf[area]
  }
}
