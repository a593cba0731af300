import Geometry

/// GeoJSON by RFC 7946: each proposal as a point with verdict and findings, each line to a counterpart.
///
/// Longitude before latitude on WGS 84; a proposal without a place has no geometry. Numbers and names are the same in
/// every language; texts for people are in both.
package struct GeoJSONReport: Report {
  package static let name = "geojson"
  package static let endings = ["geojson"]

  private let tool: ToolVersions

  package init(_ options: ReportOptions) { tool = options.tool }

  package var parts: ReportParts { .all }

  package func head(_ assessment: Assessment) -> [UInt8] {
    var json = JSONText()
    json.raw("{\"type\":\"FeatureCollection\",\n")
    json.key("btscheck")
    json.object {
      $0.member("version", tool.version)
      $0.member("date", assessment.date.description)
      $0.member("plan", assessment.plan.id)
      $0.key("built_in")
      $0.value(assessment.plan.isBuiltIn)
      $0.member("plan_sha256", Digest.sha256(assessment.plan))
    }
    json.raw(",\n\"features\":[")
    return json.bytes
  }

  package func write(
    _ proposal: Assessment.Proposal, at place: Int, of assessment: Assessment, to bytes: inout [UInt8]
  ) {
    var json = JSONText(continuing: exchange(&bytes, with: []))
    json.raw(place == 0 ? "\n" : ",\n")
    json.object { feature in
      feature.member("type", "Feature")
      feature.key("geometry")
      if let position = proposal.position {
        feature.object {
          $0.member("type", "Point")
          $0.key("coordinates")
          $0.write(position)
        }
      } else {
        feature.value(nil as String?)
      }
      feature.key("properties")
      feature.object { properties in
        properties.member("kind", "proposal")
        properties.member("id", proposal.id.isEmpty ? nil : proposal.id)
        properties.member("input", assessment.inputs[proposal.input].name)
        properties.member("row", proposal.row)
        properties.member("operator", proposal.operator)
        properties.member("structure", proposal.structure)
        properties.member("zone", proposal.zone)
        properties.member("commune", proposal.commune)
        properties.member("verdict", proposal.verdict.rawValue)
        properties.key("findings")
        properties.array(proposal.findings) { $0.write($1) }
      }
    }
    lines(of: proposal, to: &json)
    bytes = json.bytes
  }

  private func lines(of proposal: Assessment.Proposal, to json: inout JSONText) {
    guard let start = proposal.position else { return }
    for finding in proposal.findings where finding.result != .pass {
      guard let against = finding.against, let end = against.place else { continue }
      json.raw(",\n")
      json.object { feature in
        feature.member("type", "Feature")
        feature.key("geometry")
        feature.object {
          $0.member("type", "LineString")
          $0.key("coordinates")
          $0.array([start, end]) { $0.write($1) }
        }
        feature.key("properties")
        feature.object {
          $0.member("kind", "line")
          $0.member("id", proposal.id.isEmpty ? nil : proposal.id)
          $0.member("verdict", proposal.verdict.rawValue)
          $0.member("rule", finding.rule)
          $0.member("outcome", finding.outcome.rawValue)
          $0.member("result", finding.result.rawValue)
          $0.member("measured", finding.measured, decimals: finding.unit.decimals)
          $0.member("limit", finding.limit, decimals: finding.unit.decimals)
          $0.member("unit", finding.unit?.rawValue)
          $0.member("against_kind", against.kind.rawValue)
          $0.member("against_id", against.id)
        }
      }
    }
  }

  package func tail(_ assessment: Assessment) -> [UInt8] { Array("\n]}\n".utf8) }
}

extension JSONText {
  /// A position of GeoJSON.
  fileprivate mutating func write(_ position: Position) {
    array([position.longitude, position.latitude]) { $0.value($1, decimals: 9) }
  }
}
