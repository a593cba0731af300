import Foundation
import Geometry
import PROJ
import Testing

@testable import BTSCheck

/// Layers in the formats that GDAL reads; the files are made by `Tests/Fixtures/Layers/make.py`.
@Suite struct LayerReaderVectorTests {
  // MapInfo's table carries the numbers of another transformation, which is 0.7 m off here.
  @Test(arguments: [("zones.shp", 0.001), ("layers.gpkg#zones", 0.001), ("zones.tab", 1), ("zones.mif", 1)])
  func bringsEveryFormatToWGS84(source: String, tolerance: Double) throws {
    let place = try fixtures()
    let (layer, complaints) = read(source, in: place, keep: ["code", "number"])
    #expect(complaints == [])
    let zones = try #require(layer)
    #expect(zones.source == source)
    #expect(zones.count == 2)
    #expect(zones.attributes == ["code": ["007", "008"], "number": ["13285", "9000001"]])
    #expect(zones.attributeNames.filter { $0 != "name" } == ["code", "number"])
    // A corner of the first square, where PROJ has it by EPSG:6960.
    let corner = try positions([(594_000, 2_271_000)])[0]
    let nearest = zones.shapes.vertices.map { Geodesic.distance($0, corner) }.min() ?? .infinity
    #expect(nearest < tolerance)
    #expect(zones.lines == [0, 0])
  }

  @Test(arguments: [
    ("zones.shp", ["zones.shp", "zones.cpg", "zones.dbf", "zones.prj", "zones.shx"]),
    ("zones.tab", ["zones.tab", "zones.dat", "zones.dbf", "zones.id", "zones.map"]),
    ("zones.mif", ["zones.mif", "zones.mid"]), ("layers.gpkg#roads", ["layers.gpkg"]),
    ("places.kmz", ["places.kmz"]),
  ])
  func recordsTheFilesThatItReads(source: String, files: [String]) throws {
    #expect(read(source, in: try fixtures()).layer?.files.map(\.name) == files)
  }

