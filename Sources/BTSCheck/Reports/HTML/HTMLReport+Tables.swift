extension HTMLReport {
  /// The areas that rules measured.
  func areas(_ assessment: Assessment, to html: inout HTMLText) {
    let shown = assessment.areas.filter { area in
      assessment.listsPasses || area.findings.contains { $0.result != .pass }
    }
    guard !shown.isEmpty else { return }
    html.raw("<section>")
    html.element("h2", LocalizedText(vi: "Khu vực không đạt", en: "Areas that miss a rule"))
    html.raw("<div class=\"scroll\"><table class=\"sites areas\">")
    for area in shown {
      html.raw(
        "<tbody class=\"\(area.verdict.rawValue)\"><tr class=\"site\"><th scope=\"rowgroup\" colspan=\"4\">")
      html.element("b", LocalizedText { $0.name(area, in: assessment.plan) })
      html.line("</th></tr>")
      for finding in area.findings where finding.result != .pass || assessment.listsPasses {
        write([finding], of: assessment, to: &html)
      }
      html.line("</tbody>")
    }
    html.line("</table></div></section>")
  }

  /// The pairs of proposals that stand too near to each other.
  func conflicts(_ assessment: Assessment, to html: inout HTMLText) {
    let all = assessment.conflicts
    guard !all.isEmpty else { return }
    html.raw("<section>")
    html.element("h2", LocalizedText(vi: "Các đề nghị quá gần nhau", en: "Proposals too near to each other"))
    html.table(
      "pairs",
      caption: LocalizedText { words in
        let limit = min(all.count, HTMLReport.longestList)
        return words(
          "\(words.count(limit)) trong \(words.count(all.count)) cặp",
          "\(words.count(limit)) of \(words.count(all.count, "", "pair"))")
      },
      [
        LocalizedText(vi: "Đề nghị", en: "Proposals"), LocalizedText(vi: "Cách nhau", en: "Apart"),
        LocalizedText(vi: "Quy tắc", en: "Rules"),
      ], rows: min(all.count, HTMLReport.longestList),
      head: { $0.text(all[$1].proposals.joined(separator: " – ")) }
    ) { row, column in
      LocalizedText { words in
        column == 1
          ? words.metres(all[row].distance)
          : all[row].rules.map { words.name(ofRule: $0, in: assessment.plan) }.joined(separator: "; ")
      }
    }
    html.line("</section>")
  }

  /// The totals by rule, with what each rule says; by operator, zone and commune.
  func totals(_ assessment: Assessment, to html: inout HTMLText) {
    let (summary, plan) = (assessment.summary, assessment.plan)
    html.raw("<section>")
    html.element("h2", LocalizedText(vi: "Tổng hợp", en: "Totals"))
    let answers = words.answers(in: summary)
    let english = ReportWords(.en).answers(in: summary)
    let vietnamese = ReportWords(.vi).answers(in: summary)
    let rules = Dictionary(plan.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    html.table(
      "totals rules", caption: LocalizedText(vi: "Theo quy tắc của quy hoạch", en: "By rule of the plan"),
      [LocalizedText(vi: "Quy tắc", en: "Rule")]
        + zip(vietnamese, english).map { LocalizedText(vi: $0.title, en: $1.title) },
      rows: summary.byRule.count,
      head: { html, row in
        guard let rule = rules[summary.byRule[row].rule] else { return html.text(summary.byRule[row].rule) }
        html.element("b", rule.title ?? LocalizedText(rule.id))
        if let cite = rule.cite { html.element("small", cite) }
        html.element(
          "p", LocalizedText { rule.sentences(of: plan, $0.language).joined(separator: " ") })
      }
    ) { row, column in
      LocalizedText { $0.count(summary.byRule[row][keyPath: answers[column - 1].count]) }
    }
    groups(
      summary.byOperator, "operators", LocalizedText(vi: "Theo doanh nghiệp", en: "By operator"),
      LocalizedText(vi: "Doanh nghiệp", en: "Operator"), to: &html
    ) { words, id in words.name(ofOperator: id, in: plan) }
    groups(
      summary.byZone, "zones", LocalizedText(vi: "Theo khu vực", en: "By zone"),
      LocalizedText(vi: "Khu vực", en: "Zone"), to: &html
    ) { $1 }
    groups(
      summary.byCommune, "communes-table", LocalizedText(vi: "Theo xã, phường", en: "By commune"),
      LocalizedText(vi: "Xã, phường", en: "Commune"), to: &html
    ) { words, id in words.name(ofCommune: id, in: plan) }
    html.line("</section>")
  }

  private func groups(
    _ groups: [Summary.Group], _ name: String, _ caption: LocalizedText, _ title: LocalizedText,
    to html: inout HTMLText, _ text: @escaping (ReportWords, String) -> String
  ) {
    guard !groups.isEmpty else { return }
    html.table(
      "totals \(name)", caption: caption,
      [title] + Verdict.allCases.map { verdict in LocalizedText { $0.name(verdict) } }, rows: groups.count,
      head: { html, row in
        html.element(
          "span",
          LocalizedText { words in
            groups[row].id.map { text(words, $0) } ?? words("(không rõ)", "(unknown)")
          })
      }
    ) { row, column in LocalizedText { $0.count(groups[row].verdicts[Verdict.allCases[column - 1]]) } }
  }

  /// From what the report was made, so that it can be made again.
  func provenance(_ assessment: Assessment, to html: inout HTMLText) {
    let plan = assessment.plan
    html.raw("<section class=\"provenance\">")
    html.element("h2", LocalizedText(vi: "Căn cứ và nguồn số liệu", en: "Sources"))
    html.raw("<dl>")
    func entry(_ title: LocalizedText, _ text: LocalizedText) {
      html.element("dt", title)
      html.element("dd", text)
    }
    entry(
      LocalizedText(vi: "Quy hoạch", en: "Plan"),
      LocalizedText { "\(plan.title[$0.language]) (\(plan.id))" })
    if let decision = plan.decision {
      entry(
        LocalizedText(vi: "Quyết định", en: "Decision"),
        LocalizedText { words in
          decision.number + (decision.date.map { words(" ngày ", " of ") + words.day($0) } ?? "")
        })
    }
    html.element("dt", LocalizedText(vi: "SHA-256 của quy hoạch", en: "SHA-256 of the plan"))
    html.raw("<dd><code>\(Digest.sha256(plan))</code></dd>")
    entry(
      LocalizedText(vi: "Xét theo ngày", en: "Judged for"), LocalizedText { $0.day(assessment.date) })
    let versions = [
      ("btscheck", tool.version), ("PROJ", tool.proj), ("EPSG", tool.epsg), ("GEOS", tool.geos),
      ("GDAL", tool.gdal),
    ]
    entry(
      LocalizedText(vi: "Chương trình", en: "Program"),
      LocalizedText(
        versions.compactMap { name, version in version.map { "\(name) \($0)" } }.joined(separator: ", ")))
    html.line("</dl>")
    let inputs = assessment.inputs
    html.table(
      "inputs", caption: LocalizedText(vi: "Tệp hồ sơ", en: "Files of proposals"),
      [
        LocalizedText(vi: "Tệp", en: "File"), LocalizedText(vi: "Số dòng", en: "Rows"),
        LocalizedText(vi: "Hệ tọa độ", en: "CRS"), LocalizedText("SHA-256"),
      ], rows: inputs.count,
      head: { html, row in html.element("span", LocalizedText { $0.name(ofInput: inputs[row]) }) }
    ) { row, column in
      switch column {
      case 1: LocalizedText { $0.count(inputs[row].rows) }
      case 2: LocalizedText { $0.system(inputs[row]).joined(separator: ", ") }
      default: LocalizedText(Digest.sha256(inputs[row].file))
      }
    }
    if !assessment.notes.isEmpty {
      html.raw("<ul class=\"notes\">")
      for note in assessment.notes {
        let file = note.input.map { inputs[$0].name + ": " } ?? ""
        html.element("li", LocalizedText { file + note.message[$0.language].capitalised })
      }
      html.raw("</ul>")
    }
    html.line("</section>")
  }
}
