extension HTMLReport {
  /// The document's head, with a policy that lets nothing in but the page's own style and script.
  func openPage(_ assessment: Assessment, to html: inout HTMLText) {
    let plan = assessment.plan
    html.line("<!DOCTYPE html>")
    html.line("<html lang=\"\(language)\">")
    html.line("<head>")
    html.line("<meta charset=\"utf-8\">")
    let policy = [
      "default-src 'none'", "style-src 'sha256-\(HTMLReport.styleHash)'",
      "script-src 'sha256-\(HTMLReport.scriptHash)'", "base-uri 'none'", "form-action 'none'",
    ]
    html.line("<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy.joined(separator: "; "))\">")
    html.line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
    html.line("<meta name=\"color-scheme\" content=\"light dark\">")
    html.line("<meta name=\"generator\" content=\"btscheck \(tool.version)\">")
    html.element(
      "title",
      LocalizedText { "\($0("Thẩm định vị trí trạm", "Appraisal of sites")) – \(plan.title[$0.language])" })
    html.raw("\n<style>\(HTMLReport.style)</style>\n</head>\n<body>\n")
    if plan.isBuiltIn {
      html.element("p", "class=\"illustrative\" role=\"note\"", LocalizedText { $0.illustrative })
      html.line("")
    }
    html.element(
      "a", "class=\"skip\" href=\"#list\"",
      LocalizedText(vi: "Đến danh sách đề nghị", en: "Skip to the proposals"))
    html.raw("\n<header class=\"top\"><div class=\"titles\">")
    if let authority = plan.authority { html.element("p", "class=\"authority\"", authority) }
    html.element("h1", plan.title)
    html.element("p", "class=\"basis\"", LocalizedText { words in basis(assessment, words) })
    html.raw("</div><div class=\"tools\"><div class=\"languages\" role=\"group\"")
    html.attribute("aria-label", LocalizedText(vi: "Ngôn ngữ", en: "Language"))
    html.raw(">")
    for (code, name) in [("vi", "Tiếng Việt"), ("en", "English")] {
      html.raw(
        "<button type=\"button\" lang=\"\(code)\" data-lang=\"\(code)\" aria-pressed=\"\(code == language.rawValue)\">\(name)</button>"
      )
    }
    html.raw("</div>")
    html.element("button", "type=\"button\" id=\"print\"", LocalizedText(vi: "In", en: "Print"))
    html.line("</div></header>")
  }

  private func basis(_ assessment: Assessment, _ words: ReportWords) -> String {
    var plan = assessment
    plan.plan.authority = nil
    return words.basis(plan).joined(separator: " · ")
  }

  /// The data of the script, and the script.
  func closePage(_ assessment: Assessment, to html: inout HTMLText) {
    html.raw("<footer><p>")
    html.element(
      "span", LocalizedText(vi: "Lập bằng btscheck \(tool.version)", en: "Made by btscheck \(tool.version)"))
    html.line("</p></footer>")
    var json = JSONText()
    json.object {
      $0.key("texts")
      $0.array(texts.sorted { $0.value < $1.value }) { json, text in
        json.array([text.key.vi, text.key.en]) { $0.value($1) }
      }
      $0.key("masts")
      let masts = map?.masts(assessment) ?? []
      $0.array(masts.count > HTMLMap.mastLimit ? [] : masts) { $0.value(assessment.plan.masts.ids[$1]) }
    }
    html.json(id: "data", json)
    html.raw("<script>\(HTMLReport.script)</script>\n</body>\n</html>\n")
  }

  /// The style sheet and the script as they stand in the page; their hashes let them in.
  static let style = String(decoding: PackageResources.report_css, as: UTF8.self)
  static let script = String(decoding: PackageResources.report_js, as: UTF8.self)
  static let styleHash = Digest.base64(style)
  private static let scriptHash = Digest.base64(script)

  // MARK: The totals

  /// The conclusion, the verdicts as a bar, and each with its number, by which the list can be filtered.
  func summary(_ assessment: Assessment, to html: inout HTMLText) {
    let verdicts = assessment.summary.verdicts
    let total = max(1, assessment.count)
    html.raw("<section class=\"summary\">")
    html.element("p", "class=\"conclusion\"", LocalizedText { $0.conclusion(assessment) })
    html.raw("<svg class=\"bar\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">")
    var start = 0.0
    for verdict in Verdict.allCases where verdicts[verdict] > 0 {
      let length = 1000 * Double(verdicts[verdict]) / Double(total)
      html.raw(
        "<rect class=\"\(verdict.rawValue)\" x=\"\(Int(start))\" y=\"0\" width=\"\(max(2, Int(start + length) - Int(start)))\" height=\"10\"/>"
      )
      start += length
    }
    html.raw("</svg><div class=\"verdicts\" role=\"group\"")
    html.attribute("aria-label", LocalizedText(vi: "Lọc theo kết luận", en: "Filter by verdict"))
    html.line(">")
    for verdict in Verdict.allCases {
      html.raw(
        "<button type=\"button\" class=\"verdict \(verdict.rawValue)\" data-v=\"\(verdict.rawValue)\" aria-pressed=\"false\">"
      )
      html.raw(
        "<svg aria-hidden=\"true\" viewBox=\"-8 -8 16 16\"><use href=\"#m-\(verdict.rawValue)\"/></svg>")
      html.element("b", LocalizedText { $0.count(verdicts[verdict]) })
      html.element("span", LocalizedText { $0.name(verdict).capitalised })
      html.line("</button>")
    }
    html.line("</div></section>")
  }

  /// Search and filters; without the script they are not there.
  func filters(_ assessment: Assessment, to html: inout HTMLText) {
    html.raw("<form class=\"filters\" role=\"search\" id=\"filters\" hidden><label class=\"search\">")
    html.element("span", LocalizedText(vi: "Tìm", en: "Search"))
    html.raw("<input type=\"search\" id=\"search\" autocomplete=\"off\" spellcheck=\"false\"")
    html.attribute("placeholder", LocalizedText(vi: "mã, xã, nội dung…", en: "id, commune, text…"))
    html.raw("></label><label>")
    html.element("span", LocalizedText(vi: "Doanh nghiệp", en: "Operator"))
    html.raw("<select id=\"operator\">")
    html.element("option", "value=\"\"", LocalizedText(vi: "tất cả", en: "all"))
    for group in assessment.summary.byOperator {
      html.raw("<option")
      html.attribute("value", group.id ?? "?")
      html.raw(">")
      html.text(group.id.map { words.name(ofOperator: $0, in: assessment.plan) } ?? "?")
      html.raw("</option>")
    }
    html.raw("</select></label><label>")
    html.element("span", LocalizedText(vi: "Quy tắc", en: "Rule"))
    html.raw("<select id=\"rule\">")
    html.element("option", "value=\"\"", LocalizedText(vi: "tất cả", en: "all"))
    for (index, rule) in HTMLReport.rules(assessment).enumerated() {
      html.element("option", "value=\"\(index)\"", rule.title)
    }
    html.raw("</select></label>")
    html.element("button", "type=\"reset\"", LocalizedText(vi: "Bỏ lọc", en: "Reset"))
    html.line("<output id=\"shown\" aria-live=\"polite\"></output></form>")
  }
}
