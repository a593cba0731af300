/// Something about the run that a reader of the report should know.
public struct Note: Hashable, Sendable {
  /// A stable name: `mast-lapsed`, `waiver-expired` …
  public var id: String
  /// Which of the inputs it is about, counted from 0; nil for the plan or the whole run.
  public var input: Int?
  /// What it says.
  public var message: LocalizedText

  /// Creates a note.
  public init(id: String, input: Int? = nil, message: LocalizedText) {
    self.id = id
    self.input = input
    self.message = message
  }
}
