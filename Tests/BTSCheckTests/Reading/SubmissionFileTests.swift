import Foundation
import Geometry
import Testing
import XLSX

@testable import BTSCheck

/// Submissions in every format; the files are made by `Tests/Fixtures/Submissions/make.py`.
@Suite struct SubmissionFileTests {
  private static let folder = URL(filePath: #filePath).appending(path: "../../../Fixtures/Submissions")
    .standardized
    .path()

  private func plan() throws -> Plan {
    try ExamplePlan.scratch(rules: "- {id: r, check: territory}", extra: "").plan()
  }

  private func assess(_ path: String, crs: String? = nil) throws -> Assessment {
    try Checker(plan(), date: Day(year: 2026, month: 11, day: 24), jobs: 2).assess([path], crs: crs)
  }

  private static let places = [
    Position(longitude: 105.9123456, latitude: 20.5432109), Position(longitude: 106.1012345, latitude: 20.6),
    Position(longitude: 106.1512345, latitude: 20.6501234),
  ]

  @Test(arguments: [
    // MapInfo's text keeps fewer decimals.
    ("sites.xlsx", [5, 7, 8], 1e-12), ("sites.ods", [2, 3, 4], 1e-12), ("sites.geojson", [1, 2, 3], 1e-12),
    ("sites.gpkg#sites", [1, 2, 3], 1e-12), ("sites.shp", [1, 2, 3], 1e-12), ("sites.kml", [1, 2, 3], 1e-12),
    ("sites.kmz", [1, 2, 3], 1e-12), ("sites.tab", [1, 2, 3], 1e-6), ("sites.mif", [1, 2, 3], 1e-6),
    ("utm.shp", [1, 2, 3], 1e-7),
  ])
  func readsTheSameSites(name: String, rows: [Int], tolerance: Double) throws {
    let assessment = try assess(Self.folder + "/" + name)
    #expect(assessment.count == 3)
    for row in 0..<min(3, assessment.count) {
      let proposal = assessment.proposal(row)
      #expect(proposal.id == "S\(row + 1)")
      #expect(proposal.row == rows[row])
      #expect(proposal.operator == ["viettel", "vinaphone", "mobifone"][row])
      #expect(proposal.structure == "A2b")
      let place = try #require(proposal.position)
      #expect(abs(place.longitude - Self.places[row].longitude) < tolerance)
      #expect(abs(place.latitude - Self.places[row].latitude) < tolerance)
      #expect(proposal.verdict == .pass, "\(proposal.findings.map(\.message.en))")
    }
    #expect(assessment.proposals.heights == [40.5, 36, 30])
    #expect(assessment.inputs[0].name == name.split(separator: "#").first.map(String.init))
  }

  @Test func saysWhichSheetAndHeaderItRead() throws {
    let assessment = try assess(Self.folder + "/sites.xlsx")
    #expect(assessment.notes.map(\.id).prefix(2) == ["read-sheet", "read-header"])
    #expect(assessment.notes[0].message.en == "the sheet “Danh sách” was read")
    #expect(assessment.proposals.dates == [20_270_131, 20_270_131, 20_270_131])
  }

  /// Data without a schema have the names that they are given, in Vietnamese too.
  @Test func untypedDataKeepTheirNames() throws {
    let data = [
      ("Mã trạm", "S1"), ("Doanh nghiệp", "viettel"), ("Loại cột", "A2b"), ("Chiều cao (m)", "36"),
    ].map { "<Data name=\"\($0)\"><value>\($1)</value></Data>" }.joined()
    let scratch = try ScratchPlan([
      "x.kml": """
      <?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark>
      <name>A</name><ExtendedData>\(data)</ExtendedData><Point><coordinates>105.912345,20.543210</coordinates></Point>
      </Placemark></Document></kml>
      """
    ])
    let assessment = try assess(scratch.path + "/x.kml")
    #expect(assessment.proposal(0).id == "S1" && assessment.proposal(0).verdict == .pass)
    #expect(assessment.proposals.heights == [36])
  }

  /// What attributes say of a system is left aside as what they say of coordinates is.
  @Test func theSystemOfALayerIsItsOwn() throws {
    let properties =
      #""id":"S1","operator":"viettel","structure":"A2b","height_m":36,"Hệ tọa độ":"EPSG:5897","easting":1"#
    let scratch = try ScratchPlan([
      "x.geojson": ExamplePlan.collection([
        ExamplePlan.feature(properties, "Point", "[105.912345,20.543210]")
      ])
    ])
    let assessment = try assess(scratch.path + "/x.geojson")
    #expect(assessment.proposal(0).verdict == .pass && assessment.inputs[0].crs == "EPSG:4326")
    #expect(assessment.proposal(0).position == Position(longitude: 105.912345, latitude: 20.54321))
  }

  /// The names that the plan gives columns choose the sheet, too.
  @Test func thePlansNamesChooseTheSheet() throws {
    let path = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "btscheck-\(UUID().uuidString).xlsx").path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Workbook([
      .init(
        name: "Operators", rows: [["id", "operator"], ["1", "viettel"]], widths: []),
      .init(
        name: "Lokasi",
        rows: [
          ["Kode", "Pemilik", "Jenis", "Bujur", "Lintang", "Tinggi"],
          ["S1", "viettel", "A2b", "105.912345", "20.543210", "36"],
        ], widths: []),
    ]).write(to: path)
    var plan = try plan()
    plan.submissions.columns = [
      "id": ["Kode"], "operator": ["Pemilik"], "structure": ["Jenis"], "longitude": ["Bujur"],
      "latitude": ["Lintang"], "height_m": ["Tinggi"],
    ]
    let assessment = try Checker(plan, date: Day(year: 2026, month: 11, day: 24), jobs: 1).assess([path])
    #expect(assessment.inputs[0].sheet == "Lokasi")
    #expect(assessment.proposals.heights == [36] && assessment.proposal(0).verdict == .pass)
  }

