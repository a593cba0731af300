import Geometry
import PROJ
import Testing

@testable import BTSCheck

@Suite struct EdgeDistanceTests {
  /// The least of geodesics to many places along the edge.
  private func sampled(_ place: Position, _ a: Position, _ b: Position) -> Double {
    func metres(_ t: Double) -> Double {
      let (dx, dy) = (b.longitude - a.longitude, b.latitude - a.latitude)
      return Geodesic.distance(
        place, Position(longitude: a.longitude + t * dx, latitude: a.latitude + t * dy))
    }
    let nearest = (0...200).min { metres(Double($0) / 200) < metres(Double($1) / 200) } ?? 0
    var (low, high) = (max(0, Double(nearest - 1) / 200), min(1, Double(nearest + 1) / 200))
    for _ in 0..<100 {
      let (left, right) = (low + (high - low) / 3, high - (high - low) / 3)
      if metres(left) < metres(right) { high = right } else { low = left }
    }
    return metres((low + high) / 2)
  }

  @Test(arguments: [0.0, 8.5, 20.5, 48, 69]) func isExactBelowFiveKilometres(latitude: Double) {
    var random = Seeded(UInt64(latitude * 10))
    for _ in 0..<60 {
      func near(_ spread: Double) -> Position {
        Position(
          longitude: 105.9 + .random(in: -spread...spread, using: &random),
          latitude: latitude + .random(in: -spread...spread, using: &random))
      }
      let (place, a, b) = (near(0.01), near(0.05), near(0.05))
      let found = EdgeDistance.nearest(to: place, a, b)
      #expect(abs(found.metres - sampled(place, a, b)) < 1e-5)
      #expect(abs(Geodesic.distance(place, found.place) - found.metres) < 2e-7)
      #expect(found.metres.toMillimetre == Geodesic.distance(place, found.place).toMillimetre)
    }
  }

  /// The declared commune of a wrong row may lie anywhere.
  @Test(arguments: [0.2, 2, 12, 30]) func isRightFarAway(spread: Double) {
    var random = Seeded(11)
    for _ in 0..<60 {
      let latitude = Double.random(in: -60...60, using: &random)
      let place = Position(longitude: 100, latitude: latitude)
      let a = Position(
        longitude: 100 + .random(in: -spread...spread, using: &random),
        latitude: max(-70, min(70, latitude + .random(in: -spread...spread, using: &random))))
      let b = Position(
        longitude: a.longitude + .random(in: -0.3...0.3, using: &random),
        latitude: a.latitude + .random(in: -0.3...0.3, using: &random))
      let found = EdgeDistance.nearest(to: place, a, b)
      #expect(abs(found.metres - sampled(place, a, b)) < 1e-4, "\(place) to \(a), \(b)")
    }
  }

  /// Bounds hold near and far, so that no edge is passed over.
  @Test(arguments: [0.001, 0.03, 0.3, 3, 15, 50]) func boundsHold(spread: Double) {
    var random = Seeded(7)
    for _ in 0..<400 {
      let latitude = Double.random(in: -70...70, using: &random)
      func near(_ spread: Double) -> Position {
        Position(
          longitude: 20 + .random(in: -spread...spread, using: &random),
          latitude: max(-80, min(80, latitude + .random(in: -spread...spread, using: &random))))
      }
      let (place, a) = (near(spread), near(spread))
      let b = Position(
        longitude: a.longitude + .random(in: -0.05...0.05, using: &random),
        latitude: a.latitude + .random(in: -0.05...0.05, using: &random))
      var probe = EdgeProbe(from: place)
      let estimate = probe.estimate(a, b)
      let exact = sampled(place, a, b)
      for estimate in [estimate, probe.inPlane(a, b)] {
        #expect(
          estimate.least <= exact + 1e-6 && exact <= estimate.most + 1e-6,
          "\(exact) m at \(latitude)°: \(estimate)")
      }
    }
  }
}
