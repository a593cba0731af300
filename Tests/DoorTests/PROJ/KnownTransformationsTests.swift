import Geometry
import PROJ
import Testing

/// Transformations that are kept, against those that are made anew.
@Suite struct KnownTransformationsTests {
  private static let area = GeographicBox(west: 105.8, south: 20.4, east: 106.2, north: 20.7)
  private static let points = [PlanarPoint(x: 593_713.946, y: 2_271_685.129), PlanarPoint(x: .nan, y: 0)]

  /// The first time and every other time, whoever asks beside.
  @Test func leadWhereNewOnesLead() async throws {
    let codes = ["EPSG:5897", "EPSG:9209", "EPSG:3405", "EPSG:5898"]
    await withTaskGroup(of: Void.self) { group in
      for round in 0..<24 {
        group.addTask {
          do {
            let system = try CoordinateSystem(codes[round % codes.count])
            let known = KnownTransformations.positions(of: Self.points, in: system, within: Self.area)
            let new = try Transformation(from: system, within: Self.area).positions(of: Self.points)
            #expect(known?.first == new.first && known?.last?.longitude.isNaN == true)
          } catch {
            Issue.record(error)
          }
        }
      }
    }
  }

  @Test func degreesOfWGS84StayAsTheyAre() {
    let point = PlanarPoint(x: 105.9, y: 20.5)
    #expect(
      KnownTransformations.positions(of: [point], in: .wgs84, within: nil) == [
        Position(longitude: 105.9, latitude: 20.5)
      ])
  }

  /// That no way leads to WGS 84 is known the second time, too.
  @Test func noWayIsNoWayTwice() throws {
    let system = try CoordinateSystem("EPSG:4978")
    for _ in 0..<2 {
      #expect(KnownTransformations.positions(of: Self.points, in: system, within: nil) == nil)
    }
  }
}
