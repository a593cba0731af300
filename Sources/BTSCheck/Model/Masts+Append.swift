extension Masts {
  /// Adds the masts of another table after these.
  package mutating func append(_ other: Masts) {
    let first = count
    ids.append(other.ids)
    for (mast, operators) in other.sharers { sharers[mast + Int32(first)] = operators }
    positions += other.positions
    operators += other.operators
    structures += other.structures
    heights += other.heights
    coverageRadii += other.coverageRadii
    statuses += other.statuses
    shareable += other.shareable
    technologies += other.technologies
    validUntil += other.validUntil
    uncertainties += other.uncertainties
    operations += other.operations
  }
}

extension Positions {
  /// Adds the positions of another table after these.
  package mutating func append(_ other: Positions) {
    ids += other.ids
    positions += other.positions
    operators += other.operators
    structures += other.structures
    periods += other.periods
    decisions += other.decisions
    uncertainties += other.uncertainties
    operations += other.operations
  }
}

extension TextColumn {
  /// Adds the cells of another column after these.
  package mutating func append(_ other: TextColumn) {
    firstRows += other.firstRows.map { $0 + count }
    files += other.files
    offsets += other.offsets
    lengths += other.lengths
  }
}
