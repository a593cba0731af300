/// A format of reports: an assessment in, bytes out; no clock, no terminal, no global.
///
/// A report is made in three steps, so that it streams: `parts` of consecutive proposals may be made side by side and
/// are joined in order between `head` and `tail`.
package protocol Report: Sendable {
  /// The name of the format on the command line: `json`.
  static var name: String { get }
  /// The file endings that choose it: `json`.
  static var endings: [String] { get }

  init(_ options: ReportOptions)

  /// What comes before the proposals.
  func head(_ assessment: Assessment) -> [UInt8]
  /// The proposals of some rows.
  func part(_ assessment: Assessment, rows: Range<Int>) -> [UInt8]
  /// What comes after the proposals.
  func tail(_ assessment: Assessment) -> [UInt8]
}

/// How a report is to be written.
package struct ReportOptions: Sendable {
  /// The language of formats that speak one.
  package var language: Language
  /// Whether the text report may use colours.
  package var colours: Bool
  /// The width of the terminal in columns; nil writes lines of any length.
  package var width: Int?

  package init(language: Language, colours: Bool = false, width: Int? = nil) {
    self.language = language
    self.colours = colours
    self.width = width
  }
}
