import Geometry

/// Measures the ground for all proposals of a round: places first, then what the rules that apply ask for.
struct Surveyor: Sendable {
  let plan: Plan
  let proposals: Proposals
  let day: Day
  let operations: CoordinateOperations
  let jobs: Int

  /// The survey, and what measuring found wrong with the input.
  func survey() -> (survey: Survey, faults: [InputFault]) {
    var survey = Survey()
    var faults: [InputFault] = []
    let territory = plan.territory.map { AreaMeasure($0.shapes) }
    let communes = plan.communes.map { AreaMeasure($0.layer.shapes, outside: false) }
    let zones = plan.zones.map { ZoneLocator($0) }
    faults += locate(zones, communes, &survey)
    faults += misread(territory)

    let selection = CaseSelection(plan: plan, proposals: proposals, survey: survey)
    var searches: [Int: FeatureSearch] = [:]
    for (index, rule) in plan.rules.enumerated() {
      if let (name, limits) = rule.check.demand?.featureLimits, let layer = plan.layers[name] {
        searches[index] = FeatureSearch(layer, cases: rule.cases, limits: limits)
      }
    }
    let tallies = tallies(AreaLocator(zones: zones, communes: communes, territory: territory))
    survey.tallies = tallies
    survey.cases = plan.rules.indices.map {
      CaseColumn(cases: cases(of: $0, selection, searches[$0], tallies[$0]))
    }
    for (index, rule) in plan.rules.enumerated() where speaks(rule) {
      switch rule.check.demand {
      case .area(let layer):
        if layer == "territory", let territory {
          survey.areas[index] = distances(to: territory)
        } else if let shapes = plan.layers[layer]?.layer.shapes {
          survey.areas[index] = distances(to: AreaMeasure(shapes))
        }
      case .declaredCommune:
        if let communes { survey.areas[index] = declaredDistances(communes, survey) }
      default: break
      }
    }
    faults += neighbours(&survey, selection, searches)
    return (survey, faults)
  }

  /// Whether a rule speaks on the day.
  func speaks(_ rule: Rule) -> Bool { rule.validity?.contains(day) ?? true }

  // MARK: - Places

  /// Finds the zone and the communes of each proposal; complains of zones that the uncertainty leaves open.
  private func locate(
    _ zones: ZoneLocator?, _ communes: AreaMeasure?, _ survey: inout Survey
  ) -> [InputFault] {
    let ranges = Parallel.ranges(proposals.count, jobs: jobs, least: 1024)
    let parts = Parallel.map(ranges.count, jobs: jobs) { part -> LocatedPart in
      var located = LocatedPart()
      for row in ranges[part] {
        let place = proposals.positions[row]
        guard !place.longitude.isNaN else {
          located.zones.append(-1)
          located.communes.append(-1)
          continue
        }
        let own = zones?.classAt(place) ?? -1
        located.zones.append(own)
        if let zones, let other = zones.otherClass(at: place, than: own, within: uncertainty(row)) {
          located.faults.append(zoneFault(row, own, other))
        }
        let found = communes?.features(at: place) ?? []
        located.communes.append(found.first ?? -1)
        if found.count > 1 { located.more[Int32(row)] = Array(found.dropFirst()) }
      }
      return located
    }
    survey.zones.reserveCapacity(proposals.count)
    survey.communes.reserveCapacity(proposals.count)
    for part in parts {
      survey.zones += part.zones
      survey.communes += part.communes
      survey.moreCommunes.merge(part.more) { first, _ in first }
    }
    return parts.flatMap(\.faults)
  }

  private struct LocatedPart: Sendable {
    var zones: [Int16] = []
    var communes: [Int32] = []
    var more: [Int32: [Int32]] = [:]
    var faults: [InputFault] = []
  }

  private func zoneFault(_ row: Int, _ own: Int16, _ other: Int16) -> InputFault {
    let classes = plan.zones?.classes ?? []
    return InputFault(
      "input-zone-uncertain", row: Int32(row), value: classes[Int(other)],
      expected: LocalizedText(
        vi: "tọa độ đủ chính xác để phân biệt \(classes[Int(own)]) với \(classes[Int(other)])",
        en: "coordinates sure enough to tell \(classes[Int(own)]) from \(classes[Int(other)])"),
      uncertainty: uncertainty(row))
  }

  private func uncertainty(_ row: Int) -> Double {
    plan.measurement.uncertainty?.value ?? Double(proposals.uncertainties[row])
  }

  /// As `uncertainty`, with what the coordinate operation adds against a layer.
  private func layerUncertainty(_ row: Int) -> Double {
    plan.measurement.uncertainty?.value
      ?? Double(proposals.uncertainties[row]) + operations.disagreement(proposals.operations[row], 0)
  }

  // MARK: - Areas

  private func distances(to area: AreaMeasure) -> EdgeDistances {
    let ranges = Parallel.ranges(proposals.count, jobs: jobs, least: 1024)
    let parts = Parallel.map(ranges.count, jobs: jobs) { part -> EdgeDistances in
      var distances = EdgeDistances()
      for row in ranges[part] where !proposals.positions[row].longitude.isNaN {
        let place = proposals.positions[row]
        if let metres = area.metresOutside(place) { distances.outside[Int32(row)] = metres }
        if area.hasEdge(near: place, within: layerUncertainty(row)) { distances.uncertain.insert(Int32(row)) }
      }
      return distances
    }
    return EdgeDistances(joining: parts)
  }

