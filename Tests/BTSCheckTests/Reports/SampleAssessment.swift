import BTSCheck
import Geometry
import Testing

/// A small assessment made by hand in which every kind of finding occurs, for golden files.
enum Sample {
  static let tool = ToolVersions(proj: "9.1.1", epsg: "10.076", geos: "3.11.1", gdal: "3.6.2")

  /// The text of a report of the sample.
  static func report(_ format: any Report.Type, _ options: ReportOptions) -> String {
    report(format, options, of: assessment, proposals)
  }

  /// The text of a report of an assessment whose proposals are given.
  static func report(
    _ format: any Report.Type, _ options: ReportOptions, of assessment: Assessment,
    _ proposals: [Assessment.Proposal], jobs: Int = 1
  ) -> String {
    var assessment = assessment
    if assessment.answerStarts.count != proposals.count + 1 { fill(&assessment, from: proposals) }
    let writer = ReportWriter(format.init(options), of: assessment, jobs: jobs) { row, _ in proposals[row] }
    var sink = MemorySink()
    do { try writer.write(to: &sink) } catch { Issue.record(error) }
    return String(decoding: sink.bytes, as: UTF8.self)
  }

  /// Puts the findings of proposals into the columns of an assessment.
  private static func fill(_ assessment: inout Assessment, from proposals: [Assessment.Proposal]) {
    let rules = Dictionary(uniqueKeysWithValues: assessment.plan.rules.enumerated().map { ($1.id, $0) })
    assessment.answers = []
    assessment.answerStarts = [0]
    assessment.proposals.faults = []
    assessment.proposals.positions = proposals.map {
      $0.position ?? Position(longitude: .nan, latitude: .nan)
    }
    assessment.proposals.ids = texts(proposals.map(\.id))
    for (row, proposal) in proposals.enumerated() {
      for finding in proposal.findings where finding.result != .pass {
        if let rule = rules[finding.rule] {
          assessment.answers.append(.init(rule: Int16(rule), judgement: Judgement(finding.result)))
        } else {
          assessment.proposals.faults.append(InputFault(finding.rule, row: Int32(row)))
        }
      }
      assessment.answerStarts.append(UInt32(assessment.answers.count))
    }
  }

  /// A column of texts, as a file would have them.
  private static func texts(_ texts: [String]) -> TextColumn {
    var column = TextColumn()
    column.append(MappedFile(bytes: Array(texts.joined().utf8), name: "texts"))
    for text in texts {
      column.offsets.append((column.offsets.last ?? 0) + (column.lengths.last ?? 0))
      column.lengths.append(UInt32(text.utf8.count))
    }
    return column
  }

  // MARK: The plan

  /// A polygon, or a line or point, of longitudes and latitudes.
  private static func shapes(_ features: [(Shapes.Kind, [(Double, Double)])]) -> Shapes {
    var shapes = Shapes()
    for (kind, places) in features {
      for (longitude, latitude) in places {
        shapes.append(Position(longitude: longitude, latitude: latitude))
      }
      shapes.endPath(kind)
      shapes.endFeature()
    }
    return shapes
  }

  /// A territory, zones of each geometry, three masts.
  private static func addGround(to plan: inout Plan) {
    var territory = Layer(name: "territory", source: "territory.geojson")
    territory.shapes = shapes([
      (.shell, [(105.85, 20.48), (106, 20.48), (106, 20.56), (105.85, 20.56), (105.85, 20.48)])
    ])
    plan.territory = territory
    var layer = Layer(name: "zones", source: "zones.geojson")
    layer.shapes = shapes([
      (.shell, [(105.88, 20.52), (105.92, 20.52), (105.92, 20.55), (105.88, 20.55), (105.88, 20.52)]),
      (.line, [(105.95, 20.5), (105.96, 20.52)]), (.point, [(105.97, 20.54)]),
    ])
    plan.zones = Zones(
      layer: layer, ids: ["u1", "h1", "h2"], names: [nil, nil, nil], classes: ["heritage", "urban", "rural"],
      classOf: [1, 0, 0], widths: [.nan, 50, 120])
    plan.masts.ids = texts(masts.map(\.id))
    plan.masts.positions = masts.map { Position(longitude: $0.longitude, latitude: $0.latitude) }
    plan.masts.statuses = masts.map { _ in .existing }
    plan.masts.validUntil = masts.map { _ in 0 }
    plan.masts.operators = [1, 0, 0]
    plan.masts.structures = [-1, -1, -1]
    plan.masts.heights = [36, 42, .nan]
  }

  /// The plan's masts.
  static let masts: [(id: String, longitude: Double, latitude: Double)] = [
    ("HN0123", 105.9, 20.5339), ("HN0500", 105.903, 20.5), ("HN0400", 105.9338, 20.52),
  ]

