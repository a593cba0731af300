import Geometry

extension PlanReport {
  /// The findings as a page of its own: nothing is loaded, no script runs.
  func html(_ inspection: PlanInspection, _ options: ReportOptions) -> [UInt8] {
    let language = options.language
    let words = ReportWords(language)
    var html = HTMLText(language)
    let policy =
      "default-src 'none'; style-src 'sha256-\(HTMLReport.styleHash)'; base-uri 'none'; form-action 'none'"
    let title = inspection.plan?.title[language] ?? inspection.folder
    html.line("<!DOCTYPE html>\n<html lang=\"\(language)\">\n<head>\n<meta charset=\"utf-8\">")
    html.line("<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\">")
    html.line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
    html.line("<meta name=\"color-scheme\" content=\"light dark\">")
    html.raw("<title>")
    html.text(title)
    html.raw("</title>\n<style>\(HTMLReport.style)</style>\n</head>\n<body>\n")
    html.raw("<header class=\"top\"><div class=\"titles\"><h1>")
    html.text(title)
    html.raw("</h1><p class=\"basis\">")
    html.text("\(words.conclusion(inspection)) · \(Wording.day(inspection.date, language))")
    html.line("</p></div></header>\n<main>")
    for page in PlanTestBook.pages {
      let findings = inspection.findings.filter { $0.name == page.name }
      guard !findings.isEmpty else { continue }
      html.raw("<section id=\"\(page.name)\"><h2>")
      html.text(page.title[language])
      html.raw(" <code>\(page.name)</code></h2><p>")
      html.text(page.why[language])
      html.line("</p><ul>")
      for finding in findings {
        html.raw("<li><code>")
        html.text(finding.place)
        html.raw("</code> <strong>")
        html.text(words.name(finding.outcome))
        html.raw("</strong> ")
        html.text(finding.sentence(language))
        html.line("</li>")
      }
      html.raw("</ul><p>→ ")
      html.text(page.remedy[language])
      html.line("</p></section>")
    }
    html.line("</main>\n</body>\n</html>")
    return html.bytes
  }

  /// The findings that have a place, as points by RFC 7946; the others without geometry.
  func geoJSON(_ inspection: PlanInspection) -> [UInt8] {
    var json = JSONText()
    json.raw("{\"type\":\"FeatureCollection\",\n")
    json.key("features")
    json.lines(inspection.findings) { json, finding in
      json.object { feature in
        feature.member("type", "Feature")
        feature.key("geometry")
        if let position = finding.position {
          feature.object {
            $0.member("type", "Point")
            $0.key("coordinates")
            $0.array([position.longitude, position.latitude]) { $0.value($1, decimals: 7) }
          }
        } else {
          feature.value(nil as String?)
        }
        feature.key("properties")
        feature.object {
          $0.member("name", finding.name)
          $0.member("outcome", finding.outcome.rawValue)
          $0.member("file", finding.file)
          $0.member("line", finding.line)
          $0.member("layer", finding.layer)
          $0.member("ids", finding.ids.joined(separator: " "))
          $0.member("rules", finding.rules.joined(separator: " "))
          $0.member("square_metres", finding.squareMetres, decimals: 2)
          $0.member("metres", finding.metres, decimals: 3)
          $0.member("message_vi", finding.message.vi)
          $0.member("message_en", finding.message.en)
        }
      }
    }
    json.raw("}\n")
    return json.bytes
  }
}
