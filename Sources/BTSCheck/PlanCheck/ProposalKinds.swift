import Geometry

/// Every kind of proposal that some conditions tell apart, as rows of an assessment that nobody asked for.
///
/// Shape: the product of the zones, structures, operators, technologies, heights and communes that the conditions
/// speak of; of what they do not speak of there is one.
struct ProposalKinds {
  private let plan: Plan
  private let uses:
    (zone: Bool, structure: Bool, height: Bool, operators: Bool, commune: Bool, technology: Bool)
  private var proposals = Proposals()
  private var survey = Survey()
  let selection: CaseSelection

  /// The number of kinds.
  var count: Int { proposals.structures.count }

  /// - Parameter more: heights that are to be among the kinds, besides those that the conditions tell apart.
  init(of conditions: [Condition], _ plan: Plan, heights more: [Double] = []) {
    self.plan = plan
    func some(_ key: (Condition) -> Bool) -> Bool { conditions.contains(where: key) }
    uses = (
      some { $0.zones != nil }, some { $0.structures != nil || $0.mounting != nil || $0.bulky != nil },
      !more.isEmpty || some { $0.height != nil }, some { $0.operators != nil }, some { $0.communes != nil },
      some { $0.technologies != nil }
    )
    let zones =
      uses.zone && plan.zones != nil
      ? Array(0..<(plan.zones?.classes.count ?? 0)) : [plan.zones == nil ? -1 : 0]
    let structures = uses.structure ? Array(plan.structures.indices) : [0]
    let operators = uses.operators ? Array(plan.operators.indices) : [0]
    let technologies = uses.technology ? Array(1...15) : [15]
    let heights = uses.height ? ProposalKinds.heights(conditions.compactMap(\.height)) + more : [20]
    let communes = uses.commune ? ProposalKinds.communes(conditions.compactMap(\.communes), plan) : [-1]
    for zone in zones {
      for structure in structures {
        for one in operators {
          for technology in technologies {
            for height in heights {
              for commune in communes {
                survey.zones.append(Int16(zone))
                survey.communes.append(Int32(commune))
                proposals.structures.append(Int16(structure))
                proposals.operators.append(Int16(one))
                proposals.technologies.append(Technologies(rawValue: UInt8(technology)))
                proposals.heights.append(height)
                proposals.positions.append(Position(longitude: 0, latitude: 0))
              }
            }
          }
        }
      }
    }
    selection = CaseSelection(plan: plan, proposals: proposals, survey: survey)
  }

  /// The first of some conditions that holds for a kind, among those that `isOpen` admits; negative for none.
  func first(of cases: [Condition], _ kind: Int, isOpen: (Int) -> Bool = { _ in true }) -> Int {
    Int(selection.first(of: cases, kind, isOpen: isOpen))
  }

  /// What a kind is; nil for what the conditions do not speak of.
  struct Traits {
    var zone: Int?
    var commune: Int?
    var structure: Int?
    var `operator`: Int?
    var technologies: Technologies?
    var height: Double?
  }

  func traits(_ kind: Int) -> Traits {
    Traits(
      zone: uses.zone && survey.zones[kind] >= 0 ? Int(survey.zones[kind]) : nil,
      commune: uses.commune ? Int(survey.communes[kind]) : nil,
      structure: uses.structure ? Int(proposals.structures[kind]) : nil,
      operator: uses.operators ? Int(proposals.operators[kind]) : nil,
      technologies: uses.technology ? proposals.technologies[kind] : nil,
      height: uses.height ? proposals.heights[kind] : nil)
  }

  /// What a kind is called: “zone urban, class A2a, 15 m”.
  func name(_ kind: Int, _ language: Language) -> String { name(key(kind), language) }

