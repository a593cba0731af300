import Foundation
import GDAL
import Geometry
import Testing

@Suite struct GeoPackageWriterTests {
  private let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    .appending(path: "btscheck-door-gpkg-\(UUID().uuidString)")

  private func path(_ name: String) throws -> String {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder.appending(path: name).path()
  }

  @Test func valuesComeBackAsTheyWent() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = try path("a.gpkg")
    try GeoPackageWriter.write(path, day: "2026-11-24") { (writer) throws(VectorFault) in
      let points = try writer.table(
        "points", .point, [("name", .text), ("count", .integer), ("size", .real)])
      try writer.add(
        [.text("Xã Đồng Hai"), .integer(9_007_199_254_740_993), .real(0.1)],
        at: [Position(longitude: 105.9123456, latitude: 20.5123456)], to: points)
      try writer.add([.text("a\0b"), .null, .null], to: points)
      let lines = try writer.table("lines", .line, [("name", .text)])
      try writer.add(
        [.null],
        at: [Position(longitude: 105.9, latitude: 20.5), Position(longitude: 106, latitude: 20.6)], to: lines)
      let facts = try writer.table("facts", .none, [("key", .text)])
      try writer.add([.text("=1+1")], to: facts)
    }
    let points = try VectorFile.read(path: path, driver: .geoPackage, layer: "points", keep: nil)
    #expect(points.attributeNames == ["name", "count", "size"])
    #expect(points.attributes["name"] == ["Xã Đồng Hai", "a\u{FFFD}b"])
    #expect(points.attributes["count"] == ["9007199254740993", nil])
    #expect(points.attributes["size"] == ["0.1", nil])
    #expect(points.shapes.vertices == [Position(longitude: 105.9123456, latitude: 20.5123456)])
    #expect(points.faults == [1: .null] && points.system == "EPSG:4326")
    let lines = try VectorFile.read(path: path, driver: .geoPackage, layer: "lines", keep: nil)
    #expect(lines.shapes.vertices.count == 2 && lines.system == "EPSG:4326")
    let facts = try VectorFile.read(path: path, driver: .geoPackage, layer: "facts", keep: nil)
    #expect(facts.attributes["key"] == ["=1+1"])
  }

  /// The spatial index is filled by one thread: enough rows that a second one would be at work.
  @Test func theSameCallsGiveTheSameBytes() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    func write(_ name: String) throws -> Data {
      let path = try path(name)
      try GeoPackageWriter.write(path, day: "2026-11-24") { (writer) throws(VectorFault) in
        let table = try writer.table("points", .point, [("name", .text)])
        for index in 0..<20_000 {
          let step = Double(index * 7919 % 20_000) / 20_000
          try writer.add(
            [.text("P\(index)")],
            at: [Position(longitude: 105 + step, latitude: 20 + Double(index) / 20_000)], to: table)
        }
      }
      return try Data(contentsOf: URL(filePath: path))
    }
    let first = try write("a.gpkg")
    #expect(try write("b.gpkg") == first)
    // The day is the one that was given, in the millisecond's form that GeoPackage wants.
    #expect(first.range(of: Data("2026-11-24T00:00:00.000Z".utf8)) != nil)
  }

  @Test func saysWhatFails() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    for path in ["a.gpkg", "/vsimem/a.gpkg", "/VSIcurl/x.gpkg", "/tmp/a\0.gpkg"] {
      #expect(throws: VectorFault.forbiddenName(path)) {
        try GeoPackageWriter.write(path, day: "2026-11-24") { _ in }
      }
    }
    let twice = try path("twice.gpkg")
    #expect {
      try GeoPackageWriter.write(twice, day: "2026-11-24") { (writer) throws(VectorFault) in
        _ = try writer.table("t", .none, [("a", .text)])
        _ = try writer.table("t", .none, [("a", .text)])
      }
    } throws: {
      guard case .notWritten(let message)? = $0 as? VectorFault else { return false }
      return message.contains("t")
    }
    let absent = try path("none/a.gpkg")
    #expect {
      try GeoPackageWriter.write(absent, day: "2026-11-24") { _ in }
    } throws: {
      guard case .notWritten? = $0 as? VectorFault else { return false }
      return true
    }
  }
}
