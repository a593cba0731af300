/// SARIF 2.1.0, which code scanning services read.
///
/// The limits of GitHub are kept: 25,000 results a run (it shows the 5,000 worst), 25,000 rules, 20 tags a rule, 10 MB
/// packed (25,000 results are about 1 MB). What was left out is said in a notification of the invocation.
package struct SARIFFormat: AnnotationFormat {
  package static let name = "sarif"
  package static let endings = ["sarif"]
  package static let limit: Int? = 25_000
  /// The most rules and tags of a rule that GitHub takes; longer texts it cuts itself.
  static let (ruleLimit, tagLimit) = (25_000, 20)

  private let run: AnnotatedRun
  private let places: [String: Int]
  private let words: ReportWords

  package init(_ run: AnnotatedRun) {
    self.run = run
    words = ReportWords(run.language)
    let known = run.rules.prefix(SARIFFormat.ruleLimit).enumerated().map { ($1.id, $0) }
    places = Dictionary(known, uniquingKeysWith: { first, _ in first })
  }

  package func head() -> [UInt8] {
    var json = JSONText()
    json.raw("{")
    json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
    json.member("version", "2.1.0")
    json.raw(",\n\"runs\":[{\n\"tool\":{\"driver\":{")
    json.member("name", "btscheck")
    json.member("semanticVersion", ToolVersions.current)
    json.member("language", run.language.rawValue)
    json.raw(",\n")
    json.key("rules")
    json.lines(Array(run.rules.prefix(SARIFFormat.ruleLimit))) { json, rule in
      json.object {
        $0.member("id", rule.id)
        for (key, text): (StaticString, String) in [
          ("shortDescription", rule.title), ("fullDescription", rule.text), ("help", rule.help),
        ] {
          $0.key(key)
          $0.object { $0.member("text", Escaping.visible(text)) }
        }
        $0.key("defaultConfiguration")
        $0.object { $0.member("level", rule.level.rawValue) }
        $0.key("properties")
        $0.object {
          $0.key("tags")
          $0.array(rule.tags.prefix(SARIFFormat.tagLimit)) { $0.value($1) }
        }
      }
    }
    json.raw("}},\n")
    json.key("automationDetails")
    json.object {
      $0.member("id", "btscheck/\(run.category)/")
      $0.key("description")
      $0.object { $0.member("text", run.title) }
    }
    json.member("columnKind", "unicodeCodePoints")
    json.raw(",\n")
    json.key("invocations")
    json.array([notifications]) { json, notifications in
      json.object {
        $0.key("executionSuccessful")
        $0.value(true)
        $0.key("toolExecutionNotifications")
        $0.array(notifications) { json, notification in
          json.object {
            $0.member("level", notification.level.rawValue)
            $0.key("message")
            $0.object { $0.member("text", notification.message) }
          }
        }
      }
    }
    json.raw(",\n\"results\":[")
    return json.bytes
  }

  /// What is said of the run itself.
  private var notifications: [Annotation] {
    var list: [Annotation] = []
    if let warning = run.warning { list.append(Annotation(.warning, rule: "", message: warning)) }
    list.append(Annotation(.note, rule: "", message: run.conclusion))
    if run.omitted > 0 {
      let (limit, omitted) = (words.count(SARIFFormat.limit ?? 0), words.count(run.omitted))
      list.append(
        Annotation(
          .warning, rule: "",
          message: words(
            "GitHub nhận tối đa \(limit) kết quả; đã bỏ bớt \(omitted) kết quả của các đề nghị nhẹ nhất",
            "GitHub takes at most \(limit) results; \(omitted) of the least serious proposals are left out")))
    }
    return list
  }

  package func write(_ subject: AnnotatedSubject, isFirst: Bool, to bytes: inout [UInt8]) {
    var json = JSONText(continuing: exchange(&bytes, with: []))
    for (place, annotation) in subject.annotations.enumerated() {
      json.raw(isFirst && place == 0 ? "\n" : ",\n")
      json.object {
        $0.member("ruleId", annotation.rule)
        if let place = places[annotation.rule] { $0.member("ruleIndex", place) }
        $0.member("level", annotation.level.rawValue)
        $0.key("message")
        $0.object { $0.member("text", "\(subject.name): \(annotation.advice)") }
        $0.key("locations")
        $0.array([subject]) { $0.write(location: $1) }
        $0.key("partialFingerprints")
        $0.object { $0.member("btscheckFinding/v1", subject.fingerprint(annotation)) }
        guard let excuse = annotation.excuse else { return }
        $0.key("suppressions")
        $0.array([excuse]) { json, excuse in
          json.object {
            $0.member("kind", "external")
            $0.member("justification", excuse)
          }
        }
      }
    }
    bytes = json.bytes
  }

  package func tail() -> [UInt8] { Array("\n]}]}\n".utf8) }
}

extension JSONText {
  fileprivate mutating func write(location subject: AnnotatedSubject) {
    object {
      $0.key("physicalLocation")
      $0.object {
        $0.key("artifactLocation")
        $0.object { $0.member("uri", Escaping.uri(ofFile: subject.file)) }
        guard let line = subject.line else { return }
        $0.key("region")
        $0.object { $0.member("startLine", line) }
      }
      $0.key("logicalLocations")
      $0.array([subject.name]) { json, name in json.object { $0.member("name", name) } }
    }
  }
}

extension Escaping {
  /// A file's path as a URI: relative as it is given, `file:///…` where it is absolute.
  static func uri(ofFile path: String) -> String {
    var uri = path.hasPrefix("/") ? "file://" : ""
    var path = path[...]
    while path.hasPrefix("./") { path = path.dropFirst(2) }
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        uri += digits.count == 1 ? "%0" + digits : "%" + digits
      }
    }
    return uri
  }
}
