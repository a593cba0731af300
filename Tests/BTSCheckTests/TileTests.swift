import Foundation
import Geometry
import Testing

@testable import BTSCheck

/// A round that is cut into tiles gives together what one run gives.
@Suite struct TileTests {
  private let day = Day(year: 2026, month: 11, day: 24)

  @Test(arguments: ["1/1", "2/8", "8/8", "1000000/1000000"]) func readsTiles(text: String) {
    #expect(Tile(text)?.description == text)
  }

  @Test(arguments: ["", "1", "0/2", "3/2", "-1/2", "+1/2", "1/2/3", "1/", "/2", "1 / 2", "a/b", "1/0"])
  func refusesWhatIsNoTile(text: String) { #expect(Tile(text) == nil) }

  @Test(arguments: [0, 1, 2, 7, 100]) func sharesLeaveNothingOut(total: Int) throws {
    for count in [1, 2, 3, 8, 150] {
      let shares = try (1...count).map { try #require(Tile($0, of: count)).range(of: total) }
      #expect(shares.flatMap { Array($0) } == Array(0..<total))
      #expect((shares.map(\.count).max() ?? 0) - (shares.map(\.count).min() ?? 0) <= 1)
    }
  }

  @Test(arguments: [1, 2, 7, 30]) func tilesOfRandomRounds(count: Int) throws {
    let plan = try scratch().plan()
    var random = Seeded(UInt64(count))
    let csv = Self.round(&random)
    let whole = try Report(Checker(plan, date: day).assess(csv: csv))
    #expect(whole.conflicts.count > 20 && whole.areas.count > 1, "the round must have something to tell")
    try expect(whole, count) { try Checker(plan, date: day, tile: $0).assess(csv: csv) }
  }

  @Test(arguments: [2, 5, 130]) func tilesOfTheReferencePlan(count: Int) throws {
    let plan = try Plan(folder: ReferencePlans.folder("hanam"))
    let file = ReferencePlans.folder("hanam") + "/proposals.csv"
    let whole = try Report(Checker(plan, date: day).assess([file]))
    try expect(whole, count) { try Checker(plan, date: day, tile: $0).assess([file]) }
  }

  @Test func aCrowdOnOneSpotIsCutToo() throws {
    let plan = try scratch().plan()
    let csv = ExamplePlan.csv((0..<80).map { ["id": "P\($0)", "technology": ["4G", "5G"][$0 % 2]] })
    let whole = try Report(Checker(plan, date: day).assess(csv: csv))
    try expect(whole, 4) { try Checker(plan, date: day, tile: $0).assess(csv: csv) }
  }

  @Test func severalFilesAndThreads() throws {
    let plan = try scratch().plan()
    var random = Seeded(5)
    let files = try ScratchPlan([
      "a.csv": Self.round(&random, prefix: "A"), "b.csv": Self.round(&random, prefix: "B"),
    ])
    let paths = ["a.csv", "b.csv"].map { files.path + "/" + $0 }
    let whole = try Report(Checker(plan, date: day, jobs: 1).assess(paths))
    try expect(whole, 3) { try Checker(plan, date: day, jobs: 3, tile: $0).assess(paths) }
  }

  @Test func theAPICountsWhatATileJudges() throws {
    let plan = try scratch().plan()
    let csv = ExamplePlan.csv((0..<10).map { ["latitude": "20.\(690_000 - $0 * 10_000)"] })
    let assessment = try Checker(plan, date: day, tile: Tile(2, of: 3)).assess(csv: csv)
    #expect(assessment.count == 3 && assessment.summary.verdicts.counts.reduce(0, +) == 3)
    // From south to north: the last row is the southernmost.
    #expect((0..<3).map { assessment.proposal($0).id } == ["P4", "P5", "P6"])
    let note = try #require(assessment.notes.first { $0.id == "tile" })
    #expect(
      note.message.en == "this report is part 2/3: it judges 3 of 10 proposals and only looks at the others")
    for format in ReportShelf.formats {
      var sink = MemorySink()
      try ReportWriter(format.init(ReportOptions(language: .en, tool: Sample.tool)), of: assessment, jobs: 1)
        .write(to: &sink)
      #expect(!String(decoding: sink.bytes, as: UTF8.self).contains("P9"), "\(format.name)")
    }
  }

  @Test func coverageOfAreasNeedsAllVerdicts() throws {
    let plan = try ExamplePlan.scratch(
      rules: "- {id: cover, check: coverage-target, min: 1 %, per: commune}\n- {id: t, check: territory}"
    ).plan()
    #expect {
      _ = try Checker(plan, date: day, tile: Tile(1, of: 2)).assess(csv: ExamplePlan.csv([[:]]))
    } throws: {
      let complaints = ($0 as? CheckError)?.complaints ?? []
      return complaints.map(\.code) == ["tile-coverage"]
        && complaints[0].message.en
          == "rule cover (coverage-target) needs the verdicts of all proposals, so part 1/2 cannot be checked by itself; leave out --tile"
    }
  }

