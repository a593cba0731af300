import Foundation
import Geometry
import PROJ
import Testing

@Suite struct GeodesicTests {
  @Test func measuresAlongTheEquatorAndTheMeridian() {
    let origin = Position(longitude: 0, latitude: 0)
    // A degree of the equator is π/180 of the radius; the quarter of the meridian is known from the literature.
    #expect(abs(Geodesic.distance(origin, Position(longitude: 1, latitude: 0)) - 111_319.490793273573) < 1e-6)
    #expect(
      abs(Geodesic.distance(origin, Position(longitude: 0, latitude: 90)) - 10_001_965.729312729) < 1e-6)
    #expect(Geodesic.distance(origin, origin) == 0)
    #expect(Geodesic.distance(origin, Position(longitude: .nan, latitude: 0)).isNaN)
  }

  @Test func placesAreReachedFromWhereTheyAreMeasured() {
    let start = Position(longitude: 105.90054, latitude: 20.53455)
    for azimuth in stride(from: -180.0, to: 180, by: 30) {
      let end = Geodesic.place(from: start, azimuth: azimuth, distance: 350)
      let back = Geodesic.inverse(from: start, to: end)
      #expect(abs(Geodesic.distance(start, end) - 350) < 1e-8)
      #expect(abs(back.distance - 350) < 1e-8)
      let turn = abs(back.azimuth - azimuth).truncatingRemainder(dividingBy: 360)
      #expect(min(turn, 360 - turn) < 1e-8)
    }
  }

  @Test func measuresTheAreaOfARing() {
    let ring = [(0.0, 0.0), (1, 0), (1, 1), (0, 1), (0, 0)].map { Position(longitude: $0.0, latitude: $0.1) }
    // Computed by Planimeter of GeographicLib 2.1.2.
    #expect(abs(Geodesic.area(of: ring) - 12_308_778_361.469452) < 1e-3)
    #expect(abs(Geodesic.area(of: ring.dropLast()) - 12_308_778_361.469452) < 1e-3)
    #expect(Geodesic.area(of: ring.reversed()) < 0)
    #expect(Geodesic.area(of: []) == 0)
  }

  /// The vectors are made by `Tests/Fixtures/Geodesics/make.py`.
  @Test func agreesWithGeographicLib() throws {
    let file = URL(filePath: #filePath).appending(path: "../../../Fixtures/Geodesics/geodesics.csv")
      .standardized
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
    #expect(lines.count == 120)
    for row in lines.map({ $0.split(separator: ",").compactMap { Double($0) } }) {
      let (start, end) = (
        Position(longitude: row[1], latitude: row[0]), Position(longitude: row[4], latitude: row[3])
      )
      #expect(abs(Geodesic.distance(start, end) - row[6]) < 1e-8)
      #expect(Geodesic.distance(Geodesic.place(from: start, azimuth: row[2], distance: row[6]), end) < 1e-7)
    }
  }

  // Skipped where the shared reference data is missing.
  @Test(.enabled(if: SharedData.isPresent)) func agreesWithKarneysTestSet() throws {
    let rows = try SharedData.rows(of: "GeodTest-100.dat", separator: " ")
    #expect(rows.count == 100)
    for row in rows.map({ $0.compactMap(Double.init) }) {
      let (start, end) = (
        Position(longitude: row[1], latitude: row[0]), Position(longitude: row[4], latitude: row[3])
      )
      #expect(abs(Geodesic.distance(start, end) - row[6]) < 1e-6)
      #expect(Geodesic.distance(Geodesic.place(from: start, azimuth: row[2], distance: row[6]), end) < 1e-6)
    }
  }

  // Skipped where the shared reference data is missing.
  @Test(.enabled(if: SharedData.isPresent)) func agreesWithTheSampleOfVietnam() throws {
    let rows = try SharedData.rows(of: "geodesic_vn_sample.csv", separator: ",").dropFirst()
    #expect(rows.count == 80)
    for row in rows.map({ $0.compactMap(Double.init) }) {
      let (start, end) = (
        Position(longitude: row[1], latitude: row[0]), Position(longitude: row[3], latitude: row[2])
      )
      let inverse = Geodesic.inverse(from: start, to: end)
      #expect(abs(inverse.distance - row[6]) < 1e-6)
      #expect(abs(inverse.azimuth - row[4]) < 1e-6)
      #expect(abs(inverse.azimuthAtEnd - row[5]) < 1e-6)
    }
  }
}