  private func declaredDistances(_ communes: AreaMeasure, _ survey: Survey) -> EdgeDistances {
    let ranges = Parallel.ranges(proposals.count, jobs: jobs, least: 1024)
    let parts = Parallel.map(ranges.count, jobs: jobs) { part -> EdgeDistances in
      var distances = EdgeDistances()
      for row in ranges[part] {
        distances.areaOf.append(-1)
        let declared = proposals.communes.isEmpty ? -1 : proposals.communes[row]
        let place = proposals.positions[row]
        guard declared >= 0, !place.longitude.isNaN else { continue }
        let candidates = proposals.declaredCommunes[Int(declared)].communes
        let uncertainty = layerUncertainty(row)
        if uncertainty == 0, candidates.first == survey.communes[row] {
          distances.areaOf[distances.areaOf.count - 1] = survey.communes[row]
          continue
        }
        guard let nearest = communes.nearest(of: candidates, to: place, uncertainty: uncertainty) else {
          continue
        }
        distances.areaOf[distances.areaOf.count - 1] = nearest.feature
        if nearest.metres > 0 { distances.outside[Int32(row)] = nearest.metres }
        if nearest.isUncertain { distances.uncertain.insert(Int32(row)) }
      }
      return distances
    }
    return EdgeDistances(joining: parts)
  }

  // MARK: - Cases

  private func cases(
    of index: Int, _ selection: CaseSelection, _ search: FeatureSearch?, _ tally: Tally?
  ) -> [Int16] {
    let rule = plan.rules[index]
    if case .coverage? = rule.check.demand {
      return Array(repeating: CaseColumn.none, count: proposals.count)
    }
    guard speaks(rule) else { return Array(repeating: CaseColumn.none, count: proposals.count) }
    let ranges = Parallel.ranges(proposals.count, jobs: jobs, least: 4096)
    return Parallel.map(ranges.count, jobs: jobs) { part -> [Int16] in
      var cases =
        if let search, search.dependsOnFeatures {
          ranges[part].map { search.wholeCase(selection, $0) }
        } else if let tally, case .tally(let filter, _) = rule.check.demand {
          ranges[part].map { tally.rowCase($0, filter, proposals) }
        } else {
          selection.cases(of: rule, rows: ranges[part])
        }
      for row in proposals.broken where ranges[part].contains(Int(row)) {
        cases[Int(row) - ranges[part].lowerBound] = CaseColumn.none
      }
      if type(of: rule.check).isAboutBuilding, !proposals.hosts.isEmpty {
        for row in ranges[part] where proposals.shares(row) {
          cases[row - ranges[part].lowerBound] = CaseColumn.none
        }
      }
      return cases
    }.flatMap { $0 }
  }

  // MARK: - Neighbours

  private struct SearchKey: Hashable {
    var demand: Demand
    var cases: [Condition]
  }

  /// Measures to other sites and features; complains of coarse coordinates and of proposals on the same spot.
  private func neighbours(
    _ survey: inout Survey, _ selection: CaseSelection, _ searches: [Int: FeatureSearch]
  ) -> [InputFault] {
    let facts = Facts(
      plan: plan, proposals: proposals, survey: survey, date: day, operations: operations)
    var reaches: [Double] = []
    for rule in plan.rules {
      if case .sites(_, let limits) = rule.check.demand { reaches.append(limits.max() ?? 0) }
    }
    let sites = Sites(plan: plan, proposals: proposals, day: day)
    let grid = SiteGrid(sites, counting: sites.counting, reach: reaches.min() ?? 100, jobs: jobs)
    let siteSearch = SiteSearch(sites, grid, operations: operations)
    var known: [SearchKey: Int] = [:]
    survey.neighboursOf = Array(repeating: -1, count: plan.rules.count)
    for (index, rule) in plan.rules.enumerated() where speaks(rule) {
      guard let demand = rule.check.demand else { continue }
      let key = SearchKey(demand: demand, cases: rule.cases)
      if let same = known[key] {
        survey.neighboursOf[index] = same
        continue
      }
      switch demand {
      case .sites(let filter, let limits):
        let cases = survey.cases[index].cases
        survey.neighbours.append(
          siteSearch.neighbours(filter, jobs: jobs) { row in cases[row] >= 0 ? limits[Int(cases[row])] : nil }
        )
      case .features:
        guard let search = searches[index] else { continue }
        survey.neighbours.append(
          search.neighbours(facts, selection, whole: survey.cases[index].cases, jobs: jobs))
      default: continue
      }
      known[key] = survey.neighbours.count - 1
      survey.neighboursOf[index] = survey.neighbours.count - 1
    }
    surround(&survey, facts, selection, searches, siteSearch)
    return coarse(facts, selection, searches) + samePositions(siteSearch)
  }
}

extension EdgeDistances {
  /// Joins the distances of parts of the rows.
  init(joining parts: [EdgeDistances]) {
    self.init()
    for part in parts {
      outside.merge(part.outside) { first, _ in first }
      uncertain.formUnion(part.uncertain)
      areaOf += part.areaOf
    }
  }
}
