import Foundation
import Geometry
import PROJ
import Testing

@testable import BTSCheck

/// Tables whose coordinates are corrected as findings suggest.
@Suite struct CorrectedTableTests {
  private func assess(_ text: String, crs: String? = nil, name: String = "a.csv") throws -> Assessment {
    let scratch = try ExamplePlan.scratch(rules: "- {id: territory, check: territory}")
    let folder = try ScratchPlan([:])
    try folder.write(name, Data(text.utf8))
    return try Checker(try scratch.plan(), date: Day(year: 2026, month: 11, day: 24))
      .assess([folder.path + "/" + name], crs: crs)
  }

  private func corrected(_ text: String, crs: String? = nil) throws -> (text: String, diff: String) {
    let table = try CorrectedTable(try assess(text, crs: crs), encoding: nil)
    var sink = MemorySink()
    try table.write(to: &sink)
    return (String(decoding: sink.bytes, as: UTF8.self), table.difference)
  }

  /// As `diff` does, so that `patch` knows where the name ends.
  @Test func aTabEndsANameWithSpaces() throws {
    let text = Self.header + "P1,viettel,20.60,105.90,A2b,30\n"
    let table = try CorrectedTable(try assess(text, name: "danh sách.csv"), encoding: nil)
    #expect(table.difference.hasPrefix("--- danh sách.csv\t\n+++ danh sách.csv\t\n"))
  }

  private static let header = "id,operator,longitude,latitude,structure,height_m\n"