  @Test func `a name with several points has the companions of all of it`() throws {
    let place = try fixtures()
    for ending in ["shp", "shx", "dbf", "prj", "cpg"] {
      try FileManager.default.copyItem(
        atPath: "\(fixtureFolder)/zones.\(ending)", toPath: "\(place.path)/zones.2025.\(ending)")
    }
    #expect(
      read("zones.2025.shp", in: place).layer?.files.map(\.name)
        == ["shp", "cpg", "dbf", "prj", "shx"].map { "zones.2025.\($0)" })
    try FileManager.default.copyItem(
      atPath: "\(fixtureFolder)/layers.gpkg", toPath: "\(place.path)/layers.v2.gpkg")
    try place.write("layers.v2.gpkg-wal", "x")
    #expect(read("layers.v2.gpkg#zones", in: place).complaints.map(\.code) == ["format"])
  }

  @Test(arguments: ["places.kml", "places.kmz", "places.gpkg"])
  func degreesStayAsTheyAre(source: String) throws {
    let (layer, complaints) = read(source, in: try fixtures())
    #expect(complaints == [])
    #expect(
      layer?.shapes.vertices == [
        Position(longitude: 105.9, latitude: 20.5), Position(longitude: 105.95, latitude: 20.55),
      ])
  }

  @Test func endingsAreReadInAnyLetterCase() throws {
    let place = try TemporaryFolder()
    for ending in ["shp", "shx", "dbf", "prj", "cpg"] {
      try FileManager.default.copyItem(
        atPath: "\(fixtureFolder)/zones.\(ending)", toPath: "\(place.path)/ZONES.\(ending.uppercased())")
    }
    let (layer, complaints) = read("ZONES.SHP", in: place, keep: ["code"])
    #expect(complaints == [])
    #expect(layer?.attributes["code"] == ["007", "008"])
    #expect(layer?.files.count == 5)
  }

  // MARK: Coordinate reference systems

  @Test(arguments: ["bare.shp", "roads.dxf", "roads.dgn"])
  func aFileWithoutASystemTakesThePlans(source: String) throws {
    let place = try fixtures()
    let missing = read(source, in: place)
    #expect(missing.layer == nil)
    #expect(missing.complaints.map(\.code) == ["no-crs"])
    let (layer, complaints) = read(source, in: place, crs: "EPSG:3405")
    #expect(complaints == [])
    let corner = try positions([(594_000, 2_271_000)])[0]
    #expect(layer?.shapes.vertices.contains { Geodesic.distance($0, corner) < 0.001 } == true)
  }

  @Test func theFilesOwnSystemComesFirst() throws {
    let (layer, complaints) = read("zones.shp", in: try fixtures(), crs: "EPSG:9209")
    #expect(complaints == [])
    let corner = try positions([(594_000, 2_271_000)])[0]
    #expect(layer?.shapes.vertices.contains { Geodesic.distance($0, corner) < 0.001 } == true)
  }

  @Test(arguments: ["EPSG:999999", "EPSG:4978", "EPSG:2326", "nonsense"])
  func aSystemThatDoesNotFitIsNamed(crs: String) throws {
    let (layer, complaints) = read("bare.shp", in: try fixtures(), crs: crs)
    #expect(layer == nil)
    #expect(complaints.map(\.code) == ["crs"])
    #expect(complaints.first?.message.en.contains("coordinate reference system \(crs): ") == true)
  }

  @Test func coordinatesThatAreNotOnEarthAreNamed() throws {
    // Metres that are taken for degrees.
    let (layer, complaints) = read("bare.shp", in: try fixtures(), crs: "EPSG:4326")
    #expect(layer?.count == 2)
    #expect(complaints.map(\.code) == ["coordinate-range", "coordinate-range"])
  }

  // MARK: Edges

  @Test func edgesStayWhereTheyWereToACentimetre() throws {
    let (layer, complaints) = read("layers.gpkg#roads", in: try fixtures())
    #expect(complaints == [])
    let shapes = try #require(layer).shapes
    // The road of 30 km got vertices, those of half a kilometre need none.
    let road = Array(shapes.vertices[shapes.vertices(of: 0)])
    #expect(road.count > 20 && road.count < 200)
    #expect(shapes.vertices(of: 1).count == 2)
    #expect(shapes.vertices(of: 2).count == 2)

    let along = stride(from: 0.0, through: 30_000, by: 10)
    let points: [(Double, Double)] = along.map { (594_000 + $0, 2_271_000 + $0 / 300) }
    let places = try positions(points)
    let deviation = places.map { distance($0, to: road) }.max() ?? .infinity
    #expect(deviation < 0.01)
    // Without them it would be metres off.
    #expect(places.map { distance($0, to: [places[0], places[3000]]) }.max() ?? 0 > 1)
  }

  /// The metres from a place to a line whose edges are straight in longitude and latitude.
  private func distance(_ place: Position, to line: [Position]) -> Double {
    zip(line, line.dropFirst()).map { start, end in
      let (x, y) = (end.longitude - start.longitude, end.latitude - start.latitude)
      let along =
        ((place.longitude - start.longitude) * x + (place.latitude - start.latitude) * y) / (x * x + y * y)
      let part = min(max(along, 0), 1)
      let foot = Position(longitude: start.longitude + part * x, latitude: start.latitude + part * y)
      return Geodesic.distance(place, foot)
    }.min() ?? .infinity
  }

  // MARK: Complaints

  @Test func namesFeaturesWithFaultyGeometries() throws {
    let place = try fixtures()
    let (layer, complaints) = read("faulty.gpkg", in: place)
    #expect(layer?.count == 3)
    #expect(complaints.map(\.code) == ["null-geometry", "empty-geometry"])
    #expect(
      complaints.map(\.message.en) == [
        "layer zones, feature 2: there is no geometry",
        "layer zones, feature 3: the geometry has no coordinates",
      ])
    #expect(read("curved.gpkg", in: place).complaints.map(\.code) == ["curved-geometry"])
  }

  @Test(arguments: [
    (
      "layers.gpkg", "layer",
      "the file has several layers; name one by “layers.gpkg#zones” (there are: zones, roads)"
    ),
    ("layers.gpkg#masts", "layer", "there is no layer “masts” in the file; there are: zones, roads"),
  ])
  func namesTheLayersOfAFile(source: String, code: String, message: String) throws {
    let (layer, complaints) = read(source, in: try fixtures())
    #expect(layer == nil)
    #expect(complaints.map(\.code) == [code])
    #expect(complaints.first?.message.en == "layer zones: \(message)")
  }

  // MARK: The cage

  @Test(arguments: ["x.shp", "x.gpkg", "x.kml", "x.tab", "x.mif", "x.dgn"])
  func aVirtualFileUnderAnotherNameIsRefused(source: String) throws {
    let place = try fixtures()
    try place.write(
      source,
      "<OGRVRTDataSource><OGRVRTLayer name=\"zones\"><SrcDataSource>/vsicurl/http://localhost:9/x</SrcDataSource>"
        + "</OGRVRTLayer></OGRVRTDataSource>")
    let (layer, complaints) = read(source, in: place, crs: "EPSG:4326")
    #expect(layer == nil)
    #expect(complaints.map(\.code) == ["unreadable-file"])
    // The reader's folder is nobody's business.
    #expect(complaints.first?.message.en.contains(place.path) == false)
  }

  @Test func aCompanionThatIsALinkOutOfTheFolderIsRefused() throws {
    let place = try fixtures()
    try FileManager.default.createDirectory(atPath: "\(place.path)/plan", withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: "\(fixtureFolder)/zones.shp", toPath: "\(place.path)/plan/zones.shp")
    try place.link("plan/zones.dbf", to: "../zones.dbf")
    let folder = try PlanFolder("\(place.path)/plan")
    let complaints = LayerReader.read(source: "zones.shp", in: folder, name: "zones", keep: [], crs: nil)
      .complaints
    #expect(complaints.map(\.code) == ["path"])
  }

  @Test func aTableThatOpensOthersIsRefused() throws {
    let place = try fixtures()
    try place.write(
      "view.tab",
      "!Table\n!Version 100\nOpen Table \"/etc/passwd\" Hide\nCreate View view As\nSelect a From b\n")
    #expect(read("view.tab", in: place).complaints.map(\.code) == ["format"])
  }

  @Test func aGeoPackageThatIsBeingWrittenIsRefused() throws {
    let place = try fixtures()
    try place.write("layers.gpkg-wal", "x")
    #expect(read("layers.gpkg#zones", in: place).complaints.map(\.code) == ["format"])
  }

  @Test func readingWritesNothing() throws {
    let place = try fixtures()
    let before = try FileManager.default.contentsOfDirectory(atPath: place.path).sorted()
    for source in ["layers.gpkg#zones", "zones.shp", "zones.tab", "places.kmz"] {
      _ = read(source, in: place)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.path).sorted() == before)
  }

  @Test func whatUnpacksToTooMuchIsRefused() throws {
    var bytes = Array(try Data(contentsOf: URL(filePath: "\(fixtureFolder)/places.kmz")))
    #expect(bytes.withUnsafeBytes { VectorCage.unpackedSize($0) } == 581)
    // The directory's entry begins with PK and 1, 2; 24 bytes behind it stands the unpacked size.
    let entry = try #require((0..<bytes.count - 4).first { Array(bytes[$0..<$0 + 4]) == [0x50, 0x4B, 1, 2] })
    bytes.replaceSubrange(entry + 24..<entry + 28, with: [1, 0, 0, 0x80])
    #expect(bytes.withUnsafeBytes { VectorCage.unpackedSize($0) } == 1 << 31 + 1)
    let bomb = MappedFile(bytes: bytes, name: "x.kmz")
    #expect(VectorCage.fault(of: bomb, ending: "kmz")?.en.contains("2 GiB") == true)
    for count in 0..<bytes.count {
      #expect(bytes.prefix(count).withUnsafeBytes { VectorCage.unpackedSize($0) } == nil)
    }
  }

  // MARK: Making

  private let fixtureFolder: String = {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return tests.appending(path: "Fixtures/Layers").path()
  }()

  /// A plan's folder with all fixtures in it.
  private func fixtures() throws -> TemporaryFolder {
    let place = try TemporaryFolder()
    for name in try FileManager.default.contentsOfDirectory(atPath: fixtureFolder)
    where !name.hasSuffix(".py") {
      try FileManager.default.copyItem(atPath: "\(fixtureFolder)/\(name)", toPath: "\(place.path)/\(name)")
    }
    return place
  }

  private func read(
    _ source: String, in place: TemporaryFolder, keep: Set<String> = [], crs: String? = nil
  ) -> (layer: Layer?, complaints: [Complaint]) {
    guard let folder = try? PlanFolder(place.path) else { return (nil, []) }
    return LayerReader.read(source: source, in: folder, name: "zones", keep: keep, crs: crs, jobs: 2)
  }

  /// Places of VN-2000 / UTM zone 48N.
  private func positions(_ points: [(Double, Double)]) throws -> [Position] {
    let box = GeographicBox(west: 105.7, south: 20.3, east: 106.3, north: 20.7)
    return try Transformation(from: CoordinateSystem("EPSG:3405"), within: box)
      .positions(of: points.map { PlanarPoint(x: $0.0, y: $0.1) })
  }
}
