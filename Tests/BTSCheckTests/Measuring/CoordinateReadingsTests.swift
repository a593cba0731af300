import Foundation
import Geometry
import PROJ
import Testing

@testable import BTSCheck

/// Coordinates that were spoilt the way people spoil them, and what is said of them.
@Suite struct CoordinateReadingsTests {
  /// The coordinates of places in a system.
  private func printed(_ places: [Position], in code: Int) throws -> [PlanarPoint] {
    try Transformation(from: CoordinateSystem("EPSG:\(code)")).points(of: places)
  }

  private func places(_ count: Int, _ seed: UInt64) -> [Position] {
    var random = Seeded(seed)
    return (0..<count).map { _ in
      Position(
        longitude: .random(in: 105.81...106.19, using: &random),
        latitude: .random(in: 20.41...20.69, using: &random))
    }
  }

  private func assess(_ rows: [(String, String)], _ names: (String, String), crs: String, places: [Position])
    throws
    -> Assessment
  {
    var text = "id,operator,structure,height_m,commune,\(names.0),\(names.1)\n"
    for (index, row) in rows.enumerated() {
      let (i, j) = Self.cell(places[index])
      let commune = "C\(i)\(j)"
      text += "P\(index),viettel,A2b,30,\(commune),\(row.0),\(row.1)\n"
    }
    let plan = try ExamplePlan.scratch(
      rules: "- {id: t, check: territory}", layers: ["communes.geojson": Self.communes]
    ).plan()
    return try Checker(plan, date: Day(year: 2026, month: 11, day: 24)).assess(csv: text, crs: crs)
  }

  /// The commune of a place, of eight by eight.
  private static func cell(_ place: Position) -> (Int, Int) {
    (min(7, Int((place.longitude - 105.8) / 0.05)), min(7, Int((place.latitude - 20.4) / 0.0375)))
  }

  private static let communes = ExamplePlan.collection(
    (0..<64).map { index in
      let (i, j) = (index / 8, index % 8)
      let (west, south) = (105.8 + 0.05 * Double(i), 20.4 + 0.0375 * Double(j))
      return ExamplePlan.polygon(
        "\"code\":\"C\(i)\(j)\",\"name\":\"Xã \(index)\",\"former_names\":\"\"",
        ExamplePlan.box(west, south, west + 0.05, south + 0.0375))
    })

  private func suspect(_ assessment: Assessment, _ row: Int) -> Finding? {
    assessment.proposal(row).findings.first { $0.rule == "input-coordinates-suspect" }
  }

  /// The file is in one system and declared in another: every row outside is named rightly, and so is the file.
  @Test(arguments: [(5897, 9211), (9209, 5898), (9213, 5897), (5897, 3406), (3405, 9213)])
  func namesTheMeridian(real: Int, declared: Int) throws {
    let places = places(40, UInt64(real))
    let points = try printed(places, in: real)
    let assessment = try assess(
      points.map { (String(format: "%.2f", $0.x), String(format: "%.2f", $0.y)) }, ("easting", "northing"),
      crs: "EPSG:\(declared)", places: places)
    var (outside, right) = (0, 0)
    for (row, place) in places.enumerated() {
      guard assessment.proposal(row).findings.contains(where: { $0.rule == "t" && $0.result == .fail }) else {
        continue
      }
      outside += 1
      guard let suggestion = suspect(assessment, row)?.input?.suggestion else { continue }
      right += Geodesic.distance(suggestion.position, place) < 0.05 ? 1 : 0
      #expect(suggestion.diagnosis == (real == 3405 ? "utm" : "other-meridian") || right < outside)
    }
    #expect(outside > 5 && right * 20 >= outside * 19, "\(right) of \(outside)")
    if outside > 21 {
      let note = assessment.notes.first { $0.id == "coordinates-of-file" }
      #expect(note?.message.en.contains("EPSG:\(real)") == true, "\(assessment.notes.map(\.message.en))")
    }
  }

  /// UTM read as TM-3 is off by 700 m, which no row shows; the communes of a file do.
  @Test(arguments: [(3405, 5897, "EPSG:3405"), (5897, 3405, "EPSG:5897")])
  func namesTheSystemOfFilesThatAreInside(real: Int, declared: Int, name: String) throws {
    var named = 0
    for seed in 1...20 as ClosedRange<UInt64> {
      let places = places(40, seed)
      let points = try printed(places, in: real)
      func notes(_ declared: Int) throws -> [Note] {
        try assess(
          points.map { (String(format: "%.2f", $0.x), String(format: "%.2f", $0.y)) },
          ("easting", "northing"),
          crs: "EPSG:\(declared)", places: places
        ).notes.filter { $0.id == "coordinates-of-file" }
      }
      named += try notes(declared).first?.message.en.contains(name) == true ? 1 : 0
      #expect(try notes(real).isEmpty, "a file that is right was suspected, seed \(seed)")
    }
    #expect(named >= 19, "\(named) of 20 files")
  }