  /// Each mistake in degrees, and the cells after it; the good row stays byte for byte.
  @Test(arguments: [
    ("20.600000,105.900000", "105.900000,20.600000", "swapped (medium)"),
    ("-105.90,20.60", "105.90,20.60", "sign (medium)"),
    ("105900000,20.60", "105.900000,20.60", "lost-point (medium)"),
    ("105.900000,2060", "105.900000,20.60", "lost-point (medium)"),
    ("105.5400,20.3530", "105 54 00,20 35 30", "dms-as-decimal (medium)"),
    ("105.540512,20.3530", "105 54 05.12,20 35 30", "dms-as-decimal (medium)"),
    ("105.54440000000001,20.3530", "105 54 44.000000000,20 35 30", "dms-as-decimal (medium)"),
    ("\" 20.600000\",105.900000", "\" 105.900000\",20.600000", "swapped (medium)"),
  ])
  func degrees(before: String, after: String, why: String) throws {
    let (rows, good) = ("P1,viettel,%,A2b,30\r\n", "P2,viettel,105.95,20.65,A2b,30\r\n")
    let text = Self.header + rows.replacingOccurrences(of: "%", with: before) + "\n" + good
    let found = try corrected(text)
    #expect(found.text == Self.header + rows.replacingOccurrences(of: "%", with: after) + "\n" + good)
    #expect(
      found.diff
        == "--- a.csv\n+++ a.csv\n@@ -2 +2 @@ P1 \(why)\n-P1,viettel,\(before),A2b,30\r\n+P1,viettel,\(after),A2b,30\r\n"
    )
    let again = try assess(found.text)
    #expect(again.verdicts == [.pass, .pass] && again.proposal(0).findings.isEmpty)
  }

  /// Semicolons and decimal commas stay; what stood in quotes does.
  @Test func commas() throws {
    let header = "id;operator;longitude;latitude;structure;height_m\n"
    let found = try corrected(
      header
        + "A;viettel;\"20,6\";105,91;A2b;30\nB;viettel;1059100;20,65;A2b;30\nC;viettel;105,9;20,65;A2b;30\n")
    #expect(
      found.text == header
        + "A;viettel;\"105,91\";20,6;A2b;30\nB;viettel;105,9100;20,65;A2b;30\nC;viettel;105,9;20,65;A2b;30\n")
    let quoted = try corrected(
      Self.header + "A,viettel,\"20,6\",\"105,91\",A2b,30\nB,viettel,1059100,\"20,65\",A2b,30\n")
    #expect(
      quoted.text == Self.header
        + "A,viettel,\"105,91\",\"20,6\",A2b,30\nB,viettel,\"105,9100\",\"20,65\",A2b,30\n")
  }

  /// Metres of another meridian are written in the system that the file declares, X being the northing.
  @Test func meridians() throws {
    let right = try CoordinateSystem("EPSG:5897")
    let wrong = try Transformation(from: try CoordinateSystem("EPSG:9209"))
    let places = (0..<4).map { Position(longitude: 105.82 + 0.04 * Double($0), latitude: 20.55) }
    let rows = wrong.points(of: places).enumerated().map { index, point in
      let (x, y) = ((point.y * 100).rounded() / 100, (point.x * 100).rounded() / 100)
      return "P\(index),viettel,\(x),\(y),A2b,30,13285\n"
    }
    let header = "id,operator,X,Y,structure,height_m,commune\n"
    let assessment = try assess(header + rows.joined(), crs: "EPSG:5897")
    let suggestion = assessment.proposals.faults.compactMap(\.suggestion)
    #expect(suggestion.map(\.diagnosis) == Array(repeating: "other-meridian", count: 4))
    #expect(suggestion.allSatisfy { $0.confidence == .high })
    let found = try corrected(header + rows.joined(), crs: "EPSG:5897")
    let again = try assess(found.text, crs: "EPSG:5897")
    #expect(again.verdicts == Array(repeating: .pass, count: 4))
    for (row, place) in places.enumerated() {
      #expect(Geodesic.distance(again.proposals.positions[row], place) < 0.02)
    }
    // As many digits as before.
    for line in found.text.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",")
      #expect(cells[2].split(separator: ".")[1].count <= 2 && cells[3].split(separator: ".")[1].count <= 2)
    }
    _ = right
  }

  /// There and back again.
  @Test func inverseOperations() throws {
    for code in ["EPSG:5897", "EPSG:3405", "EPSG:32648", "EPSG:4756"] {
      let transformation = try Transformation(from: try CoordinateSystem(code))
      let place = Position(longitude: 105.9123456, latitude: 20.5654321)
      let point = try #require(transformation.points(of: [place]).first)
      let back = try #require(transformation.positions(of: [point]).first)
      // The inverse of a seven-parameter shift is its mirror image, which is off by less than a millimetre.
      #expect(Geodesic.distance(place, back) < 0.001, "\(code)")
    }
  }

  /// A record of two lines is two lines of the difference; nothing to correct gives none.
  @Test func differences() throws {
    let header = "id,operator,longitude,latitude,structure,height_m,note\n"
    let found = try corrected(header + "A,viettel,20.6,105.9,A2b,30,\"one\ntwo\"\n")
    #expect(
      found.diff
        == "--- a.csv\n+++ a.csv\n@@ -2,2 +2,2 @@ A swapped (medium)\n-A,viettel,20.6,105.9,A2b,30,\"one\n-two\"\n"
        + "+A,viettel,105.9,20.6,A2b,30,\"one\n+two\"\n")
    let good = header + "A,viettel,105.9,20.6,A2b,30,\n"
    #expect(try corrected(good) == (good, ""))
    let open = try CorrectedTable(
      try assess(header + "A,viettel,0,0,A2b,30,\nB,viettel,20.6,105.9,A2b,30,\n"), encoding: nil)
    #expect(
      open.summary.en
        == "rows with corrected coordinates: 1; suspect rows without a single reading, left alone: 1")
  }

  /// `patch` takes the difference, also where tabs separate cells and where the last line has no end.
  @Test(arguments: [("\t", "\n", "\n"), ("\t", "\r\n", ""), (",", "\n", ""), (",", "\r\n", "\r\n")])
  func patchTakesTheDifference(separator: String, lineEnd: String, last: String) throws {
    let text =
      Self.header.replacing("\n", with: lineEnd) + "A,viettel,20.6,105.9,A2b,30" + lineEnd
      + "B,viettel,20.65,105.95,A2b,30" + last
    let name = separator == "," ? "a.csv" : "a.tsv"
    let table = try CorrectedTable(
      try assess(text.replacing(",", with: separator), name: name), encoding: nil)
    var sink = MemorySink()
    try table.write(to: &sink)
    let folder = try ScratchPlan([name: text.replacing(",", with: separator), "a.diff": table.difference])
    let patch = Process()
    patch.executableURL = URL(filePath: "/usr/bin/patch")
    patch.arguments = ["--binary", "--silent", "-d", folder.path, name, folder.path + "/a.diff"]
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/patch") else { return }
    try patch.run()
    patch.waitUntilExit()
    #expect(patch.terminationStatus == 0)
    #expect(try Data(contentsOf: URL(filePath: folder.path + "/" + name)) == Data(sink.bytes))
  }

  @Test func otherKindsAreRefused() throws {
    var assessment = try assess(Self.header + "A,viettel,20.6,105.9,A2b,30\n")
    assessment.inputs[0].name = "a.xlsx"
    #expect(throws: Complaint.self) { try CorrectedTable(assessment, encoding: nil) }
    assessment.inputs.append(assessment.inputs[0])
    #expect(throws: Complaint.self) { try CorrectedTable(assessment, encoding: nil) }
  }
}
