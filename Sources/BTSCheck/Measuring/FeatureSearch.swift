import Geometry

/// Measures from each proposal to the features of a layer that are, or may be, nearer than their limits.
final class FeatureSearch: Sendable {
  private let layer: FeatureLayer
  private let segments: SegmentIndex
  private let areas: AreaIndex
  private let cases: [Condition]
  private let limits: [FeatureLimit]
  /// By feature: which of `signatures` it has.
  private let signatureOf: [Int32]
  /// Which cases the features of a kind are open to, by their attributes.
  private let signatures: [[Bool]]

  /// - Parameters:
  ///   - cases: the rule's cases; each feature has its own first case.
  ///   - limits: one by case.
  init(_ layer: FeatureLayer, cases: [Condition], limits: [FeatureLimit]) {
    self.layer = layer
    self.cases = cases
    dependsOnFeatures = cases.contains { !$0.feature.isEmpty }
    self.limits = limits
    segments = SegmentIndex(layer.layer.shapes)
    areas = AreaIndex(layer.layer.shapes)
    var known: [[Bool]: Int32] = [:]
    var (signatures, signatureOf): ([[Bool]], [Int32]) = ([], [])
    for feature in 0..<layer.layer.count {
      let signature = cases.map { condition in
        condition.feature.allSatisfy { name, pattern in
          (layer.layer.attributes[name]?[feature]).map { pattern.matches($0) } ?? false
        }
      }
      if known[signature] == nil {
        known[signature] = Int32(signatures.count)
        signatures.append(signature)
      }
      signatureOf.append(known[signature] ?? 0)
    }
    self.signatures = signatures
    self.signatureOf = signatureOf
  }

  /// Whether features have cases of their own.
  let dependsOnFeatures: Bool

  /// The case of each kind of feature for a row, as codes of `CaseColumn`.
  private func kinds(_ selection: CaseSelection, _ row: Int) -> [Int16] {
    signatures.map { signature in selection.first(of: cases, row) { signature[$0] } }
  }

  /// The rule's case for a row as a whole: some case if any feature has one.
  func wholeCase(_ selection: CaseSelection, _ row: Int) -> Int16 {
    let kinds = kinds(selection, row)
    return kinds.first { $0 >= 0 } ?? kinds.min() ?? CaseColumn.none
  }

  /// The limits of each kind of feature for a row: what the rule asks of it.
  func limits(_ selection: CaseSelection, _ facts: Facts, _ row: Int) -> [Double] {
    let kinds = dependsOnFeatures ? kinds(selection, row) : [selection.first(of: cases, row) { _ in true }]
    return kinds.compactMap { limit(facts, row, $0).metres }
  }

  /// The features near all proposals.
  ///
  /// - Parameters:
  ///   - whole: the rule's case for each row, where features have none of their own.
  ///   - walk: the proposals, in an order that leads from place to place.
  func neighbours(
    _ facts: Facts, _ selection: CaseSelection, whole: [Int16], _ walk: SiteWalk, jobs: Int
  ) -> Neighbours {
    let greatest = greatestReach(facts, whole)
    let parts = walk.map(jobs: jobs) { stretch -> NeighbourPart in
      var answer = NeighbourPart()
      var collector = NeighbourCollector()
      var kinds: [Int16] = [CaseColumn.none]
      var limits = [-1.0]
      var boxes = ReachBoxes(metres: greatest ?? 0)
      stretch.forEachBlock { steps in
        for step in steps where facts.survey.judges(step.row) {
          // Near most places there is nothing, whatever the case.
          if greatest != nil, !segments.mayHave(in: boxes.box(around: step.place)),
            !areas.mayContain(step.place)
          {
            continue
          }
          let row = step.row
          if dependsOnFeatures { kinds = self.kinds(selection, row) } else { kinds[0] = whole[row] }
          setLimits(facts, row, kinds, &limits) { answer.lacking.append((Int32(row), $0)) }
          search(facts, row, limits, &collector)
          collector.flush(into: &answer, row: Int32(row))
        }
      }
      return answer
    }
    return Neighbours(rowCount: facts.proposals.count, parts, jobs: jobs)
  }

  /// The farthest that is looked for, where that is the same for all rows and every row's limit is known.
  private func greatestReach(_ facts: Facts, _ whole: [Int16]) -> Double? {
    guard let uncertainty = facts.plan.measurement.uncertainty?.value, !dependsOnFeatures,
      limits.allSatisfy({ $0.perHeight == nil }), whole.allSatisfy({ CaseColumn.missing($0) == nil })
    else { return nil }
    return limits.compactMap { $0.limit(height: nil) }.max().map { $0 + uncertainty }
  }

