import Foundation
import Geometry
import PROJ
import Testing

@testable import BTSCheck

/// Shares of coverage, against what can be known otherwise.
@Suite struct CoverageTests {
  private let centre = Position(longitude: 105.9, latitude: 20.5)

  private func away(_ metres: Double, _ azimuth: Double = 60) -> Position {
    Geodesic.place(from: centre, azimuth: azimuth, distance: metres)
  }

  /// The part of a disc that another of the same radius covers, in the plane.
  private func lens(_ distance: Double, _ radius: Double) -> Double {
    let x = distance / (2 * radius)
    return x >= 1 ? 0 : 200 / Double.pi * (acos(x) - x * (1 - x * x).squareRoot())
  }

  @Test(arguments: [1.0, 100, 208.6, 399, 499.9, 500.1], [0.0, 45, 200])
  func twoDiscs(distance: Double, azimuth: Double) {
    let share = CoverageMeasure.share(
      of: Disc(place: centre, radius: 250), coveredBy: [Disc(place: away(distance, azimuth), radius: 250)])
    #expect(abs(share - lens(distance, 250)) < 0.02)
  }

  @Test(arguments: [(50_000.0, 2.0), (20_000, 500), (250, 249), (250, 20_000)])
  func discsOfOtherSizes(own: Double, other: Double) {
    // The smaller lies in the greater altogether.
    let share = CoverageMeasure.share(
      of: Disc(place: centre, radius: own), coveredBy: [Disc(place: centre, radius: other)])
    let expected = min(100, 100 * (other / own) * (other / own))
    #expect(abs(share - expected) < 0.01)
  }

  @Test func aDiscIsAsLargeAsItsPolygon() {
    for radius in [10.0, 250, 5000, 50_000] {
      for tolerance in [radius / 400, radius / 40_000] {
        let disc = Disc(place: away(80_000), radius: radius)
        let ring = disc.ring(in: EqualAreaPlane(around: centre), tolerance: tolerance)
        var area = 0.0
        for (a, b) in zip(ring, ring.dropFirst()) { area += (a.x * b.y - b.x * a.y) / 2 }
        // A geodesic disc on the ellipsoid is smaller than a plane one by r²/12R² and less.
        #expect(abs(abs(area) / (Double.pi * radius * radius) - 1) < 1e-5)
        #expect(ring.first == ring.last)
      }
    }
  }

  @Test func theSameDiscsTwiceCoverNoMore() {
    let own = Disc(place: centre, radius: 400)
    let other = Disc(place: away(300), radius: 400)
    let once = CoverageMeasure.share(of: own, coveredBy: [other])
    #expect(CoverageMeasure.share(of: own, coveredBy: Array(repeating: other, count: 40)) == once)
    #expect(CoverageMeasure.share(of: own, coveredBy: [other, own]) == 100)
    #expect(CoverageMeasure.share(of: own, coveredBy: []) == 0)
  }

  /// Random discs against points: geodesic distances to a fine net of places in the disc.
  @Test func likeCountingPlaces() {
    let seed: UInt64 = 7_202_611
    var random = SplitMix(seed: seed)
    for round in 0..<12 {
      let own = Disc(place: centre, radius: .random(in: 200...3000, using: &random))
      let others = (0..<Int.random(in: 1...30, using: &random)).map { _ in
        Disc(
          place: away(.random(in: 0...2, using: &random) * own.radius, .random(in: 0..<360, using: &random)),
          radius: .random(in: 0.1...1.2, using: &random) * own.radius)
      }
      var (inside, covered) = (0.0, 0.0)
      let steps = 120
      for ring in 0..<steps {
        for spoke in 0..<steps {
          // Rings of equal area.
          let reach = own.radius * ((Double(ring) + 0.5) / Double(steps)).squareRoot()
          let place = away(reach, 360 * (Double(spoke) + Double(ring % 7) / 7) / Double(steps))
          inside += 1
          if others.contains(where: { Geodesic.distance(place, $0.place) <= $0.radius }) { covered += 1 }
        }
      }
      let share = CoverageMeasure.share(of: own, coveredBy: others)
      #expect(abs(share - 100 * covered / inside) < 0.5, "seed \(seed), round \(round)")
    }
  }
}