  /// What some kinds are called together: a part that does not matter among them is left out.
  func names(of some: [Int], _ language: Language) -> [String] {
    let all = (0..<count).map { key($0) }
    var keys = some.map { key($0) }
    for part in 0..<ProposalKinds.parts {
      let values = Set(all.map { $0[part] }).count
      guard values > 1 else { continue }
      var groups: [[Int]: Int] = [:]
      func rest(_ key: [Int]) -> [Int] {
        var rest = key
        rest[part] = ProposalKinds.any
        return rest
      }
      for key in keys { groups[rest(key), default: 0] += 1 }
      var seen: Set<[Int]> = []
      keys = keys.map { groups[rest($0)] == values ? rest($0) : $0 }.filter { seen.insert($0).inserted }
    }
    return keys.map { name($0, language) }
  }

  /// Stands in a key for a part that does not matter.
  private static let any = Int.min
  private static let parts = 6

  /// Height in millimetres, technologies, commune, operator, zone, structure.
  private func key(_ kind: Int) -> [Int] {
    [
      Int(proposals.heights[kind] * 1000), Int(proposals.technologies[kind].rawValue),
      Int(survey.communes[kind]), Int(proposals.operators[kind]), Int(survey.zones[kind]),
      Int(proposals.structures[kind]),
    ]
  }

  private func name(_ key: [Int], _ language: Language) -> String {
    let isVietnamese = language == .vi
    var words: [String] = []
    func add(_ isUsed: Bool, _ part: Int, _ word: (Int) -> String?) {
      if isUsed, key[part] != ProposalKinds.any, let word = word(key[part]) { words.append(word) }
    }
    add(uses.zone, 4) { zone in
      zone < 0 ? nil : plan.zones.map { (isVietnamese ? "khu vực " : "zone ") + $0.classes[zone] }
    }
    add(uses.structure, 5) { (isVietnamese ? "loại " : "class ") + plan.structures[$0].id }
    add(uses.height, 0) { Wording.metres(Double($0) / 1000, language) }
    add(uses.operators, 3) { plan.operators[$0].id }
    add(uses.commune, 2) { commune in
      commune < 0
        ? (isVietnamese ? "nơi không thuộc xã nào" : "outside of communes") : plan.communes?.names[commune]
    }
    add(uses.technology, 1) { bits in
      Technologies(rawValue: UInt8(truncatingIfNeeded: bits)).names
    }
    return words.isEmpty ? (isVietnamese ? "mọi hồ sơ" : "every proposal") : words.joined(separator: ", ")
  }

  /// The bounds of some ranges, and heights between, below and above them.
  private static func heights(_ ranges: [ClosedRange<Double>]) -> [Double] {
    let bounds = Set(ranges.flatMap { [$0.lowerBound, $0.upperBound] }.filter { $0 > 0 && $0.isFinite })
      .sorted()
    guard let first = bounds.first, let last = bounds.last else { return [20] }
    let between = zip(bounds, bounds.dropFirst()).map { ($0 + $1) / 2 }
    return (bounds + between + [first / 2, last + 1]).sorted()
  }

  /// One commune of each set that the conditions tell apart, and a place in none.
  private static func communes(_ sets: [[Bool]], _ plan: Plan) -> [Int] {
    var seen: Set<[Bool]> = []
    let count = plan.communes?.codes.count ?? 0
    return [-1] + (0..<count).filter { commune in seen.insert(sets.map { $0[commune] }).inserted }
  }
}

extension Rule {
  /// Which of the rule's cases the features of its layer are open to, each combination once; one without features.
  func featureSignatures(_ plan: Plan) -> [[Bool]] {
    guard cases.contains(where: { !$0.feature.isEmpty }), let name = check.demand?.featureLimits?.layer,
      let layer = plan.layers[name]?.layer
    else { return [cases.map { _ in true }] }
    var seen: Set<[Bool]> = []
    for feature in 0..<layer.count { seen.insert(signature(of: feature, in: layer)) }
    return seen.sorted { a, b in a.map { $0 ? 1 : 0 }.lexicographicallyPrecedes(b.map { $0 ? 1 : 0 }) }
  }
}
