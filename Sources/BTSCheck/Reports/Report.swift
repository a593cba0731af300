/// A format of reports: an assessment in, bytes out; no clock, no terminal, no global.
///
/// A report is made in pieces, so that it streams: `ReportWriter` makes the proposals' pieces side by side, each from
/// one proposal alone, and joins them in order between `head` and `tail`.
package protocol Report: Sendable {
  /// The name of the format on the command line: `json`.
  static var name: String { get }
  /// The file endings that choose it, in lower case: `json`.
  static var endings: [String] { get }
  /// Whether it goes into files only, so that `--format` does not know it.
  static var isForFilesOnly: Bool { get }

  init(_ options: ReportOptions)

  /// What it prints of proposals and findings.
  var parts: ReportParts { get }
  /// The same report with what it needs to know of an assessment before the first proposal.
  func prepared(for assessment: Assessment) -> any Report
  /// The rows of the proposals that it writes, in its order; nil is all as they stand.
  func rows(_ assessment: Assessment) -> [Int]?
  /// What comes before the proposals.
  func head(_ assessment: Assessment) -> [UInt8]
  /// Appends one proposal, the `place`th (from 0) of those it writes.
  func write(
    _ proposal: Assessment.Proposal, at place: Int, of assessment: Assessment, to bytes: inout [UInt8])
  /// What comes after the proposals.
  func tail(_ assessment: Assessment) -> [UInt8]
}

extension Report {
  package static var isForFilesOnly: Bool { false }
  package func prepared(for assessment: Assessment) -> any Report { self }
  package func rows(_ assessment: Assessment) -> [Int]? { nil }
}

/// How a report is to be written.
package struct ReportOptions: Sendable {
  /// The language of formats that speak one.
  package var language: Language
  /// Whether the text report may use colours.
  package var colours: Bool
  /// The width of the terminal in columns; nil (a file, a pipe) writes lines of any length, and all of them.
  package var width: Int?
  /// With what the assessment was made.
  package var tool: ToolVersions { findTool() }
  private let findTool: @Sendable () -> ToolVersions

  /// - Parameter tool: with what the assessment was made; only formats that say it ask for it, for finding it out may
  ///   open PROJ's database.
  package init(
    language: Language, colours: Bool = false, width: Int? = nil,
    tool: @autoclosure @escaping @Sendable () -> ToolVersions = ToolVersions()
  ) {
    self.language = language
    self.colours = colours
    self.width = width
    findTool = tool
  }
}

/// The versions of the program and of what it measures with; nil where one is not known.
package struct ToolVersions: Hashable, Sendable {
  /// The version of this library and its program.
  package static let current = "0.1.0"

  package var version: String
  package var proj: String?
  /// The version of the EPSG dataset in PROJ's database.
  package var epsg: String?
  package var geos: String?
  package var gdal: String?

  package init(
    version: String = ToolVersions.current, proj: String? = nil, epsg: String? = nil, geos: String? = nil,
    gdal: String? = nil
  ) {
    self.version = version
    self.proj = proj
    self.epsg = epsg
    self.geos = geos
    self.gdal = gdal
  }
}