  // MARK: - Rounds

  private func scratch() throws -> ScratchPlan {
    try ExamplePlan.scratch(
      rules: """
        - {id: territory, check: territory}
        - {id: commune, check: commune}
        - {id: height, check: height, max: 60 m}
        - id: spacing
          check: spacing
          cases:
            - {when: {zone: urban, structure: A2a}, min: 150 m}
            - {when: {zone: urban}, min: 300 m}
            - {when: {structure: A2b, height: 30..}, min: 700 m}
            - {min: 100 m}
        - {id: own-spacing, check: spacing, min: 400 m, others: {operator: same}}
        - {id: twice, check: duplicate, within: 250 m}
        - {id: share, check: sharing, within: 600 m}
        - {id: hospital, check: clearance, layer: hospitals, min: 900 m, per_height: 30}
        - {id: hospital-named, check: clearance, layer: hospitals, cases: [{when: {feature: {name: Bệnh*}}, min: 1 km}]}
        - {id: overlap, check: coverage-overlap, max: 30 %}
        - {id: quota, check: quota, per: commune, max: 40}
        - {id: own-quota, check: quota, per: zone, max: 20, count: {operator: same}}
        - {id: tell, check: notify, layer: hospitals, within: 4 km}
        - {id: tell-others, check: notify, within: 200 m, others: {status: [existing, proposed]}}
        - {id: planned, check: planned-position, within: 3 km, match: [operator]}
        """,
      layers: [
        "waivers.csv": """
        rule,proposal,document,authority,valid_until,reason
        spacing,P1,1/QĐ,Sở,2030-01-01,a
        spacing,P2,2/QĐ,Sở,2030-01-01,a
        height,P3,3/QĐ,Sở,2030-01-01,a
        height,P200,4/QĐ,Sở,2020-01-01,a
        height,nobody,5/QĐ,Sở,2030-01-01,a

        """
      ], extra: "waivers: waivers.csv")
  }

  /// A round of towns and open country, with all that rows can have wrong.
  private static func round(_ random: inout Seeded, prefix: String = "P") -> String {
    let towns = (0..<4).map { _ in
      (Double.random(in: 105.85...106.15, using: &random), Double.random(in: 20.42...20.68, using: &random))
    }
    return ExamplePlan.csv(
      (0..<220).map { row in
        let town = towns.randomElement(using: &random) ?? (106, 20.5)
        let spread = row % 5 == 0 ? 0.2 : 0.012
        let decimals = [3, 5, 6, 6, 7][row % 5]
        func degrees(_ centre: Double) -> String {
          String(format: "%.\(decimals)f", centre + Double.random(in: -spread...spread, using: &random))
        }
        var cells = [
          "id": "\(prefix)\(row)", "longitude": degrees(town.0), "latitude": degrees(town.1),
          "operator": ["viettel", "vinaphone", "mobifone"].randomElement(using: &random) ?? "",
          "structure": ["A1b", "A2a", "A2b"].randomElement(using: &random) ?? "",
          "height_m": "\(Int.random(in: 5...80, using: &random))",
          "coverage_radius_m": "\(Int.random(in: 100...900, using: &random))",
          "commune": ["13285", "13291", "Phủ Lý", ""].randomElement(using: &random) ?? "",
        ]
        switch row {
        case 11, 12, 90: cells["id"] = "\(prefix)11"
        case 20, 140: cells["longitude"] = ""
        case 30: (cells["longitude"], cells["latitude"]) = (cells["latitude"], cells["longitude"])
        case 40: cells["operator"] = "nobody"
        case 50: cells["height_m"] = "x"
        case 60: (cells["longitude"], cells["latitude"]) = ("105.9101", "20.5101")
        case 61: (cells["longitude"], cells["latitude"]) = ("105.9101", "20.5101")
        case 62:
          (cells["longitude"], cells["latitude"], cells["share_host"]) = ("105.9101", "20.5101", "M1")
        case 70: cells["replaces"] = "M2"
        default: break
        }
        return cells
      })
  }

