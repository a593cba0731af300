/// GitHub's workflow commands: lines that become annotations of the files of a pull request.
///
/// GitHub shows 10 errors, 10 warnings and 10 notices of a step; so the worst come first, and the last line says the
/// whole.
package struct GitHubFormat: AnnotationFormat {
  package static let name = "github"
  package static let endings: [String] = []
  package static let worstFirst = true

  private let run: AnnotatedRun
  private let words: ReportWords

  package init(_ run: AnnotatedRun) {
    self.run = run
    words = ReportWords(run.language)
  }

  package func head() -> [UInt8] {
    guard let warning = run.warning else { return [] }
    var bytes: [UInt8] = []
    write(.warning, [("title", "btscheck")], warning, to: &bytes)
    return bytes
  }

  package func write(_ subject: AnnotatedSubject, isFirst: Bool, to bytes: inout [UInt8]) {
    for annotation in subject.annotations.sorted(by: { $0.level.rank < $1.level.rank }) {
      var place = [("file", subject.file)]
      if let line = subject.line { place.append(("line", String(line))) }
      place.append(("title", "\(subject.name) · \(annotation.rule)"))
      let excuse = annotation.excuse.map { " (\($0))" } ?? ""
      write(annotation.level, place, annotation.advice + excuse, to: &bytes)
    }
  }

  package func tail() -> [UInt8] {
    var bytes: [UInt8] = []
    let limits = words(
      "GitHub chỉ hiện 10 lỗi, 10 cảnh báo và 10 lưu ý của một bước.",
      "GitHub shows only 10 errors, 10 warnings and 10 notices of a step.")
    write(.note, [("title", "btscheck")], "\(run.conclusion) \(limits)", to: &bytes)
    return bytes
  }

  private func write(
    _ level: Annotation.Level, _ properties: [(String, String)], _ message: String, to bytes: inout [UInt8]
  ) {
    bytes.write("::" + (level == .note ? "notice" : level.rawValue) + " ")
    for (place, (name, value)) in properties.enumerated() {
      if place > 0 { bytes.write(",") }
      bytes.write(name + "=")
      escape(value, isProperty: true, to: &bytes)
    }
    bytes.write("::")
    escape(message, isProperty: false, to: &bytes)
    bytes.write("\n")
  }

  /// The escapes of workflow commands; hidden characters, line breaks among them, are shown.
  private func escape(_ text: String, isProperty: Bool, to bytes: inout [UInt8]) {
    for byte in Escaping.visible(text).utf8 {
      switch byte {
      case UInt8(ascii: "%"): bytes.write("%25")
      case UInt8(ascii: ":") where isProperty: bytes.write("%3A")
      case UInt8(ascii: ",") where isProperty: bytes.write("%2C")
      default: bytes.append(byte)
      }
    }
  }
}
