import Geometry
import PROJ

/// Makes proposals just below, at and just above the limits of a plan's rules, with the answers that are expected.
///
/// Shape: the answers come from the plan's numbers and from how the proposals were placed, not from judging them.
struct BoundaryMaker {
  let site: PlanTestSite
  let spots: BoundarySpots
  private(set) var cases: [BoundaryCase] = []
  /// The cases of rules for which none could be made, and why.
  private(set) var left: [(rule: String, number: Int, reason: LocalizedText)] = []

  var plan: Plan { site.plan }

  init(_ site: PlanTestSite) {
    self.site = site
    spots = BoundarySpots(site)
    for rule in plan.rules {
      for index in rule.cases.indices { make(rule, index) }
    }
  }

  private mutating func make(_ rule: Rule, _ index: Int) {
    let made: [BoundaryCase]
    if !rule.speaks(on: site.date) {
      left.append(
        (
          rule.id, index + 1,
          LocalizedText(vi: "quy định chưa hoặc không còn hiệu lực", en: "the rule is not in force")
        ))
      return
    }
    switch rule.check.boundary(case: index) {
    case nil:
      let reason = LocalizedText(
        vi: "chưa tạo được hồ sơ cho phép kiểm tra \(rule.checkName)",
        en: "no proposals are made for the check \(rule.checkName)")
      left.append((rule.id, index + 1, reason))
      return
    case .territory: made = territory(rule, index)
    case .commune: made = commune(rule, index)
    case .structures(let allowed): made = structures(rule, index, allowed)
    case .prohibited: made = atSpot(rule, index).map { [$0.with(.fail, of: ("bị cấm", "prohibited"))] } ?? []
    case .height(let kind, let limit, let failsAt): made = heights(rule, index, kind, limit, failsAt)
    case .radius(let bounds): made = radii(rule, index, bounds)
    case .sites(let filter, let limit): made = sites(rule, index, filter, limit)
    case .features(let layer, let limit): made = features(rule, index, layer, limit)
    case .position(let match, let limit): made = positions(rule, index, match, limit)
    case .surface(let layer, let slope, let base, let within):
      made = surface(rule, index, layer, slope: slope, base: base, within: within)
    case .powerDensity(let bands): made = powers(rule, index, bands)
    case .period: made = days(rule, index)
    case .sizes: made = sizes(rule, index)
    case .exempt(let conditions): made = exemptions(rule, index, conditions)
    case .notified(let filter, let layer, let reach):
      made = notified(rule, index, filter, layer: layer, reach)
    case .quota(let filter, let kind, let most): made = quota(rule, index, filter, kind, most)
    case .overlap(let filter, let most): made = overlaps(rule, index, filter, most)
    case .coverage(let filter, let kind, let least): made = coverage(rule, index, filter, kind, least)
    case .sharing(let filter, let operators, let kind, let least):
      made = sharing(rule, index, filter, operators, kind, least)
    }
    cases += made
    if made.isEmpty {
      left.append(
        (
          rule.id, index + 1,
          LocalizedText(vi: "không tìm được chỗ phù hợp", en: "no fitting place was found")
        ))
    }
  }

  // MARK: - Kinds and cells

  /// A kind of proposal to which a case of a rule applies.
  func kind(
    _ rule: Rule, _ index: Int, heights: [Double] = [], signature: [Bool]? = nil,
    exempt: (conditions: [Condition], holds: Bool)? = nil,
    where fits: (ProposalKinds.Traits) -> Bool = { _ in true }
  ) -> ProposalKinds.Traits? {
    let kinds = ProposalKinds(of: rule.cases + (exempt?.conditions ?? []), plan, heights: heights)
    for kind in 0..<kinds.count
    where kinds.first(of: rule.cases, kind, isOpen: { signature?[$0] ?? true }) == index {
      if let exempt, (kinds.first(of: exempt.conditions, kind) >= 0) != exempt.holds { continue }
      let traits = kinds.traits(kind)
      if fits(traits) { return traits }
    }
    return nil
  }

  /// The cells of a proposal of a kind at a place.
  func cells(_ traits: ProposalKinds.Traits, _ place: Position) -> [String: String] {
    let structure = plan.structures[traits.structure ?? 0]
    let commune = spots.commune(at: place)
    let day = plan.validity.contains(site.date) ? site.date : plan.validity.from ?? site.date
    return [
      "operator": plan.operators[traits.operator ?? 0].id, "longitude": TrialSites.degrees(place.longitude),
      "latitude": TrialSites.degrees(place.latitude), "structure": structure.id,
      "height_m": text(traits.height ?? 20),
      "building_height_m": structure.mounting == .building ? "10" : "",
      "coverage_radius_m": "500", "technology": traits.technologies?.names ?? "4G",
      "commune": commune >= 0 ? plan.communes?.codes[Int(commune)] ?? "" : "", "date": day.description,
    ]
  }

  func text(_ metres: Double) -> String { Wording.number(metres, decimals: 6, .en) }

  /// A case of a kind at a place, whose expectation is still to be set.
  func boundary(_ rule: Rule, _ index: Int, _ traits: ProposalKinds.Traits, _ place: Position) -> BoundaryCase
  {
    BoundaryCase(
      rule: rule.id, number: index + 1, what: LocalizedText(""), expected: .pass, cells: cells(traits, place))
  }

  /// A case at some place where it applies.
  func atSpot(
    _ rule: Rule, _ index: Int, where fits: (ProposalKinds.Traits) -> Bool = { _ in true }
  ) -> BoundaryCase? {
    var found: BoundaryCase?
    _ = kind(rule, index) { traits in
      guard fits(traits), let place = spots.place(for: traits) else { return false }
      found = boundary(rule, index, traits, place)
      return true
    }
    return found
  }

  /// A place on the way from another, and the answer that is expected there.
  typealias Step = (metres: Double, expected: Finding.Result)

  /// Distances below, at and above a limit, where less than the limit fails.
  func distances(_ limit: Double, sureness: Double) -> [Step] {
    let step = max(0.001, (sureness * 2000).rounded(.up) / 1000)
    return [
      (limit - step, .fail), (limit, sureness > 0 ? .undecided : .pass), (limit + step, .pass),
    ].filter { $0.0 > 0 }
  }
}

extension BoundaryCase {
  /// The case with its expectation, some cells changed.
  func with(
    _ expected: Finding.Result, _ changed: [String: String] = [:], of what: (vi: String, en: String)
  ) -> BoundaryCase {
    var copy = self
    copy.expected = expected
    copy.cells.merge(changed) { $1 }
    copy.what = LocalizedText(vi: what.vi, en: what.en)
    return copy
  }

  /// The case at a value against its limit: metres, unless `text` says it otherwise.
  func at(
    _ value: Double, limit: Double, _ expected: Finding.Result, _ changed: [String: String] = [:],
    text: (Double, Language) -> String = Wording.metres
  ) -> BoundaryCase {
    func words(_ language: Language) -> String {
      let isVietnamese = language == .vi
      let side =
        value < limit
        ? (isVietnamese ? "dưới" : "below")
        : value > limit
          ? (isVietnamese ? "trên" : "above")
          : (isVietnamese ? "đúng" : "at")
      let bound = text(limit, language)
      return value == limit ? "\(side) \(bound)" : "\(text(value, language)), \(side) \(bound)"
    }
    return with(expected, changed, of: (words(.vi), words(.en)))
  }
}

extension Technologies {
  /// `4G+5G`.
  var names: String {
    Technologies.names.indices.filter { rawValue >> UInt8($0) & 1 == 1 }.map { Technologies.names[$0] }
      .joined(separator: "+")
  }
}