  /// No sheet with a table of proposals is passed over without a word.
  @Test func ofSeveralTablesOneMustBeNamed() throws {
    let path = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "btscheck-\(UUID().uuidString).xlsx").path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let header = ["id", "operator", "structure", "longitude", "latitude", "height_m"]
    func site(_ id: String) -> [String] { [id, "viettel", "A2b", "105.912345", "20.543210", "36"] }
    try Workbook([
      .init(name: "VNPT", rows: [header, site("S1")], widths: []),
      .init(name: "Mẫu", rows: [header], widths: []),
      .init(name: "Viettel", rows: [["Danh sách"], header, site("S2"), site("S3")], widths: []),
    ]).write(to: path)
    let several = #expect(throws: CheckError.self) { try assess(path) }
    #expect(several?.complaints.map(\.code) == ["several-sheets"])
    #expect(several?.complaints.first?.message.en.contains("“VNPT”, “Viettel”") == true)
    for (sheet, ids) in [("Viettel", ["S2", "S3"]), ("VNPT", ["S1"])] {
      let assessment = try assess("\(path)#\(sheet)")
      #expect((0..<assessment.count).map { assessment.proposal($0).id } == ids)
    }
    let absent = #expect(throws: CheckError.self) { try assess(path + "#nope") }
    #expect(absent?.complaints.first?.message.vi.contains("“nope”") == true)
    let text = #expect(throws: CheckError.self) { try assess(Self.folder + "/sites.geojson#sites") }
    #expect(text?.complaints.map(\.code) == ["layer"])
  }

  /// The file says its system; the command line comes first.
  @Test func theFilesSystemComesBeforeThePlans() throws {
    #expect(try assess(Self.folder + "/utm.shp").inputs[0].crs?.contains("3405") == true)
    #expect(throws: CheckError.self) { try assess(Self.folder + "/utm.shp", crs: "EPSG:4326") }
  }

  @Test func aFileWithSeveralLayersMustSayWhich() throws {
    do {
      _ = try assess(Self.folder + "/sites.gpkg")
      Issue.record("no layer was named")
    } catch let error as CheckError {
      #expect(error.complaints.map(\.code) == ["layer"])
      #expect(error.complaints[0].message.en.contains("sites.gpkg#sites"))
    }
  }

  @Test func aLayerThatIsNotThereIsNamed() throws {
    let error = #expect(throws: CheckError.self) { try assess(Self.folder + "/sites.gpkg#nope") }
    #expect(error?.complaints.map(\.code) == ["layer"])
    #expect(error?.complaints.first?.message.en.hasPrefix("there is no layer “nope” in the file") == true)
  }

  /// What a feature is instead of a point is said of the file and of its row.
  @Test func geometriesThatAreNoPointsAreNamed() throws {
    let ring = ExamplePlan.box(105.9, 20.5, 106, 20.6)
    let geometries = [
      ("Point", "[105.912345,20.543210]"), ("Polygon", "[\(ring)]"),
      ("MultiPolygon", "[[\(ring)],[\(ring)]]"),
      ("LineString", "[[105.9,20.5],[106,20.6]]"), ("MultiPoint", "[[105.9,20.5],[106,20.6]]"),
      ("MultiPoint", "[[105.923456,20.554321]]"),
    ]
    let properties = #""operator":"viettel","structure":"A2b","height_m":36"#
    let layer = ExamplePlan.collection(
      geometries.enumerated().map { index, geometry in
        ExamplePlan.feature("\"id\":\"S\(index)\",\(properties)", geometry.0, geometry.1)
      })
    let scratch = try ScratchPlan(["x.geojson": layer])
    let assessment = try assess(scratch.path + "/x.geojson")
    #expect(
      assessment.notes.first { $0.id == "not-points" }?.message.en
        == "the position of a proposal must be a point; 4 features are none: 2 (Polygon), 3 (MultiPolygon), "
        + "4 (LineString), 5 (MultiPoint)")
    for (row, geometry) in geometries.enumerated() {
      let invalid = assessment.proposal(row).findings.filter { $0.rule == "input-invalid-value" }
      #expect(invalid.count == ((1...4).contains(row) ? 2 : 0))
      #expect(invalid.allSatisfy { $0.message.en.contains("“\(geometry.0)”") })
    }
  }

  /// The folder in which a file lies is nobody's business, however the file was named.
  @Test func complaintsNameTheFileAlone() throws {
    let scratch = try ScratchPlan(["a/x.kml": "x"])
    let error = #expect(throws: CheckError.self) { try assess(scratch.path + "/a/../a/x.kml") }
    let message = try #require(error?.complaints.first?.message.en)
    #expect(message.contains("x.kml") && !message.contains("/"))
  }

  /// What is wrong with a workbook that cannot be read, as far as it can be told.
  @Test func workbooksThatAreNoneSayWhy() throws {
    let whole = try Data(contentsOf: URL(filePath: Self.folder + "/sites.xlsx"))
    let places = try Data(contentsOf: URL(filePath: Self.folder + "/sites.kmz"))
    let causes: [(bytes: Data, said: String)] = [
      (Data(), "the file is empty"), (Data("id,operator\n".utf8), "is the ending of its name right?"),
      (Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]), "the file has a password, or is an old .xls"),
      (whole.prefix(whole.count / 2), "its end is missing"), (places, "not that of a .xlsx file"),
    ]
    for (bytes, said) in causes {
      let scratch = try ScratchPlan([:])
      try scratch.write("x.xlsx", bytes)
      let error = #expect(throws: CheckError.self) { try assess(scratch.path + "/x.xlsx") }
      #expect(error?.complaints.first?.message.en.contains(said) == true)
    }
  }

  /// A name is no proof: each ending is opened by its own driver only.
  @Test(arguments: ["xlsx", "ods", "gpkg", "kml", "kmz", "shp", "tab", "mif", "geojson"])
  func otherContentIsRefused(ending: String) throws {
    let virtual = """
      <OGRVRTDataSource><OGRVRTLayer name="x"><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>
      """
    for text in [virtual, "id,operator\nA,viettel\n", "", "/vsicurl/http://localhost:9/x.gpkg"] {
      let scratch = try ScratchPlan(["x.\(ending)": text])
      #expect(throws: CheckError.self) { try assess(scratch.path + "/x.\(ending)") }
    }
  }

  @Test func `a GeoPackage that is being written is refused`() throws {
    let scratch = try ScratchPlan([:])
    try scratch.write("sites.gpkg", Data(contentsOf: URL(filePath: Self.folder + "/sites.gpkg")))
    // An empty one is what SQLite leaves behind.
    try scratch.write("sites.gpkg-wal", Data())
    #expect(try assess(scratch.path + "/sites.gpkg#sites").count > 0)
    try scratch.write("sites.gpkg-wal", Data("x".utf8))
    let error = #expect(throws: CheckError.self) { _ = try assess(scratch.path + "/sites.gpkg#sites") }
    #expect(error?.complaints.map(\.code) == ["format"])
    #expect(error?.complaints.first?.file == "sites.gpkg")
    #expect(error?.complaints.first?.message.en.contains("its -wal file is there") == true)
  }

  /// Entities that grow a thousandfold at each step are not followed.
  @Test func entityBombsAreRefused() throws {
    let steps = (1...9).map { "<!ENTITY e\($0) \"" + String(repeating: "&e\($0 - 1);", count: 10) + "\">" }
      .joined()
    let bomb = """
      <?xml version="1.0"?><!DOCTYPE kml [<!ENTITY e0 "aaaaaaaaaa">\(steps)]>
      <kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>&e9;</name>
      <Point><coordinates>105.9,20.5</coordinates></Point></Placemark></Document></kml>
      """
    let scratch = try ScratchPlan(["x.kml": bomb])
    #expect(throws: CheckError.self) { try assess(scratch.path + "/x.kml") }
  }

  // MARK: Encodings

  private static let text =
    "Mã trạm,Doanh nghiệp,Kinh độ,Vĩ độ,Loại cột,Chiều cao\nTrạm số 1,Viettel,105.9,20.6,Loại 1,36\n"

  /// Windows-1258 writes a tone as a mark of its own behind the letter.
  private static let windows1258: [UInt8] = {
    let bytes: [Character: [UInt8]] = [
      "ã": [0x61, 0xDE], "ạ": [0x61, 0xF2], "ệ": [0xEA, 0xF2], "ộ": [0xF4, 0xF2], "ố": [0xF4, 0xEC],
      "ĩ": [0x69, 0xDE],
      "đ": [0xF0], "ề": [0xEA, 0xCC],
    ]
    return text.flatMap { bytes[$0] ?? Array(String($0).utf8) }
  }()

  private static func utf16(_ isLittle: Bool, mark: Bool) -> [UInt8] {
    ((mark ? "\u{FEFF}" : "") + text).utf16.flatMap { unit -> [UInt8] in
      let (low, high) = (UInt8(unit & 0xFF), UInt8(unit >> 8))
      return isLittle ? [low, high] : [high, low]
    }
  }

  private func assess(_ bytes: [UInt8], _ encoding: TextEncoding? = nil) throws -> Assessment {
    let folder = try ScratchPlan([:])
    try folder.write("a.csv", Data(bytes))
    return try Checker(plan(), date: Day(year: 2026, month: 11, day: 24)).assess(
      [folder.path + "/a.csv"], encoding: encoding)
  }

  @Test func encodingsAreFoundOut() throws {
    let all: [(bytes: [UInt8], note: String?)] = [
      (Array(Self.text.utf8), nil), (Self.windows1258, "the text was read as Windows-1258"),
      (Self.utf16(true, mark: true), "the text was read as UTF-16"),
      (Self.utf16(false, mark: true), "the text was read as UTF-16"),
      (Self.utf16(true, mark: false), "the text was read as UTF-16"),
      (Self.utf16(false, mark: false), "the text was read as UTF-16"),
    ]
    for (bytes, note) in all {
      let assessment = try assess(bytes)
      #expect(assessment.notes.first { $0.id == "read-encoding" }?.message.en == note)
      let proposal = assessment.proposal(0)
      // The letters are composed, so that ids are the same bytes whatever they were written in.
      #expect(Array(proposal.id.utf8) == Array("Trạm số 1".utf8))
      #expect(proposal.verdict == .pass && proposal.structure == "A2b")
    }
  }

  @Test func anEncodingCanBeGiven() throws {
    let western =
      Array("id,operator,longitude,latitude,structure,height_m\nS".utf8) + [0xE9]
      + Array("1,viettel,105.9,20.6,A2b,36\n".utf8)
    #expect(try assess(western, .windows1252).proposal(0).id == "Sé1")
    // 0xE9 is the same letter in both code pages; 0xF0 is not.
    let eth =
      Array("id,operator,longitude,latitude,structure,height_m\n".utf8) + [0xF0]
      + Array("1,viettel,105.9,20.6,A2b,36\n".utf8)
    #expect(try assess(eth).proposal(0).id == "đ1")
    #expect(try assess(eth, .windows1252).proposal(0).id == "ð1")
    #expect(TextEncoding(named: "CP1258") == .windows1258 && TextEncoding(named: "koi8") == nil)
  }

  /// Nearly all UTF-8 is UTF-8: the row with the bad byte is unreadable, the others stand.
  @Test func oneBadByteDoesNotChangeTheEncoding() throws {
    var bytes = Array("id,operator,longitude,latitude,structure,height_m\n".utf8)
    for row in 0..<150 { bytes += Array("Trạm \(row),viettel,105.\(row + 100),20.6,A2b,36\n".utf8) }
    bytes += Array("X".utf8) + [0xEA] + Array(",viettel,105.9,20.6,A2b,36\n".utf8)
    let assessment = try assess(bytes)
    #expect(assessment.count == 151 && assessment.proposal(0).id == "Trạm 0")
    #expect(assessment.summary.verdicts[.unreadable] == 1)
    #expect(assessment.proposal(150).findings.first?.rule == "input-unreadable-row")
  }
}
