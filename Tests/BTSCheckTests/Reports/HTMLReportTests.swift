import BTSCheck
import Foundation
import Geometry
import Testing

struct HTMLReportTests {
  private func page(_ language: Language) -> String {
    Sample.report(HTMLReport.self, ReportOptions(language: language, tool: Sample.tool))
  }

  /// The page without its style sheet and script, which have files of their own.
  private func content(_ language: Language) -> String {
    page(language).replacing(#/<style>[^<]*<\/style>/#, with: "<style>…</style>")
      .replacing(#/<script>(?s:.*?)<\/script>/#, with: "<script>…</script>")
      .replacing(#/sha256-[^']*/#, with: "sha256-…")
  }

  @Test(arguments: Language.allCases)
  func goldenFile(_ language: Language) {
    Golden.expect(content(language), equals: "report.\(language).html")
  }

  @Test(arguments: Language.allCases)
  func thePlanIsSaidToBeAnIllustrationBeforeAllElse(_ language: Language) throws {
    let body = try #require(content(language).split(separator: "<body>").last)
    #expect(body.contains(ReportWords(language).illustrative))
    let first = try #require(body.firstRange(of: "<p class=\"illustrative\""))
    #expect(body[..<first.lowerBound].drop { $0.isWhitespace }.isEmpty)
  }

  @Test func nothingIsLetInButWhatThePageBrings() throws {
    let page = page(.en)
    let policy = try #require(page.firstMatch(of: #/Content-Security-Policy" content="([^"]*)"/#)?.1)
    #expect(policy.hasPrefix("default-src 'none'; style-src 'sha256-"))
    #expect(!policy.contains("unsafe"))
    #expect(
      page.firstRange(of: #/(src|href)="(?!#)/#) == nil, "only places of the page itself are referred to")
    #expect(page.firstRange(of: #/ (style|on[a-z]+)="/#) == nil)
  }

  /// The hashes of the policy are those of the style sheet and the script, by an independent program's reckoning.
  @Test func base64() {
    #expect(Digest.base64("") == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
    #expect(Digest.base64("abc") == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
  }

  // MARK: Hostile data

  private let hostile =
    "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'`\u{202E}&amp;{{7*7}}"

  @Test func dataCannotBecomeMarkup() throws {
    var assessment = Sample.assessment
    assessment.plan.title = LocalizedText(hostile)
    assessment.plan.rules[1].title = LocalizedText(vi: hostile, en: hostile + "2")
    assessment.plan.operators[0].title = LocalizedText(hostile)
    assessment.plan.communes?.names[0] = hostile
    assessment.inputs[0].name = hostile
    assessment.notes.append(Note(id: "n", input: 0, message: LocalizedText(vi: hostile, en: hostile + "3")))
    var rows = Sample.proposals
    rows[0].id = hostile
    rows[0].findings[0].message = LocalizedText(vi: hostile, en: hostile + "4")
    rows[0].findings[0].against?.others = [hostile]
    rows[0].zone = hostile
    assessment.answerStarts = []
    for language in Language.allCases {
      let page = Sample.report(HTMLReport.self, ReportOptions(language: language), of: assessment, rows)
      #expect(page.ranges(of: "<script").count == 2)
      #expect(page.ranges(of: "</script").count == 2)
      #expect(!page.contains("<img"))
      #expect(!page.unicodeScalars.contains { Escaping.isHidden($0) && $0 != "\n" })
      #expect(page.contains("&lt;/script&gt;&lt;script&gt;alert(1)"))
    }
  }

  // MARK: Languages

  @Test func theOtherLanguageIsBesideTheReaders() {
    #expect(content(.vi).contains("data-t=\"1234.567 m outside the territory"))
    #expect(content(.vi).contains("1.234,567 m</td>") || content(.vi).contains("1234,567\u{A0}m</td>"))
    #expect(content(.en).contains(">1234.567\u{A0}m</td>"))
    #expect(content(.en).contains("data-t=\"Cách địa bàn"))
  }

  // MARK: The map

  @Test func theMapHasWhatHasAPlace() {
    let page = content(.en)
    #expect(page.contains("class=\"territory\""))
    #expect(page.contains("stroke-width=\"100\""), "a zone of a line is twice its width wide")
    #expect(page.contains("stroke-width=\"240\""))
    #expect(page.ranges(of: #/<path id="masts"[^>]*M[0-9]+ [0-9]+h0M[0-9]+ [0-9]+h0M/#).count == 1)
    #expect(page.ranges(of: "<a href=\"#p").count == 5, "two have no place, or one far away")
    #expect(page.contains("2 proposals not on the map"))
    #expect(page.ranges(of: " data-to=\"").count == 4, "HN0300 is no mast of the plan")
  }

  @Test func aPlanWithoutAnyPlaceHasNoMap() {
    let assessment = Assessment(
      date: Sample.assessment.date, plan: Plan(id: "p", title: LocalizedText("p")), proposals: Proposals(),
      survey: Survey())
    let page = Sample.report(HTMLReport.self, ReportOptions(language: .vi), of: assessment, [])
    #expect(!page.contains("id=\"map\""))
    #expect(page.hasSuffix("</html>\n"))
  }

  // MARK: Long lists

  @Test func longListsAreCutTheWorstFirstAndItIsSaid() {
    let bad = Sample.proposals[0]
    let rows = (0..<HTMLReport.longestList + 500).map { row in
      Assessment.Proposal(
        id: "Q\(row)", input: 0, row: row + 2, operator: nil, position: bad.position, structure: nil,
        zone: nil,
        commune: nil, verdict: row % 100 == 0 ? .fail : .pass, findings: [])
    }
    var assessment = Sample.assessment
    assessment.conflicts = []
    assessment.areas = []
    assessment.proposals.lines = LineColumn(rows.map { Int32($0.row) })
    assessment.verdicts = rows.map(\.verdict)
    let page = Sample.report(HTMLReport.self, ReportOptions(language: .en), of: assessment, rows)
    #expect(page.ranges(of: "<tbody id=\"p").count == HTMLReport.longestList)
    #expect(page.contains("The list has 20,000 of 20,500 proposals"))
    #expect(page.contains("<tbody id=\"p0\" class=\"fail\""))
    #expect(page.contains("<b>Q20400</b>"))
  }
}
