import Geometry

/// A page for the appraisal file: the verdict on every proposal with its findings, a map, the totals, and from what it
/// was made; one file that needs nothing else, in both languages.
///
/// All that is said stands in the page itself, so that it can be read and printed without its script; the script adds
/// filters, the moving map and the switch of languages. Texts stand in the reader's language, the other one is beside
/// them in attributes.
package struct HTMLReport: Report {
  package static let name = "html"
  package static let endings = ["html"]

  /// More proposals than this make a page that nobody can use.
  package static let longestList = 20_000

  let language: Language
  let tool: ToolVersions
  let words: ReportWords
  private(set) var chosen: [Int] = []
  private(set) var texts: [LocalizedText: Int] = [:]
  private(set) var ruleIndices: [String: Int] = [:]
  private(set) var map: HTMLMap?

  package init(_ options: ReportOptions) {
    language = options.language
    tool = options.tool
    words = ReportWords(options.language)
  }

  package var parts: ReportParts { .all }

  package func prepared(for assessment: Assessment) -> any Report {
    var report = self
    report.chosen = Array(assessment.rowsByVerdict.prefix(HTMLReport.longestList))
    let titles = HTMLReport.rules(assessment)
    report.ruleIndices = Dictionary(
      titles.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    for text in HTMLReport.commonTexts(assessment) where report.texts[text] == nil && text.vi != text.en {
      report.texts[text] = report.texts.count
    }
    report.map = HTMLMap(assessment, rows: report.chosen)
    return report
  }

  package func rows(_ assessment: Assessment) -> [Int]? { chosen }

  /// The rules, then the findings about the input, with their titles.
  static func rules(_ assessment: Assessment) -> [(id: String, title: LocalizedText)] {
    assessment.plan.rules.map { ($0.id, $0.title ?? LocalizedText($0.id)) }
      + InputPages.pages.map { ($0.name, $0.title) }
  }

  /// Texts that many findings share.
  private static func commonTexts(_ assessment: Assessment) -> [LocalizedText] {
    let plan = assessment.plan
    return rules(assessment).map(\.title) + plan.rules.compactMap(\.cite) + plan.rules.compactMap(\.requires)
      + plan.rules.map { type(of: $0.check).page.remedy } + InputPages.pages.map(\.remedy)
      + Verdict.allCases.map { verdict in LocalizedText { $0.name(verdict) } }
      + Finding.Result.allCases.map { result in LocalizedText { $0.name(result) } }
      + Judgement.Missing.allCases.flatMap { [LocalizedText($0.message), LocalizedText($0.remedy)] } + [
        FindingWriter.moreDigits
      ]
  }

  // MARK: The page

  package func head(_ assessment: Assessment) -> [UInt8] {
    var html = HTMLText(language, texts: texts)
    openPage(assessment, to: &html)
    summary(assessment, to: &html)
    filters(assessment, to: &html)
    html.line("<div class=\"work\">")
    mapPane(assessment, to: &html)
    html.line("<main id=\"list\" tabindex=\"-1\">")
    listHead(assessment, to: &html)
    return html.bytes
  }

  package func write(
    _ proposal: Assessment.Proposal, at place: Int, of assessment: Assessment, to bytes: inout [UInt8]
  ) {
    var html = HTMLText(language, texts: texts, continuing: exchange(&bytes, with: []))
    site(proposal, place, of: assessment, to: &html)
    bytes = html.bytes
  }

  package func tail(_ assessment: Assessment) -> [UInt8] {
    var html = HTMLText(language, texts: texts)
    html.line("</table></div>")
    html.raw("<p id=\"nothing\" hidden")
    html.line(">")
    html.element(
      "span",
      LocalizedText(vi: "Không có đề nghị nào phù hợp với bộ lọc.", en: "No proposal fits the filters."))
    html.line("</p></main></div>")
    html.line("<div class=\"after\">")
    areas(assessment, to: &html)
    conflicts(assessment, to: &html)
    totals(assessment, to: &html)
    provenance(assessment, to: &html)
    html.line("</div>")
    closePage(assessment, to: &html)
    return html.bytes
  }
}
