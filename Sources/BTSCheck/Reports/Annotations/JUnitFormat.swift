/// JUnit's XML, which most services for continuous integration show: a test for each proposal.
///
/// What is not accepted is a failure, what cannot be read an error; what is accepted with remarks has them as its output.
package struct JUnitFormat: AnnotationFormat {
  package static let name = "junit"
  package static let endings = ["xml"]
  package static let writesAllSubjects = true

  private let run: AnnotatedRun
  private let words: ReportWords

  package init(_ run: AnnotatedRun) {
    self.run = run
    words = ReportWords(run.language)
  }

  package func head() -> [UInt8] {
    let counts =
      "tests=\"\(run.subjects.all)\" failures=\"\(run.subjects.failed)\" errors=\"\(run.subjects.unreadable)\""
    var bytes = Array(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"btscheck\" \(counts)>\n".utf8)
    bytes.write("<testsuite name=\"")
    bytes.write(xml: run.plan)
    bytes.write("\" \(counts) skipped=\"0\">\n<properties>\n")
    for (name, value) in [
      ("title", run.title), ("conclusion", run.conclusion), ("version", ToolVersions.current),
      ("warning", run.warning),
    ] {
      guard let value else { continue }
      bytes.write("<property name=\"\(name)\" value=\"")
      bytes.write(xml: value)
      bytes.write("\"/>\n")
    }
    bytes.write("</properties>\n")
    return bytes
  }

  package func write(_ subject: AnnotatedSubject, isFirst: Bool, to bytes: inout [UInt8]) {
    bytes.write("<testcase classname=\"")
    bytes.write(xml: subject.file)
    bytes.write("\" name=\"")
    bytes.write(xml: subject.name)
    bytes.write("\" file=\"")
    bytes.write(xml: subject.file)
    if let line = subject.line { bytes.write("\" line=\"\(line)") }
    let (element, kind): (String, String?) =
      switch subject.outcome {
      case .accepted: ("system-out", nil)
      case .failed(let word): ("failure", word)
      case .unreadable(let word): ("error", word)
      }
    guard kind != nil || !subject.annotations.isEmpty else { return bytes.write("\"/>\n") }
    bytes.write("\">\n<\(element)")
    if let kind {
      bytes.write(" type=\"")
      bytes.write(xml: kind)
      bytes.write("\" message=\"")
      bytes.write(xml: subject.annotations.min { $0.level.rank < $1.level.rank }?.message ?? kind)
      bytes.write("\"")
    }
    bytes.write(">")
    for (place, annotation) in subject.annotations.enumerated() {
      if place > 0 { bytes.write("\n") }
      bytes.write(xml: "\(words.name(annotation.level)) \(annotation.rule): ")
      bytes.write(xml: annotation.advice)
      if let excuse = annotation.excuse { bytes.write(xml: " (\(excuse))") }
    }
    bytes.write("</\(element)>\n</testcase>\n")
  }

  package func tail() -> [UInt8] { Array("</testsuite>\n</testsuites>\n".utf8) }
}

extension Annotation.Level {
  /// The worst first.
  package var rank: Int { Annotation.Level.allCases.firstIndex(of: self) ?? 0 }
}
