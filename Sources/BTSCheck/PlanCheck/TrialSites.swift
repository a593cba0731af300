import Geometry

/// Sites that nobody asked for, judged by a part of a plan's rules, each as if it were alone.
struct TrialSites {
  private let plan: Plan
  private let site: PlanTestSite

  /// A trial by the rules of some checks.
  init(_ site: PlanTestSite, checks: (String) -> Bool) {
    var plan = site.plan
    plan.rules = plan.rules.filter { $0.outcome == .reject && checks($0.checkName) }
    plan.waivers = []
    plan.submissions.crs = "EPSG:4326"
    plan.submissions.columns = [:]
    // The plan's own period is not in question here.
    plan.validity = Period()
    self.plan = plan
    self.site = site
  }

  /// Whether there is any rule to be tried by.
  var hasRules: Bool { !plan.rules.isEmpty }

  /// A site on trial; what it does not give is as small as it can be, a mast's building apart, which nobody knows.
  struct Trial {
    var place: Position
    var structure: Int16
    var `operator`: Int16 = -1
    var height = 1.0
    var coverageRadius = Double.nan
    var technologies: Technologies = []
    /// The mast that it is.
    var mast: String?
  }

  /// The rules that each trial fails, by index in the plan.
  func failures(_ trials: [Trial]) throws(CheckError) -> [[String]] {
    guard !trials.isEmpty else { return [] }
    let assessment = try assess(trials)
    return trials.indices.map { row in
      assessment.proposal(row).findings.filter { $0.input == nil && $0.result == .fail }.map(\.rule)
    }
  }

  private func assess(_ trials: [Trial]) throws(CheckError) -> Assessment {
    var csv: [UInt8] = []
    csv.write(
      "id,operator,longitude,latitude,structure,height_m,building_height_m,coverage_radius_m,technology,replaces\n"
    )
    for (index, trial) in trials.enumerated() {
      let structure = trial.structure >= 0 ? plan.structures[Int(trial.structure)] : nil
      let cells = [
        "T\(index)",
        trial.operator >= 0 ? plan.operators[Int(trial.operator)].id : plan.operators.first?.id ?? "",
        TrialSites.degrees(trial.place.longitude), TrialSites.degrees(trial.place.latitude),
        structure?.id ?? "", "\(trial.height)",
        structure?.mounting == .building && trial.mast == nil ? "1" : "",
        trial.coverageRadius.isNaN ? "" : "\(trial.coverageRadius)",
        trial.technologies.names, trial.mast ?? "",
      ]
      for (place, cell) in cells.enumerated() {
        if place > 0 { csv.write(",") }
        csv.write(
          "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
            + "\"")
      }
      csv.write("\n")
    }
    return try Checker(plan, date: site.date, jobs: site.jobs)
      .assess([MappedFile(bytes: csv, name: "trial")], crs: "EPSG:4326", eachAlone: true)
  }

  /// With all decimals: the place is meant as it is.
  static func degrees(_ value: Double) -> String {
    let units = Int64((value.magnitude * 1e9).rounded())
    let decimals = String(units % 1_000_000_000)
    return (value < 0 ? "-" : "") + String(units / 1_000_000_000) + "."
      + String(repeating: "0", count: 9 - decimals.count) + decimals
  }

  /// Checks that ask about a place and what stands there, whoever else builds.
  static let ofPlace: Set = [
    "territory", "allowed-structures", "prohibited", "clearance", "obstacle-surface",
  ]
}
