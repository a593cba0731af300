/// GitLab's code quality report: a list of problems that a merge request shows.
package struct GitLabFormat: AnnotationFormat {
  package static let name = "gitlab"
  package static let endings: [String] = []

  private let run: AnnotatedRun

  package init(_ run: AnnotatedRun) { self.run = run }

  package func head() -> [UInt8] { Array("[".utf8) }

  package func write(_ subject: AnnotatedSubject, isFirst: Bool, to bytes: inout [UInt8]) {
    var json = JSONText(continuing: exchange(&bytes, with: []))
    for (place, annotation) in subject.annotations.enumerated() {
      json.raw(isFirst && place == 0 ? "\n" : ",\n")
      json.object {
        let excuse = annotation.excuse.map { " (\($0))" } ?? ""
        $0.member("description", "\(subject.name): \(annotation.advice)\(excuse)")
        $0.member("check_name", annotation.rule)
        $0.member("fingerprint", subject.fingerprint(annotation))
        $0.member("severity", severity(annotation.level))
        $0.key("location")
        $0.object {
          $0.member("path", subject.file)
          $0.key("lines")
          // GitLab wants a line; the whole file is its first.
          $0.object { $0.member("begin", subject.line ?? 1) }
        }
      }
    }
    bytes = json.bytes
  }

  package func tail() -> [UInt8] { Array("\n]\n".utf8) }

  private func severity(_ level: Annotation.Level) -> String {
    switch level {
    case .error: "critical"
    case .warning: "minor"
    case .note: "info"
    }
  }
}
