import Geometry

/// KML for globes and field apps: a folder for each verdict, the worst first; each proposal with its findings and the
/// lines to their counterparts. It refers to nothing outside itself.
package struct KMLReport: Report {
  package static let name = "kml"
  package static let endings = ["kml"]
  package static let isForFilesOnly = true

  private let words: ReportWords
  private var chosen: [Int] = []
  /// Where the proposals of each verdict start among the chosen.
  private var starts: [Int: Verdict] = [:]

  package init(_ options: ReportOptions) { words = ReportWords(options.language) }

  package var parts: ReportParts { .all(in: words.language) }

  package func prepared(for assessment: Assessment) -> any Report {
    var report = self
    report.chosen = assessment.rowsByVerdict
    for (place, row) in report.chosen.enumerated() {
      let verdict = assessment.verdicts[row]
      if place == 0 || assessment.verdicts[report.chosen[place - 1]] != verdict {
        report.starts[place] = verdict
      }
    }
    return report
  }

  package func rows(_ assessment: Assessment) -> [Int]? { chosen }

  package func head(_ assessment: Assessment) -> [UInt8] {
    var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
    bytes.write("<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document>\n")
    element("name", assessment.plan.title[words.language], to: &bytes)
    let warning = assessment.plan.isBuiltIn ? [words.illustrative] : []
    element(
      "description",
      (warning + [words.basis(assessment).joined(separator: " · "), words.conclusion(assessment)])
        .joined(separator: " "), isMarkup: true, to: &bytes)
    for verdict in Verdict.allCases {
      bytes.write(
        """
        <Style id="\(verdict.rawValue)"><IconStyle><color>ff\(verdict.kmlColour)</color></IconStyle>\
        <LabelStyle><scale>0.8</scale></LabelStyle>\
        <LineStyle><color>ff\(verdict.kmlColour)</color><width>2</width></LineStyle></Style>

        """)
    }
    return bytes
  }

  package func write(
    _ proposal: Assessment.Proposal, at place: Int, of assessment: Assessment, to bytes: inout [UInt8]
  ) {
    if let verdict = starts[place] {
      if place > 0 { bytes.write("</Folder>\n") }
      bytes.write("<Folder>\n")
      let count = words.count(assessment.summary.verdicts[verdict])
      element("name", "\(words.name(verdict).capitalised) (\(count))", to: &bytes)
      element("open", verdict > .undecided ? "1" : "0", to: &bytes)
    }
    let name = words.name(of: proposal)
    bytes.write("<Placemark>\n")
    element("name", name, to: &bytes)
    bytes.write("<Snippet maxLines=\"0\"></Snippet>\n<description><![CDATA[")
    describe(proposal, of: assessment, to: &bytes)
    bytes.write("]]></description>\n<styleUrl>#\(proposal.verdict.rawValue)</styleUrl>\n")
    data(
      [
        ("id", proposal.id), ("input", assessment.inputs[proposal.input].name), ("row", String(proposal.row)),
        ("operator", proposal.operator), ("structure", proposal.structure), ("zone", proposal.zone),
        ("commune", proposal.commune), ("verdict", proposal.verdict.rawValue),
      ], to: &bytes)
    if let position = proposal.position {
      bytes.write("<Point><coordinates>")
      write(position, to: &bytes)
      bytes.write("</coordinates></Point>\n")
    }
    bytes.write("</Placemark>\n")
    lines(of: proposal, named: name, of: assessment, to: &bytes)
  }

  private func lines(
    of proposal: Assessment.Proposal, named name: String, of assessment: Assessment, to bytes: inout [UInt8]
  ) {
    guard let start = proposal.position else { return }
    for finding in proposal.findings where finding.result != .pass {
      guard let against = finding.against, let end = against.place else { continue }
      bytes.write("<Placemark>\n")
      element("name", "\(name) – \(against.id)", to: &bytes)
      element(
        "description",
        "\(words.name(ofRule: finding.rule, in: assessment.plan)): \(finding.message[words.language])",
        isMarkup: true, to: &bytes)
      bytes.write("<styleUrl>#\(proposal.verdict.rawValue)</styleUrl>\n")
      data(
        [
          ("id", proposal.id), ("verdict", proposal.verdict.rawValue), ("rule", finding.rule),
          ("against_kind", against.kind.rawValue), ("against_id", against.id),
        ], to: &bytes)
      bytes.write("<LineString><coordinates>")
      write(start, to: &bytes)
      bytes.write(" ")
      write(end, to: &bytes)
      bytes.write("</coordinates></LineString>\n</Placemark>\n")
    }
  }

  /// What a balloon says: markup, in which text from data is escaped.
  private func describe(
    _ proposal: Assessment.Proposal, of assessment: Assessment, to bytes: inout [UInt8]
  ) {
    bytes.write("<b>\(words.name(proposal.verdict).capitalised)</b><br>")
    bytes.write(xml: words.about(proposal, of: assessment.plan).joined(separator: " · "))
    for finding in proposal.findings {
      bytes.write("<p><b>")
      bytes.write(xml: words.name(finding))
      bytes.write("</b> ")
      if finding.input == nil {
        bytes.write(xml: words.name(ofRule: finding.rule, in: assessment.plan))
        if let cite = finding.cite { bytes.write(xml: " · " + cite[words.language]) }
        bytes.write("<br>")
      }
      bytes.write(xml: finding.message[words.language].capitalised + words.others(finding.against))
      if let advice = finding.advice {
        bytes.write("<br>→ ")
        bytes.write(xml: advice[words.language])
      }
      bytes.write("</p>")
    }
  }

  package func tail(_ assessment: Assessment) -> [UInt8] {
    Array(((chosen.isEmpty ? "" : "</Folder>\n") + "</Document>\n</kml>\n").utf8)
  }

  /// What programs read of a placemark.
  private func data(_ members: [(name: StaticString, value: String?)], to bytes: inout [UInt8]) {
    bytes.write("<ExtendedData>\n")
    for (name, value) in members {
      guard let value else { continue }
      bytes.write("<Data name=\"\(name)\">")
      element("value", value, to: &bytes)
      bytes.write("</Data>\n")
    }
    bytes.write("</ExtendedData>\n")
  }

  /// An element with text from data; where programs read markup in it, it is escaped as that, too.
  private func element(
    _ name: StaticString, _ text: String, isMarkup: Bool = false, to bytes: inout [UInt8]
  ) {
    bytes.write("<\(name)>")
    if isMarkup {
      bytes.write("<![CDATA[")
      bytes.write(xml: text)
      bytes.write("]]>")
    } else {
      bytes.write(xml: text)
    }
    bytes.write("</\(name)>\n")
  }

  private func write(_ position: Position, to bytes: inout [UInt8]) {
    bytes.write(position.longitude, decimals: 9)
    bytes.write(",")
    bytes.write(position.latitude, decimals: 9)
  }
}

extension Verdict {
  /// Its colour as KML writes it: blue, green, red.
  fileprivate var kmlColour: String {
    switch self {
    case .pass: "49752c"
    case .conditional: "a0681c"
    case .undecided: "0a60e0"
    case .fail: "282db0"
    case .unreadable: "8c4a6a"
    }
  }
}
