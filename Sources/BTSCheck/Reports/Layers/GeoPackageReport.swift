import GDAL
import Geometry

/// A GeoPackage of an assessment for QGIS and its kin: layers `proposals`, `findings` and `lines`, and a table `report`.
///
/// Longitude before latitude on WGS 84; what has no place has no geometry. Names and numbers are the same in every
/// language; texts for people are in both. The same inputs, date and versions give the same bytes.
package struct GeoPackageReport: Sendable {
  private let assessment: Assessment
  private let tool: ToolVersions
  private let jobs: Int

  /// Rows whose texts are made side by side before they are written.
  private static let batch = 4096

  /// Prepares a report of an assessment.
  package init(_ assessment: Assessment, tool: ToolVersions, jobs: Int) {
    self.assessment = assessment
    self.tool = tool
    self.jobs = max(1, jobs)
  }

  /// Whether a file is to be a GeoPackage, by its name.
  package static func isMeant(by path: String) -> Bool { path.lowercased().hasSuffix(".gpkg") }

  /// Writes the file, whole or not at all.
  ///
  /// - Throws: `Complaint` when the file is spared, is no plain file, or cannot be written, or when what was judged was
  ///   written anew.
  package func write(to path: String, sparing spared: SparedFiles) throws(Complaint) {
    let facts = facts
    try assessment.ensureUnchanged()
    try OutputFile.writeGeoPackage(path, sparing: spared, day: assessment.date) {
      (writer) throws(VectorFault) in
      let tables = try Tables(writer)
      let finder = FindingWriter(assessment)
      let rows = assessment.rows
      let count = rows?.count ?? assessment.count
      for start in stride(from: 0, to: count, by: GeoPackageReport.batch) {
        let batch = start..<min(count, start + GeoPackageReport.batch)
        let ranges = Parallel.ranges(batch.count, jobs: jobs, least: 256)
        let parts = Parallel.map(ranges.count, jobs: jobs) { part in
          ranges[part].map { finder.proposal(rows?[start + $0] ?? start + $0, .all) }
        }
        for proposal in parts.joined() { try tables.add(proposal, of: assessment, to: writer) }
      }
      for area in assessment.areas { try tables.add(area, to: writer) }
      try writer.addReport(facts)
    }
  }

  /// With what the assessment was made, and of what.
  private var facts: [(String, String)] {
    GeoPackageWriter.facts(JSONReport.format, tool, assessment.date, assessment.plan)
      + assessment.inputs.map { ("input", "\($0.name) sha256:\(Digest.sha256($0.file))") }
      + assessment.notes.map { ("note", "\($0.id): \($0.message.vi) / \($0.message.en)") }
  }
}

extension GeoPackageReport {
  /// The layers while they are being filled.
  private struct Tables {
    let proposals, findings, lines: GeoPackageWriter.Table

    init(_ writer: GeoPackageWriter) throws(VectorFault) {
      let site: [(String, GeoPackageWriter.ColumnKind)] = [
        ("id", .text), ("input", .text), ("row", .integer), ("operator", .text), ("verdict", .text),
      ]
      let measure: [(String, GeoPackageWriter.ColumnKind)] = [
        ("rule", .text), ("check", .text), ("outcome", .text), ("result", .text), ("measured", .real),
        ("limit", .real), ("unit", .text), ("uncertainty", .real), ("value", .text), ("against_kind", .text),
        ("against_id", .text), ("against_count", .integer),
      ]
      proposals = try writer.table(
        "proposals", .point,
        site + [("structure", .text), ("zone", .text), ("commune", .text), ("findings", .integer)])
      findings = try writer.table(
        "findings", .point,
        site + measure + [
          ("message_vi", .text), ("message_en", .text), ("remedy_vi", .text), ("remedy_en", .text),
          ("cite_vi", .text), ("cite_en", .text),
        ])
      lines = try writer.table("lines", .line, site + measure)
    }

