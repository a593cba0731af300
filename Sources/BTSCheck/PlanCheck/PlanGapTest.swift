import GEOS
import Geometry

/// `plan-gap`: do the communes leave a part of the territory out?
enum PlanGapTest: PlanTest {
  static let page = CheckPage(
    planTest: "plan-gap", .warn,
    title: LocalizedText(vi: "Khoảng hở giữa các xã, phường", en: "Gaps between communes"),
    question: LocalizedText(
      vi: "Các xã, phường có phủ kín phạm vi quy hoạch không?",
      en: "Do the communes cover all of the territory?"),
    why: LocalizedText(
      vi: "Nơi không thuộc xã nào thì không hồ sơ nào khai đúng xã được. Mảnh dưới 0,01 m² là do làm tròn.",
      en: "Where there is no commune, none can be declared rightly. Pieces under 0.01 m² are rounding."),
    remedy: LocalizedText(
      vi: "Sửa ranh giới để các xã, phường chung đỉnh, hoặc bổ sung xã còn thiếu.",
      en: "Mend the borders so that neighbours share vertices, or add the commune that is missing."))

  static func findings(in site: PlanTestSite) -> [PlanFinding] {
    guard let communes = site.plan.communes else { return [] }
    let layer = communes.layer
    do {
      guard let covered = try DegreeRegions(shapes: layer.shapes).union() else { return [] }
      let holes = DegreeRegions.holes(of: covered).map { gap($0, layer, site) }
      guard let territory = site.plan.territory,
        let whole = try DegreeRegions(shapes: territory.shapes).union()
      else { return holes }
      // What the territory leaves out as well may be another province's.
      let ground = AreaMeasure(territory.shapes, outside: false)
      let enclaves = holes.filter { hole in hole.position.map { !ground.contains($0) } ?? false }.map {
        hole in
        var enclave = hole
        enclave.outcome = .note
        enclave.message =
          enclave.message
          + LocalizedText(
            vi: "; phạm vi quy hoạch cũng không phủ", en: "; nor does the territory")
        return enclave
      }
      return DegreeRegions.pieces(of: try whole.subtracting(covered)).map { gap($0, layer, site) } + enclaves
    } catch {
      return [.notMeasured(layer, nil, nil, error.message, site)]
    }
  }

  private static func gap(_ piece: DegreeRegions.Piece, _ layer: Layer, _ site: PlanTestSite) -> PlanFinding {
    var finding = PlanFinding(
      page, file: site.file(of: layer), layer: layer.name, position: piece.place,
      message: LocalizedText(
        vi: "không có xã, phường nào ở mảnh \(Wording.area(piece.squareMetres, .vi)) này",
        en: "no commune covers this piece of \(Wording.area(piece.squareMetres, .en))"))
    finding.squareMetres = piece.squareMetres
    return finding
  }
}
