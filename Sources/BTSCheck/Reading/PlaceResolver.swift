import Geometry
import PROJ

/// Makes places on WGS 84 of the coordinates of one file, and says how sure they are.
struct PlaceResolver {
  private var places: RawPlaces
  private let file: String
  private let headerLine: Int
  private let header: @Sendable (ProposalColumn) -> String
  private let jobs: Int
  /// Where the plan holds: decides among several coordinate operations.
  private let area: GeographicBox?
  /// How sure every position is by the plan's word; nil where the printed digits tell.
  private let uncertainty: Double?
  /// The places, row by row; NaN where they cannot be read.
  private(set) var positions: [Position]
  /// How sure each is, in metres.
  private(set) var uncertainties: [Float] = []
  /// The coordinates as read, where any of them had to be transformed.
  private var points: [Position] = []
  /// The operation through which each came.
  private(set) var operations: [UInt8] = []
  /// Rows whose coordinates the system does not have.
  private(set) var invalid: [(row: Int, column: ProposalColumn, value: String, system: String)] = []
  /// What a report should say of the file.
  private(set) var notes: [(id: String, message: LocalizedText)] = []
  private(set) var crs: String?
  private(set) var operation: String?
  private(set) var accuracy = 0.0

  init(
    _ places: RawPlaces, file: String, headerLine: Int, jobs: Int, area: GeographicBox?, uncertainty: Double?,
    header: @escaping @Sendable (ProposalColumn) -> String
  ) {
    self.places = places
    self.file = file
    self.headerLine = headerLine
    self.header = header
    self.jobs = jobs
    self.area = area
    self.uncertainty = uncertainty
    positions = places.positions
    self.places.positions = []
    if places.systems.count == 1 { crs = places.systems[0].system.name }
  }

  mutating func resolve(_ known: inout CoordinateOperations) throws(CheckError) {
    if places.bothPairs > 0 {
      note(
        "other-pair",
        "\(places.bothPairs) dòng có cả hai cặp tọa độ; chỉ đọc cặp hợp với hệ tọa độ đã khai báo",
        "\(places.bothPairs) \(places.bothPairs == 1 ? "row has" : "rows have") both pairs of coordinates; the pair that "
          + "fits the declared CRS was read"
      )
    }
    for (index, system) in places.systems.enumerated() where system.columns.0 == .x {
      try orderAxes(of: index)
    }
    measureUncertainty()
    if places.systems.contains(where: { !$0.system.isWGS84 }) { points = positions }
    operations = Array(repeating: 0, count: positions.count)
    for index in places.systems.indices { try transform(index, &known) }
  }

  /// The coordinates as they were printed, of rows that have these numbers in the round.
  func raw(_ rows: Range<Int>) -> RawCoordinates {
    RawCoordinates(
      rows: rows, systems: places.systems.map(\.system), columns: places.systems.map(\.columns),
      systemOf: places.systemOf.allSatisfy { $0 == 0 } ? [] : places.systemOf, points: points)
  }

  // MARK: - X and Y