    func add(
      _ proposal: Assessment.Proposal, of assessment: Assessment, to writer: GeoPackageWriter
    ) throws(VectorFault) {
      let site: [GeoPackageWriter.Value] = [
        proposal.id.isEmpty ? .null : .text(proposal.id), .text(assessment.inputs[proposal.input].name),
        .integer(proposal.row), .init(proposal.operator), .text(proposal.verdict.rawValue),
      ]
      let place = proposal.position.map { [$0] } ?? []
      let failing = proposal.findings.count { $0.result != .pass }
      try writer.add(
        site + [.init(proposal.structure), .init(proposal.zone), .init(proposal.commune), .integer(failing)],
        at: place, to: proposals)
      for finding in proposal.findings {
        let measure = Tables.measure(finding, finding.against)
        try writer.add(site + measure + Tables.texts(finding), at: place, to: findings)
        guard finding.result != .pass, let start = proposal.position, let end = finding.against?.place
        else { continue }
        try writer.add(site + measure, at: [start, end], to: lines)
      }
    }

    func add(_ area: Assessment.Area, to writer: GeoPackageWriter) throws(VectorFault) {
      for finding in area.findings {
        let site = [GeoPackageWriter.Value](repeating: .null, count: 5)
        let measure = Tables.measure(finding, finding.against ?? .init(kind: area.kind, id: area.id))
        try writer.add(site + measure + Tables.texts(finding), to: findings)
      }
    }

    private static func measure(_ finding: Finding, _ against: Finding.Counterpart?)
      -> [GeoPackageWriter.Value]
    {
      [
        .text(finding.rule), .text(finding.check), .text(finding.outcome.rawValue),
        .text(finding.result.rawValue), .init(finding.measured, finding.unit),
        .init(finding.limit, finding.unit), .init(finding.unit?.rawValue),
        .init(finding.uncertainty, finding.unit), .init(finding.value), .init(against?.kind.rawValue),
        .init(against?.id), against.map { .integer($0.count) } ?? .null,
      ]
    }

    private static func texts(_ finding: Finding) -> [GeoPackageWriter.Value] {
      [
        .text(finding.message.vi), .text(finding.message.en), .text(finding.remedy.vi),
        .text(finding.remedy.en), .init(finding.cite?.vi), .init(finding.cite?.en),
      ]
    }
  }
}

extension GeoPackageWriter {
  /// The facts with which every report begins: its format, the versions, the day and the plan.
  static func facts(_ format: String, _ tool: ToolVersions, _ day: Day, _ plan: Plan?) -> [(String, String)] {
    let facts: [(String, String?)] = [
      ("format", format), ("tool", "btscheck \(tool.version)"), ("proj", tool.proj), ("epsg", tool.epsg),
      ("geos", tool.geos), ("gdal", tool.gdal), ("date", day.description), ("plan", plan?.id),
      ("plan_title_vi", plan?.title.vi), ("plan_title_en", plan?.title.en),
      ("plan_sha256", plan.map(Digest.sha256)), ("built_in", plan.map { $0.isBuiltIn ? "true" : "false" }),
    ]
    return facts.compactMap { key, value in value.map { (key, $0) } }
  }

  /// Adds the table `report` of facts: keys and their values.
  func addReport(_ facts: [(String, String)]) throws(VectorFault) {
    let report = try table("report", .none, [("key", .text), ("value", .text)])
    for (key, value) in facts { try add([.text(key), .text(value)], to: report) }
  }
}

extension GeoPackageWriter.Value {
  init(_ text: String?) { self = text.map { .text($0) } ?? .null }

  /// A number with the decimals that reports give its unit.
  init(_ number: Double?, _ unit: Unit?) { self.init(number, decimals: unit.decimals) }

  /// A number with so many decimals.
  init(_ number: Double?, decimals: Int) {
    guard let number, number.isFinite else {
      self = .null
      return
    }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    self = .real((number * scale).rounded(.toNearestOrAwayFromZero) / scale)
  }
}
