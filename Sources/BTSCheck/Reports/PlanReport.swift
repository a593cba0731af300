import Geometry

/// A format of reports about a plan itself: an inspection in, bytes out.
package enum PlanReport: String, CaseIterable, Sendable {
  case text, json, csv, markdown, github, gitlab, sarif, junit, html, geojson, kml

  /// Whether it goes into files only, so that `--format` does not know it.
  private var isForFilesOnly: Bool { self == .kml }

  /// The names that `--format` knows.
  package static var names: String {
    allCases.filter { !$0.isForFilesOnly }.map(\.rawValue).joined(separator: ", ")
  }

  /// The format of that name, as `--format` gives it.
  ///
  /// - Throws: `Complaint` that names the known ones.
  package static func format(named name: String) throws(Complaint) -> PlanReport {
    if let format = PlanReport(rawValue: name), !format.isForFilesOnly { return format }
    throw Complaint(
      file: "--format", code: "unknown-format",
      message: LocalizedText(
        vi: "không có định dạng “\(Escaping.visible(name))”; biết các định dạng: \(names)",
        en: "there is no format “\(Escaping.visible(name))”; known are \(names)"))
  }

  /// The format that the ending of a file's name chooses, any letter case.
  ///
  /// - Throws: `Complaint` that names the known endings.
  package static func format(forFile path: String) throws(Complaint) -> PlanReport {
    let ending = path.fileName.split(separator: ".").dropFirst().last?.lowercased() ?? ""
    if let format = allCases.first(where: { $0.ending == ending }) { return format }
    let list = (allCases.compactMap(\.ending) + ["gpkg"]).map { "." + $0 }.joined(separator: ", ")
    throw Complaint(
      file: path, code: "unknown-format",
      message: LocalizedText(
        vi: "không có định dạng báo cáo nào có đuôi này; biết các đuôi: \(list)",
        en: "no report format has this ending; known are \(list)"))
  }

  private var ending: String? {
    switch self {
    case .text: "txt"
    case .json, .csv, .sarif, .html, .geojson, .kml: rawValue
    case .markdown: "md"
    case .junit: "xml"
    case .github, .gitlab: nil
    }
  }

  /// The report's bytes.
  package func bytes(_ inspection: PlanInspection, _ options: ReportOptions) -> [UInt8] {
    switch self {
    case .text: text(inspection, options)
    case .json: json(inspection, options)
    case .csv: csv(inspection, options)
    case .markdown: markdown(inspection, options)
    case .github: annotations(GitHubFormat.self, inspection, options)
    case .gitlab: annotations(GitLabFormat.self, inspection, options)
    case .sarif: annotations(SARIFFormat.self, inspection, options)
    case .junit: annotations(JUnitFormat.self, inspection, options)
    case .html: html(inspection, options)
    case .geojson: geoJSON(inspection)
    case .kml: kml(inspection, options)
    }
  }

  // MARK: For people

  private func text(_ inspection: PlanInspection, _ options: ReportOptions) -> [UInt8] {
    let words = ReportWords(options.language)
    var page = TextPage(width: options.width.map { min(max($0, 40), 110) }, colours: options.colours)
    if let plan = inspection.plan {
      page.paragraph([.init(plan.title[options.language], .bold), .init(" (\(plan.id))", .dim)])
    }
    let counts = [Outcome.reject, .warn, .note].map { outcome in
      TextPage.Span(
        words.count(outcome, inspection.count(outcome)), style(outcome, inspection.count(outcome)))
    }
    page.paragraph(counts.joined())
    for group in PlanTestBook.pages {
      let findings = inspection.findings.filter { $0.name == group.name }
      guard let worst = findings.map(\.outcome).min(by: { $0.rank < $1.rank }) else { continue }
      page.blank()
      page.paragraph([
        .init(group.title[options.language], .bold), .init("  \(group.name)", style(worst, 1)),
      ])
      for finding in findings {
        page.paragraph(
          lead: [.init("  \(finding.place)  ", .dim)], indent: 4,
          [.init(finding.sentence(options.language))])
      }
      page.paragraph(lead: [.init("  → ", .dim)], [.init(group.remedy[options.language], .dim)])
    }
    return page.bytes
  }

  private func style(_ outcome: Outcome, _ count: Int) -> TextPage.Style {
    guard count > 0 else { return .dim }
    switch outcome {
    case .reject: return .bad
    case .condition: return .conditional
    case .warn: return .doubtful
    case .note: return .plain
    }
  }

  // MARK: For programs

  /// The name and version of the format of reports on plans for programs.
  static let jsonFormat = "btscheck-plan-report/1"

  private func json(_ inspection: PlanInspection, _ options: ReportOptions) -> [UInt8] {
    var json = JSONText()
    json.raw("{")
    json.member("format", PlanReport.jsonFormat)
    json.raw(",\n")
    json.key("tool")
    json.write(options.tool)
    json.raw(",\n")
    json.member("date", inspection.date.description)
    json.raw(",\n")
    json.key("plan")
    if let plan = inspection.plan { json.write(plan) } else { json.value(nil as String?) }
    json.raw(",\n")
    json.key("summary")
    json.object {
      $0.member("reject", inspection.count(.reject))
      $0.member("warn", inspection.count(.warn))
      $0.member("note", inspection.count(.note))
    }
    json.raw(",\n")
    json.key("findings")
    json.lines(inspection.findings) { json, finding in
      json.object {
        $0.member("name", finding.name)
        $0.member("outcome", finding.outcome.rawValue)
        $0.member("file", finding.file)
        $0.member("line", finding.line)
        $0.member("layer", finding.layer)
        $0.key("ids")
        $0.array(finding.ids) { $0.value($1) }
        $0.member("count", finding.count)
        $0.key("rules")
        $0.array(finding.rules) { $0.value($1) }
        $0.member("longitude", finding.position?.longitude, decimals: 7)
        $0.member("latitude", finding.position?.latitude, decimals: 7)
        $0.member("square_metres", finding.squareMetres, decimals: 2)
        $0.member("metres", finding.metres, decimals: 3)
        $0.member("message", finding.message)
        $0.member("remedy", finding.remedy)
      }
    }
    json.raw("}\n")
    return json.bytes
  }

  private func csv(_ inspection: PlanInspection, _ options: ReportOptions) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.write(
      "name,outcome,file,line,layer,ids,count,rules,longitude,latitude,square_metres,metres,message\n")
    for finding in inspection.findings {
      let texts = [
        finding.name, finding.outcome.rawValue, finding.file, finding.line.map(String.init) ?? "",
        finding.layer ?? "", finding.ids.joined(separator: " "), String(finding.count),
        finding.rules.joined(separator: " "),
      ]
      for text in texts {
        bytes.write(csv: text)
        bytes.write(",")
      }
      let numbers = [
        (finding.position?.longitude, 7), (finding.position?.latitude, 7), (finding.squareMetres, 2),
        (finding.metres, 3),
      ]
      for (number, decimals) in numbers {
        if let number { bytes.write(number, decimals: decimals) }
        bytes.write(",")
      }
      bytes.write(csv: finding.message[options.language])
      bytes.write("\n")
    }
    return bytes
  }
}

