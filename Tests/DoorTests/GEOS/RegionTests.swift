import Foundation
import GEOS
import Geometry
import Testing

@Suite struct RegionTests {
  private func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> [PlanarPoint] {
    [(west, south), (east, south), (east, north), (west, north), (west, south)].map {
      PlanarPoint(x: $0, y: $1)
    }
  }

  @Test func whatRegionsMakeTogether() throws {
    let a = try Region(shell: box(0, 0, 10, 10), holes: [box(4, 4, 6, 6)])
    let b = try Region(shell: box(5, 0, 20, 10))
    #expect(a.area == 96 && a.perimeter == 48)
    #expect(try a.intersection(b).area == 48)
    #expect(try a.subtracting(b).area == 48)
    #expect(try Region.union([a, b]).area == 198)
    #expect(try a.within(PlanarPoint(x: 0, y: 0), PlanarPoint(x: 5, y: 5)).area == 24)
    let corners = try #require(b.corners)
    #expect(corners.low == PlanarPoint(x: 5, y: 0) && corners.high == PlanarPoint(x: 20, y: 10))
  }

  @Test func nothing() throws {
    let empty = try Region.union([])
    #expect(empty.area == 0 && empty.corners == nil)
    #expect(try Region(shell: box(0, 0, 1, 1)).intersection(empty).area == 0)
    #expect(try Region(shell: box(0, 0, 1, 1)).subtracting(empty).area == 1)
  }

  @Test func stripsWithRoundEnds() throws {
    let point = try Region(along: [PlanarPoint(x: 3, y: 4)], width: 100)
    #expect(abs(point.area / (Double.pi * 10_000) - 1) < 2e-4)
    let line = try Region(along: [PlanarPoint(x: 0, y: 0), PlanarPoint(x: 1000, y: 0)], width: 100)
    #expect(abs(line.area / (200_000 + Double.pi * 10_000) - 1) < 2e-4)
  }

  @Test func ringsThatAreNone() {
    let open = Array(box(0, 0, 1, 1).dropLast())
    let fault = #expect(throws: RegionFault.self) { try Region(shell: open) }
    #expect(fault?.message.contains("closed linestring") == true)
    #expect(throws: RegionFault.self) { try Region(shell: box(0, 0, 9, 9), holes: [open]) }
  }

  /// What a region is made of goes with it, whatever the order.
  @Test func regionsOutliveThoseTheyWereMadeFrom() throws {
    let kept = try (0..<200).map { step in
      let x = Double(step)
      return try Region.union([Region(shell: box(x, 0, x + 2, 1)), Region(shell: box(x + 1, 0, x + 3, 1))])
    }
    #expect(try Region.union(kept).area == 202)
  }
}
