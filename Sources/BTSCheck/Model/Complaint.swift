/// One thing that is wrong with a file, said so that the person who gets it can mend it.
public struct Complaint: Error, Hashable, Sendable {
  /// The file's name as the user knows it.
  public var file: String
  /// The line, or the sheet's row, from 1.
  public var line: Int?
  /// The column within the line (from 1), or the name of the table's column.
  public var column: String?
  /// A short name that programs can rely on: `unknown-key`, `unit`, `path` …
  public var code: String
  /// What is wrong, with the value and what was expected.
  public var message: LocalizedText

  /// Creates a complaint.
  public init(file: String, line: Int? = nil, column: String? = nil, code: String, message: LocalizedText) {
    self.file = file
    self.line = line
    self.column = column
    self.code = code
    self.message = message
  }

  /// `file:line:column`, as far as known.
  public var place: String {
    var place = file
    if let line { place += ":\(line)" }
    if let column { place += ":\(column)" }
    return place
  }
}

/// Why a check could not be made: wrong usage, a plan that is not sound, a file that cannot be read (exit code 2).
public struct CheckError: Error, Sendable {
  /// Everything that is wrong, in the order of the files.
  public var complaints: [Complaint]

  /// Creates an error from all that is wrong.
  public init(_ complaints: [Complaint]) { self.complaints = complaints }

  /// Creates an error from one complaint.
  public init(_ complaint: Complaint) { self.init([complaint]) }
}
