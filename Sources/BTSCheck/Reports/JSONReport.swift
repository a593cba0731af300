import Geometry

/// `btscheck-report/1`: everything about an assessment, for programs. `Docs/Report-Format.md` explains every key.
///
/// Keys are always there and in the documented order, null where there is nothing. The same inputs, date and versions
/// give the same bytes. One proposal, area or conflict stands on one line.
package struct JSONReport: Report {
  package static let name = "json"
  package static let endings = ["json"]
  /// The name and version of the format.
  package static let format = "btscheck-report/1"

  private let tool: ToolVersions

  package init(_ options: ReportOptions) { tool = options.tool }

  package var parts: ReportParts { .all }

  // MARK: Before the proposals

  package func head(_ assessment: Assessment) -> [UInt8] {
    var json = JSONText()
    json.raw("{")
    json.member("format", JSONReport.format)
    json.raw(",\n")
    json.key("tool")
    json.write(tool)
    json.raw(",\n")
    json.member("date", assessment.date.description)
    json.raw(",\n")
    json.key("plan")
    json.write(assessment.plan)
    json.raw(",\n")
    json.key("inputs")
    json.lines(assessment.inputs) { $0.write($1) }
    json.raw(",\n")
    json.key("notes")
    json.lines(assessment.notes) { json, note in
      json.object {
        $0.member("id", note.id)
        $0.member("input", note.input)
        $0.member("message", note.message)
      }
    }
    json.raw(",\n")
    json.key("summary")
    json.write(assessment.summary, proposals: assessment.count)
    json.raw(",\n\"proposals\":[")
    return json.bytes
  }

  // MARK: The proposals

  package func write(
    _ proposal: Assessment.Proposal, at place: Int, of assessment: Assessment, to bytes: inout [UInt8]
  ) {
    var json = JSONText(continuing: exchange(&bytes, with: []))
    json.raw(place == 0 ? "\n" : ",\n")
    json.object {
      $0.member("id", proposal.id.isEmpty ? nil : proposal.id)
      $0.member("input", proposal.input)
      $0.member("row", proposal.row)
      $0.member("operator", proposal.operator)
      $0.member("longitude", proposal.position?.longitude, decimals: 9)
      $0.member("latitude", proposal.position?.latitude, decimals: 9)
      $0.member("structure", proposal.structure)
      $0.member("zone", proposal.zone)
      $0.member("commune", proposal.commune)
      $0.member("verdict", proposal.verdict.rawValue)
      $0.key("findings")
      $0.array(proposal.findings) { $0.write($1) }
    }
    bytes = json.bytes
  }

  // MARK: After the proposals

  package func tail(_ assessment: Assessment) -> [UInt8] {
    var json = JSONText()
    json.raw(assessment.count == 0 ? "],\n" : "\n],\n")
    json.key("areas")
    json.lines(assessment.areas) { json, area in
      json.object {
        $0.member("kind", area.kind.rawValue)
        $0.member("id", area.id)
        $0.key("findings")
        $0.array(area.findings.filter { $0.result != .pass || assessment.listsPasses }) { $0.write($1) }
      }
    }
    json.raw(",\n")
    json.key("conflicts")
    json.lines(assessment.conflicts) { json, conflict in
      json.object {
        $0.key("proposals")
        $0.array(conflict.proposals) { $0.value($1) }
        $0.member("distance", conflict.distance, decimals: 3)
        $0.key("rules")
        $0.array(conflict.rules) { $0.value($1) }
      }
    }
    json.raw("}\n")
    return json.bytes
  }
}

extension JSONText {
  /// The program, and what it measured with.
  mutating func write(_ tool: ToolVersions) {
    object {
      $0.member("name", "btscheck")
      $0.member("version", tool.version)
      $0.member("proj", tool.proj)
      $0.member("epsg", tool.epsg)
      $0.member("geos", tool.geos)
      $0.member("gdal", tool.gdal)
    }
  }

  /// An array with a line for each value.
  mutating func lines<Value>(_ values: [Value], _ element: (inout JSONText, Value) -> Void) {
    raw("[")
    for (place, value) in values.enumerated() {
      raw(place == 0 ? "\n" : ",\n")
      element(&self, value)
    }
    raw(values.isEmpty ? "]" : "\n]")
  }

