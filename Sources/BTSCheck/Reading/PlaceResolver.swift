import Geometry
import PROJ

/// The coordinates of a file as read, row by row.
struct RawPlaces {
  var decimals: [(Int8, Int8)] = []
  /// Index into `systems`; -1 where the row has none.
  var systemOf: [Int8] = []
  var systems: [RowSystem] = []
  var bothPairs = 0

  /// Adds a chunk; its systems are those of the chunks before it, or the first ones.
  mutating func append(_ chunk: ProposalChunk) {
    if chunk.systems.count > systems.count { systems = chunk.systems }
    decimals.append(contentsOf: chunk.decimals)
    systemOf.append(contentsOf: chunk.systemOf)
    bothPairs += chunk.bothPairs
  }
}

/// Makes places on WGS 84 of the coordinates of one file, and says how sure they are.
struct PlaceResolver {
  var places: RawPlaces
  let layout: ProposalChunk.Layout
  /// The file's first row in the round.
  let first: Int
  let input: Int
  let jobs: Int
  /// Where the plan holds: decides among several coordinate operations.
  let area: GeographicBox?
  /// What the report says of the file.
  private(set) var notes: [Note] = []
  private(set) var crs: String?
  private(set) var operation: String?
  private(set) var accuracy = 0.0

  init(
    places: RawPlaces, layout: ProposalChunk.Layout, first: Int, input: Int, jobs: Int, area: GeographicBox?
  ) {
    self.places = places
    self.layout = layout
    self.first = first
    self.input = input
    self.jobs = jobs
    self.area = area
    if places.systems.count == 1 { crs = places.systems[0].system.name }
  }

  mutating func resolve(into round: inout Proposals, _ operations: inout CoordinateOperations)
    throws(CheckError)
  {
    if places.bothPairs > 0 {
      note(
        "other-pair",
        "\(places.bothPairs) dòng có cả hai cặp tọa độ; chỉ đọc cặp hợp với hệ tọa độ đã khai báo",
        "\(places.bothPairs) rows have both pairs of coordinates; the pair that fits the declared CRS was read"
      )
    }
    for (index, system) in places.systems.enumerated() where system.columns.0 == .x {
      try orderAxes(of: index, &round)
    }
    measureUncertainty(&round)
    round.operations.append(contentsOf: repeatElement(0, count: places.systemOf.count))
    for index in places.systems.indices { try transform(index, &round, &operations) }
    complainOfRange(&round)
  }

  // MARK: - X and Y

  /// Reads X and Y as longitude and latitude, or by magnitude as northing and easting.
  private mutating func orderAxes(of index: Int, _ round: inout Proposals) throws(CheckError) {
    let system = places.systems[index]
    let headers = "\(layout.header(.x)), \(layout.header(.y))"
    guard !system.isAngular else {
      note(
        "xy-degrees", "cột \(headers) được đọc là kinh độ, vĩ độ (\(system.system.name))",
        "columns \(headers) were read as longitude, latitude (\(system.system.name))")
      return
    }
    let rows = rows(of: index, round)
    let mapOrder = rows.map { PlanarPoint(x: round.positions[$0].longitude, y: round.positions[$0].latitude) }
    let paperOrder = mapOrder.map { PlanarPoint(x: $0.y, y: $0.x) }
    let fits = (
      try fitting(mapOrder, system.system), try fitting(paperOrder, system.system)
    )
    let isMapOrder = zip(fits.0, fits.1).allSatisfy { $0 && !$1 }
    let isPaperOrder = zip(fits.0, fits.1).allSatisfy { !$0 && $1 }
    guard isMapOrder || isPaperOrder else {
      throw CheckError(
        Complaint(
          file: layout.table.file.name, line: layout.table.headerLine, column: layout.header(.x), code: "xy",
          message: LocalizedText(
            vi: "không rõ cột \(headers) cột nào là hướng bắc; hãy đặt tên cột là northing và easting",
            en:
              "it is not clear which of the columns \(headers) is the northing; name them easting and northing"
          )))
    }
    if isPaperOrder {
      for row in rows {
        round.positions[row] = round.positions[row].exchanged
        places.decimals[row - first] = (places.decimals[row - first].1, places.decimals[row - first].0)
      }
      note(
        "xy-northing",
        "cột \(layout.header(.x)) được đọc là northing (hướng bắc), cột \(layout.header(.y)) là easting",
        "column \(layout.header(.x)) was read as northing, column \(layout.header(.y)) as easting")
    } else {
      note(
        "xy-easting",
        "cột \(layout.header(.x)) được đọc là easting (hướng đông), cột \(layout.header(.y)) là northing",
        "column \(layout.header(.x)) was read as easting, column \(layout.header(.y)) as northing")
    }
  }

  /// Which points lie where the system is meant to be used.
  private func fitting(_ points: [PlanarPoint], _ system: CoordinateSystem) throws(CheckError) -> [Bool] {
    let box = system.areaOfUse ?? .world
    return try transformed(points, system).positions.map { place in
      place.longitude >= box.west - 1 && place.longitude <= box.east + 1 && place.latitude >= box.south - 1
        && place.latitude <= box.north + 1
    }
  }

  // MARK: - Digits

