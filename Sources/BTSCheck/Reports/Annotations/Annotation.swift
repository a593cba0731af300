/// A remark on a line of a file, as tools for code review and continuous integration show it.
package struct Annotation: Hashable, Sendable {
  /// How much it matters.
  package enum Level: String, CaseIterable, Sendable {
    case error, warning, note
  }

  package var level: Level
  /// The stable name of what it is about: `mast-spacing`.
  package var rule: String
  /// What was found, in a sentence.
  package var message: String
  /// What to do about it.
  package var help: String?
  /// What tells it from others about the same subject and rule: the column of a cell.
  package var detail: String?
  /// The paper that excuses it; an excused remark is no error any more.
  package var excuse: String?

  package init(
    _ level: Level, rule: String, message: String, help: String? = nil, detail: String? = nil,
    excuse: String? = nil
  ) {
    self.level = level
    self.rule = rule
    self.message = message
    self.help = help
    self.detail = detail
    self.excuse = excuse
  }

  /// The message, and after an arrow what to do.
  var advice: String { help.map { "\(message) → \($0)" } ?? message }
}

/// Something that stands on a line of a file, with all that is to be said of it: a proposal, an area, a part of a plan.
package struct AnnotatedSubject: Hashable, Sendable {
  /// What became of it.
  package enum Outcome: Hashable, Sendable {
    /// Nothing stands against it.
    case accepted
    /// It is not accepted; the word for it.
    case failed(String)
    /// It could not be judged; the word for it.
    case unreadable(String)
  }

  /// Its name: `P1`.
  package var name: String
  /// The file, as it was given on the command line.
  package var file: String
  /// The line in the file; nil where it has none.
  package var line: Int?
  package var outcome: Outcome
  package var annotations: [Annotation]
  /// What tells it from others of its name.
  package var key: String

  package init(
    name: String, file: String, line: Int?, outcome: Outcome, annotations: [Annotation], key: String? = nil
  ) {
    self.name = name
    self.file = file
    self.line = line
    self.outcome = outcome
    self.annotations = annotations
    self.key = key ?? name
  }

  /// A name of one of its remarks that stays the same when lines move: the SHA-256 of file, subject, rule and column.
  func fingerprint(_ annotation: Annotation) -> String {
    let parts = [file, key, annotation.rule, annotation.detail ?? ""]
    return Digest.sha256(parts.joined(separator: "\u{0}"))
  }
}

/// What formats of annotations need to know of a run before the first subject.
package struct AnnotatedRun: Sendable {
  /// A rule that annotations may name.
  package struct Rule: Sendable {
    package var id: String
    package var title: String
    /// What it says.
    package var text: String
    /// What to do when it is missed.
    package var help: String
    package var level: Annotation.Level
    /// Words to group rules by.
    package var tags: [String]
  }

  package var language: Language
  /// The id of the plan.
  package var plan: String
  /// What is checked: results of one category replace those of an earlier run, and stand beside those of others.
  package var category: String
  /// What was checked, and the result, in a sentence each.
  package var title: String
  package var conclusion: String
  /// Something that a reader must know before all else: that the plan is only an illustration.
  package var warning: String?
  /// How many subjects there are, were not accepted, could not be judged.
  package var subjects: (all: Int, failed: Int, unreadable: Int)
  /// How many annotations were left out, the least important ones.
  package var omitted = 0
  package var rules: [Rule]
}

/// A format for tools: annotations in, bytes out.
///
/// The bytes of a subject depend on it alone, so subjects can be written side by side.
package protocol AnnotationFormat: Sendable {
  /// The name of the format on the command line: `sarif`.
  static var name: String { get }
  /// The file endings that choose it, in lower case.
  static var endings: [String] { get }
  /// Whether subjects without annotations are written too.
  static var writesAllSubjects: Bool { get }
  /// Whether what is worst comes first, because readers show only so much.
  static var worstFirst: Bool { get }
  /// The most annotations that its readers take.
  static var limit: Int? { get }

  init(_ run: AnnotatedRun)
  /// What comes before the subjects.
  func head() -> [UInt8]
  /// Appends a subject; where only those with annotations are written, it has some.
  func write(_ subject: AnnotatedSubject, isFirst: Bool, to bytes: inout [UInt8])
  /// What comes after the subjects.
  func tail() -> [UInt8]
}

extension AnnotationFormat {
  package static var writesAllSubjects: Bool { false }
  package static var worstFirst: Bool { false }
  package static var limit: Int? { nil }

  /// A whole report of subjects that are in memory.
  package static func bytes(_ run: AnnotatedRun, _ subjects: [AnnotatedSubject]) -> [UInt8] {
    var run = run
    var subjects = subjects.filter { writesAllSubjects || !$0.annotations.isEmpty }
    if let limit {
      var room = limit
      for index in subjects.indices {
        run.omitted += max(0, subjects[index].annotations.count - room)
        subjects[index].annotations = Array(subjects[index].annotations.prefix(room))
        room -= subjects[index].annotations.count
      }
      subjects.removeAll { !writesAllSubjects && $0.annotations.isEmpty }
    }
    let format = Self(run)
    var bytes = format.head()
    for (place, subject) in subjects.enumerated() {
      format.write(subject, isFirst: place == 0, to: &bytes)
    }
    return bytes + format.tail()
  }
}
