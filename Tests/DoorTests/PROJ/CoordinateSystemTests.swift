import PROJ
import Testing

@Suite struct CoordinateSystemTests {
  @Test func describesVietnamsSystems() throws {
    let system = try CoordinateSystem("EPSG:5897")
    #expect(system.code == "EPSG:5897")
    #expect(system.name == "EPSG:5897")
    #expect(system.title == "VN-2000 / TM-3 zone 482")
    #expect(system.kind == .projected)
    #expect(!system.isDeprecated)
    #expect(system.metresPerUnit == 1)
    #expect(!system.isWGS84)
    let area = try #require(system.areaOfUse)
    #expect(area.west < 105.9 && area.east > 105.9)
    #expect(try CoordinateSystem("EPSG:4756").kind == .geographic)
    #expect(try CoordinateSystem("EPSG:3405").title == "VN-2000 / UTM zone 48N")
  }

  @Test(arguments: ["EPSG:4326", "epsg:4326", " EPSG:4326\n", "urn:ogc:def:crs:EPSG::4326"])
  func knowsWGS84UnderItsNames(text: String) throws {
    #expect(try CoordinateSystem(text) == .wgs84)
    #expect(try CoordinateSystem(text).isWGS84)
  }

  @Test func knowsTheOrderOfAMap() throws {
    let system = try CoordinateSystem("OGC:CRS84")
    #expect(system.code == "OGC:CRS84")
    #expect(system.kind == .geographic)
    #expect(system.isWGS84)
    #expect(try CoordinateSystem("urn:ogc:def:crs:OGC:1.3:CRS84") == system)
  }

  @Test func findsTheCodeOfWKT() throws {
    let wkt = """
      PROJCS["VN_2000_UTM_Zone_48N",GEOGCS["GCS_VN_2000",DATUM["D_Vietnam_2000",SPHEROID["WGS_1984",6378137.0,\
      298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],\
      PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",105.0],\
      PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]
      """
    #expect(try CoordinateSystem(wkt).name == "EPSG:3405")
  }

  @Test func keepsTheTextWhereThereIsNoCode() throws {
    let text =
      "+proj=tmerc +lat_0=0 +lon_0=105.25 +k=0.9999 +x_0=500000 +ellps=WGS84 +towgs84=-191,-39,-111 +units=m"
    let system = try CoordinateSystem(text)
    #expect(system.code == nil)
    #expect(system.name.hasPrefix(text))
    #expect(system.kind == .projected)
  }

  /// WKT is long: its name is shown, or the PROJ string of what has none, as MapInfo's systems.
  @Test func shortensWKTWithoutACode() throws {
    func wkt(_ name: String) -> String {
      """
      PROJCS["\(name)",GEOGCS["unnamed",DATUM["MIF 9999,28,-191,-39,-111",SPHEROID["WGS 84",6378137,298.257223563],\
      TOWGS84[-191,-39,-111,0,0,0,0]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],\
      PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",105.25],\
      PARAMETER["scale_factor",0.9999],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],\
      UNIT["Meter",1],AXIS["Easting",EAST],AXIS["Northing",NORTH]]
      """
    }
    #expect(try CoordinateSystem(wkt("VN2000 105-15")).name == "VN2000 105-15")
    let name = try CoordinateSystem(wkt("unnamed")).name
    #expect(name.hasPrefix("+proj=tmerc +lat_0=0 +lon_0=105.25 +k=0.9999") && name.count < 200)
    #expect(try CoordinateSystem(name).kind == .projected)
  }

  @Test func knowsUnitsDeprecationAndOtherKinds() throws {
    let feet = try CoordinateSystem("EPSG:2263")
    #expect(abs((feet.metresPerUnit ?? 0) - 0.3048006096) < 1e-9)
    #expect(try CoordinateSystem("EPSG:3308").isDeprecated == false)
    #expect(try CoordinateSystem("EPSG:4806").kind == .geographic)
    #expect(try CoordinateSystem("EPSG:2008").isDeprecated)
    #expect(try CoordinateSystem("EPSG:4978").kind == .other)
    #expect(try CoordinateSystem("EPSG:5773").kind == .other)
  }

  @Test func passesOnWhatPROJSays() {
    #expect(throws: ProjectionError.unknown("crs not found")) {
      try CoordinateSystem("EPSG:999999")
    }
    #expect(throws: ProjectionError.self) { try CoordinateSystem("FOO:1") }
    #expect(throws: ProjectionError.self) { try CoordinateSystem("PROJCS[\"x\"") }
    #expect(throws: ProjectionError.self) { try CoordinateSystem("+proj=nonsense") }
  }

  @Test(arguments: [
    "", " ", "5897", "VN-2000", "WGS84", "/etc/passwd", "file:///etc/passwd", "https://epsg.io/5897.wkt",
    "x.prj",
    "/vsicurl/http://x", "IMPORT[x]", "init=epsg:4326", "+init=epsg:4326", "EPSG:", ":4326", "EPSG:43 26",
    "EPSG:4326+5773", "{\"type\": \"GeographicCRS\"}", "ESRI::102100", "\u{0}EPSG:4326",
  ])
  func refusesWhatIsNoDefinition(text: String) {
    #expect(throws: ProjectionError.malformed) { try CoordinateSystem(text) }
  }

  @Test(arguments: [
    ("+proj=longlat +datum=WGS84 +nadgrids=/tmp/x.gsb", "+nadgrids=/tmp/x.gsb"),
    ("+proj=longlat +geoidgrids=http://x/y.tif", "+geoidgrids=http://x/y.tif"),
    ("+proj=pipeline +type=crs", "+proj=pipeline"), ("+proj=longlat +init=epsg:4326", "+init=epsg:4326"),
    ("+proj=longlat /etc/passwd", "/etc/passwd"),
    ("GEOGCS[\"x\",EXTENSION[\"PROJ4_GRIDS\",\"/tmp/x.gsb\"]]", "proj4_grids"),
    ("GEOGCRS[\"x\",PARAMETERFILE[\"a\",\"/tmp/x.gsb\"]]", "parameterfile"),
  ])
  func refusesWhatOpensFiles(text: String, part: String) {
    #expect(throws: ProjectionError.forbidden(part)) { try CoordinateSystem(text) }
  }

  @Test func refusesWhatIsNoSystem() {
    #expect(throws: ProjectionError.self) { try CoordinateSystem("EPSG:16048") }
    #expect(throws: ProjectionError.self) { try CoordinateSystem("EPSG:7030") }
  }

  @Test func namesItsVersions() {
    #expect(Versions.proj.wholeMatch(of: /\d+\.\d+\.\d+/) != nil)
    #expect(Versions.epsg.wholeMatch(of: /\d+\.\d+/) != nil)
  }
}
