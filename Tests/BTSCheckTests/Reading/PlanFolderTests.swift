import Foundation
import Testing

@testable import BTSCheck

@Suite struct PlanFolderTests {
  @Test func findsFilesWithinTheFolder() throws {
    let place = try TemporaryFolder()
    try place.write("plan/zones.geojson", "{}")
    try place.write("plan/viettel/layers/masts.gpkg", "")
    let folder = try PlanFolder(place.path + "/plan")

    let zones = try folder.path(of: "zones.geojson")
    #expect(zones.name == "zones.geojson")
    #expect(zones.absolute == folder.root + "/zones.geojson")
    #expect(zones.layer == nil)
    #expect(zones.ending == "geojson")
    #expect(zones.folder == "")

    let masts = try folder.path(of: "./layers/../layers//masts.gpkg#cột #2", from: "viettel")
    #expect(masts.name == "viettel/layers/masts.gpkg")
    #expect(masts.layer == "cột #2")
    #expect(masts.folder == "viettel/layers")
    #expect(try folder.path(of: "../zones.geojson", from: "viettel").name == "zones.geojson")
  }

  @Test func followsLinksThatStayInside() throws {
    let place = try TemporaryFolder()
    try place.write("plan/layers/zones.geojson", "{}")
    try place.link("plan/zones.geojson", to: "layers/zones.geojson")
    let folder = try PlanFolder(place.path + "/plan")
    #expect(try folder.path(of: "zones.geojson").absolute == folder.root + "/layers/zones.geojson")
    // The folder itself may be reached by a link.
    try place.link("current", to: "plan")
    #expect(try PlanFolder(place.path + "/current") == folder)
  }

  @Test(arguments: [
    "../x.geojson", "../../x", "layers/../../x.geojson", "..", ".", "/etc/passwd", "~/x.geojson",
    "layers\\x.geojson",
    "C:\\x.geojson", "C:/x.geojson", "http://example.org/x.geojson", "file:///etc/passwd",
    "/vsicurl/http://x/y.geojson",
    "/vsizip/x.zip/y.shp", "x/vsicurl/y", "GPKG:x.gpkg:layer", "PG:dbname=x", "<OGRVRTDataSource>", "",
    "#layer", "a\u{0}b",
    "a\nb", "link.geojson", "linked/x.geojson", "../plan-2/x.geojson",
  ])
  func refusesEverythingThatLeaves(source: String) throws {
    let place = try TemporaryFolder()
    try place.write("plan/plan.yaml", "")
    try place.write("x.geojson", "{}")
    try place.write("plan-2/x.geojson", "{}")
    try place.link("plan/link.geojson", to: "../x.geojson")
    try place.link("plan/linked", to: "../plan-2")
    let folder = try PlanFolder(place.path + "/plan")
    let complaint = try #require(throws: Complaint.self) { try folder.path(of: source) }
    #expect(complaint.code == "path")
    #expect(complaint.file == source)
  }

  @Test func saysWhatIsMissing() throws {
    let place = try TemporaryFolder()
    let folder = try PlanFolder(place.path)
    let complaint = try #require(throws: Complaint.self) { try folder.path(of: "layers/zones.geojson") }
    #expect(complaint.code == "missing-file")
    #expect(complaint.message.en == "there is no file “layers/zones.geojson”")
    #expect(complaint.message.vi == "không có tệp “layers/zones.geojson”")
    #expect(throws: Complaint.self) { try PlanFolder(place.path + "/nowhere") }
  }
}

/// A folder for one test that goes with it.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "btscheck-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path()
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, and the folders above it.
  func write(_ name: String, _ text: String) throws {
    let url = URL(filePath: path).appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// Makes a symbolic link.
  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: "\(path)/\(name)", withDestinationPath: target)
  }
}
