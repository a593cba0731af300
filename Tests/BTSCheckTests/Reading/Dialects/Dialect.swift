import Foundation
import Geometry
import Testing
import XLSX

@testable import BTSCheck

/// A way in which people write a submission, and what must come of it.
struct Dialect: Sendable, CustomTestStringConvertible {
  /// An input finding that must come, and the verdict of its row.
  struct Expected: Hashable, Sendable {
    var rule: String
    var row: Int
    /// The column's header as it stands in the file; nil for a record that cannot be taken apart.
    var column: String?
    var verdict: Verdict
  }

  var name: String
  var ending = "csv"
  var bytes: [UInt8] = []
  /// The rows of a workbook's sheet; nil for a text.
  var sheet: [[String]]?
  /// The line on which each row starts.
  var lines: [Int] = []
  var crs: String?
  var encoding: TextEncoding?
  /// The notes on how it was read.
  var notes: Set<String> = []
  /// What is wrong with it; nothing in a good one.
  var expected: [Expected] = []
  /// How far places may lie from the clean ones, in degrees.
  var tolerance = 1e-9
  /// The rows that can be told apart: less than all where one swallows the rest.
  var count = CleanSubmission.sites.count

  var testDescription: String { name }

  /// A dialect of the clean table.
  init(
    _ name: String, notes: Set<String> = [], in encoding: DialectEncoding = .utf8,
    _ write: (inout DialectTable) -> Void
  ) {
    var table = CleanSubmission.table
    write(&table)
    let (text, lines) = table.text()
    self.name = name
    self.lines = lines
    self.notes = notes.union([encoding.note].compactMap { $0 })
    bytes = encoding.bytes(text)
  }

  /// The same dialect under another name, with more notes.
  func named(_ name: String, notes: Set<String>) -> Dialect {
    var dialect = self
    dialect.name = name
    dialect.notes.formUnion(notes)
    return dialect
  }

  /// Checks the file as the program would.
  func assess() throws -> Assessment {
    let plan = try #require(CleanSubmission.plan)
    let file = "\(UUID().uuidString).\(ending)"
    if let sheet {
      try Workbook([.init(name: "Đề nghị", rows: sheet, widths: [])]).write(
        to: plan.scratch.path + "/" + file)
    } else {
      try plan.scratch.write(file, Data(bytes))
    }
    return try plan.checker.assess([plan.scratch.path + "/" + file], crs: crs, encoding: encoding)
  }

  /// Expects the clean file's truth of all rows but those that are expected to be bad.
  func verify() throws {
    let assessment = try assess()
    let known = ["read-", "xy-", "other-pair"]
    let notes = assessment.notes.map(\.id).filter { id in known.contains { id.hasPrefix($0) } }
    #expect(Set(notes) == self.notes, "\(name)")
    guard assessment.count == count else {
      Issue.record("\(name): \(assessment.count) rows")
      return
    }
    let bad = Dictionary(grouping: expected, by: \.row)
    for (row, site) in CleanSubmission.sites.prefix(count).enumerated() {
      let proposal = assessment.proposal(row)
      #expect(proposal.row == lines[row], "\(name): \(site.id)")
      let found = proposal.findings.filter { $0.check == "input" }.map {
        Expected(rule: $0.rule, row: row, column: $0.input?.column, verdict: proposal.verdict)
      }
      #expect(Set(found) == Set(bad[row] ?? []), "\(name): \(site.id)")
      guard bad[row] == nil else { continue }
      #expect(proposal.id == site.id, "\(name)")
      #expect(proposal.verdict == site.verdict, "\(name): \(site.id)")
      #expect(proposal.findings.map(\.rule) == site.rules, "\(name): \(site.id)")
      #expect(
        proposal.operator == site.company && proposal.structure == site.structure, "\(name): \(site.id)")
      verify(assessment.proposals, row, site)
    }
  }

  /// Expects the values of a row that has nothing against it.
  private func verify(_ proposals: Proposals, _ row: Int, _ site: CleanSubmission.Site) {
    let place = proposals.positions[row]
    #expect(abs(place.longitude - site.longitude) <= tolerance, "\(name): \(site.id)")
    #expect(abs(place.latitude - site.latitude) <= tolerance, "\(name): \(site.id)")
    func expect(_ value: Double, _ text: String) {
      #expect(text.isEmpty ? value.isNaN : value == Double(text), "\(name): \(site.id)")
    }
    expect(proposals.heights[row], site.height)
    expect(proposals.buildingHeights.optional(row), site.building)
    expect(proposals.coverageRadii.optional(row), site.radius)
    let day = Int32(site.day.filter { $0 != "-" }) ?? 0
    #expect((proposals.dates.isEmpty ? 0 : proposals.dates[row]) == day, "\(name): \(site.id)")
  }
}
