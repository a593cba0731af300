import Geometry

/// `plan-no-place`: is there a place in each class of zones where something may stand?
enum PlanNoPlaceTest: PlanTest {
  static let page = CheckPage(
    planTest: "plan-no-place", .warn,
    title: LocalizedText(vi: "Khu vực không còn chỗ", en: "Zone without a place"),
    question: LocalizedText(
      vi: "Trong mỗi loại khu vực có chỗ nào được xây loại cột nào không?",
      en: "Is there any place in each class of zones where any structure may stand?"),
    why: LocalizedText(
      vi: "Cấm hoàn toàn có thể là chủ ý; nếu không thì các quy định đã loại hết mọi chỗ.",
      en: "A complete ban may be meant; if not, the rules together leave nothing."),
    remedy: LocalizedText(
      vi: "Nếu không phải chủ ý, xem lại các quy định đã nêu.",
      en: "If it is not meant, look at the rules that are named."
    ))

  /// Places that are tried in each zone, and in the territory for places in no zone.
  private static let triesByZone = 64
  private static let triesElsewhere = 1024

  static func findings(in site: PlanTestSite) throws(CheckError) -> [PlanFinding] {
    guard let zones = site.plan.zones else { return [] }
    let trial = TrialSites(site) { TrialSites.ofPlace.contains($0) }
    guard trial.hasRules else { return [] }
    let locator = ZoneLocator(zones)
    var findings: [PlanFinding] = []
    for index in zones.classes.indices {
      let places = places(of: index, zones, locator, site)
      guard !places.isEmpty else { continue }
      let trials = places.flatMap { place in
        site.plan.structures.indices.map { TrialSites.Trial(place: place, structure: Int16($0)) }
      }
      let failures = try trial.failures(trials)
      guard failures.allSatisfy({ !$0.isEmpty }) else { continue }
      let rules = Set(failures.joined())
      let named = site.plan.rules.map(\.id).filter { rules.contains($0) }
      findings.append(
        PlanFinding(
          page, file: site.file(of: zones.layer), layer: "zones", ids: [zones.classes[index]], rules: named,
          position: places.first,
          message: LocalizedText(
            vi:
              "không loại cột nào được xây tại \(places.count) chỗ đã thử của khu vực \(zones.classes[index]), "
              + "theo \(Words.list(named, .vi, and: true))",
            en:
              "no structure may stand at any of \(places.count) places tried in zone \(zones.classes[index]), "
              + "by \(Words.list(named, .en, and: true))")))
    }
    return findings
  }

  /// Places of a class: a grid over each of its zones, or over the territory for what lies in no zone.
  static func places(
    of index: Int, _ zones: Zones, _ locator: ZoneLocator, _ site: PlanTestSite
  ) -> [Position] {
    let shapes = zones.layer.shapes
    var boxes: [(box: Box, tries: Int)] = (0..<shapes.count).filter { Int(zones.classOf[$0]) == index }.map {
      zone in
      let box = shapes.box(of: zone)
      let width = zones.widths[zone]
      guard !width.isNaN else { return (box, triesByZone) }
      var wide = Box.around(Position(longitude: box.west, latitude: box.south), within: width)
      wide.include(.around(Position(longitude: box.east, latitude: box.north), within: width))
      return (wide, triesByZone)
    }
    if index == zones.otherwise, let territory = site.plan.territory?.shapes {
      var box = Box.empty
      for feature in 0..<territory.count { box.include(territory.box(of: feature)) }
      boxes = [(box, triesElsewhere)]
    }
    let territory = site.plan.territory.map { AreaMeasure($0.shapes, outside: false) }
    return boxes.flatMap { box, tries -> [Position] in
      let side = Int(Double(tries).squareRoot())
      return (0..<side * side).map { step in
        let (x, y) = ((Double(step % side) + 0.5) / Double(side), (Double(step / side) + 0.5) / Double(side))
        // Six decimals, as people write them.
        func rounded(_ value: Double) -> Double { (value * 1e6).rounded() / 1e6 }
        return Position(
          longitude: rounded(box.west + x * (box.east - box.west)),
          latitude: rounded(box.south + y * (box.north - box.south)))
      }.filter { Int(locator.classAt($0)) == index && (territory?.contains($0) ?? true) }
    }
  }
}
