import Foundation
import Geometry
import PROJ
import Testing

@Suite struct TransformationTests {
  private let haNam = GeographicBox(west: 105.7, south: 20.3, east: 106.2, north: 20.7)

  @Test func choosesTheOperationOfThePlace() throws {
    let system = try CoordinateSystem("EPSG:5897")
    let north = try Transformation(from: system, within: haNam)
    #expect(north.operation == "EPSG:6960 VN-2000 to WGS 84 (2)")
    #expect(north.accuracy == 1)
    #expect(!north.isIdentity)
    #expect(try Transformation(from: system).operation == north.operation)
    #expect(
      try Transformation(from: CoordinateSystem("EPSG:4756"), within: haNam).operation == north.operation)
    // The whole country: the operation that holds everywhere.
    let country = GeographicBox(west: 102, south: 8, east: 110, north: 24)
    #expect(try Transformation(from: system, within: country).operation == north.operation)
  }

  @Test func agreesWithAPlaceInHaNam() throws {
    let transformation = try Transformation(from: CoordinateSystem("EPSG:5897"), within: haNam)
    let places = transformation.positions(of: [PlanarPoint(x: 593_713.9455, y: 2_271_685.1287)])
    // Computed by pyproj 3.7.2.
    #expect(Geodesic.distance(places[0], Position(longitude: 105.90054, latitude: 20.53455)) < 0.001)
  }

  @Test func keepsTheOrderOfAMapOnBothSides() throws {
    let transformation = try Transformation(from: CoordinateSystem("EPSG:4756"), within: haNam)
    var (x, y) = ([105.8986636212], [20.5355385657])
    transformation.transform(x: &x, y: &y)
    #expect(abs(x[0] - 105.90054) < 1e-8)
    #expect(abs(y[0] - 20.53455) < 1e-8)
  }

  @Test(arguments: ["EPSG:4326", "OGC:CRS84", "EPSG:4979"])
  func leavesWGS84AsItIs(name: String) throws {
    let transformation = try Transformation(from: CoordinateSystem(name))
    #expect(transformation.isIdentity)
    #expect(transformation.operation == nil)
    #expect(transformation.accuracy == 0)
    var (x, y) = ([105.9, .infinity], [20.5, 7])
    transformation.transform(x: &x, y: &y)
    #expect(x[0] == 105.9 && y[0] == 20.5)
  }

  @Test func projectionsOfWGS84LoseNothing() throws {
    let transformation = try Transformation(from: CoordinateSystem("EPSG:32648"), within: haNam)
    #expect(transformation.accuracy == 0)
    #expect(transformation.operation == "Inverse of UTM zone 48N")
    #expect(transformation.positions(of: []).isEmpty)
    let own = try CoordinateSystem("+proj=utm +zone=48 +datum=WGS84")
    #expect(try Transformation(from: own, within: haNam).accuracy == 0)
  }

  @Test func saysWhenNobodyKnowsTheAccuracy() throws {
    let own = try CoordinateSystem(
      "+proj=tmerc +lon_0=105 +k=0.9999 +x_0=500000 +ellps=WGS84 +towgs84=-191.9,-39.3,-111.5,0,0,0,0")
    #expect(try Transformation(from: own, within: haNam).accuracy == nil)
  }

  @Test func pointsWithoutAPlaceAreNaN() throws {
    let transformation = try Transformation(from: CoordinateSystem("EPSG:5897"), within: haNam)
    let points = [
      PlanarPoint(x: 1e30, y: 1e30), PlanarPoint(x: 593_713.9455, y: 2_271_685.1287),
      PlanarPoint(x: .nan, y: 0), PlanarPoint(x: .infinity, y: 0),
    ]
    let places = transformation.positions(of: points)
    #expect(places.map(\.longitude.isNaN) == [true, false, true, true])
    #expect(places.map(\.latitude.isNaN) == [true, false, true, true])
  }

  @Test func refusesBallparkOperations() throws {
    // Hong Kong's system has no operation that holds in Vietnam; a datum without any parameters has none at all.
    #expect(throws: ProjectionError.noOperation("EPSG:2326")) {
      try Transformation(from: CoordinateSystem("EPSG:2326"), within: haNam)
    }
    for text in ["+proj=longlat +ellps=bessel", "+proj=utm +zone=48 +ellps=WGS84"] {
      let nowhere = try CoordinateSystem(text)
      #expect(throws: ProjectionError.self) { try Transformation(from: nowhere, within: haNam) }
    }
  }

  @Test func refusesSystemsWithoutAMap() throws {
    let geocentric = try CoordinateSystem("EPSG:4978")
    #expect(throws: ProjectionError.notHorizontal("WGS 84")) { try Transformation(from: geocentric) }
  }

  // Skipped where the shared reference data is missing.
  @Test(
    .enabled(if: SharedData.isPresent),
    arguments: [("EPSG:5897", 5), ("EPSG:9209", 7), ("EPSG:9211", 9), ("EPSG:3405", 11)])
  func agreesWithTheVectorsToTheMillimetre(name: String, column: Int) throws {
    let rows = try SharedData.rows(of: "vn2000_hanam.csv", separator: ",").dropFirst()
    #expect(rows.count == 32)
    let transformation = try Transformation(from: CoordinateSystem(name), within: haNam)
    #expect(transformation.operation == "EPSG:6960 VN-2000 to WGS 84 (2)")
    for row in rows {
      let numbers = row.map { Double($0) ?? .nan }
      let place = transformation.positions(of: [PlanarPoint(x: numbers[column], y: numbers[column + 1])])[0]
      #expect(Geodesic.distance(place, Position(longitude: numbers[2], latitude: numbers[1])) < 0.001)
    }
  }
}
