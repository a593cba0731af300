import Foundation
import Geometry

@testable import BTSCheck

/// An invented submission without any peculiarity, and what is true of its rows.
enum CleanSubmission {
  /// A row of the submission.
  struct Site: Sendable {
    var id: String
    var company: String
    var longitude: Double
    var latitude: Double
    /// VN-2000 / TM-3 105-00.
    var easting: String
    var northing: String
    var structure: String
    var height: String
    var building = ""
    var radius: String
    var technology: String
    var commune: String
    var day: String
    var verdict: Verdict
    /// The rules that are not passed.
    var rules: [String] = []
  }

  /// The names of the columns, in the order of the clean file.
  static let columns = [
    "id", "operator", "longitude", "latitude", "structure", "height_m", "building_height_m",
    "coverage_radius_m",
    "technology", "commune", "date", "share_host",
  ]

  static let sites = [
    Site(
      id: "HN-D01", company: "viettel", longitude: 106.15, latitude: 20.65, easting: "619640.163",
      northing: "2284630.748", structure: "A2b", height: "40.5", radius: "500", technology: "4G+5G",
      commune: "Phù Vân", day: "2026-12-03", verdict: .pass),
    Site(
      id: "HN-D02", company: "vinaphone", longitude: 106.16, latitude: 20.62, easting: "620706.027",
      northing: "2281316.620", structure: "A2b", height: "75.25", radius: "450.5", technology: "4G",
      commune: "Phù Vân", day: "2027-01-02", verdict: .fail, rules: ["height"]),
    Site(
      id: "HN-D03", company: "mobifone", longitude: 106.1, latitude: 20.85, easting: "614278.760",
      northing: "2306738.182", structure: "A2b", height: "36", radius: "500", technology: "5G",
      commune: "Phù Vân", day: "2027-03-11", verdict: .fail, rules: ["territory", "commune"]),
    Site(
      id: "HN-D04", company: "viettel", longitude: 106.14, latitude: 20.61, easting: "618629.059",
      northing: "2280194.711", structure: "A2b", height: "42.5", radius: "300.5", technology: "2G+4G",
      commune: "Phủ Lý", day: "2027-11-03", verdict: .fail, rules: ["commune"]),
    Site(
      id: "HN-D05", company: "mobifone", longitude: 106.102, latitude: 20.6, easting: "614675.347",
      northing: "2279060.266", structure: "A2b", height: "30.5", radius: "400", technology: "3G+4G",
      commune: "Phù Vân", day: "2028-02-29", verdict: .conditional, rules: ["sharing"]),
    Site(
      id: "HN-D06", company: "vinaphone", longitude: 105.9105, latitude: 20.51, easting: "594767.801",
      northing: "2268972.959", structure: "A2b", height: "24.75", radius: "250", technology: "4G",
      commune: "Phủ Lý", day: "2027-05-06", verdict: .fail, rules: ["spacing", "sharing"]),
    Site(
      id: "HN-D07", company: "viettel", longitude: 105.925, latitude: 20.525, easting: "596270.828",
      northing: "2270642.102", structure: "A2b", height: "20", radius: "200.5", technology: "5G",
      commune: "Phủ Lý", day: "2027-06-05", verdict: .fail, rules: ["structures"]),
    Site(
      id: "HN-D08", company: "vinaphone", longitude: 106.05, latitude: 20.6345, easting: "609229.803",
      northing: "2282844.095", structure: "A1b", height: "2.5", building: "12.5", radius: "150",
      technology: "4G+5G", commune: "Phù Vân", day: "2027-07-08", verdict: .pass),
    Site(
      id: "HN-D09", company: "mobifone", longitude: 106.0725, latitude: 20.5675, easting: "611623.709",
      northing: "2275441.498", structure: "A2b", height: "38.5", radius: "", technology: "4G",
      commune: "Phù Vân", day: "2027-08-07", verdict: .undecided, rules: ["radius"]),
    Site(
      id: "HN-D10", company: "viettel", longitude: 105.85, latitude: 20.43, easting: "588503.341",
      northing: "2260082.353", structure: "A2b", height: "33", radius: "350", technology: "",
      commune: "Phủ Lý",
      day: "", verdict: .pass),
    Site(
      id: "HN-D11", company: "vinaphone", longitude: 106.18, latitude: 20.63, easting: "622782.730",
      northing: "2282438.799", structure: "A2b", height: "27.5", radius: "500", technology: "5G",
      commune: "Phù Vân", day: "2031-01-12", verdict: .fail, rules: ["period"]),
    Site(
      id: "HN-D12", company: "mobifone", longitude: 106.03, latitude: 20.48, easting: "607253.327",
      northing: "2265725.549", structure: "A2b", height: "45.5", radius: "500", technology: "4G",
      commune: "Phù Vân", day: "2026-12-31", verdict: .pass),
  ]

  /// The plan by which it is checked, in a folder where dialects are written too.
  static let plan: (scratch: ScratchPlan, checker: Checker)? = {
    let rules = """
      - {id: territory, check: territory}
      - {id: commune, check: commune}
      - {id: structures, check: allowed-structures, cases: [{when: {zone: heritage}, allow: [A1*]}, {allow: ['*']}]}
      - {id: height, check: height, max: 60 m}
      - {id: radius, check: coverage-radius, min: 100 m, max: 600 m}
      - {id: spacing, check: spacing, min: 100 m}
      - {id: sharing, check: sharing, within: 300 m, requires: {vi: Thỏa thuận, en: An agreement}}
      - {id: period, check: validity}
      """
    guard let scratch = try? ExamplePlan.scratch(rules: rules), let plan = try? scratch.plan() else {
      return nil
    }
    return (scratch, Checker(plan, date: Day(year: 2026, month: 11, day: 24), jobs: 2))
  }()

  /// The clean table.
  static var table: DialectTable {
    DialectTable(
      columns: columns.map { ($0, $0) },
      rows: sites.map { site in
        [
          site.id, site.company, String(format: "%.6f", site.longitude),
          String(format: "%.6f", site.latitude), site.structure, site.height,
          site.building, site.radius, site.technology, site.commune, site.day, "",
        ]
      })
  }
}
