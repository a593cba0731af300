import Foundation
import GDAL
import Geometry
import Testing

@Suite struct VectorFileTests {
  @Test(arguments: [
    ("zones.shp", VectorFile.Driver.shapefile), ("zones.tab", .mapInfo), ("zones.mif", .mapInfo),
  ])
  func readsPolygonsWithTheirAttributes(name: String, driver: VectorFile.Driver) throws {
    let file = try VectorFile.read(
      path: fixture(name), driver: driver, keep: ["code", "name", "number", "absent"])
    #expect(file.layer == "zones")
    #expect(file.shapes.count == 2)
    #expect(kinds(file) == [[.shell], [.shell, .shell, .hole]])
    #expect(file.attributes["code"] == ["007", "008"])
    #expect(file.attributes["number"] == ["13285", "9000001"])
    #expect(file.attributes["absent"] == [nil, nil])
    #expect(file.attributeNames == ["code", "name", "number"])
    #expect(file.featureIDs.count == 2)
    #expect(file.faults == [:])
    #expect(file.system?.isEmpty == false)
    // Whichever way round a format keeps its rings, the corners are there to the millimetre or so.
    let corners = Set(file.shapes.vertices.map { [$0.longitude.rounded(), $0.latitude.rounded()] })
    #expect(corners.contains([594_000, 2_271_000]) && corners.contains([602_500, 2_271_500]))
    #expect(corners.count == 16)
  }

  @Test func namesKeepTheirAccents() throws {
    let file = try VectorFile.read(path: fixture("zones.shp"), driver: .shapefile, keep: ["name"])
    #expect(file.attributes["name"] == ["Phường Một", "Xã Đồng Hai"])
  }