  @Test func namesExchangedMetres() throws {
    let places = places(10, 3)
    let points = try printed(places, in: 5897)
    let assessment = try assess(
      points.map { (String(format: "%.1f", $0.y), String(format: "%.1f", $0.x)) }, ("easting", "northing"),
      crs: "EPSG:5897", places: places)
    for (row, place) in places.enumerated() {
      let suggestion = try #require(suspect(assessment, row)?.input?.suggestion)
      #expect(suggestion.diagnosis == "exchanged" && Geodesic.distance(suggestion.position, place) < 0.1)
      #expect(assessment.proposal(row).verdict == .fail)
    }
  }

  @Test func namesSpoiltDegrees() throws {
    let place = Position(longitude: 105.900556, latitude: 20.534444)
    let rows: [(x: String, y: String, diagnosis: String)] = [
      ("105.5402", "20.3204", "dms-as-decimal"), ("105900556", "20.534444", "lost-point"),
      ("105.900556", "20534444", "lost-point"), ("105900556", "20534444", "lost-point"),
      ("-105.900556", "20.534444", "sign"), ("105.900556", "-20.534444", "sign"),
      ("593714.2", "2271673.4", "metres-as-degrees"), ("2271673.4", "593714.2", "metres-as-degrees"),
    ]
    let assessment = try assess(
      rows.map { ($0.x, $0.y) }, ("longitude", "latitude"), crs: "EPSG:4326", places: rows.map { _ in place })
    for (row, one) in rows.enumerated() {
      let finding = suspect(assessment, row)
      #expect(
        finding?.input?.suggestion?.diagnosis == one.diagnosis,
        "\(one): \(assessment.proposal(row).findings.map(\.message.en))")
      #expect(
        Geodesic.distance(finding?.input?.suggestion?.position ?? Position(longitude: 0, latitude: 0), place)
          < 60)
      #expect(assessment.proposal(row).findings.filter { $0.rule == "input-invalid-value" }.isEmpty)
    }
  }

  @Test func namesNullIslandAndWhatNothingMends() throws {
    let place = Position(longitude: 105.9, latitude: 20.5)
    let assessment = try assess(
      [("0", "0"), ("0.000", "0.000"), ("400", "95"), ("12.5", "41.9")], ("longitude", "latitude"),
      crs: "EPSG:4326",
      places: Array(repeating: place, count: 4))
    for row in 0..<2 {
      let finding = suspect(assessment, row)
      #expect(finding != nil && finding?.input?.suggestion == nil)
      #expect(finding?.message.en.contains("longitude 0, latitude 0") == true)
    }
    #expect(assessment.proposal(2).findings.first?.rule == "input-invalid-value")
    #expect(assessment.proposal(2).verdict == .unreadable)
    #expect(suspect(assessment, 3) == nil)
  }

  /// Exchanged degrees have a finding of their own, in every case; nobody is suspected who is inside.
  @Test func exchangedDegreesAreFoundAndNothingElse() throws {
    let places = places(2000, 9)
    var random = Seeded(4)
    let swapped = places.map { _ in Int.random(in: 0..<10, using: &random) == 0 }
    let assessment = try assess(
      zip(places, swapped).map { place, isSwapped in
        let (x, y) = (String(format: "%.6f", place.longitude), String(format: "%.6f", place.latitude))
        return isSwapped ? (y, x) : (x, y)
      }, ("longitude", "latitude"), crs: "EPSG:4326", places: places)
    for row in places.indices {
      let names = assessment.proposal(row).findings.map(\.rule).filter { $0.hasPrefix("input-coordinates") }
      #expect(names == (swapped[row] ? ["input-coordinates-swapped"] : []), "row \(row)")
    }
  }

  /// What concerns most rows is said of the file, once.
  @Test(arguments: [(30, 1), (16, 1), (15, 0), (2, 0)]) func exchangedFilesAreNoted(count: Int, expected: Int)
    throws
  {
    let places = places(30, 12)
    let assessment = try assess(
      places.enumerated().map { index, place in
        let (x, y) = (String(format: "%.6f", place.longitude), String(format: "%.6f", place.latitude))
        return index < count ? (y, x) : (x, y)
      }, ("longitude", "latitude"), crs: "EPSG:4326", places: places)
    let notes = assessment.notes.filter { $0.id == "coordinates-of-file" }
    #expect(notes.count == expected)
    #expect(notes.allSatisfy { $0.message.en.hasPrefix("\(count) of 30 rows") && $0.input == 0 })
  }

  /// UTM and TM-3 share a meridian here, and nothing but one row without a commune is there to tell them apart.
  @Test func severalReadingsAreNamed() throws {
    let place = Position(longitude: 106.0, latitude: 20.55)
    let point = try printed([place], in: 5897)[0]
    let plan = try ExamplePlan.scratch(rules: "- {id: t, check: territory}").plan()
    let text = "id,operator,structure,height_m,easting,northing\nP,viettel,A2b,30,\(point.x),\(point.y)\n"
    let assessment = try Checker(plan, date: Day(year: 2026, month: 11, day: 24)).assess(
      csv: text, crs: "EPSG:9218")
    let finding = try #require(suspect(assessment, 0))
    #expect(finding.input?.suggestion == nil)
    #expect(finding.message.en.contains("several readings fit") && finding.message.en.contains("EPSG:3405"))
  }
}