  mutating func write(_ plan: Plan) {
    object {
      $0.member("id", plan.id)
      $0.member("title", plan.title)
      $0.key("decision")
      if let decision = plan.decision {
        $0.object {
          $0.member("number", decision.number)
          $0.member("date", decision.date?.description)
        }
      } else {
        $0.value(nil as String?)
      }
      $0.key("built_in")
      $0.value(plan.isBuiltIn)
      $0.member("sha256", Digest.sha256(plan))
    }
  }

  fileprivate mutating func write(_ input: Assessment.Input) {
    object {
      $0.member("name", input.name)
      $0.member("sha256", Digest.sha256(input.file))
      $0.member("rows", input.rows)
      $0.member("crs", input.crs)
      $0.member("operation", input.operation)
      $0.member("accuracy_m", input.accuracy, decimals: 3)
    }
  }

  fileprivate mutating func write(_ summary: Summary, proposals: Int) {
    object {
      $0.member("proposals", proposals)
      $0.key("verdicts")
      $0.write(summary.verdicts)
      $0.raw(",\n ")
      $0.key("by_rule")
      $0.lines(summary.byRule) { json, rule in
        json.object {
          $0.member("rule", rule.rule)
          $0.member("pass", rule.pass)
          $0.member("fail", rule.fail)
          $0.member("undecided", rule.undecided)
          $0.member("not_checked", rule.notChecked)
          $0.member("waived", rule.waived)
          $0.member("note", rule.note)
          $0.member("not_applied", rule.notApplied)
        }
      }
      for (name, groups): (StaticString, [Summary.Group]) in [
        ("operator", summary.byOperator), ("zone", summary.byZone), ("commune", summary.byCommune),
      ] {
        $0.raw(",\n \"by_\(name)\":")
        $0.lines(groups) { json, group in
          json.object {
            $0.member(name, group.id)
            $0.key("verdicts")
            $0.write(group.verdicts)
          }
        }
      }
    }
  }

  private mutating func write(_ verdicts: Summary.Verdicts) {
    object {
      $0.member("pass", verdicts[.pass])
      $0.member("conditional", verdicts[.conditional])
      $0.member("undecided", verdicts[.undecided])
      $0.member("fail", verdicts[.fail])
      $0.member("unreadable", verdicts[.unreadable])
    }
  }

  mutating func write(_ finding: Finding) {
    object {
      $0.member("rule", finding.rule)
      $0.member("check", finding.check)
      $0.member("outcome", finding.outcome.rawValue)
      $0.member("result", finding.result.rawValue)
      $0.member("measured", finding.measured, decimals: finding.unit.decimals)
      $0.member("limit", finding.limit, decimals: finding.unit.decimals)
      $0.member("unit", finding.unit?.rawValue)
      $0.member("value", finding.value)
      $0.member("uncertainty", finding.uncertainty, decimals: finding.unit.decimals)
      $0.key("against")
      $0.write(finding.against)
      $0.member("cite", finding.cite)
      $0.member("requires", finding.requires)
      $0.member("message", finding.message)
      $0.member("remedy", finding.remedy)
      if let input = finding.input { $0.write(input) }
      if let waiver = finding.waiver { $0.write(waiver) }
    }
  }

  private mutating func write(_ counterpart: Finding.Counterpart?) {
    guard let counterpart else { return value(nil as String?) }
    object {
      $0.member("kind", counterpart.kind.rawValue)
      $0.member("id", counterpart.id)
      $0.member("count", counterpart.count)
      $0.key("others")
      $0.array(counterpart.others) { $0.value($1) }
    }
  }

  private mutating func write(_ input: Finding.Input) {
    member("column", input.column)
    member("expected", input.expected)
    guard let suggestion = input.suggestion else { return }
    key("suggestion")
    object {
      $0.member("diagnosis", suggestion.diagnosis)
      $0.member("longitude", suggestion.position.longitude, decimals: 9)
      $0.member("latitude", suggestion.position.latitude, decimals: 9)
      $0.member("confidence", suggestion.confidence.rawValue)
    }
  }

  private mutating func write(_ waiver: Waiver.Document) {
    key("waiver")
    object {
      $0.member("document", waiver.number)
      $0.member("authority", waiver.authority)
      $0.member("valid_until", waiver.validUntil?.description)
    }
  }
}
