import Geometry

/// Boundaries of structures: the sizes of their classes, and what needs no permit.
extension BoundaryMaker {
  /// For each class each of its greatest sizes: at it, and just above; and a building where there must be none, or none
  /// where there must be one.
  func sizes(_ rule: Rule, _ index: Int) -> [BoundaryCase] {
    plan.structures.indices.flatMap { sizes(rule, index, structure: $0) }
  }

  private func sizes(_ rule: Rule, _ index: Int, structure: Int) -> [BoundaryCase] {
    let one = plan.structures[structure]
    let most = one.maxHeight?.value
    let width = one.maxHalfWidth?.value ?? 0.3
    /// A mast of the class that keeps all limits, a building of that height under it.
    func mast(_ height: Double, building: Double) -> BoundaryCase? {
      var found: BoundaryCase?
      _ = kind(rule, index, heights: [height]) { traits in
        guard traits.height == height, traits.structure == nil || traits.structure == structure,
          let place = spots.place(for: traits)
        else { return false }
        var traits = traits
        traits.structure = structure
        found = boundary(rule, index, traits, place)
        return true
      }
      return found?.with(
        .pass,
        [
          "half_width_m": text(width),
          "building_height_m": one.mounting == .building ? text(building) : "",
        ], of: ("", ""))
    }
    /// The height of a building on which a mast may be so high.
    func building(_ height: Double) -> Double {
      one.maxShareOfBuilding.map { (height * 100 / $0).rounded(.up) + 1 } ?? 10
    }
    func around(
      _ limit: Double, _ name: (vi: String, en: String), _ make: (Double) -> BoundaryCase?
    ) -> [BoundaryCase] {
      [limit, limit + 0.001].compactMap { value in
        make(value)?.at(value, limit: limit, value > limit ? .fail : .pass) { value, language in
          "\(one.id): \(language == .vi ? name.vi : name.en) \(Wording.metres(value, language))"
        }
      }
    }

    let low = min(most ?? 6, 6) / 2
    var made: [BoundaryCase] = []
    if let most {
      made += around(most, ("cao", "height")) { mast($0, building: building($0)) }
    }
    if let share = one.maxShareOfBuilding, one.mounting == .building {
      let house = (low * 100 / share).toMillimetre
      made += around((house * share / 100).toMillimetre, ("cao", "height")) { mast($0, building: house) }
    }
    if one.maxHalfWidth != nil {
      made += around(width, ("bề ngang", "half width")) { value in
        mast(low, building: building(low))?.with(.pass, ["half_width_m": text(value)], of: ("", ""))
      }
    }
    let isOnBuilding = one.mounting == .building
    if let plain = mast(low, building: building(low)) {
      made.append(
        plain.with(
          .fail, ["building_height_m": isOnBuilding ? "0" : "10"],
          of: isOnBuilding
            ? ("\(one.id): không có công trình", "\(one.id): no building")
            : ("\(one.id): trên công trình", "\(one.id): on a building")))
    }
    return made
  }

  /// A proposal that meets an exemption, and one that meets none.
  func exemptions(_ rule: Rule, _ index: Int, _ conditions: [Condition]) -> [BoundaryCase] {
    [true, false].compactMap { holds in
      var found: BoundaryCase?
      _ = kind(rule, index, exempt: (conditions, holds)) { traits in
        guard let place = spots.place(for: traits) else { return false }
        found = boundary(rule, index, traits, place)
        return true
      }
      var made = found?.with(
        .note, of: holds ? ("được miễn giấy phép", "exempt") : ("phải có giấy phép", "a permit is needed"))
      made?.value = holds ? "exempt" : "required"
      return made
    }
  }
}