  /// Reads X and Y as longitude and latitude, or by magnitude as northing and easting.
  private mutating func orderAxes(of index: Int) throws(CheckError) {
    let system = places.systems[index]
    let headers = "\(header(.x)), \(header(.y))"
    guard !system.isAngular else {
      note(
        "xy-degrees", "cột \(headers) được đọc là kinh độ, vĩ độ (\(system.system.name))",
        "columns \(headers) were read as longitude, latitude (\(system.system.name))")
      return
    }
    let rows = rows(of: index)
    let mapOrder = rows.map { PlanarPoint(x: positions[$0].longitude, y: positions[$0].latitude) }
    let paperOrder = mapOrder.map { PlanarPoint(x: $0.y, y: $0.x) }
    let fits = (
      try fitting(mapOrder, system.system), try fitting(paperOrder, system.system)
    )
    let isMapOrder = zip(fits.0, fits.1).allSatisfy { $0 && !$1 }
    let isPaperOrder = zip(fits.0, fits.1).allSatisfy { !$0 && $1 }
    guard isMapOrder || isPaperOrder else {
      throw CheckError(
        Complaint(
          file: file, line: headerLine, column: header(.x), code: "xy",
          message: LocalizedText(
            vi: "không rõ cột \(headers) cột nào là hướng bắc; hãy đặt tên cột là northing và easting",
            en:
              "it is not clear which of the columns \(headers) is the northing; name them easting and northing"
          )))
    }
    if isPaperOrder {
      for row in rows {
        positions[row] = positions[row].exchanged
        places.decimals[row] = (places.decimals[row].1, places.decimals[row].0)
      }
      places.systems[index].columns = (.y, .x)
      note(
        "xy-northing",
        "cột \(header(.x)) được đọc là northing (hướng bắc), cột \(header(.y)) là easting",
        "column \(header(.x)) was read as northing, column \(header(.y)) as easting")
    } else {
      note(
        "xy-easting",
        "cột \(header(.x)) được đọc là easting (hướng đông), cột \(header(.y)) là northing",
        "column \(header(.x)) was read as easting, column \(header(.y)) as northing")
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
  private mutating func measureUncertainty() {
    if let uncertainty {
      uncertainties = Array(repeating: Float(uncertainty), count: positions.count)
      return
    }
    let (places, positions) = (places, positions)
    let ranges = Parallel.ranges(positions.count, jobs: jobs, least: 1 << 14)
    let isAngular = places.systems.map(\.isAngular)
    // By kind of column: degrees, metres.
    let counts = Parallel.map(ranges.count, jobs: jobs) { part in
      var counts = Array(repeating: 0, count: 4 * PrintedDigits.codes)
      for row in ranges[part] where places.systemOf[row] >= 0 {
        let kind = isAngular[Int(places.systemOf[row])] ? 0 : 2
        counts[kind * PrintedDigits.codes + Int(places.decimals[row].0)] += 1
        counts[(kind + 1) * PrintedDigits.codes + Int(places.decimals[row].1)] += 1
      }
      return counts
    }
    let usual = (0..<4).map { kind in
      PrintedDigits.mostFrequent(
        (0..<PrintedDigits.codes).map { code in
          counts.reduce(0) { $0 + $1[kind * PrintedDigits.codes + code] }
        })
    }
    // Half a step in the system's unit, by system, axis and digits.
    let steps = places.systems.map { system in
      let unit = system.isAngular ? 1 : system.system.metresPerUnit ?? 1
      return (0..<2).map { axis in
        (0..<PrintedDigits.codes).map {
          PrintedDigits.halfStep(Int8($0), column: usual[(system.isAngular ? 0 : 2) + axis]) * unit
        }
      }
    }
    uncertainties = Array(repeating: 0, count: positions.count)
    Parallel.fill(&uncertainties, parts: ranges.count, jobs: jobs) { part, uncertainties in
      for row in ranges[part] where places.systemOf[row] >= 0 {
        let system = Int(places.systemOf[row])
        uncertainties[row] = Float(
          PrintedDigits.uncertainty(
            steps[system][0][Int(places.decimals[row].0)], steps[system][1][Int(places.decimals[row].1)],
            isAngular: isAngular[system], latitude: positions[row].latitude))
      }
    }
    self.places.decimals = []
  }

  // MARK: - WGS 84

  /// What counts for an operation of which nobody states the accuracy, in metres: published ones for the datum of a
  /// country are hardly worse.
  private static let unstatedAccuracy = 10.0

  private mutating func transform(_ index: Int, _ known: inout CoordinateOperations) throws(CheckError) {
    let system = places.systems[index].system
    guard !system.isWGS84 else { return }
    let rows = rows(of: index)
    let points = rows.map { PlanarPoint(x: positions[$0].longitude, y: positions[$0].latitude) }
    let done = try transformed(points, system)
    let sure = done.accuracy ?? PlaceResolver.unstatedAccuracy
    if done.accuracy == nil {
      note(
        "crs-accuracy",
        "không ai công bố sai số của phép chuyển từ \(system.name) sang WGS 84; tính là \(Int(sure)) m",
        "nobody states how accurate the operation from \(system.name) to WGS 84 is; \(Int(sure)) m are counted"
      )
    }
    guard let number = known.index(of: done.operation, accuracy: sure) else {
      throw CheckError(
        Complaint(
          file: file, code: "limit",
          message: LocalizedText(
            vi: "đợt hồ sơ cần nhiều hơn giới hạn \(CoordinateOperations.limit) phép chuyển tọa độ",
            en: "the round needs more than the limit of \(CoordinateOperations.limit) coordinate operations"))
      )
    }
    for (k, row) in rows.enumerated() {
      operations[row] = number
      positions[row] = done.positions[k]
      guard done.positions[k].longitude.isNaN else { continue }
      invalid.append((row, places.systems[index].columns.0, "\(points[k].x), \(points[k].y)", system.name))
    }
    operation = [operation, done.operation].compactMap { $0 }.joined(separator: "; ")
    if operation?.isEmpty ?? false { operation = nil }
    accuracy = max(accuracy, sure)
  }

  /// Brings points to WGS 84, side by side.
  private func transformed(
    _ points: [PlanarPoint], _ system: CoordinateSystem
  ) throws(CheckError) -> (positions: [Position], operation: String?, accuracy: Double?) {
    let ranges = Parallel.ranges(max(1, points.count), jobs: jobs, least: 4096)
    let parts = Parallel.map(ranges.count, jobs: jobs) { part -> Part in
      do throws(ProjectionError) {
        let transformation = try Transformation(from: system, within: area)
        return .done(
          transformation.positions(of: Array(points[ranges[part].clamped(to: points.indices)])),
          transformation.operation, transformation.accuracy)
      } catch {
        return .failed(error)
      }
    }
    var result: (positions: [Position], operation: String?, accuracy: Double?) = ([], nil, 0)
    for part in parts {
      switch part {
      case .done(let positions, let operation, let accuracy):
        result.positions += positions
        result.operation = operation
        result.accuracy = accuracy
      case .failed(let error):
        throw CheckError(
          Complaint(
            file: file, code: "crs",
            message: LocalizedText(
              vi: "hệ tọa độ \(system.name): \(error.text.vi)",
              en: "coordinate reference system \(system.name): \(error.text.en)")))
      }
    }
    return result
  }

  private enum Part: Sendable {
    case done([Position], String?, Double?)
    case failed(ProjectionError)
  }

  private func rows(of system: Int) -> [Int] {
    places.systemOf.indices.filter { places.systemOf[$0] == system && !positions[$0].longitude.isNaN }
  }

  private mutating func note(_ id: String, _ vi: String, _ en: String) {
    notes.append((id, LocalizedText(vi: vi, en: en)))
  }
}
