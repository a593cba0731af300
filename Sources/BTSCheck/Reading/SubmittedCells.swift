/// The cells of submissions as they stand, read again for the findings that quote them.
struct SubmittedCells {
  private let proposals: Proposals
  private let plan: Plan
  /// By file: its table, and the cell of each column by the column's raw value; nil where it is no table any more.
  private var layouts: [Int: (table: Table, cells: [Int])?] = [:]

  init(_ proposals: Proposals, plan: Plan) {
    self.proposals = proposals
    self.plan = plan
  }

  /// The cell of a column; nil where the row's file has none.
  mutating func text(_ row: Int, _ column: ProposalColumn) -> String? {
    guard proposals.records.indices.contains(row), let (table, cells) = layout(of: proposals.input(of: row)),
      cells[column.rawValue] >= 0
    else { return nil }
    return table.file.withBytes { bytes in
      guard
        var scanner = RecordScanner(
          bytes, from: Int(proposals.records[row]), to: bytes.count, separator: table.separator),
        scanner.next()
      else { return nil }
      return scanner.text(cells[column.rawValue])
    }
  }

  private mutating func layout(of input: Int) -> (table: Table, cells: [Int])? {
    if let known = layouts[input] { return known }
    let headers = ProposalHeaders(more: plan.submissions.columns)
    var layout: (table: Table, cells: [Int])?
    if let table = try? Table(proposals.ids.files[input], submissionsOf: plan),
      let cells = try? headers.cells(of: table)
    {
      layout = (table, cells)
    }
    layouts[input] = layout
    return layout
  }
}
