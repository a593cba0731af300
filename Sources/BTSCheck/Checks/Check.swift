import Geometry

/// A kind of test that the program knows, with the parameters that one rule gives it.
///
/// A check compares facts of the survey with the numbers of the plan. It computes no geometry, opens no file, and is
/// never silent: its answer is fail, undecided, not checked (with the reason) or pass.
package protocol Check: Sendable {
  /// Its documentation.
  static var page: CheckPage { get }

  /// Reads the rule's parameters; what is wrong with them is complained of in `fields`.
  init(_ fields: RuleFields)

  /// Whether the check is about building a mast, and so does not apply to a proposal that shares one.
  static var isAboutBuilding: Bool { get }

  /// Whether its subjects are areas, which a rule's counts are of then.
  static var isAboutAreas: Bool { get }

  /// What must be measured for it, once the case that applies to each proposal is known.
  var demand: Demand? { get }

  /// The answer about a proposal, by the parameters of the case that applies to it.
  func judge(_ subject: Subject, case: Int) -> Judgement

  /// The answer about an area, by the parameters of the case that applies to it.
  func judge(_ area: AreaSubject, case: Int) -> Judgement

  /// What a case asks, in words.
  func clause(case: Int, of plan: Plan) -> Clause

  /// Where the answer of a case changes; nil where no proposals are made for it.
  func boundary(case: Int) -> Boundary?

  /// What was found, in a sentence. Called for every answer but `not-checked`.
  func message(_ evidence: Evidence, in language: Language) -> Sentence

  /// What to do about it.
  func remedy(_ evidence: Evidence, in language: Language) -> String
}

extension FeatureLimit {
  /// The limit in words: “the greater of 50 m and 1.1 times the height with the building”.
  var words: LocalizedText {
    guard let perHeight else { return Plan.length(minimum ?? 0) }
    let times = LocalizedText { language in
      let factor = Wording.number(perHeight, decimals: 4, language)
      let more = offset > 0 ? (language == .vi ? " cộng " : " and ") + Wording.metres(offset, language) : ""
      return language == .vi
        ? "\(factor) lần \(height.words.vi)\(more)" : "\(factor) times \(height.words.en)\(more)"
    }
    guard let minimum, minimum > 0 else { return times }
    return LocalizedText { language in
      let least = Wording.metres(minimum, language)
      return language == .vi
        ? "số lớn hơn giữa \(least) và \(times.vi)" : "the greater of \(least) and \(times.en)"
    }
  }
}

extension Check {
  package static var isAboutBuilding: Bool { false }

  package static var isAboutAreas: Bool { false }

  package var demand: Demand? { nil }

  package func boundary(case: Int) -> Boundary? { nil }

  package func judge(_ area: AreaSubject, case: Int) -> Judgement { Judgement(.pass) }

  package func remedy(_ evidence: Evidence, in language: Language) -> String { Self.page.remedy[language] }
}

/// What a check asks to be measured; the same demand of two rules is measured once.
package enum Demand: Hashable, Sendable {
  /// Whether the place lies in the territory (or in a further layer), and how far its edge is.
  case area(layer: String)
  /// Whether the place lies in the declared commune, and how far its edge is.
  case declaredCommune
  /// The other sites nearer than a limit. One limit by case, in metres.
  case sites(SiteFilter, limits: [Double])
  /// The features of a layer nearer than a limit. One limit by case.
  case features(layer: String, limits: [FeatureLimit])
  /// All sites at most so far away. One reach by case.
  case sitesAround(SiteFilter, reaches: [FeatureLimit])
  /// All features of a layer at most so far away. One reach by case.
  case featuresAround(layer: String, reaches: [FeatureLimit])
  /// The nearest feature of a layer at most so far away. One reach by case, in metres.
  case nearestFeature(layer: String, within: [Double])
  /// The planned position that answers for the proposal. One limit by case, in metres.
  case plannedPosition(PositionMatch, within: [Double])
  /// How many sites stand in each area.
  case tally(SiteFilter, per: AreaKind)
  /// The share of the proposal's disc that others cover.
  case overlap(SiteFilter)
  /// The share of each area that is covered, once it is known which proposals may be built.
  case coverage(SiteFilter, per: AreaKind)
  /// The share of each area's sites that so many operators use, once it is known which proposals may be built.
  case sharing(SiteFilter, by: ClosedRange<Double>, per: AreaKind)

  /// The kind of areas that it is about.
  package var areaKind: AreaKind? {
    switch self {
    case .tally(_, let kind), .coverage(_, let kind), .sharing(_, _, let kind): kind
    default: nil
    }
  }

  /// Whether it is measured once it is known which proposals may be built; no proposal has a case of such a rule.
  package var followsVerdicts: Bool {
    switch self {
    case .coverage, .sharing: true
    default: false
    }
  }

  /// The layer whose features have cases of their own, with the limits that go by case.
  package var featureLimits: (layer: String, limits: [FeatureLimit])? {
    switch self {
    case .features(let layer, let limits), .featuresAround(let layer, let limits): (layer, limits)
    default: nil
    }
  }
}

/// How far a proposal must keep from a feature: the greater of `minimum` and `perHeight` · H + `offset`.
package struct FeatureLimit: Hashable, Sendable {
  package var minimum: Double?
  package var perHeight: Double?
  package var offset: Double
  package var height: HeightKind

  package init(minimum: Double?, perHeight: Double?, offset: Double, height: HeightKind) {
    self.minimum = minimum
    self.perHeight = perHeight
    self.offset = offset
    self.height = height
  }

  /// The limit in metres; nil when it needs a height and there is none.
  package func limit(height: Double?) -> Double? {
    guard let perHeight else { return (minimum ?? 0).toMillimetre }
    guard let height else { return nil }
    return max(minimum ?? 0, perHeight * height + offset).toMillimetre
  }
}

/// Which height a rule speaks of.
package enum HeightKind: String, CaseIterable, Sendable {
  /// The mast itself, from its foot to its top.
  case mast
  /// The top above the ground: with the building under a mast that stands on one.
  case total
}
