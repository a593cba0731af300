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
      + samePlaces(counting.map { masts.positions[$0] }, counting.map { masts.ids[$0] }, "masts", site)
      + samePlaces(
        positions.positions, positions.ids, "positions", site, apart: positions.operators.map { Int($0) })
  }

  private static func sameIDs(_ ids: [String], _ layer: String, _ site: PlanTestSite) -> [PlanFinding] {
    var seen: [String: Int] = [:]
    for id in ids { seen[id, default: 0] += 1 }
    return seen.filter { $0.value > 1 }.sorted { $0.key < $1.key }.map { id, count in
      var finding = PlanFinding(
        page, file: site.source(of: layer), layer: layer, ids: [id],
        message: LocalizedText(
          vi: "mã “\(id)” có ở \(count) dòng của lớp \(layer)",
          en: "the id “\(id)” stands in \(count) rows of the layer \(layer)"))
      finding.count = count
      return finding
    }
  }

  /// Pairs that stand within a metre of each other; a warning, for two masts may share a yard.
  private static func samePlaces(
    _ places: [Position], _ ids: [String], _ layer: String, _ site: PlanTestSite, apart: [Int] = []
  ) -> [PlanFinding] {
    let order = places.indices.sorted { (places[$0].latitude, $0) < (places[$1].latitude, $1) }
    var findings: [PlanFinding] = []
    for (rank, one) in order.enumerated() {
      for other in order[(rank + 1)...] {
        guard places[other].latitude - places[one].latitude < 1e-5 else { break }
        let isApart = !apart.isEmpty && apart[one] != apart[other]
        guard abs(places[other].longitude - places[one].longitude) < 2e-5, !isApart else { continue }
        let metres = Geodesic.distance(places[one], places[other]).toMillimetre
        guard metres <= 1 else { continue }
        let pair = [ids[one], ids[other]].sorted()
        var finding = PlanFinding(
          page, file: site.source(of: layer), layer: layer, ids: pair, position: places[one],
          message: LocalizedText(
            vi: "\(pair[0]) và \(pair[1]) cách nhau \(Wording.metres(metres, .vi))",
            en: "\(pair[0]) and \(pair[1]) stand \(Wording.metres(metres, .en)) from each other"))
        finding.outcome = .warn
        finding.metres = metres
        findings.append(finding)
      }
    }
    return findings.sorted { $0.ids.lexicographicallyPrecedes($1.ids) }
  }
}

extension PlanTestSite {
  /// The file that holds the masts or positions, as far as the plan tells.
  func source(of table: String) -> String {
    let files = plan.files.map(\.name).filter { $0.hasSuffix(".csv") }
    return files.first { $0.hasSuffix("\(table).csv") } ?? files.first ?? "plan.yaml"
  }
}
