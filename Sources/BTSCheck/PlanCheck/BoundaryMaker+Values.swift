import Geometry

/// Boundaries of what a proposal says of itself.
extension BoundaryMaker {
  func territory(_ rule: Rule, _ index: Int) -> [BoundaryCase] {
    guard let inside = atSpot(rule, index), let outside = spots.outside else { return [] }
    return [
      inside.with(.pass, of: ("trong phạm vi", "inside")),
      inside.with(
        .fail,
        [
          "longitude": TrialSites.degrees(outside.longitude),
          "latitude": TrialSites.degrees(outside.latitude),
          "commune": "",
        ], of: ("ngoài phạm vi", "outside")),
    ]
  }

  func commune(_ rule: Rule, _ index: Int) -> [BoundaryCase] {
    guard let codes = plan.communes?.codes, codes.count > 1,
      let inside = atSpot(rule, index), let own = inside.cells["commune"], !own.isEmpty,
      let other = codes.first(where: { $0 != own })
    else { return [] }
    return [
      inside.with(.pass, of: ("khai đúng xã", "the right commune")),
      inside.with(.fail, ["commune": other], of: ("khai sai xã", "another commune")),
    ]
  }

  func structures(_ rule: Rule, _ index: Int, _ allowed: [Bool]) -> [BoundaryCase] {
    plan.structures.indices.compactMap { structure in
      let found = atSpot(rule, index) { $0.structure == nil || $0.structure == structure }
      guard var found else { return nil }
      let one = plan.structures[structure]
      found.cells["structure"] = one.id
      found.cells["building_height_m"] = one.mounting == .building ? "10" : ""
      return found.with(allowed[structure] ? .pass : .fail, of: ("loại \(one.id)", "class \(one.id)"))
    }
  }

  func heights(
    _ rule: Rule, _ index: Int, _ height: HeightKind, _ limit: Double, _ failsAt: Bool
  ) -> [BoundaryCase] {
    let values = [limit - 0.01, limit, limit + 0.01]
    return values.compactMap { value -> BoundaryCase? in
      let isMissed = failsAt ? value >= limit : value > limit
      // On a building the building grows, else the mast.
      let mast = height == .total ? min(value / 2, 20) : value
      var found: BoundaryCase?
      _ = kind(rule, index, heights: [mast, value]) { traits in
        let structure = plan.structures[traits.structure ?? 0]
        let isOnBuilding = height == .total && structure.mounting == .building
        guard traits.height == (isOnBuilding ? mast : value), let place = spots.place(for: traits) else {
          return false
        }
        found = boundary(rule, index, traits, place).at(
          value, limit: limit, isMissed ? .fail : .pass,
          isOnBuilding ? ["building_height_m": text(value - mast)] : [:])
        return true
      }
      return found
    }
  }

  func radii(_ rule: Rule, _ index: Int, _ bounds: ClosedRange<Double>) -> [BoundaryCase] {
    guard let found = atSpot(rule, index) else { return [] }
    let (least, most) = (bounds.lowerBound, bounds.upperBound)
    var values: [(Double, Double, Finding.Result)] = []
    if least > 0.001 { values += [(least - 0.001, least, .fail), (least, least, .pass)] }
    if most.isFinite { values += [(most, most, .pass), (most + 0.001, most, .fail)] }
    return values.map { found.at($0.0, limit: $0.1, $0.2, ["coverage_radius_m": text($0.0)]) }
  }

  func powers(_ rule: Rule, _ index: Int, _ bands: [(to: Double, density: Double)]) -> [BoundaryCase] {
    guard let found = atSpot(rule, index) else { return [] }
    let watts = 1000.0
    return bands.flatMap { band -> [BoundaryCase] in
      let metres = (watts / (4 * .pi * band.density)).squareRoot().toMillimetre
      let frequency = band.to.isFinite ? band.to : 900
      return [(metres - 0.001, Finding.Result.fail), (metres, .pass), (metres + 0.001, .pass)].map {
        away, expected in
        found.at(
          away, limit: metres, expected,
          ["eirp_w": text(watts), "frequency_mhz": text(frequency), "public_distance_m": text(away)])
      }
    }
  }

  func days(_ rule: Rule, _ index: Int) -> [BoundaryCase] {
    guard let found = atSpot(rule, index) else { return [] }
    var days: [(Day, Finding.Result)] = []
    if let from = plan.validity.from {
      days += [(from, .pass)]
      if let before = from.previous { days += [(before, .fail)] }
    }
    if let to = plan.validity.to {
      days += [(to, .pass)]
      if let after = to.next { days += [(after, .fail)] }
    }
    return days.map { day, expected in
      found.with(expected, ["date": day.description], of: (day.description, day.description))
    }
  }
}

extension Day {
  /// The day after; nil at the calendar's end.
  var next: Day? {
    Day(year: year, month: month, day: day + 1) ?? Day(year: year, month: month + 1, day: 1)
      ?? Day(year: year + 1, month: 1, day: 1)
  }

  /// The day before; nil at the calendar's start.
  var previous: Day? {
    if day > 1 { return Day(year: year, month: month, day: day - 1) }
    let (year, month) = month > 1 ? (year, month - 1) : (year - 1, 12)
    return [31, 30, 29, 28].lazy.compactMap { Day(year: year, month: month, day: $0) }.first
  }
}
