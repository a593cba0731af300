import BTSCheck
import Foundation
import FoundationXML
import Geometry
import Testing

struct AnnotationReportTests {
  private func text(_ format: any Report.Type, _ language: Language) -> String {
    Sample.report(format, ReportOptions(language: language, tool: Sample.tool))
  }

  @Test(arguments: Language.allCases)
  func goldenFiles(_ language: Language) {
    Golden.expect(text(AnnotationReport<SARIFFormat>.self, language), equals: "report.\(language).sarif")
    Golden.expect(text(AnnotationReport<JUnitFormat>.self, language), equals: "report.\(language).xml")
    Golden.expect(text(AnnotationReport<GitHubFormat>.self, language), equals: "report.\(language).github")
    Golden.expect(
      text(AnnotationReport<GitLabFormat>.self, language), equals: "report.\(language).gitlab.json")
  }

  @Test(arguments: [any Report.Type](ReportShelf.formats))
  func nothingHiddenIsSent(_ format: any Report.Type) {
    let text = text(format, .en)
    #expect(!text.unicodeScalars.contains { Escaping.isHidden($0) && $0 != "\n" })
  }

  // MARK: SARIF

  /// Many proposals that fail a rule, and as many that only stand under a condition.
  private func crowd(_ count: Int) -> (Assessment, [Assessment.Proposal]) {
    let (bad, fair) = (Sample.proposals[0], Sample.proposals[1])
    let rows = (0..<count).map { row in
      var proposal = row % 2 == 0 ? fair : bad
      proposal.id = "Q\(row)"
      proposal.findings = [proposal.findings[0]]
      proposal.row = row + 2
      return proposal
    }
    var assessment = Sample.assessment
    assessment.proposals.lines = LineColumn(rows.map { Int32($0.row) })
    assessment.verdicts = rows.map(\.verdict)
    assessment.summary = Summary()
    for row in rows { assessment.summary.verdicts[row.verdict] += 1 }
    return (assessment, rows)
  }

  @Test func sarifHasWhatItsReadersNeed() throws {
    let report = try JSONValue.parse(text(AnnotationReport<SARIFFormat>.self, .en))
    #expect(report["version"]?.text == "2.1.0")
    let run = try #require(report["runs"]?[0])
    let rules = try #require(run["tool"]?["driver"]?["rules"]?.array)
    let results = try #require(run["results"]?.array)
    #expect(results.count == Sample.proposals.flatMap(\.findings).count + 1, "all findings, and the area's")
    for result in results {
      let index = try #require(result["ruleIndex"]?.number)
      #expect(rules[Int(index)]["id"]?.text == result["ruleId"]?.text)
      #expect(["error", "warning", "note"].contains(result["level"]?.text))
      #expect(result["message"]?["text"]?.text?.isEmpty == false)
      let place = result["locations"]?[0]?["physicalLocation"]
      #expect(place?["artifactLocation"]?["uri"]?.text?.isEmpty == false)
    }
    #expect(results[0]["locations"]?[0]?["physicalLocation"]?["region"]?["startLine"]?.number == 2)
    for rule in rules { #expect(try #require(rule["properties"]?["tags"]?.array).count <= 20) }
    #expect(results.count { $0["suppressions"] != nil } == 1)
    let prints = results.map { $0["partialFingerprints"]?["btscheckFinding/v1"]?.text }
    #expect(Set(prints).count == results.count)
  }

  @Test func sarifKeepsToTheLimitOfGitHubWorstFirstAndSaysSo() throws {
    let (assessment, rows) = crowd(30_000)
    let text = Sample.report(
      AnnotationReport<SARIFFormat>.self, ReportOptions(language: .en), of: assessment, rows, jobs: 2)
    let results = text.split(separator: "\n").filter { $0.hasPrefix("{\"ruleId\"") }
    #expect(results.count == 25_000)
    #expect(results.count { $0.hasPrefix("{\"ruleId\":\"mast-spacing\"") } == 15_000)
    #expect(text.contains("5,001 of the least serious proposals are left out"))
    #expect(text.utf8.count < 20_000_000)
  }

  @Test(arguments: [
    ("sites.csv", "sites.csv"), ("./a b/hồ sơ.csv", "a%20b/h%E1%BB%93%20s%C6%A1.csv"),
    ("/srv/x.csv", "file:///srv/x.csv"), ("a:b.csv", "a%3Ab.csv"),
  ])
  func filesAsURIs(_ path: String, _ uri: String) throws {
    var assessment = Sample.assessment
    assessment.inputs[0].path = path
    let text = Sample.report(
      AnnotationReport<SARIFFormat>.self, ReportOptions(language: .en), of: assessment, Sample.proposals)
    let result = try JSONValue.parse(text)["runs"]?[0]?["results"]?[0]
    #expect(
      result?["locations"]?[0]?["physicalLocation"]?["artifactLocation"]?["uri"]?.text == uri)
  }

