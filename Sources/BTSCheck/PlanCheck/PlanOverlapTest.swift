import GEOS
import Geometry

/// `plan-overlap`: do communes, or zones of one class, overlap?
enum PlanOverlapTest: PlanTest {
  static let page = CheckPage(
    planTest: "plan-overlap", .warn,
    title: LocalizedText(vi: "Chồng lấn", en: "Overlap"),
    question: LocalizedText(
      vi: "Các xã, phường hoặc các khu vực cùng loại có chồng lấn nhau không?",
      en: "Do communes, or zones of one class, overlap?"),
    why: LocalizedText(
      vi:
        "Nơi chồng lấn thuộc cả hai xã; hạn mức và tỷ lệ phủ sóng bị tính hai lần. Mảnh dưới 0,01 m² là do làm tròn.",
      en:
        "Such a place lies in both communes; quotas and shares count it twice. Pieces under 0.01 m² are rounding."
    ),
    remedy: LocalizedText(
      vi: "Sửa ranh giới chung trong phần mềm bản đồ để hai vùng dùng cùng các đỉnh.",
      en: "Mend the common border in a GIS, so that both areas use the same vertices."))

  static func findings(in site: PlanTestSite) -> [PlanFinding] {
    var findings: [PlanFinding] = []
    if let communes = site.plan.communes {
      findings += overlaps(communes.layer, communes.codes, .warn, site) { _, _ in true }
    }
    if let zones = site.plan.zones {
      // It changes no verdict where two zones of one class overlap.
      findings += overlaps(zones.layer, zones.ids, .note, site) { zones.classOf[$0] == zones.classOf[$1] }
    }
    return findings
  }

  private static func overlaps(
    _ layer: Layer, _ ids: [String], _ outcome: Outcome, _ site: PlanTestSite,
    concern: @Sendable (Int, Int) -> Bool
  ) -> [PlanFinding] {
    let boxes = (0..<layer.count).map { layer.shapes.box(of: $0) }
    let index = BoxGrid(boxes)
    let regions = DegreeRegions(shapes: layer.shapes)
    let ranges = Parallel.ranges(layer.count, jobs: site.jobs, least: 4)
    return Parallel.map(ranges.count, jobs: site.jobs) { part -> [PlanFinding] in
      var findings: [PlanFinding] = []
      for one in ranges[part] {
        var others: [Int] = []
        index.forEach(meeting: boxes[one]) { if $0 > one, concern(one, $0) { others.append($0) } }
        guard !others.isEmpty else { continue }
        do throws(RegionFault) {
          guard let region = try regions.region(one) else { continue }
          for other in others.sorted() {
            guard let second = try regions.region(other) else { continue }
            let pieces = DegreeRegions.pieces(of: try region.intersection(second))
            guard let largest = pieces.first else { continue }
            var finding = overlap(
              pieces.reduce(0) { $0 + $1.squareMetres }, one, ids[one], ids[other], layer, site)
            finding.position = largest.place
            finding.outcome = outcome
            findings.append(finding)
          }
        } catch {
          findings.append(.notMeasured(layer, one, ids[one], error.message, site))
        }
      }
      return findings
    }.flatMap { $0 }
  }

  private static func overlap(
    _ area: Double, _ feature: Int, _ id: String, _ other: String, _ layer: Layer, _ site: PlanTestSite
  ) -> PlanFinding {
    var finding = PlanFinding(
      page, file: site.file(of: layer), line: site.line(feature, of: layer), layer: layer.name,
      ids: [id, other],
      message: LocalizedText(
        vi: "\(id) và \(other) chồng lấn \(Wording.area(area, .vi))",
        en: "\(id) and \(other) overlap by \(Wording.area(area, .en))"))
    finding.squareMetres = area
    return finding
  }
}

extension PlanFinding {
  /// Said of a feature whose area could not be laid over others.
  static func notMeasured(
    _ layer: Layer, _ feature: Int?, _ id: String?, _ reason: String, _ site: PlanTestSite
  ) -> PlanFinding {
    PlanFinding(
      PlanGeometryTest.page, file: site.file(of: layer), line: feature.flatMap { site.line($0, of: layer) },
      layer: layer.name, ids: id.map { [$0] } ?? [],
      message: LocalizedText(
        vi: "không đo được chồng lấn và khoảng hở của lớp \(layer.name): \(reason)",
        en: "overlaps and gaps of the layer \(layer.name) cannot be measured: \(reason)"))
  }
}
