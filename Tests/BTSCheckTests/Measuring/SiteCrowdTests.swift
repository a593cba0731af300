import Geometry
import PROJ
import Testing

@testable import BTSCheck

/// Crowds on one spot, against all pairs measured one by one.
@Suite struct SiteCrowdTests {
  private let day = Day(number: 20_261_124)
  private let operators = ["viettel", "vinaphone", "mobifone"]

  /// Three crowds of proposals and masts, some of them coarse, and a few sites by themselves.
  private func crowds(_ random: inout Seeded, _ relation: String) throws -> (ScratchPlan, [[String: String]])
  {
    let spots = [("106.1000", "20.6000"), ("106.1005", "20.6000"), ("106.1005", "20.6013")]
    func cells(_ index: Int) -> (longitude: String, latitude: String) {
      guard index % 12 != 0 else {
        return (
          "106.10\(Int.random(in: 100000...999999, using: &random))",
          "20.60\(Int.random(in: 100000...999999, using: &random))"
        )
      }
      let spot = spots[index % 3]
      let zeros = ["", "00", "0000"].randomElement(using: &random) ?? ""
      return index % 29 == 0 ? ("106.1", "20.6") : (spot.0 + zeros, spot.1 + zeros)
    }
    let masts = (0..<130).map { index in
      let (place, status) = (cells(index), index % 7 == 0 ? "decommissioned" : "existing")
      return
        "M\((index * 41) % 130),\(operators[index % 3]),\(place.longitude),\(place.latitude),A2b,40,\(status)"
    }
    let rule = "- {id: r, check: spacing, min: 120 m, others: {operator: \(relation)}}"
    let table =
      "id,operator,longitude,latitude,structure,height_m,status\n" + masts.joined(separator: "\n") + "\n"
    let proposals = (0..<220).map { index in
      let place = cells(index)
      return [
        "id": "P\((index * 53) % 220)", "longitude": place.longitude, "latitude": place.latitude,
        "operator": operators[index % 3], "replaces": index % 5 == 0 ? "M\(index % 130)" : "",
      ]
    }
    return (try ExamplePlan.scratch(rules: rule, layers: ["masts.csv": table]), proposals)
  }

  @Test(arguments: ["any", "same", "other"]) func findsWhatBruteForceFinds(relation: String) throws {
    var random = Seeded(3)
    let (scratch, proposals) = try crowds(&random, relation)
    let plan = try scratch.plan()
    let assessment = try Checker(plan, date: day, jobs: 2).assess(csv: ExamplePlan.csv(proposals))
    let round = assessment.proposals
    #expect(
      Set((0..<round.count).map { round.uncertainties[$0] }).count > 2,
      "some positions must be less sure than others")
    let sites = Sites(plan: plan, proposals: round, day: day)
    var conflicts: [Set<String>: Double] = [:]
    var results: Set<Finding.Result> = []
    for row in 0..<round.count {
      let own = Int32(plan.masts.count + row)
      var (sure, doubtful): ([(Double, String)], [(Double, String)]) = ([], [])
      for site in sites.counting where site != own && round.replaced[Int32(row)] != site {
        let theirs =
          Int(site) < plan.masts.count
          ? plan.masts.operators[Int(site)] : round.operators[Int(site) - plan.masts.count]
        guard relation == "any" || (theirs == round.operators[row]) == (relation == "same") else { continue }
        let metres = Geodesic.distance(round.positions[row], sites.position(site)).toMillimetre
        let uncertainty = sites.uncertainty(own) + sites.uncertainty(site)
        if abs(metres - 120) < uncertainty {
          doubtful.append((metres, sites.id(site)))
        } else if metres < 120 {
          sure.append((metres, sites.id(site)))
          if Int(site) >= plan.masts.count { conflicts[[sites.id(own), sites.id(site)]] = metres }
        }
      }
      let near = (sure.isEmpty ? doubtful : sure).sorted { $0 < $1 }
      let finding = assessment.proposal(row).findings.first { $0.rule == "r" }
      results.insert(finding?.result ?? .pass)
      #expect(finding?.result == (near.isEmpty ? nil : sure.isEmpty ? .undecided : .fail))
      #expect(finding?.measured == near.first?.0 && finding?.against?.id == near.first?.1)
      #expect((finding?.against?.count ?? 0) == near.count, "row \(row)")
      #expect((finding?.against?.others ?? []) == near.dropFirst().prefix(5).map(\.1), "row \(row)")
    }
    #expect(results.contains(.fail))
    // Each proposal lists 64 pairs at most; those that are listed are right.
    for conflict in assessment.conflicts { #expect(conflicts[Set(conflict.proposals)] == conflict.distance) }
    let isCut = assessment.notes.contains { $0.id == "conflicts-cut" }
    #expect(isCut || assessment.conflicts.count == conflicts.count)
  }

  /// A crowd is taken up once for each of its sites, not site by site.
  @Test func aCrowdIsLookedAtOnce() throws {
    let plan = try ExamplePlan.scratch(rules: "- {id: r, check: spacing, min: 300 m}").plan()
    let count = 2000
    let head = "id,operator,longitude,latitude,structure,height_m\n"
    let rows = (0..<count).map { "P\($0),\(operators[$0 % 3]),106.150000,20.650000,A2b,40\n" }
    let assessment = try Checker(plan, date: day).assess(csv: head + rows.joined())
    #expect(assessment.summary.verdicts[.fail] == count)
    let finding = assessment.proposal(7).findings.first { $0.rule == "r" }
    #expect(finding?.against?.count == count - 1 && finding?.measured == 0 && finding?.against?.id == "P0")

    let sites = Sites(plan: plan, proposals: assessment.proposals, day: day)
    let grid = SiteGrid(sites, counting: sites.counting, reach: 300, jobs: 1)
    var window = SiteWindow(grid, reach: 300)
    var (crowds, alone) = (0, 0)
    for index in 0..<grid.count {
      window.forEach(around: index, within: 300) {
        #expect($0.count == count)
        crowds += 1
      } _: { _, _ in
        alone += 1
      }
    }
    // The two masts of the plan stand by themselves.
    #expect(crowds == count && alone == 2)
  }
}
