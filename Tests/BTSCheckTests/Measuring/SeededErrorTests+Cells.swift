import Foundation
import Geometry
import PROJ
import Testing

@testable import BTSCheck

/// Cells that were spoilt in some rows of a file.
extension SeededErrorTests {
  enum Spoiling: String, CaseIterable {
    case degreesAndMinutes = "dms-as-decimal"
    case lostPoint = "lost-point"
    case sign
    case nullIsland

    /// A pair of coordinates, spoilt.
    func spoil(_ cell: (x: String, y: String), _ random: inout Seeded) -> (x: String, y: String) {
      // One of the two, or both.
      let which = Int.random(in: 0..<3, using: &random)
      func each(_ change: (String) -> String) -> (x: String, y: String) {
        (which == 0 ? cell.x : change(cell.x), which == 1 ? cell.y : change(cell.y))
      }
      switch self {
      case .degreesAndMinutes:
        func sexagesimal(_ text: String) -> String {
          let tenths = Int(((Double(text) ?? 0) * 36_000).rounded())
          return String(format: "%d.%02d%03d", tenths / 36_000, tenths / 600 % 60, tenths % 600)
        }
        return (sexagesimal(cell.x), sexagesimal(cell.y))
      case .lostPoint: return each { $0.replacingOccurrences(of: ".", with: "") }
      case .sign: return each { "-" + $0 }
      case .nullIsland: return ("0", "0")
      }
    }
  }

  /// Each spoilt row outside is named, and its place told where there is one; no other row is suspected.
  @Test(arguments: provinces, Spoiling.allCases) func spoiltCells(
    province: SeededProvince, spoiling: Spoiling
  ) throws {
    var random = Self.random(41, province)
    var (rows, others) = (Count(), Count())
    for round in 0..<8 * Self.seeds {
      let system = round % 2 == 1 && spoiling == .lostPoint ? province.system : 4326
      var file = try SeededFile(province, in: system, &random)
      let spoilt = Set(round % 4 == 0 ? Array(file.sites.indices) : file.someRows(&random))
      for row in file.sites.indices where spoilt.contains(row) {
        file.cells[row] = spoiling.spoil(file.cells[row], &random)
      }
      let assessment = try province.assess(file, crs: system)
      for row in file.sites.indices {
        let finding = finding(assessment, row)
        guard spoilt.contains(row) else {
          others.all += 1
          others.wrong += finding == nil ? 0 : 1
          continue
        }
        // Minutes for decimals may lead to another place inside, which one row does not show.
        let isInside = assessment.proposal(row).findings.allSatisfy {
          $0.rule != "territory" || $0.result != .fail
        }
        if spoiling == .degreesAndMinutes, isInside, finding == nil { continue }
        rows.all += 1
        let suggestion = finding?.input?.suggestion
        if spoiling == .nullIsland {
          rows.right += finding != nil && suggestion == nil ? 1 : 0
          rows.wrong += suggestion != nil ? 1 : 0
        } else if let suggestion {
          // A tenth of a second of arc is 3 m.
          let isRight =
            suggestion.diagnosis == spoiling.rawValue
            && Geodesic.distance(suggestion.position, file.sites[row].place) < 3
          rows.right += isRight ? 1 : 0
          rows.wrong += isRight ? 0 : 1
        }
      }
    }
    report("\(spoiling), \(province), rows", rows)
    #expect(rows.right * 100 >= rows.all * 95 && rows.wrong == 0, "\(rows)")
    #expect(others.wrong == 0, "\(others.wrong) of \(others.all) others were suspected")
  }

  /// Whole files in degrees and minutes, most rows of which lie inside where they should not.
  @Test(arguments: provinces) func filesOfDegreesAndMinutes(province: SeededProvince) throws {
    var random = Self.random(42, province)
    var files = Count()
    for _ in 0..<10 * Self.seeds {
      var file = try SeededFile(province, in: 4326, astray: 0.02, &random)
      for row in file.sites.indices {
        file.cells[row] = Spoiling.degreesAndMinutes.spoil(file.cells[row], &random)
      }
      let notes = try province.assess(file, crs: 4326).notes.filter { $0.id == "coordinates-of-file" }
      let isRight = notes.count == 1 && notes[0].message.en.contains("degrees, minutes and seconds")
      files.all += 1
      files.right += isRight ? 1 : 0
      files.wrong += notes.isEmpty || isRight ? 0 : 1
    }
    report("files of degrees and minutes, \(province)", files)
    #expect(files.right * 100 >= files.all * 95 && files.wrong == 0, "\(files)")
  }
}