  @Test func readsTheLayerThatIsNamed() throws {
    let path = fixture("layers.gpkg")
    let zones = try VectorFile.read(
      path: path, driver: .geoPackage, layer: "zones", keep: ["name", "number"])
    #expect(kinds(zones) == [[.shell], [.shell, .shell, .hole]])
    #expect(zones.system == "EPSG:3405")
    #expect(zones.attributes["name"] == ["Phường Một", "Xã Đồng Hai"])
    #expect(zones.attributes["number"] == ["13285", "9000001"])
    let roads = try VectorFile.read(path: path, driver: .geoPackage, layer: "roads", keep: ["name"])
    #expect(kinds(roads) == [[.line], [.line, .line]])
    #expect(roads.attributes["name"] == ["Đường A", nil])
    #expect(throws: VectorFault.severalLayers(["zones", "roads"])) {
      try VectorFile.read(path: path, driver: .geoPackage, keep: [])
    }
    #expect(throws: VectorFault.noLayer(["zones", "roads"])) {
      try VectorFile.read(path: path, driver: .geoPackage, layer: "masts", keep: [])
    }
  }

  @Test(arguments: [
    ("places.kml", VectorFile.Driver.kml), ("places.kmz", .kml), ("places.gpkg", .geoPackage),
  ])
  func readsPointsAndDropsHeights(name: String, driver: VectorFile.Driver) throws {
    let file = try VectorFile.read(path: fixture(name), driver: driver, keep: [])
    #expect(kinds(file) == [[.point], [.point]])
    #expect(
      file.shapes.vertices == [
        Position(longitude: 105.9, latitude: 20.5), Position(longitude: 105.95, latitude: 20.55),
      ])
    #expect(file.system == "EPSG:4326")
  }

  @Test(arguments: [("roads.dxf", VectorFile.Driver.dxf), ("roads.dgn", .dgn)])
  func readsDrawingsThatHaveNoSystem(name: String, driver: VectorFile.Driver) throws {
    let file = try VectorFile.read(path: fixture(name), driver: driver, keep: [])
    #expect(kinds(file) == [[.line], [.line], [.line]])
    #expect(file.system == nil)
  }

  @Test func namesFeaturesWithoutGeometry() throws {
    let file = try VectorFile.read(path: fixture("faulty.gpkg"), driver: .geoPackage, keep: ["code"])
    #expect(file.shapes.count == 3)
    #expect(kinds(file) == [[.point], [], []])
    #expect(file.faults == [1: .null, 2: .empty])
    #expect(file.attributes["code"] == ["a", "b", "c"])
  }

  @Test func refusesCurves() throws {
    let file = try VectorFile.read(path: fixture("curved.gpkg"), driver: .geoPackage, keep: [])
    #expect(file.faults == [0: .unsupported])
    #expect(kinds(file) == [[]])
  }

  // MARK: The cage

  @Test(arguments: [
    "/vsicurl/http://localhost:9/x.shp", "/VSIZIP/x.zip", "/vsimem/x", "GPKG:/tmp/x.gpkg:layer", "zones.shp",
    "../x.shp",
    "http://localhost:9/x.shp", "<OGRVRTDataSource/>", "", "PG:dbname=x",
  ])
  func refusesNamesThatAreNoPaths(path: String) {
    #expect(throws: VectorFault.forbiddenName(path)) {
      try VectorFile.read(path: path, driver: .shapefile, keep: [])
    }
  }

  @Test(arguments: [
    ("x.shp", VectorFile.Driver.shapefile), ("x.gpkg", .geoPackage), ("x.kml", .kml), ("x.kmz", .kml),
    ("x.tab", .mapInfo), ("x.mif", .mapInfo), ("x.dxf", .dxf), ("x.dgn", .dgn),
  ])
  func aVirtualFileUnderAnotherNameIsNotFollowed(name: String, driver: VectorFile.Driver) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "btscheck-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: name).path()
    let text = """
      <OGRVRTDataSource><OGRVRTLayer name="zones"><SrcDataSource>\(fixture("zones.shp"))</SrcDataSource>
      </OGRVRTLayer></OGRVRTDataSource>
      """
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    do throws(VectorFault) {
      // The driver for drawings finds no entity in it; all others say what they expect.
      let file = try VectorFile.read(path: path, driver: driver, keep: [])
      #expect(file.shapes.count == 0)
    } catch {
      guard case .notOpened = error else {
        Issue.record("\(error)")
        return
      }
    }
  }

  @Test func aNetworkLinkIsNotFollowed() throws {
    let file = try readKML(
      """
      <kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>x</name>
      <NetworkLink><Link><href>file://\(fixture("places.kml"))</href></Link></NetworkLink>
      <Placemark><name>one</name><Point><coordinates>1,2</coordinates></Point></Placemark>
      </Document></kml>
      """)
    #expect(file.shapes.vertices == [Position(longitude: 1, latitude: 2)])
  }

  @Test func anExternalEntityIsRefused() throws {
    #expect(throws: VectorFault.self) {
      try readKML(
        """
        <?xml version="1.0"?>
        <!DOCTYPE kml [<!ENTITY secret SYSTEM "file:///etc/hostname">]>
        <kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>&secret;</name>
        <Placemark><name>one</name><Point><coordinates>1,2</coordinates></Point></Placemark>
        </Document></kml>
        """)
    }
  }

  private func readKML(_ text: String) throws -> VectorFile {
    let folder = FileManager.default.temporaryDirectory.appending(path: "btscheck-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "x.kml").path()
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return try VectorFile.read(path: path, driver: .kml, keep: ["Name"])
  }

  @Test func passesOnWhatGDALSays() {
    let fault = #expect(throws: VectorFault.self) {
      try VectorFile.read(path: "/nowhere/x.gpkg", driver: .geoPackage, keep: [])
    }
    guard case .notOpened(let message) = fault else {
      Issue.record("\(String(describing: fault))")
      return
    }
    #expect(message.contains("/nowhere/x.gpkg"))
  }

  @Test func eachThreadMayRead() async throws {
    let counts = await withTaskGroup(of: Int?.self) { group in
      for _ in 0..<16 {
        group.addTask {
          try? VectorFile.read(path: fixture("zones.shp"), driver: .shapefile, keep: []).shapes.count
        }
      }
      return await group.reduce(into: [Int?]()) { $0.append($1) }
    }
    #expect(counts == Array(repeating: 2, count: 16))
  }

  @Test func namesItsVersion() {
    #expect(Versions.gdal.wholeMatch(of: /\d+\.\d+\.\d+.*/) != nil)
  }

  private func kinds(_ file: VectorFile) -> [[Shapes.Kind]] {
    (0..<file.shapes.count).map { file.shapes.paths(of: $0).map { file.shapes.kinds[$0] } }
  }
}

/// The path of a layer that all tests share.
func fixture(_ name: String) -> String {
  let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  return tests.appending(path: "Fixtures/Layers/\(name)").path()
}
