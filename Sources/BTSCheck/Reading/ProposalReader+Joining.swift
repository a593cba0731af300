/// Joining what was read of a file in chunks.
extension ProposalReader {
  /// Adds the chunks of a file to the round.
  ///
  /// - Parameter line: the line before the first chunk.
  mutating func append(
    _ chunks: [(result: ProposalChunk, lines: Int)], _ layout: ProposalChunk.Layout, line: Int
  ) {
    let (parts, jobs, first) = (chunks.map(\.result), jobs, round.count)
    var starts: [(row: Int32, line: Int32)] = []
    var next = (row: Int32(first), line: Int32(line))
    for (chunk, lines) in chunks {
      starts.append(next)
      next = (next.row + Int32(chunk.lines.count), next.line + Int32(lines))
    }
    let offsets = starts
    func joined<T: Sendable>(_ column: (ProposalChunk) -> [T]) -> [T] {
      Parallel.joined(parts.map(column), jobs: jobs) { _, value in value }
    }
    /// A column that this file lacks, or that earlier files lacked, is filled up with `none`.
    func extend<T: Sendable>(_ column: inout [T], _ own: [T], _ none: T) {
      guard !own.isEmpty || !column.isEmpty else { return }
      if column.count < first { column += repeatElement(none, count: first - column.count) }
      column.take(own.isEmpty ? Array(repeating: none, count: Int(next.row) - first) : own)
    }
    let rows = first..<Int(next.row)
    func extend(_ column: inout MetreColumn, _ own: (ProposalChunk) -> MetreColumn) {
      column.append(parts.map(own), rows: rows, jobs: jobs)
    }
    for (part, start) in zip(parts, offsets) { round.lines.append(part.lines, movedBy: start.line) }
    round.ids.offsets.take(joined { $0.ids.offsets })
    round.ids.lengths.take(joined { $0.ids.lengths })
    idHashes.take(joined { $0.idHashes })
    round.records.take(joined { $0.records })
    round.operators.take(joined { $0.operators })
    round.structures.take(joined { $0.structures })
    extend(&round.heights) { $0.heights }
    extend(&round.buildingHeights) { $0.buildingHeights }
    extend(&round.halfWidths) { $0.halfWidths }
    extend(&round.groundElevations) { $0.groundElevations }
    extend(&round.coverageRadii) { $0.coverageRadii }
    extend(&round.technologies, joined { $0.technologies }, [])
    extend(&round.dates, joined { $0.dates }, 0)
    extend(&round.frequencies, joined { $0.frequencies }, .nan)
    extend(&round.powers, joined { $0.powers }, .nan)
    extend(&round.publicDistances, joined { $0.publicDistances }, .nan)
    let numbers = parts.map { communeNumbers(of: $0) }
    findCommunes()
    extend(
      &round.communes,
      Parallel.joined(parts.map(\.communes), jobs: jobs) { $1 < 0 ? -1 : numbers[$0][Int($1)] }, -1)
    for (chunk, start) in zip(parts, offsets) { appendRest(of: chunk, layout, start.row) }
  }

  /// Adds what only few rows have.
  private mutating func appendRest(of chunk: ProposalChunk, _ layout: ProposalChunk.Layout, _ first: Int32) {
    for (row, emissions) in chunk.bands { round.bands[row + first] = emissions }
    for var fault in chunk.faults {
      fault.row += first
      round.faults.append(fault)
    }
    for row in chunk.unreadable { round.unreadable.insert(row + first) }
    for row in chunk.broken { round.broken.insert(row + first) }
    hosts += chunk.hosts.map { ($0.row + first, $0.text, layout.header(.shareHost)) }
    replaced += chunk.replaced.map { ($0.row + first, $0.text, layout.header(.replaces)) }
  }

  /// Which of the round's declared communes each text of a chunk names.
  private mutating func communeNumbers(of chunk: ProposalChunk) -> [Int32] {
    let texts = chunk.communeTexts
    return (0..<texts.count).map { cell in
      guard texts.lengths[cell] & TextColumn.escaped == 0 else { return communeNumber(texts[cell]) }
      // The file lives as long as the round.
      let number = communeCells.number(of: cell, in: chunk.communeCells)
      if number == communeNumbers.count { communeNumbers.append(communeNumber(texts[cell])) }
      return communeNumbers[number]
    }
  }

  private mutating func communeNumber(_ text: String) -> Int32 {
    if let known = communeTexts[text] { return known }
    let number = Int32(round.declaredCommunes.count)
    round.declaredCommunes.append(.init(text: text, communes: []))
    communeTexts[text] = number
    return number
  }

  /// Finds which communes are meant by what has been declared since this was last done.
  private mutating func findCommunes() {
    let texts = round.declaredCommunes[foundCommunes...].map(\.text)
    guard !texts.isEmpty, let known = plan.communes else { return }
    let index = communes ?? CommuneIndex(known, jobs: jobs)
    communes = index
    let ranges = Parallel.ranges(texts.count, jobs: jobs, least: 256)
    let found = Parallel.map(ranges.count, jobs: jobs) { part in ranges[part].map { index(texts[$0]) } }
    for communes in found.joined() {
      round.declaredCommunes[foundCommunes].communes = communes
      foundCommunes += 1
    }
  }
}

extension Array {
  /// Adds other elements; those of an array that was empty are not copied.
  mutating func take(_ others: [Element]) {
    if isEmpty { self = others } else { self += others }
  }
}