  static var plan: Plan {
    var plan = Plan(
      id: "vn-sample", title: LocalizedText(vi: "Quy hoạch mẫu tỉnh Hà Nam", en: "Sample plan of Hà Nam"))
    plan.authority = LocalizedText(vi: "Sở Khoa học và Công nghệ", en: "Department of Science and Technology")
    plan.decision = Plan.Decision(number: "125/QĐ-UBND", date: Day(year: 2014, month: 1, day: 22))
    plan.operators = [
      Operator(id: "viettel", title: LocalizedText("Viettel")),
      Operator(id: "vinaphone", title: LocalizedText("VinaPhone")),
    ]
    plan.communes = Communes(
      layer: Layer(name: "communes", source: "communes.geojson"), codes: ["13285", "13291"],
      names: ["Phù Vân", "Hà Nam"], formerNames: [[], []])
    plan.files = [
      Plan.PlanFile(name: "plan.yaml", file: MappedFile(bytes: Array("format: 1\n".utf8), name: "plan.yaml")),
      Plan.PlanFile(name: "masts.csv", file: MappedFile(bytes: Array("id\n".utf8), name: "masts.csv")),
    ]
    func rule(_ id: String, _ outcome: Outcome, _ vi: String, _ en: String, _ article: Int?) -> Rule {
      var rule = Rule(
        id: id, outcome: outcome, check: StubCheck(), cases: [Condition()], file: "plan.yaml", line: 1)
      rule.title = LocalizedText(vi: vi, en: en)
      rule.cite = article.map { LocalizedText(vi: "Điều \($0) khoản 2", en: "Article \($0)(2)") }
      return rule
    }
    plan.rules = [
      rule("in-territory", .reject, "Trong địa bàn", "Within the territory", 1),
      rule("mast-spacing", .reject, "Khoảng cách giữa các cột", "Spacing between masts", 5),
      rule("share-first", .condition, "Ưu tiên dùng chung cột", "Share before building", 6),
      rule("tall-coverage", .warn, "Vùng phủ chồng lấn", "Overlapping coverage", nil),
      rule("who-to-tell", .note, "Đơn vị cần thông báo", "Whom to notify", nil),
      rule("coverage-target", .reject, "Tỷ lệ phủ sóng của xã", "Share of the commune that is covered", 9),
    ]
    addGround(to: &plan)
    plan.isBuiltIn = true
    return plan
  }

  /// A check that only lends its rule a name.
  private struct StubCheck: Check {
    static let page = CheckPage(
      name: "stub", title: LocalizedText("Stub"), question: LocalizedText("?"), why: LocalizedText("–"),
      remedy: LocalizedText("–"), outcome: .reject)
    init() {}
    init(_ fields: RuleFields) {}
    func judge(_ subject: Subject, case: Int) -> Judgement { Judgement(.pass) }
    func clause(case: Int, of plan: Plan) -> Clause { Clause("stub", vi: "thử", en: "stubs") }
    func message(_ evidence: Evidence, in language: Language) -> Sentence { "" }
  }

  // MARK: The assessment

  static var assessment: Assessment {
    guard let date = Day(year: 2026, month: 11, day: 24) else { preconditionFailure("a day of the calendar") }
    var columns = Proposals()
    columns.lines = LineColumn(proposals.map { Int32($0.row) })
    var assessment = Assessment(date: date, plan: plan, proposals: columns, survey: Survey())
    assessment.verdicts = proposals.map { $0.verdict }
    assessment.inputs = [
      Assessment.Input(
        name: "viettel, đợt 1.csv", rows: 5, crs: "EPSG:4326",
        file: MappedFile(bytes: Array("id,operator\n".utf8), name: "viettel, đợt 1.csv")),
      Assessment.Input(
        name: "vinaphone.csv", rows: 2, crs: "EPSG:5897",
        operation: "Inverse of VN-2000 / TM-3 105-30 + VN-2000 to WGS 84 (2)", accuracy: 1,
        file: MappedFile(bytes: Array("id\n".utf8), name: "vinaphone.csv")),
    ]
    assessment.notes = [
      Note(
        id: "read-encoding", input: 1,
        message: LocalizedText(vi: "đọc theo bảng mã Windows-1258", en: "read as Windows-1258")),
      Note(
        id: "mast-lapsed",
        message: LocalizedText(
          vi: "2 cột đã được chấp thuận nhưng hết hạn, không tính: HN0007, HN0009",
          en: "2 approved masts whose approval has lapsed do not count: HN0007, HN0009")),
    ]
    assessment.summary = summary
    assessment.areas = [
      Assessment.Area(
        kind: .commune, id: "13285",
        findings: [
          finding(
            "coverage-target", "coverage-target", .reject, .fail, "phủ 81,25 %, cần 95 %",
            "81.25 % is covered, 95 % is asked"
          ) {
            ($0.measured, $0.limit, $0.unit) = (81.25, 95, .percent)
          }
        ])
    ]
    assessment.conflicts = [
      Assessment.Conflict(proposals: ["P1", "P7"], distance: 88.4, rules: ["mast-spacing"])
    ]
    fill(&assessment, from: proposals)
    return assessment
  }

  private static var summary: Summary {
    var summary = Summary()
    var operators = [String?: Summary.Verdicts]()
    for proposal in proposals {
      summary.verdicts[proposal.verdict] += 1
      operators[proposal.operator, default: .init()][proposal.verdict] += 1
    }
    summary.byOperator = ["viettel", "vinaphone", nil].compactMap { id in
      operators[id].map { Summary.Group(id: id, verdicts: $0) }
    }
    var urban = Summary.Verdicts()
    urban[.fail] = 3
    summary.byZone = [Summary.Group(id: "urban", verdicts: urban)]
    summary.byCommune = [Summary.Group(id: "13285", verdicts: urban)]
    summary.byRule = plan.rules.map { rule in
      var counts = Summary.Rule(rule: rule.id)
      for finding in proposals.flatMap({ $0.findings }) where finding.rule == rule.id {
        switch finding.result {
        case .pass: counts.pass += 1
        case .fail: counts.fail += 1
        case .undecided: counts.undecided += 1
        case .notChecked: counts.notChecked += 1
        case .waived: counts.waived += 1
        case .note: counts.note += 1
        }
      }
      counts.notApplied = 1
      counts.pass =
        proposals.count - 1 - counts.fail - counts.undecided - counts.notChecked - counts.waived - counts.note
      return counts
    }
    return summary
  }
}
