/// Boundary cases of a plan as a table, and whether the plan answers them as the table expects.
///
/// Shape: CSV with the columns `case` (rows of one case are one round), `rule`, `number`, `what`, `expected` (on the row
/// that is judged; empty on those that only stand there), `value` (what the finding's must be, where it matters), `area`
/// (the id of the area that is judged instead of the row), then those of a submission.
public struct BoundaryTable: Sendable {
  private let plan: Plan
  private let date: Day
  private let jobs: Int
  /// The cases.
  package private(set) var cases: [BoundaryCase] = []
  /// The cases of rules for which no proposals were made, and why.
  package private(set) var left: [(rule: String, number: Int, reason: LocalizedText)] = []

  private static let ownColumns = ["case", "rule", "number", "what", "expected", "value", "area"]

  /// Makes proposals just below, at and just above every limit of a plan.
  public init(_ plan: Plan, date: Day? = nil, jobs: Int? = nil) {
    (self.plan, self.date) = (plan, date ?? .today)
    self.jobs = max(1, jobs ?? Parallel.cores)
    let maker = BoundaryMaker(PlanTestSite(plan: plan, date: self.date, jobs: self.jobs))
    cases = maker.cases
    left = maker.left
  }

  /// Reads cases from a table that was made before, and perhaps changed by hand.
  ///
  /// - Throws: `CheckError` with every row that cannot be read.
  public init(_ plan: Plan, path: String, date: Day? = nil, jobs: Int? = nil) throws(CheckError) {
    let file: MappedFile
    do {
      file = try MappedFile(path: path, name: path.fileName)
    } catch {
      throw CheckError(error)
    }
    try self.init(plan, file: file, date: date, jobs: jobs)
  }

  init(_ plan: Plan, file: MappedFile, date: Day?, jobs: Int?) throws(CheckError) {
    (self.plan, self.date) = (plan, date ?? .today)
    self.jobs = max(1, jobs ?? Parallel.cores)
    let table: Table
    do {
      table = try Table(file, least: 5) { header in
        BoundaryTable.ownColumns.prefix(5).count { header.contains($0) }
      }
    } catch {
      throw CheckError(error)
    }
    let rows = table.chunks(jobs: 1) { scanner -> [(line: Int, cells: [String])] in
      var rows: [(line: Int, cells: [String])] = []
      while scanner.next() {
        if scanner.isBlank { continue }
        rows.append((scanner.recordLine, (0..<scanner.cellCount).map { scanner.text($0) }))
      }
      return rows
    }
    var complaints: [Complaint] = []
    var last = ""
    for (line, cells) in rows.flatMap(\.result) {
      var values: [String: String] = [:]
      for (name, cell) in zip(table.header, cells) { values[name] = cell }
      let name = values["case"] ?? ""
      let own = values.filter { !BoundaryTable.ownColumns.contains($0.key) && $0.key != "id" }
      if values["expected"]?.isEmpty ?? true, name == last, !cases.isEmpty {
        cases[cases.count - 1].others.append(own)
        continue
      }
      last = name
      guard let expected = Finding.Result(rawValue: values["expected"] ?? ""), let rule = values["rule"],
        let number = Int(values["number"] ?? ""), plan.rules.contains(where: { $0.id == rule })
      else {
        complaints.append(
          Complaint(
            file: file.name, line: line + table.dataLine - 1, code: "case",
            message: LocalizedText(
              vi:
                "cần rule là mã quy định của quy hoạch, number là một số, expected là pass, fail, undecided hoặc note",
              en: "rule must be one of the plan's, number a number, expected pass, fail, undecided or note")))
        continue
      }
      var one = BoundaryCase(
        rule: rule, number: number, what: LocalizedText(values["what"] ?? ""), expected: expected, cells: own)
      one.value = values["value"].flatMap { $0.isEmpty ? nil : $0 }
      one.area = values["area"].flatMap { $0.isEmpty ? nil : $0 }
      cases.append(one)
    }
    guard complaints.isEmpty else { throw CheckError(complaints) }
  }

  // MARK: - Writing