  // MARK: JUnit

  /// Counts what a reader of XML sees.
  private final class Reader: NSObject, XMLParserDelegate {
    var counts: [String: Int] = [:]
    var suite: [String: String] = [:]
    var names: [String] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      counts[name, default: 0] += 1
      if name == "testsuite" { suite = attributes }
      if name == "testcase" { names.append(attributes["name"] ?? "") }
    }
  }

  @Test func junitIsReadWithItsCounts() {
    let parser = XMLParser(data: Data(text(AnnotationReport<JUnitFormat>.self, .vi).utf8))
    let reader = Reader()
    parser.delegate = reader
    #expect(parser.parse())
    #expect(reader.counts["testcase"] == Int(reader.suite["tests"] ?? ""))
    #expect(reader.counts["failure"] == Int(reader.suite["failures"] ?? ""))
    #expect(reader.counts["error"] == Int(reader.suite["errors"] ?? ""))
    #expect(reader.names.contains(#"=P4\u{001B}[31m\u{202E},"\u{000A}"#))
  }

  /// Words for programs are the same in every language, those for people are not.
  @Test(arguments: [(Language.en, "error"), (.vi, "lỗi")]) func junitSpeaks(language: Language, word: String)
  {
    let xml = text(AnnotationReport<JUnitFormat>.self, language)
    #expect(xml.contains("<failure type=\"fail\"") && xml.contains(">\(word) "))
  }

  // MARK: GitHub and GitLab

  @Test func githubGetsOneLineForEachFindingTheWorstFirst() {
    let lines = text(AnnotationReport<GitHubFormat>.self, .en).split(separator: "\n")
    #expect(lines.count == Sample.proposals.flatMap(\.findings).count + 3, "the plan, the area, the whole")
    for line in lines { #expect(line.firstMatch(of: #/^::(error|warning|notice) /#) != nil, "\(line)") }
    #expect(lines[0].contains("Illustrative"))
    #expect(lines[1].hasPrefix("::error file=viettel%2C đợt 1.csv,line=5,title="))
    #expect(lines[lines.count - 1].contains("10 errors"))
  }

  @Test func gitlabGetsAList() throws {
    let list = try #require(JSONValue.parse(text(AnnotationReport<GitLabFormat>.self, .vi)).array)
    #expect(list.count == Sample.proposals.flatMap(\.findings).count + 1)
    #expect(Set(list.map { $0["fingerprint"]?.text }).count == list.count)
    for problem in list {
      #expect(["info", "minor", "major", "critical", "blocker"].contains(problem["severity"]?.text))
      #expect(problem["location"]?["path"]?.text != nil)
      #expect(problem["location"]?["lines"]?["begin"]?.number != nil)
    }
  }

  @Test(
    arguments: [AnnotationReport<SARIFFormat>.self, AnnotationReport<GitLabFormat>.self] as [any Report.Type])
  func aRunWithoutFindingsIsStillJSON(_ format: any Report.Type) throws {
    var assessment = Sample.assessment
    assessment.areas = []
    assessment.proposals.lines = LineColumn([2])
    assessment.verdicts = [.pass]
    let passes = [Sample.proposals[6]]
    _ = try JSONValue.parse(
      Sample.report(format, ReportOptions(language: .en), of: assessment, passes))
  }
}

struct MarkdownReportTests {
  @Test(arguments: Language.allCases)
  func goldenFile(_ language: Language) {
    Golden.expect(
      Sample.report(MarkdownReport.self, ReportOptions(language: language)), equals: "report.\(language).md")
  }

  @Test(arguments: [
    ("a|b", "a\\|b"), ("<script>", "&lt;script&gt;"), ("*x* _y_", "\\*x\\* \\_y\\_"),
    ("@ann", "@<!-- -->ann"),
    ("http://x", "http:<!-- -->//x"), ("a @ b", "a @ b"), ("\u{202E}", "\\\\u{202E}"), ("#12", "\\#12"),
  ])
  func dataAreNoMarkup(_ text: String, _ written: String) { #expect(MarkdownText.text(text) == written) }

  @Test func idsStandAsCode() {
    #expect(MarkdownText.code("P1") == "`P1`")
    #expect(MarkdownText.code("a`b") == "a\\`b")
  }
}
