import Foundation
import Geometry
import PROJ
import Testing

@testable import BTSCheck

/// Neighbours against all pairs measured one by one.
@Suite struct SiteSearchTests {
  private struct Answer: Equatable {
    var measured: Double?
    var nearest: String?
    var count: Int
    var others: [String]
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>) func findsWhatBruteForceFinds(seed: UInt64) throws {
    var random = Seeded(seed)
    // Places on a lattice of 25 m, so that equal distances and identical places occur.
    let places = (0..<120).map { _ in
      Position(
        longitude: 106.1 + Double(Int.random(in: 0..<30, using: &random)) * 0.00025,
        latitude: 20.60 + Double(Int.random(in: 0..<30, using: &random)) * 0.00025)
    }
    let limit = [60.0, 100, 333.3][Int(seed) % 3]
    let proposals = places.enumerated().map { index, place in
      [
        "id": "P\((index * 37) % 120)", "longitude": "\(place.longitude)", "latitude": "\(place.latitude)",
        "operator": ["viettel", "vinaphone", "mobifone"][index % 3],
      ]
    }
    for relation in ["any", "same", "other"] {
      let rules =
        "- {id: r, check: spacing, min: \(limit) m, others: {status: [proposed], operator: \(relation)}}"
      let assessment = try ExamplePlan.assess(rules, proposals, extra: "measurement: {uncertainty: 0 m}")
      for (row, place) in places.enumerated() {
        let others = proposals.indices.filter { other in
          let isSame = proposals[other]["operator"] == proposals[row]["operator"]
          return other != row && (relation == "any" || isSame == (relation == "same"))
        }
        let near = others.map {
          (Geodesic.distance(place, places[$0]).toMillimetre, proposals[$0]["id"] ?? "")
        }
        .filter { $0.0 < limit }.sorted { $0 < $1 }
        let expected = Answer(
          measured: near.first?.0, nearest: near.first?.1, count: near.count,
          others: near.dropFirst().prefix(5).map(\.1))
        let finding = assessment.proposal(row).findings.first { $0.rule == "r" }
        let found = Answer(
          measured: finding?.measured, nearest: finding?.against?.id, count: finding?.against?.count ?? 0,
          others: finding?.against?.others ?? [])
        #expect(found == expected, "row \(row), \(relation), seed \(seed)")
      }
    }
  }

  /// The order of the rows and the number of threads change nothing but the order of the report.
  @Test func orderAndThreadsDoNotMatter() throws {
    var random = Seeded(99)
    let proposals = (0..<400).map { index in
      [
        "id": "P\(index)", "longitude": "\(105.9 + Double.random(in: 0..<0.02, using: &random))",
        "latitude": "\(20.51 + Double.random(in: 0..<0.02, using: &random))",
      ]
    }
    let plan = try ExamplePlan.scratch(rules: "- {id: r, check: spacing, min: 150 m}").plan()
    func verdicts(_ rows: [[String: String]], jobs: Int) throws -> [String: String] {
      let assessment = try Checker(plan, date: Day(year: 2026, month: 11, day: 24), jobs: jobs)
        .assess(csv: ExamplePlan.csv(rows))
      var verdicts: [String: String] = [:]
      for row in 0..<assessment.count {
        let proposal = assessment.proposal(row)
        let evidence = proposal.findings.map { "\($0.measured ?? 0) \($0.against?.id ?? "")" }
        verdicts[proposal.id] = "\(proposal.verdict) \(evidence)"
      }
      return verdicts
    }
    let expected = try verdicts(proposals, jobs: 1)
    #expect(try verdicts(proposals.reversed(), jobs: 1) == expected)
    #expect(try verdicts(proposals, jobs: 8) == expected)
  }

  /// A few places with hardly any digits are looked for far away, and do not widen the search of all others.
  @Test(arguments: 1...4 as ClosedRange<UInt64>) func coarsePlacesAreFoundFromFarAway(seed: UInt64) throws {
    var random = Seeded(seed)
    func text(_ value: Double, _ decimals: Int) -> String { String(format: "%.\(decimals)f", value) }
    var rows: [[String: String]] = []
    var places: [(place: Position, sureness: Double)] = []
    for index in 0..<300 {
      let decimals = index % 100 == 7 ? [1, 2, 3][Int(seed + UInt64(index / 100)) % 3] : 6
      let (x, y) = (
        text(.random(in: 105.82...106.18, using: &random), decimals),
        text(.random(in: 20.42...20.68, using: &random), decimals)
      )
      rows.append(["id": "P\(index)", "longitude": x, "latitude": y])
      let place = Position(longitude: Double(x) ?? 0, latitude: Double(y) ?? 0)
      let scale = LocalScale(latitude: place.latitude)
      let half = 0.5 * pow(10, -Double(decimals))
      places.append(
        (place, (half * half * (scale.east * scale.east + scale.north * scale.north)).squareRoot()))
    }
    let assessment = try ExamplePlan.assess(
      "- {id: r, check: spacing, min: 900 m, others: {status: proposed}}", rows)
    for (row, one) in places.enumerated() {
      var (sure, doubtful) = (0, 0)
      for (other, two) in places.enumerated() where other != row {
        let distance = Geodesic.distance(one.place, two.place).toMillimetre
        let isDoubtful = abs(distance - 900) < Double(Float(one.sureness)) + Double(Float(two.sureness))
        doubtful += isDoubtful ? 1 : 0
        sure += !isDoubtful && distance < 900 ? 1 : 0
      }
      let finding = assessment.proposal(row).findings.first { $0.rule == "r" }
      #expect(
        finding?.result == (sure > 0 ? .fail : doubtful > 0 ? .undecided : nil), "row \(row), seed \(seed)")
      #expect(finding?.against?.count ?? 0 == (sure > 0 ? sure : doubtful), "row \(row), seed \(seed)")
    }
  }
}
