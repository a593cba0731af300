#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Checks rounds of proposals against a plan: reads them, measures the ground, judges by the plan.
///
/// ```swift
/// let plan = try Plan(folder: "Data/hanam")
/// let assessment = try Checker(plan).assess(["proposals.csv"])
/// for row in 0..<assessment.count { print(assessment.proposal(row).verdict) }
/// ```
public struct Checker: Sendable {
  /// The plan by which it judges.
  public let plan: Plan
  /// The day for which the plan is asked.
  public let date: Day
  private let jobs: Int
  private let tile: Tile?

  /// Prepares to judge by a plan.
  ///
  /// - Parameters:
  ///   - date: the day for which the plan is asked; today if not given.
  ///   - jobs: how many threads share the work; as many as there are cores if not given. The result is the same.
  ///   - tile: the part of each round that is judged, its other proposals being only looked at; all of it if not given.
  public init(_ plan: Plan, date: Day? = nil, jobs: Int? = nil, tile: Tile? = nil) {
    self.plan = plan
    self.date = date ?? .today
    self.jobs = max(1, jobs ?? Parallel.cores)
    self.tile = tile
  }

  /// Assesses the proposals of some files as one round.
  ///
  /// - Parameters:
  ///   - paths: the files; `-` is standard input as CSV.
  ///   - crs: the CRS of files that declare none.
  ///   - encoding: the encoding of text files; found out if not given.
  /// - Throws: `CheckError` when the check cannot be made: no file is judged in part.
  public func assess(
    _ paths: [String], crs: String? = nil, encoding: TextEncoding? = nil
  ) throws(CheckError) -> Assessment {
    let headers = ProposalHeaders(more: plan.submissions.columns)
    var files: [SubmissionFile] = []
    var complaints: [Complaint] = []
    for path in paths {
      do {
        files.append(try SubmissionFile.open(path, headers: headers, encoding: encoding, jobs: jobs))
      } catch {
        complaints.append(error)
      }
    }
    guard complaints.isEmpty else { throw CheckError(complaints) }
    var assessment = try assess(submissions: files, crs: crs)
    for (index, path) in paths.enumerated() {
      (assessment.inputs[index].path, assessment.inputs[index].layer) = SubmissionFile.parts(of: path)
    }
    return assessment
  }

  /// Assesses proposals that are in memory already, as CSV.
  public func assess(csv text: String, crs: String? = nil) throws(CheckError) -> Assessment {
    try assess([MappedFile(bytes: Array(text.utf8), name: "-")], crs: crs)
  }

  /// Assesses files that are in memory.
  ///
  /// - Parameter eachAlone: whether the proposals are no others for each other.
  package func assess(
    _ files: [MappedFile], crs: String?, eachAlone: Bool = false
  ) throws(CheckError) -> Assessment {
    try assess(
      submissions: files.map { SubmissionFile(text: $0, encoding: nil, jobs: jobs) }, crs: crs,
      eachAlone: eachAlone)
  }

  private func assess(
    submissions: [SubmissionFile], crs: String?, eachAlone: Bool = false
  ) throws(CheckError) -> Assessment {
    guard plan.validity.contains(date) else { throw CheckError(plan.notInForce(on: date)) }
    if let tile { try plan.ensureCanBeCut(into: tile, on: date) }
    var (proposals, inputs, notes, operations) = try read(submissions, crs: crs)
    // Measure.
    let surveyor = Surveyor(
      plan: plan, proposals: proposals, day: date, operations: operations, jobs: jobs, eachAlone: eachAlone,
      tile: tile)
    let (survey, faults, remarks) = surveyor.survey()
    proposals.add(faults)
    if survey.tile != nil { proposals.faults.removeAll { !survey.judges(Int($0.row)) } }
    // Judge.
    var judge = Judge(
      Facts(plan: plan, proposals: proposals, survey: survey, date: date, operations: operations), jobs: jobs)
    judge.judge()
    // What will be covered depends on the verdicts.
    if tile?.isFirst ?? true { judge.judgeAreas(surveyor.shares(judge.verdicts)) }
    var assessment = Assessment(date: date, plan: plan, proposals: proposals, survey: survey)
    assessment.inputs = inputs
    assessment.operations = operations
    assessment.rows = survey.tile?.own
    assessment.verdicts = judge.verdicts
    assessment.answers = judge.answers
    assessment.answerStarts = judge.answerStarts
    assessment.summary = judge.summary
    assessment.areas = FindingWriter(assessment).areas(judge.areaAnswers)
    assessment.conflicts = assessment.findConflicts(jobs: jobs)
    assessment.notes =
      plan.notes + notes + remarks + plan.lapsedNotes(on: date) + judge.waiverNotes() + assessment.cutNotes
      + assessment.tileNotes
    do { try assessment.ensureUnchanged() } catch { throw CheckError(error) }
    return assessment
  }

  private func read(
    _ submissions: [SubmissionFile], crs: String?
  ) throws(CheckError) -> (Proposals, [Assessment.Input], [Note], CoordinateOperations) {
    var reader = try ProposalReader(plan: plan, crs: crs, jobs: jobs)
    for file in submissions { try reader.read(file) }
    let (inputs, notes, operations) = (reader.inputs, reader.notes, reader.operations)
    let proposals = reader.finish(on: date)
    // What the chunks of large files needed is scattered between what stays, and would be kept.
    if proposals.count > 1 << 16 { Memory.returnUnused() }
    return (proposals, inputs, notes, operations)
  }
}

extension Plan {
  /// What is said when the plan does not hold on a day.
  package func notInForce(on day: Day) -> Complaint {
    Complaint(
      file: "plan.yaml", code: "not-in-force",
      message: LocalizedText { language in
        let (day, period) = (Wording.day(day, language), Wording.period(validity, language))
        return language == .vi
          ? "quy hoạch \(id) không có hiệu lực ngày \(day); thời hạn \(period)"
          : "plan \(id) is not in force on \(day); it holds \(period)"
      })
  }

  /// The approved masts whose approval has lapsed.
  func lapsedMasts(on day: Day) -> [Int] {
    (0..<masts.count).filter { masts.statuses[$0] == .approved && !masts.counts($0, on: day) }
  }

  /// One note on the masts whose approval has lapsed, with up to five names.
  func lapsedNotes(on day: Day) -> [Note] {
    let lapsed = lapsedMasts(on: day)
    guard !lapsed.isEmpty else { return [] }
    let names =
      lapsed.prefix(5).map { masts.ids[$0] }.joined(separator: ", ") + (lapsed.count > 5 ? ", …" : "")
    return [
      Note(
        id: "mast-lapsed",
        message: LocalizedText(
          vi: "\(lapsed.count) cột đã hết hạn chấp thuận nên không được tính: \(names)",
          en: lapsed.count == 1
            ? "1 approved mast has lapsed and does not count: \(names)"
            : "\(lapsed.count) approved masts have lapsed and do not count: \(names)"))
    ]
  }
}

extension Proposals {
  /// Adds what measuring found wrong, in order of rows.
  fileprivate mutating func add(_ found: [InputFault]) {
    guard !found.isEmpty else { return }
    for fault in found where fault.name == "input-invalid-value" { unreadable.insert(fault.row) }
    faults += found
    faults.sort { ($0.row, $0.order) < ($1.row, $1.order) }
  }
}

extension Day {
  /// Today by the machine's clock and time zone.
  public static var today: Day {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    return Day(
      number: Int32(parts.tm_year + 1900) * 10000 + Int32(parts.tm_mon + 1) * 100 + Int32(parts.tm_mday))
  }
}
