import Geometry
import PROJ

/// `plan-duplicate`: does every mast and position have an id and a place of its own?
enum PlanDuplicateTest: PlanTest {
  static let page = CheckPage(
    planTest: "plan-duplicate", .reject,
    title: LocalizedText(vi: "Trùng mã hoặc trùng vị trí", en: "Duplicate ids and places"),
    question: LocalizedText(
      vi: "Mỗi cột, mỗi vị trí quy hoạch có mã riêng và chỗ riêng không?",
      en: "Does every mast and planned position have an id and a place of its own?"),
    why: LocalizedText(
      vi: "Hồ sơ gọi cột bằng mã; một cột ghi hai lần thì bị tính hai lần.",
      en: "Submissions name masts by their ids; a mast that is listed twice counts twice."),
    remedy: LocalizedText(
      vi: "Bỏ dòng trùng, hoặc đặt mã riêng; các doanh nghiệp dùng chung một cột thì ghi vào cột operators.",
      en:
        "Strike the double, or give it an id of its own; operators that share a mast belong into the column operators."
    ))

  static func findings(in site: PlanTestSite) -> [PlanFinding] {
    let (masts, positions) = (site.plan.masts, site.plan.positions)
    let counting = (0..<masts.count).filter { masts.counts($0, on: site.date) }
    return sameIDs((0..<masts.count).map { masts.ids[$0] }, "masts", site)
      + sameIDs(positions.ids, "positions", site)
      + samePlaces(
        counting.map { masts.positions[$0] }, counting.map { masts.ids[$0] }, "masts", site, rows: counting)
      + samePlaces(
        positions.positions, positions.ids, "positions", site, rows: Array(0..<positions.count),
        apart: positions.operators.map { Int($0) })
  }

  private static func sameIDs(_ ids: [String], _ layer: String, _ site: PlanTestSite) -> [PlanFinding] {
    var seen: [String: (count: Int, last: Int)] = [:]
    for (row, id) in ids.enumerated() { seen[id] = ((seen[id]?.count ?? 0) + 1, row) }
    let twins = seen.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }
    let places = site.places(of: twins.map(\.value.last), in: layer)
    return zip(twins, places).map { twin, place in
      let (id, count) = (twin.key, twin.value.count)
      var finding = PlanFinding(
        page, file: place.file, line: place.line, layer: layer, ids: [id],
        message: LocalizedText(
          vi: "mã “\(id)” có ở \(count) dòng của lớp \(layer)",
          en: "the id “\(id)” stands in \(count) rows of the layer \(layer)"))
      finding.count = count
      return finding
    }
  }

  /// Crowds that stand within a metre of each other, mostly two; a warning, for two masts may share a yard.
  private static func samePlaces(
    _ places: [Position], _ ids: [String], _ layer: String, _ site: PlanTestSite, rows: [Int],
    apart: [Int] = []
  ) -> [PlanFinding] {
    let crowds = crowds(places, apart)
    // The one that came last is where something is to be done.
    let origins = site.places(of: crowds.map { rows[$0.max() ?? 0] }, in: layer)
    return zip(crowds, origins).map { crowd, origin in
      let names = crowd.map { ids[$0] }.sorted()
      let first = crowd.min { (places[$0].latitude, $0) < (places[$1].latitude, $1) } ?? crowd[0]
      let metres = crowd.count == 2 ? Geodesic.distance(places[crowd[0]], places[crowd[1]]).toMillimetre : nil
      var finding = PlanFinding(
        page, file: origin.file, layer: layer, ids: names, position: places[first],
        message: metres.map { message(about: names, $0) } ?? message(about: names))
      finding.outcome = .warn
      finding.metres = metres
      finding.line = origin.line
      return finding
    }.sorted { $0.ids.lexicographicallyPrecedes($1.ids) }
  }

  private static func message(about pair: [String], _ metres: Double) -> LocalizedText {
    LocalizedText(
      vi: "\(pair[0]) và \(pair[1]) cách nhau \(Wording.metres(metres, .vi))",
      en: "\(pair[0]) and \(pair[1]) stand \(Wording.metres(metres, .en)) from each other")
  }

  private static func message(about crowd: [String]) -> LocalizedText {
    let more = crowd.count > PlanFinding.namedIDs ? ", …" : ""
    let names = crowd.prefix(PlanFinding.namedIDs).joined(separator: ", ") + more
    return LocalizedText(
      vi: "\(crowd.count) vị trí (\(names)), mỗi vị trí cách một vị trí khác trong số đó không quá 1 m",
      en: "\(crowd.count) of them (\(names)) each stand within 1 m of another")
  }

  /// The groups of places of one owner, each within a metre of another of its group; ascending.
  private static func crowds(_ places: [Position], _ owners: [Int]) -> [[Int]] {
    func owner(_ one: Int) -> Int { owners.isEmpty ? 0 : owners[one] }
    let order = places.indices.sorted {
      (places[$0].latitude, places[$0].longitude, owner($0), $0)
        < (places[$1].latitude, places[$1].longitude, owner($1), $1)
    }
    // Each leads to another of its group, the first to itself.
    var leaders = Array(places.indices)
    func leader(of one: Int) -> Int {
      var one = one
      while leaders[one] != one {
        leaders[one] = leaders[leaders[one]]
        one = leaders[one]
      }
      return one
    }
    for (rank, one) in order.enumerated() {
      // Of those on one spot the first has met all others.
      if rank > 0, places[order[rank - 1]] == places[one], owner(order[rank - 1]) == owner(one) { continue }
      for other in order[(rank + 1)...] {
        guard places[other].latitude - places[one].latitude < 1e-5 else { break }
        guard abs(places[other].longitude - places[one].longitude) < 2e-5, owner(one) == owner(other),
          leader(of: one) != leader(of: other),
          Geodesic.distance(places[one], places[other]).toMillimetre <= 1
        else { continue }
        leaders[leader(of: other)] = leader(of: one)
      }
    }
    let groups = Dictionary(grouping: places.indices) { leader(of: $0) }
    return groups.values.filter { $0.count > 1 }
  }
}

extension PlanTestSite {
  /// Where some masts or positions stand in the plan's tables.
  func places(of rows: [Int], in layer: String) -> [(file: String, line: Int)] {
    layer == "masts" ? plan.masts.ids.places(of: rows) : rows.map { plan.positions.places[$0] }
  }
}