  /// How sure each position is, from the digits that are printed.
  private func measureUncertainty(_ round: inout Proposals) {
    // By kind of column: degrees, metres.
    var counts = Array(
      repeating: (Array(repeating: 0, count: 128), Array(repeating: 0, count: 128)), count: 2)
    for (k, system) in places.systemOf.enumerated() where system >= 0 {
      let kind = places.systems[Int(system)].isAngular ? 0 : 1
      counts[kind].0[Int(places.decimals[k].0)] += 1
      counts[kind].1[Int(places.decimals[k].1)] += 1
    }
    let usual = counts.map { (PrintedDigits.mostFrequent($0.0), PrintedDigits.mostFrequent($0.1)) }
    round.uncertainties.reserveCapacity(round.count)
    for (k, system) in places.systemOf.enumerated() {
      guard system >= 0 else {
        round.uncertainties.append(0)
        continue
      }
      let kind = places.systems[Int(system)]
      let column = usual[kind.isAngular ? 0 : 1]
      let unit = kind.isAngular ? 1 : kind.system.metresPerUnit ?? 1
      round.uncertainties.append(
        Float(
          PrintedDigits.uncertainty(
            PrintedDigits.halfStep(places.decimals[k].0, column: column.0) * unit,
            PrintedDigits.halfStep(places.decimals[k].1, column: column.1) * unit, isAngular: kind.isAngular,
            latitude: round.positions[first + k].latitude)))
    }
  }

  // MARK: - WGS 84

  private mutating func transform(
    _ index: Int, _ round: inout Proposals, _ operations: inout CoordinateOperations
  ) throws(CheckError) {
    let system = places.systems[index].system
    guard !system.isWGS84 else { return }
    let rows = rows(of: index, round)
    let points = rows.map { PlanarPoint(x: round.positions[$0].longitude, y: round.positions[$0].latitude) }
    let done = try transformed(points, system)
    let number = operations.index(of: done.operation, accuracy: done.accuracy)
    for (k, row) in rows.enumerated() {
      round.operations[row] = number
      round.positions[row] = done.positions[k]
      guard done.positions[k].longitude.isNaN else { continue }
      let pair = places.systems[index].columns
      round.faults.append(
        InputFault(
          "input-invalid-value", row: Int32(row), column: layout.header(pair.0),
          value: "\(points[k].x), \(points[k].y)",
          expected: LocalizedText(vi: "tọa độ trong hệ \(system.name)", en: "coordinates of \(system.name)")))
      round.unreadable.insert(Int32(row))
    }
    operation = [operation, done.operation].compactMap { $0 }.joined(separator: "; ")
    if operation?.isEmpty ?? false { operation = nil }
    accuracy = max(accuracy, done.accuracy)
  }

  /// Brings points to WGS 84, side by side.
  private func transformed(
    _ points: [PlanarPoint], _ system: CoordinateSystem
  ) throws(CheckError) -> (positions: [Position], operation: String?, accuracy: Double) {
    let ranges = Parallel.ranges(max(1, points.count), jobs: jobs, least: 4096)
    let parts = Parallel.map(ranges.count, jobs: jobs) { part -> Part in
      do throws(ProjectionError) {
        let transformation = try Transformation(from: system, within: area)
        return .done(
          transformation.positions(of: Array(points[ranges[part].clamped(to: points.indices)])),
          transformation.operation, transformation.accuracy ?? 0)
      } catch {
        return .failed(error)
      }
    }
    var result: (positions: [Position], operation: String?, accuracy: Double) = ([], nil, 0)
    for part in parts {
      switch part {
      case .done(let positions, let operation, let accuracy):
        result.positions += positions
        result.operation = operation
        result.accuracy = accuracy
      case .failed(let error):
        throw CheckError(
          Complaint(
            file: layout.table.file.name, code: "crs",
            message: LocalizedText(
              vi: "hệ tọa độ \(system.name): \(error)", en: "CRS \(system.name): \(error)")))
      }
    }
    return result
  }

  private enum Part: Sendable {
    case done([Position], String?, Double)
    case failed(ProjectionError)
  }

  /// Sets places aside that are no degrees; whether they are exchanged is seen when the territory is known.
  private func complainOfRange(_ round: inout Proposals) {
    for row in first..<round.count
    where !round.positions[row].longitude.isNaN && !round.positions[row].isOnEarth {
      round.impossible[Int32(row)] = round.positions[row]
      round.positions[row] = Position(longitude: .nan, latitude: .nan)
    }
  }

  private func rows(of system: Int, _ round: Proposals) -> [Int] {
    places.systemOf.indices.lazy.filter { places.systemOf[$0] == system }.map { first + $0 }
  }

  private mutating func note(_ id: String, _ vi: String, _ en: String) {
    notes.append(Note(id: id, input: input, message: LocalizedText(vi: vi, en: en)))
  }
}

extension Plan {
  /// The box around the territory.
  var area: GeographicBox? {
    guard let vertices = territory?.shapes.vertices, let first = vertices.first else { return nil }
    var box = GeographicBox(
      west: first.longitude, south: first.latitude, east: first.longitude, north: first.latitude)
    for vertex in vertices {
      box.west = min(box.west, vertex.longitude)
      box.south = min(box.south, vertex.latitude)
      box.east = max(box.east, vertex.longitude)
      box.north = max(box.north, vertex.latitude)
    }
    return box
  }
}
