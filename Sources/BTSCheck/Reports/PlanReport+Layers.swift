import GDAL
import Geometry

/// The findings about a plan as layers for maps.
extension PlanReport {
  /// KML: a folder for each kind of finding, those that have a place as points.
  func kml(_ inspection: PlanInspection, _ options: ReportOptions) -> [UInt8] {
    let words = ReportWords(options.language)
    var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
    func element(_ name: StaticString, _ text: String) {
      bytes.write("<\(name)>")
      bytes.write(xml: text)
      bytes.write("</\(name)>\n")
    }
    bytes.write("<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document>\n")
    element("name", inspection.plan?.title[options.language] ?? inspection.folder)
    element("description", words.conclusion(inspection))
    for page in PlanTestBook.pages {
      let findings = inspection.findings.filter { $0.name == page.name }
      guard !findings.isEmpty else { continue }
      bytes.write("<Folder>\n")
      element("name", "\(page.title[options.language]) (\(findings.count))")
      for finding in findings {
        bytes.write("<Placemark>\n")
        element("name", "\(words.name(finding.outcome)) · \(finding.place)")
        bytes.write("<description><![CDATA[")
        bytes.write(xml: finding.message[options.language])
        bytes.write("<br>→ ")
        bytes.write(xml: finding.remedy[options.language])
        bytes.write("]]></description>\n")
        if let position = finding.position {
          bytes.write("<Point><coordinates>")
          bytes.write(position.longitude, decimals: 7)
          bytes.write(",")
          bytes.write(position.latitude, decimals: 7)
          bytes.write("</coordinates></Point>\n")
        }
        bytes.write("</Placemark>\n")
      }
      bytes.write("</Folder>\n")
    }
    bytes.write("</Document>\n</kml>\n")
    return bytes
  }
}

extension PlanInspection {
  /// Writes the findings as a GeoPackage with a layer `findings` and a table `report`, whole or not at all.
  ///
  /// - Throws: `Complaint` when the file is spared, is no plain file, or cannot be written.
  package func writeGeoPackage(
    _ path: String, tool: ToolVersions, sparing spared: SparedFiles
  ) throws(Complaint) {
    try OutputFile.writeGeoPackage(path, sparing: spared, day: date) { (writer) throws(VectorFault) in
      let table = try writer.table(
        "findings", .point,
        [
          ("name", .text), ("outcome", .text), ("file", .text), ("line", .integer), ("layer", .text),
          ("ids", .text), ("count", .integer), ("rules", .text), ("square_metres", .real),
          ("metres", .real), ("message_vi", .text), ("message_en", .text), ("remedy_vi", .text),
          ("remedy_en", .text),
        ])
      for finding in findings {
        let values: [GeoPackageWriter.Value] = [
          .text(finding.name), .text(finding.outcome.rawValue), .text(finding.file),
          finding.line.map { .integer($0) } ?? .null, .init(finding.layer),
          .text(finding.ids.joined(separator: " ")), .integer(finding.count),
          .text(finding.rules.joined(separator: " ")), .init(finding.squareMetres, decimals: 2),
          .init(finding.metres, decimals: 3), .text(finding.message.vi), .text(finding.message.en),
          .text(finding.remedy.vi), .text(finding.remedy.en),
        ]
        try writer.add(values, at: finding.position.map { [$0] } ?? [], to: table)
      }
      try writer.addReport(GeoPackageWriter.facts(PlanReport.jsonFormat, tool, date, plan))
    }
  }
}
