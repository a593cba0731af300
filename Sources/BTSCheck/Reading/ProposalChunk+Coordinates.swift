import Geometry

/// Reading coordinates, and the system that a row declares.
extension ProposalChunk {
  mutating func readPosition(
    _ scanner: borrowing RecordScanner, _ row: Int32, _ isBroken: Bool, _ names: inout Names
  ) {
    guard !isBroken, let index = rowSystem(scanner, row, &names) else { return places.skip() }
    let pair = places.systems[Int(index)].columns
    let exchanged = pair.0 == .longitude ? exchangedDegrees(scanner) : nil
    let first = exchanged?.longitude ?? coordinate(scanner, pair.0, row)
    let second = exchanged?.latitude ?? coordinate(scanner, pair.1, row)
    guard let x = first, let y = second else {
      unreadable.insert(row)
      return places.skip()
    }
    if places.systems[Int(index)].hasBothPairs, hasOtherPair(scanner, than: pair) { places.bothPairs += 1 }
    places.append(
      Position(longitude: x.value, latitude: y.value), (x.decimals, y.decimals), system: index)
  }

  /// Degrees each of which has the other axis's letter (`20°32'04.4"N` as longitude): both are taken as they stand, so that
  /// the place tells that they are exchanged. Nil for all others.
  private mutating func exchangedDegrees(_ scanner: borrowing RecordScanner) -> (
    longitude: (value: Double, decimals: Int8), latitude: (value: Double, decimals: Int8)
  )? {
    // A letter stands before or behind, or a mark behind it; most cells are plain numbers.
    guard let cell = layout.cell(scanner, .longitude), let first = cell.first, let last = cell.last,
      first > 57 || last < 48 || last > 57
    else { return nil }
    let (longitude, latitude) = (layout.text(scanner, .longitude), layout.text(scanner, .latitude))
    guard DegreesText(longitude, isLongitude: true) == nil, DegreesText(latitude, isLongitude: false) == nil,
      let x = DegreesText(longitude, isLongitude: false), let y = DegreesText(latitude, isLongitude: true)
    else { return nil }
    markedDegrees += 2
    return ((x.degrees, PrintedDigits.code(x)), (y.degrees, PrintedDigits.code(y)))
  }

  mutating func coordinate(
    _ scanner: borrowing RecordScanner, _ column: ProposalColumn, _ row: Int32
  ) -> (value: Double, decimals: Int8)? {
    guard let bytes = layout.cell(scanner, column), !CellValues.isMissing(bytes) else {
      complain("input-missing-value", column, row, value: nil)
      return nil
    }
    let separator: UInt8 = layout.commas[column.rawValue] ? 44 : 46
    if let number = DecimalParser.number(bytes, separator: separator) {
      return (number.value, PrintedDigits.code(number))
    }
    if column == .longitude || column == .latitude,
      let degrees = DegreesText(layout.text(scanner, column), isLongitude: column == .longitude)
    {
      markedDegrees += 1
      return (degrees.degrees, PrintedDigits.code(degrees))
    }
    complain("input-invalid-value", column, row, value: layout.text(scanner, column))
    return nil
  }

  func hasOtherPair(_ scanner: borrowing RecordScanner, than pair: (ProposalColumn, ProposalColumn))
    -> Bool
  {
    let other: [ProposalColumn] = pair.0 == .longitude ? [.easting, .northing] : [.longitude, .latitude]
    return other.allSatisfy { layout.cell(scanner, $0).map { !CellValues.isMissing($0) } ?? false }
  }

  /// The coordinate system of a row, as an index into `systems`; nil (with a complaint) where it has none.
  mutating func rowSystem(
    _ scanner: borrowing RecordScanner, _ row: Int32, _ names: inout Names
  ) -> Int8? {
    guard let bytes = layout.cell(scanner, .crs), !CellValues.isMissing(bytes) else {
      if layout.system != nil { return 0 }
      complain("input-missing-value", .crs, row, value: nil)
      unreadable.insert(row)
      return nil
    }
    let written = layout.text(scanner, .crs)
    if let known = names.systems[written] {
      if known >= 0 { return known }
    } else if places.systems.count < 127, let system = RowSystem(written, layout.cells) {
      places.systems.append(system)
      names.systems[written] = Int8(places.systems.count - 1)
      return Int8(places.systems.count - 1)
    } else {
      names.systems[written] = -1
    }
    complain("input-invalid-value", .crs, row, value: written)
    unreadable.insert(row)
    return nil
  }
}
