import Foundation
import Geometry
import PROJ
import Testing

@testable import BTSCheck

/// Whole files that are read otherwise than they are meant, with the plan's masts for witnesses.
@Suite struct FileReadingTests {
  private static let masts = (0..<12).map { index in
    Position(longitude: 105.82 + 0.03 * Double(index), latitude: 20.45 + 0.01 * Double(index % 5))
  }

  /// A round at the masts, whose coordinates are printed in a system, and the notes on it.
  private func notes(
    in code: String, declared: String, named column: String, count: Int = 12, offset: Double = 0
  ) throws -> [Note] {
    let table =
      "id,operator,longitude,latitude,structure,height_m,status,shareable\n"
      + Self.masts.enumerated().map {
        "M\($0),vinaphone,\($1.longitude),\($1.latitude),A2b,40,existing,yes\n"
      }.joined()
    let plan = try ExamplePlan.scratch(
      rules: "- {id: t, check: territory}", layers: ["masts.csv": table]
    ).plan()
    let system = try CoordinateSystem(code)
    let places = Self.masts.prefix(count).map {
      Position(longitude: $0.longitude + offset, latitude: $0.latitude)
    }
    let points =
      system.isWGS84
      ? places.map { PlanarPoint(x: $0.longitude, y: $0.latitude) }
      : try Transformation(from: system).points(of: places)
    let isAngular = system.kind == .geographic
    let digits = isAngular ? "%.7f" : "%.2f"
    let text =
      "id,operator,structure,height_m,share_host,replaces,"
      + (isAngular ? "longitude,latitude\n" : "easting,northing\n")
      + points.enumerated().map { index, point in
        let id = column == "id" ? "M\(index)" : "P\(index)"
        let host = column == "share_host" ? "M\(index)" : ""
        let replaced = column == "replaces" ? "M\(index)" : ""
        return "\(id),viettel,A2b,30,\(host),\(replaced),"
          + "\(String(format: digits, point.x)),\(String(format: digits, point.y))\n"
      }.joined()
    return try Checker(plan, date: Day(year: 2026, month: 11, day: 24)).assess(csv: text, crs: declared).notes
      .filter { $0.id == "coordinates-of-file" }
  }

  /// Degrees of VN-2000 that are declared as WGS 84 lie some 200 m from the masts that they name.
  @Test(arguments: ["share_host", "replaces", "id"]) func degreesOfVN2000(column: String) throws {
    let found = try notes(in: "EPSG:4756", declared: "EPSG:4326", named: column)
    #expect(
      found.map(\.message.en) == [
        "12 of 12 rows that name a mast of the plan stand at it when read as degrees of VN-2000 (EPSG:4756), "
          + "but only 0 by the declared CRS; look at the CRS of the file"
      ])
    #expect(try notes(in: "EPSG:4326", declared: "EPSG:4326", named: column).isEmpty)
  }

  @Test func metresOfUTM() throws {
    let found = try notes(in: "EPSG:3405", declared: "EPSG:5897", named: "share_host")
    #expect(found.count == 1 && found[0].message.en.contains("EPSG:3405"))
    #expect(try notes(in: "EPSG:5897", declared: "EPSG:5897", named: "share_host").isEmpty)
  }

  /// Two witnesses are too few, rows that name no mast are none, and a shift that is no datum's is nobody's.
  @Test func whatIsNotNamed() throws {
    #expect(try notes(in: "EPSG:4756", declared: "EPSG:4326", named: "id", count: 2).isEmpty)
    #expect(try notes(in: "EPSG:4756", declared: "EPSG:4326", named: "none").isEmpty)
    #expect(try notes(in: "EPSG:4326", declared: "EPSG:4326", named: "id", offset: 0.003).isEmpty)
  }
}
