/// One row for each finding, for spreadsheets and for programs that want no more.
///
/// Findings about an area have neither input, row, id, operator nor verdict: the area stands in the columns of the
/// counterpart.
package struct CSVReport: Report {
  package static let name = "csv"
  package static let endings = ["csv"]

  private let language: Language

  package init(_ options: ReportOptions) { language = options.language }

  package var parts: ReportParts { .texts(in: language) }

  /// The rows that have findings.
  package func rows(_ assessment: Assessment) -> [Int]? {
    assessment.listsPasses ? nil : assessment.rowsWithFindings
  }

  package func head(_ assessment: Assessment) -> [UInt8] {
    Array(
      """
      input,row,id,operator,verdict,rule,check,outcome,result,measured,limit,unit,uncertainty,\
      against_kind,against_id,against_count,message

      """.utf8)
  }

  package func write(
    _ proposal: Assessment.Proposal, at place: Int, of assessment: Assessment, to bytes: inout [UInt8]
  ) {
    for finding in proposal.findings {
      bytes.write(csv: assessment.inputs[proposal.input].name)
      bytes.append(comma)
      bytes.write(proposal.row)
      bytes.append(comma)
      bytes.write(csv: proposal.id)
      bytes.append(comma)
      bytes.write(csv: proposal.operator ?? "")
      bytes.append(comma)
      bytes.write(proposal.verdict.rawValue)
      bytes.append(comma)
      write(finding, to: &bytes)
    }
  }

  package func tail(_ assessment: Assessment) -> [UInt8] {
    var bytes: [UInt8] = []
    for area in assessment.areas {
      for finding in area.findings where finding.result != .pass || assessment.listsPasses {
        bytes.write(",,,,,")
        var finding = finding
        finding.against = finding.against ?? Finding.Counterpart(kind: area.kind, id: area.id)
        write(finding, to: &bytes)
      }
    }
    return bytes
  }

  private func write(_ finding: Finding, to bytes: inout [UInt8]) {
    bytes.write(csv: finding.rule)
    bytes.append(comma)
    bytes.write(finding.check)
    bytes.append(comma)
    bytes.write(finding.outcome.rawValue)
    bytes.append(comma)
    bytes.write(finding.result.rawValue)
    bytes.append(comma)
    write(finding.measured, finding.unit, to: &bytes)
    bytes.append(comma)
    write(finding.limit, finding.unit, to: &bytes)
    bytes.append(comma)
    bytes.write(finding.unit?.rawValue ?? "")
    bytes.append(comma)
    write(finding.uncertainty, finding.unit, to: &bytes)
    bytes.append(comma)
    if let against = finding.against {
      bytes.write(against.kind.rawValue)
      bytes.append(comma)
      bytes.write(csv: against.id)
      bytes.append(comma)
      bytes.write(against.count)
      bytes.append(comma)
    } else {
      bytes.write(",,,")
    }
    bytes.write(csv: finding.message[language])
    bytes.append(UInt8(ascii: "\n"))
  }

  @inline(__always)
  private func write(_ number: Double?, _ unit: Unit?, to bytes: inout [UInt8]) {
    if let number, number.isFinite { bytes.write(number, decimals: unit.decimals) }
  }
}

private let comma = UInt8(ascii: ",")