  private static let columns = [
    "operator", "longitude", "latitude", "structure", "height_m", "building_height_m", "half_width_m",
    "ground_elevation_m",
    "coverage_radius_m", "technology", "frequency_mhz", "eirp_w", "public_distance_m", "commune", "date",
    "share_host",
  ]

  /// The table, as CSV.
  package func csv(_ language: Language) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.write((BoundaryTable.ownColumns + ["id"] + BoundaryTable.columns).joined(separator: ",") + "\n")
    for (index, one) in cases.enumerated() {
      let name = "C\(index + 1)"
      write(
        [
          name, one.rule, "\(one.number)", one.what[language], one.expected.rawValue, one.value ?? "",
          one.area ?? "", name,
        ], one.cells, to: &bytes)
      for (place, other) in one.others.enumerated() {
        write(
          [name, one.rule, "\(one.number)", "", "", "", "", "\(name).\(place + 2)"], other, to: &bytes)
      }
    }
    return bytes
  }

  private func write(_ first: [String], _ cells: [String: String], to bytes: inout [UInt8]) {
    let all = first + BoundaryTable.columns.map { cells[$0] ?? "" }
    for (place, cell) in all.enumerated() {
      if place > 0 { bytes.write(",") }
      // A number stays one, also below zero.
      if Double(cell) != nil { bytes.write(cell) } else { bytes.write(csv: cell) }
    }
    bytes.write("\n")
  }

  // MARK: - Verifying

  /// An answer that differs from what the table expects.
  package struct Difference: Sendable {
    package var index: Int
    package var boundary: BoundaryCase
    /// What the plan answers; nil where the rule does not apply.
    package var found: Finding.Result?
    package var message: LocalizedText?
  }

  /// Judges every case by the plan.
  ///
  /// - Returns: the cases that are answered otherwise than expected.
  /// - Throws: `CheckError` when they cannot be judged.
  package func differences() throws(CheckError) -> [Difference] {
    var plan = plan
    plan.waivers = []
    plan.submissions.crs = "EPSG:4326"
    let checker = Checker(plan, date: date, jobs: jobs)
    // What stands alone is judged in one go; a round by its rule alone, so that no other keeps a site from counting.
    let aboutAreas = Set(plan.rules.filter { type(of: $0.check).isAboutAreas }.map(\.id))
    let alone = cases.indices.filter {
      cases[$0].others.isEmpty && !aboutAreas.contains(cases[$0].rule)
    }
    var differences: [Difference] = []
    if !alone.isEmpty {
      let assessment = try checker.assess([table(alone)], crs: nil, eachAlone: true)
      for (row, index) in alone.enumerated() { differences += difference(assessment, row, index) }
    }
    let isAlone = Set(alone)
    for index in cases.indices where !isAlone.contains(index) {
      var only = plan
      only.rules = plan.rules.filter { $0.id == cases[index].rule }
      let assessment = try Checker(only, date: date, jobs: jobs).assess([table([index])], crs: nil)
      differences += difference(assessment, 0, index)
    }
    return differences.sorted { $0.index < $1.index }
  }

  private func table(_ indexes: [Int]) -> MappedFile {
    var bytes: [UInt8] = []
    bytes.write((["id"] + BoundaryTable.columns).joined(separator: ",") + "\n")
    for index in indexes {
      write(["C\(index + 1)"], cases[index].cells, to: &bytes)
      for (place, other) in cases[index].others.enumerated() {
        write(["C\(index + 1).\(place + 2)"], other, to: &bytes)
      }
    }
    return MappedFile(bytes: bytes, name: "cases")
  }

  private func difference(_ assessment: Assessment, _ row: Int, _ index: Int) -> [Difference] {
    var all = assessment
    all.listsPasses = true
    let one = cases[index]
    let findings =
      one.area.map { area in all.areas.filter { $0.id == area }.flatMap(\.findings) }
      ?? all.proposal(row).findings
    let finding = findings.first { $0.rule == one.rule }
    if finding?.result == one.expected, one.value == nil || finding?.value == one.value { return [] }
    return [Difference(index: index, boundary: one, found: finding?.result, message: finding?.message)]
  }
}