extension PlanFinding {
  /// The file and line, as far as known.
  package var place: String { file + (line.map { ":\($0)" } ?? "") }

  /// What was found, and where.
  func sentence(_ language: Language) -> String {
    guard let position else { return message[language] }
    let place =
      Wording.number(position.longitude, decimals: 6, .en) + " "
      + Wording.number(position.latitude, decimals: 6, .en)
    return message[language]
      + (language == .vi ? " (kinh độ, vĩ độ \(place))" : " (longitude, latitude \(place))")
  }
}

extension Outcome {
  /// The worst first.
  var rank: Int { Outcome.allCases.firstIndex(of: self) ?? 0 }
}

extension ReportWords {
  /// The one word for a finding of an outcome.
  func name(_ outcome: Outcome) -> String {
    switch outcome {
    case .reject: self("lỗi", "error")
    case .condition: self("điều kiện", "condition")
    case .warn: self("cảnh báo", "warning")
    case .note: self("lưu ý", "note")
    }
  }

  /// How many findings have an outcome: “2 warnings”.
  func count(_ outcome: Outcome, _ number: Int) -> String {
    switch outcome {
    case .reject: count(number, "lỗi", "error")
    case .condition: count(number, "điều kiện", "condition")
    case .warn: count(number, "cảnh báo", "warning")
    case .note: count(number, "lưu ý", "note")
    }
  }
}
