import Foundation
import Geometry
import PROJ
import Testing

@testable import BTSCheck

/// Mistakes that are made on purpose in files whose truth is known, and how many of them are found and named.
///
/// `BTSCHECK_SEEDS=20` makes twenty times as many files, and prints the numbers; `BTSCHECK_DRAW=2` draws others.
@Suite struct SeededErrorTests {
  static let seeds = number("BTSCHECK_SEEDS", else: 1)
  private static let draw = UInt64(number("BTSCHECK_DRAW", else: 0))

  private static func number(_ name: String, else usual: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? usual
  }

  /// The random numbers of a test in a province.
  static func random(_ test: UInt64, _ province: SeededProvince) -> Seeded {
    Seeded(test + 100 * UInt64(province.system) + 1_000_000 * draw)
  }

  /// How many there were, and what was said of them.
  struct Count: CustomStringConvertible {
    var all = 0
    var right = 0
    var wrong = 0

    var description: String {
      "\(right) of \(all) right (\(Double(right * 10_000 / max(1, all)) / 100) %), \(wrong) wrong"
    }
  }

  static let provinces = [SeededProvince.delta, .coast]

  func report(_ name: String, _ count: Count) {
    if Self.seeds > 1 { print("seeded \(name): \(count)") }
  }

  /// What is said of the coordinates of a row.
  func finding(_ assessment: Assessment, _ row: Int) -> Finding? {
    assessment.proposal(row).findings.first {
      $0.rule == "input-coordinates-swapped" || $0.rule == "input-coordinates-suspect"
    }
  }

  // MARK: - Exchanged axes

  enum Layout: String, CaseIterable {
    case degrees, degreesOfVN2000, geoJSON, metres

    func system(of province: SeededProvince) -> Int {
      switch self {
      case .degrees, .geoJSON: 4326
      case .degreesOfVN2000: 4756
      case .metres: province.system
      }
    }
  }

  /// Every exchanged row is found, its place told, and no other row is suspected.
  @Test(arguments: provinces, Layout.allCases) func exchangedAxes(province: SeededProvince, layout: Layout)
    throws
  {
    var random = Self.random(11, province)
    var (rows, others) = (Count(), Count())
    for round in 0..<6 * Self.seeds {
      var file = try SeededFile(province, in: layout.system(of: province), &random)
      let exchanged = Set(round % 3 == 0 ? Array(file.sites.indices) : file.someRows(&random))
      file.exchange(exchanged)
      let assessment =
        layout == .geoJSON
        ? try province.assess(geoJSON: file) : try province.assess(file, crs: layout.system(of: province))
      for row in file.sites.indices {
        let finding = finding(assessment, row)
        guard exchanged.contains(row) else {
          others.all += 1
          others.wrong += finding == nil ? 0 : 1
          continue
        }
        rows.all += 1
        guard let suggestion = finding?.input?.suggestion else { continue }
        let isExchanged = suggestion.diagnosis == (layout == .metres ? "exchanged" : "swapped")
        let isRight = isExchanged && Geodesic.distance(suggestion.position, file.sites[row].place) < 0.2
        rows.right += isRight ? 1 : 0
        rows.wrong += isRight ? 0 : 1
        #expect(assessment.proposal(row).verdict == .fail)
      }
    }
    report("exchanged axes, \(province), \(layout)", rows)
    #expect(rows.right == rows.all && rows.wrong == 0, "\(rows)")
    #expect(others.wrong == 0, "\(others.wrong) of \(others.all) others were suspected")
  }

  // MARK: - Files that are right

  /// Of ten thousand right rows none is suspected, though one in a hundred names the commune beyond an edge.
  @Test(arguments: zip(provinces, [Layout.degrees, .metres])) func tenThousandRightRows(
    province: SeededProvince, layout: Layout
  ) throws {
    var random = Self.random(31, province)
    let file = try SeededFile(
      province, rows: 10_000...10_000, in: layout.system(of: province), astray: 0.01, &random)
    let assessment = try province.assess(file, crs: layout.system(of: province))
    #expect(file.sites.indices.allSatisfy { finding(assessment, $0) == nil })
    #expect(assessment.notes.filter { $0.id == "coordinates-of-file" }.isEmpty)
  }

  /// Of right files less than one in a thousand is suspected, though one row in a hundred names the commune beyond an edge.
  @Test(arguments: provinces) func rightFiles(province: SeededProvince) throws {
    var random = Self.random(32, province)
    var files = Count()
    let systems = [4326, 4756, province.system, 3405, 3406]
    for round in 0..<120 * Self.seeds {
      let system = systems[round % systems.count]
      let file = try SeededFile(province, in: system, hosts: round % 3, astray: 0.01, &random)
      let assessment = try province.assess(file, crs: system)
      let isSuspected =
        assessment.notes.contains { $0.id == "coordinates-of-file" }
        || file.sites.indices.contains { finding(assessment, $0) != nil }
      files.all += 1
      files.right += isSuspected ? 0 : 1
      files.wrong += isSuspected ? 1 : 0
      if isSuspected, Self.seeds > 1 {
        print("  suspected: \(system), \(file.sites.count) rows, \(assessment.notes.map(\.message.en))")
      }
    }
    report("right files, \(province)", files)
    #expect(files.wrong * 1000 <= files.all, "\(files)")
  }
}
