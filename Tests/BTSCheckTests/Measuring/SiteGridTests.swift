import Geometry
import PROJ
import Testing

@testable import BTSCheck

@Suite struct SiteGridTests {

  /// Whoever has another within a metre is among them, and few others are: pairs, chains, crowds, at the edges of strips.
  @Test(arguments: 1...8 as ClosedRange<UInt64>) func findsWhoHasOthersClose(seed: UInt64) throws {
    var random = Seeded(seed)
    let day = try #require(Day(year: 2026, month: 11, day: 24))
    let plan = try ExamplePlan.scratch(rules: "- {id: r, check: spacing, min: 300 m}").plan()
    var places: [Position] = []
    for _ in 0..<300 {
      let place = Position(
        longitude: Double.random(in: 106.1...106.13, using: &random),
        latitude: Double.random(in: 20.60...20.63, using: &random))
      places.append(place)
      // Neighbours from a few centimetres to three metres away, in any direction; some on the same spot.
      for _ in 0..<Int.random(in: 0..<3, using: &random) {
        let span: Double = [0, 5e-7, 9e-6, 3e-5][Int.random(in: 0..<4, using: &random)]
        places.append(
          Position(
            longitude: place.longitude + Double.random(in: -1...1, using: &random) * span,
            latitude: place.latitude + Double.random(in: -1...1, using: &random) * span))
      }
    }
    let head = "id,operator,longitude,latitude,structure,height_m\n"
    let rows = places.enumerated().map { "P\($0),viettel,\($1.longitude),\($1.latitude),A2b,40\n" }
    let assessment = try Checker(plan, date: day).assess(csv: head + rows.joined())
    let sites = Sites(plan: plan, proposals: assessment.proposals, day: day)
    let grid = SiteGrid(sites, counting: sites.counting, reach: 300, jobs: 3)
    let few = grid.proposalsWithOthers(within: 1.001, mastCount: plan.masts.count, jobs: 3)
    let found = few.map { Int(grid.site(at: $0)) - plan.masts.count }
    let close = places.indices.filter { row in
      places.indices.contains { $0 != row && Geodesic.distance(places[row], places[$0]) <= 1.001 }
    }
    #expect(close.count > 50)
    #expect(Set(close).isSubset(of: found))
    // Those beside are at most at the edges of strips, or in the corners of the box around a metre.
    #expect(few == few.sorted() && found.count < close.count + places.count / 8)
  }
}