  /// All features that are at most as far away as the case of each allows.
  ///
  /// - Parameter whole: the rule's case for each row, where features have none of their own.
  func surroundings(_ facts: Facts, _ selection: CaseSelection, whole: [Int16], jobs: Int) -> Surroundings {
    let ranges = Parallel.ranges(facts.proposals.count, jobs: jobs, least: 1024)
    let parts = Parallel.map(ranges.count, jobs: jobs) { part -> Surroundings in
      var answer = Surroundings()
      for row in ranges[part]
      where facts.survey.judges(row) && !facts.proposals.positions[row].longitude.isNaN {
        let kinds = dependsOnFeatures ? kinds(selection, row) : [whole[row]]
        var limits: [Double] = []
        setLimits(facts, row, kinds, &limits) { answer.lacking[Int32(row)] = $0 }
        var near: [Nearby] = []
        forEachFeature(near: facts.proposals.positions[row], within: (limits.max() ?? -1) + 0.001) {
          if $1 <= limits[kind(of: $0)] { near.append(Nearby(index: Int32($0), metres: $1)) }
        }
        guard !near.isEmpty else { continue }
        answer.byRow[Int32(row)] = near.sorted { precedes($0.metres, $0.index, $1.metres, $1.index) }
      }
      return answer
    }
    var answer = Surroundings()
    for part in parts {
      answer.byRow.merge(part.byRow) { first, _ in first }
      answer.lacking.merge(part.lacking) { first, _ in first }
    }
    return answer
  }

  /// The nearest feature that is at most so many metres away.
  func nearest(to place: Position, within metres: Double) -> NearestFeature? {
    var nearest: NearestFeature?
    func take(_ feature: Int, _ distance: Double) {
      guard distance.toMillimetre <= metres else { return }
      if let old = nearest {
        guard precedes(distance.toMillimetre, Int32(feature), old.metres.toMillimetre, old.feature) else {
          return
        }
      }
      nearest = NearestFeature(feature: Int32(feature), metres: distance)
    }
    areas.forEach(containing: place) { take($0, 0) }
    for hit in segments.features(near: place, within: metres + 0.001)
    where !areas.contains(place, hit.feature) {
      take(hit.feature, hit.metres)
    }
    return nearest
  }

  // MARK: - One row

  private func search(
    _ facts: Facts, _ row: Int, _ limits: [Double], _ collector: inout NeighbourCollector
  ) {
    let uncertainty = Subject(facts: facts, row: row, rule: 0).layerUncertainty
    let reach = (limits.max() ?? -1) + uncertainty
    forEachFeature(near: facts.proposals.positions[row], within: reach) { feature, metres in
      let limit = limits[kind(of: feature)]
      guard limit >= 0 else { return }
      collector.add(
        Neighbours.Entry(distance: metres, limit: limit, uncertainty: uncertainty, index: Int32(feature)),
        precedes: precedes)
    }
  }

  /// Calls `body` with the features near a place, and the metres to the millimetre.
  private func forEachFeature(near place: Position, within reach: Double, _ body: (Int, Double) -> Void) {
    guard reach > 0 else { return }
    var inside: [Int] = []
    areas.forEach(containing: place) { inside.append($0) }
    for feature in inside { body(feature, 0) }
    for hit in segments.features(near: place, within: reach) where !inside.contains(hit.feature) {
      body(hit.feature, hit.metres.toMillimetre)
    }
  }

  private func kind(of feature: Int) -> Int { dependsOnFeatures ? Int(signatureOf[feature]) : 0 }

  /// Puts the limit of each kind of feature into `limits`, -1 where there is none.
  private func setLimits(
    _ facts: Facts, _ row: Int, _ kinds: [Int16], _ limits: inout [Double],
    lack: (Judgement.Missing) -> Void
  ) {
    limits.removeAll(keepingCapacity: true)
    for kind in kinds {
      let (metres, missing) = limit(facts, row, kind)
      if let missing { lack(missing) }
      limits.append(metres ?? -1)
    }
  }

  /// The limit of a case for a row, or why it is not known.
  private func limit(_ facts: Facts, _ row: Int, _ code: Int16) -> (
    metres: Double?, missing: Judgement.Missing?
  ) {
    guard code >= 0 else { return (nil, CaseColumn.missing(code)) }
    let limit = limits[Int(code)]
    guard limit.perHeight != nil else { return (limit.limit(height: nil), nil) }
    let (height, missing) = Subject(facts: facts, row: row, rule: 0).height(limit.height)
    let metres = limit.limit(height: height)
    return (metres, metres == nil ? missing : nil)
  }

  /// The worst first: the least measured − limit; then the nearest, then the lesser id.
  private func precedes(_ a: Neighbours.Entry, _ b: Neighbours.Entry) -> Bool {
    let (x, y) = ((a.distance - a.limit).toMillimetre, (b.distance - b.limit).toMillimetre)
    return x != y ? x < y : precedes(a.distance, a.index, b.distance, b.index)
  }

  /// The nearest first, then the lesser id.
  private func precedes(_ a: Double, _ first: Int32, _ b: Double, _ second: Int32) -> Bool {
    guard a == b else { return a < b }
    let (i, j) = (layer.ids[Int(first)], layer.ids[Int(second)])
    return i.utf8.elementsEqual(j.utf8) ? first < second : i.utf8.lexicographicallyPrecedes(j.utf8)
  }
}
