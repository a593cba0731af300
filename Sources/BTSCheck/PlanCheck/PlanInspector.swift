/// Tells whether a plan is sound, before anybody is judged by it.
///
/// ```swift
/// let inspection = try PlanInspector(folder: "Data/hanam").inspect()
/// for finding in inspection.findings where finding.outcome == .reject { print(finding.message.en) }
/// ```
public struct PlanInspector: Sendable {
  private let folder: String
  private let date: Day
  private let jobs: Int

  /// Prepares to inspect the plan in a folder.
  ///
  /// - Parameters:
  ///   - date: the day for which the plan is asked, for masts whose approval lapses; today if not given.
  ///   - jobs: how many threads share the work; as many as there are cores if not given. The result is the same.
  public init(folder: String, date: Day? = nil, jobs: Int? = nil) {
    self.folder = folder
    self.date = date ?? .today
    self.jobs = max(1, jobs ?? Parallel.cores)
  }

  /// Reads the plan and runs all tests.
  ///
  /// Shape: where nothing but geometry keeps the plan from being read, each such complaint is a `plan-geometry`
  /// finding, and the other tests wait until it is mended.
  /// - Throws: `CheckError` with all complaints when the plan cannot be read for other reasons.
  public func inspect() throws(CheckError) -> PlanInspection {
    let plan: Plan
    do {
      plan = try read()
    } catch {
      guard error.complaints.allSatisfy(\.isAboutGeometry) else { throw error }
      return PlanInspection(
        folder: folder.planFolder, plan: nil, date: date,
        findings: error.complaints.map {
          PlanFinding(
            PlanGeometryTest.page, file: $0.file, line: $0.line, message: $0.message)
        })
    }
    let site = PlanTestSite(plan: plan, date: date, jobs: jobs)
    var findings: [PlanFinding] = []
    for test in PlanTestBook.tests { findings += try test.findings(in: site) }
    do { try plan.ensureUnchanged() } catch { throw CheckError(error) }
    return PlanInspection(folder: folder.planFolder, plan: plan, date: date, findings: findings)
  }

  /// Reads all of the plan, which must be sound whatever its period, and gives what a check on the day goes by.
  private func read() throws(CheckError) -> Plan {
    let whole = try Plan(folder: folder, jobs: jobs)
    let hasIncludes = whole.files.count { $0.name.hasSuffix(".yaml") } > 1
    guard hasIncludes, whole.validity.contains(date) else { return whole }
    return try Plan(folder: folder, date: date, jobs: jobs)
  }
}

extension String {
  /// The folder of a plan, which may be named by its document.
  fileprivate var planFolder: String {
    let path = hasSuffix("/") ? String(dropLast()) : self
    guard path.fileName.hasSuffix(".yaml") else { return path }
    return String(path.dropLast(path.fileName.count + 1))
  }
}

/// What a test of a plan may look at.
struct PlanTestSite: Sendable {
  let plan: Plan
  let date: Day
  let jobs: Int

  /// The file of the layer of a name.
  func file(of layer: Layer) -> String { layer.files.first?.name ?? layer.source }

  /// The line of a feature, where its format has lines.
  func line(_ feature: Int, of layer: Layer) -> Int? {
    layer.lines.isEmpty || layer.lines[feature] == 0 ? nil : Int(layer.lines[feature])
  }
}

/// A test of a plan: one kind of finding.
protocol PlanTest: Sendable {
  /// The documentation of its findings.
  static var page: CheckPage { get }
  /// What it finds.
  static func findings(in site: PlanTestSite) throws(CheckError) -> [PlanFinding]
}

/// The tests of a plan: a plain list. A new test is one file, and one line here.
package enum PlanTestBook {
  static let tests: [any PlanTest.Type] = [
    PlanGeometryTest.self,
    PlanDuplicateTest.self,
    PlanOverlapTest.self,
    PlanGapTest.self,
    PlanOutsideTest.self,
    PlanDateLineTest.self,
    PlanDeadCaseTest.self,
    PlanNoCaseTest.self,
    PlanContradictionTest.self,
    PlanNoPlaceTest.self,
    PlanPositionTest.self,
    PlanStandingMastTest.self,
    PlanNoArticleTest.self,
    PlanUnusedLayerTest.self,
    PlanWaiverTest.self,
    PlanLapsedTest.self,
  ]

  /// The pages of all tests, in order.
  package static var pages: [CheckPage] { tests.map { $0.page } }
}

extension CheckPage {
  /// The page of a test of plans.
  init(
    planTest name: String, _ outcome: Outcome, title: LocalizedText, question: LocalizedText,
    why: LocalizedText,
    remedy: LocalizedText
  ) {
    self.init(name: name, title: title, question: question, why: why, remedy: remedy, outcome: outcome)
  }
}