  // MARK: - Joining

  /// A report in JSON, taken apart.
  private struct Report {
    var proposals: [NSDictionary]
    var areas: NSArray
    var conflicts: [String]
    var notes: Set<String>
    var counts: [String: Int] = [:]
    var inputs: NSArray
    var exit: Verdict

    init(_ assessment: Assessment) throws {
      var assessment = assessment
      assessment.listsPasses = true
      var sink = MemorySink()
      try ReportWriter(
        JSONReport(ReportOptions(language: .en, tool: Sample.tool)), of: assessment, jobs: 2
      ).write(to: &sink)
      let json = try #require(
        try JSONSerialization.jsonObject(with: Data(sink.bytes)) as? [String: Any])
      proposals = try #require(json["proposals"] as? [NSDictionary])
      areas = try #require(json["areas"] as? NSArray)
      conflicts = try #require(json["conflicts"] as? [NSDictionary]).map(Self.text)
      let notes = try #require(json["notes"] as? [NSDictionary])
      self.notes = Set(notes.filter { $0["id"] as? String != "tile" }.map(Self.text))
      inputs = try #require(json["inputs"] as? NSArray)
      exit = assessment.worst
      add(json["summary"] ?? [:], "")
    }

    private static func text(_ object: NSDictionary) -> String {
      let bytes = try? JSONSerialization.data(withJSONObject: object, options: .sortedKeys)
      return String(decoding: bytes ?? Data(), as: UTF8.self)
    }

    /// Every number of the summary under its path; members of lists under their names.
    private mutating func add(_ value: Any, _ path: String) {
      if let number = value as? Int {
        counts[path] = number
      } else if let object = value as? [String: Any] {
        for (key, value) in object { add(value, path + "/" + key) }
      } else if let list = value as? [[String: Any]] {
        for member in list {
          let name = member.values.compactMap { $0 as? String }.first ?? "null"
          add(member, path + "/" + name)
        }
      }
    }
  }

  private func expect(
    _ whole: Report, _ count: Int, _ assess: (Tile) throws -> Assessment,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let tiles = try (1...count).map { try Report(assess(try #require(Tile($0, of: count)))) }
    func place(_ proposal: NSDictionary) -> [Int] {
      [proposal["input"] as? Int ?? -1, proposal["row"] as? Int ?? -1]
    }
    let proposals = tiles.flatMap(\.proposals).sorted { place($0).lexicographicallyPrecedes(place($1)) }
    #expect(proposals.count == whole.proposals.count, sourceLocation: sourceLocation)
    for (joined, one) in zip(proposals, whole.proposals) where joined != one {
      Issue.record("a tile says \(joined), one run \(one)", sourceLocation: sourceLocation)
    }
    #expect(tiles.flatMap { $0.areas } as NSArray == whole.areas, sourceLocation: sourceLocation)
    let conflicts = tiles.flatMap(\.conflicts)
    #expect(conflicts.count == whole.conflicts.count, sourceLocation: sourceLocation)
    #expect(Set(conflicts) == Set(whole.conflicts), sourceLocation: sourceLocation)
    #expect(
      tiles.reduce(into: Set()) { $0.formUnion($1.notes) } == whole.notes, sourceLocation: sourceLocation)
    let counts = tiles.reduce(into: [:]) { $0.merge($1.counts, uniquingKeysWith: +) }
    #expect(counts == whole.counts, sourceLocation: sourceLocation)
    #expect(tiles.allSatisfy { $0.inputs == whole.inputs }, sourceLocation: sourceLocation)
    #expect(tiles.map(\.exit).max() == whole.exit, sourceLocation: sourceLocation)
  }
}
