import Geometry

extension Surveyor {
  /// Complains of coordinates that another reading puts into the territory, and of those that are none.
  ///
  /// - Parameter outside: the rows that lie outside the territory, ascending.
  func misread(
    _ territory: AreaMeasure?, _ communes: AreaMeasure?, outside: [Int32]
  ) -> (faults: [InputFault], notes: [Note]) {
    var faults = territory.map { exchanged($0, communes) } ?? []
    var known = Set(faults.map(\.row))
    var notes = exchangedNotes(faults)
    if let territory {
      let found = suspects(territory, communes, outside: outside, except: known)
      faults += found.faults
      notes += found.notes
      known.formUnion(found.faults.lazy.map(\.row))
    }
    // These are about both columns, by whatever names the file has them, and quote the cells.
    var cells = SubmittedCells(proposals, plan: plan)
    for index in faults.indices {
      let row = Int(faults[index].row)
      faults[index].column = placeHeaders(row)
      let columns = proposals.placeColumns(row)
      if let east = cells.text(row, columns.east), let north = cells.text(row, columns.north) {
        faults[index].value = "\(east), \(north)"
      }
    }
    for (row, place) in proposals.impossible.sorted(by: { $0.key < $1.key }) where !known.contains(row) {
      let isLatitude = abs(place.latitude) > 90
      let column: ProposalColumn = isLatitude ? .latitude : .longitude
      let headers = proposals.placeHeaders(Int(row))
      faults.append(
        InputFault(
          "input-invalid-value", row: row, column: isLatitude ? headers.north : headers.east,
          value: cells.text(Int(row), column) ?? "\(isLatitude ? place.latitude : place.longitude)",
          expected: column.expectation))
    }
    for (row, one) in proposals.unplaced.sorted(by: { $0.key < $1.key }) where !known.contains(row) {
      faults.append(
        InputFault(
          "input-invalid-value", row: row, column: one.column, value: one.value,
          expected: LocalizedText(vi: "tọa độ trong hệ \(one.system)", en: "coordinates of \(one.system)")))
    }
    return (faults, notes)
  }

  /// The columns of a row's place, as the file calls them.
  private func placeHeaders(_ row: Int) -> String {
    let headers = proposals.placeHeaders(row)
    return "\(headers.east), \(headers.north)"
  }

  /// Complains of positions whose uncertainty is more than a tenth of the smallest distance that a rule asks.
  func coarse(_ facts: Facts, _ selection: CaseSelection, _ searches: [Int: FeatureSearch]) -> [InputFault] {
    if let uncertainty = plan.measurement.uncertainty?.value, uncertainty <= 0 { return [] }
    let asking = plan.rules.enumerated().compactMap { index, rule -> (Int, [Double])? in
      guard rule.speaks(on: day) else { return nil }
      switch rule.check.demand {
      case .sites(_, let limits): return (index, limits)
      case .features: return (index, [])
      default: return nil
      }
    }
    let ranges = Parallel.ranges(proposals.count, jobs: jobs, least: 4096)
    return Parallel.map(ranges.count, jobs: jobs) { part -> [InputFault] in
      ranges[part].compactMap { row in
        guard facts.survey.judges(row), !proposals.positions[row].longitude.isNaN else { return nil }
        let uncertainty = Subject(facts: facts, row: row, rule: 0).uncertainty
        guard uncertainty > 0 else { return nil }
        var least = Double.infinity
        for (index, limits) in asking {
          if let search = searches[index] {
            for limit in search.limits(selection, facts, row) where limit > 0 { least = min(least, limit) }
          } else {
            let code = facts.survey.cases[index].cases[row]
            if code >= 0, limits[Int(code)] > 0 { least = min(least, limits[Int(code)]) }
          }
        }
        guard least.isFinite, uncertainty > least / 10 else { return nil }
        return InputFault(
          "input-coordinates-coarse", row: Int32(row), column: placeHeaders(row),
          expected: LocalizedText(
            vi: "tọa độ đủ số lẻ: sai số không quá một phần mười của \(Wording.metres(least, .vi))",
            en: "more digits: an uncertainty of at most a tenth of \(Wording.metres(least, .en))"),
          measured: (uncertainty * 1000).rounded(.toNearestOrAwayFromZero) / 1000,
          limit: (least / 10).toMillimetre)
      }
    }.flatMap { $0 }
  }

  /// Complains of proposals within a metre of each other, neither of them sharing.
  func samePositions(_ search: SiteSearch, _ survey: Survey) -> [InputFault] {
    var filter = SiteFilter()
    filter.existing = false
    filter.approved = false
    // Few stand so near to each other.
    func row(_ index: Int) -> Int { Int(search.grid.site(at: index)) - plan.masts.count }
    let few = search.grid.proposalsWithOthers(within: 1.001, mastCount: plan.masts.count, jobs: jobs)
      .filter { !proposals.shares(row($0)) && survey.judges(row($0)) }
    guard !few.isEmpty else { return [] }
    let cases = [Int16](repeating: 0, count: proposals.count)
    let certain = SiteSearch(search, uncertainty: 0)
    let answer = certain.neighbours(filter, of: few, jobs: jobs, cases: cases, limits: [1.001])
    return few.map(row).sorted().compactMap { row in
      guard answer.listOf[row] >= 0 else { return nil }
      let list = answer.lists[Int(answer.listOf[row])]
      let others = answer.entries[list.start..<list.start + Int(list.sureKept)]
      let ids = others.map { search.sites.id($0.index) }
      return InputFault(
        "input-duplicate-position", row: Int32(row), column: placeHeaders(row), value: ids.first,
        expected: LocalizedText(
          vi: "mỗi hồ sơ một vị trí riêng, cách nhau hơn 1 m",
          en: "a place of its own, more than 1 m from others"),
        measured: answer.entries[list.start].distance, limit: 1,
        against: Finding.Counterpart(
          kind: .proposal, id: ids.first ?? "", count: Int(list.sure), others: Array(ids.dropFirst()),
          place: others.first.map { search.sites.position($0.index) }))
    }
  }
}
