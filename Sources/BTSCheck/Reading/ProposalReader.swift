import Geometry
import PROJ

/// Reads submissions: several files are one round.
package struct ProposalReader {
  let plan: Plan
  /// The CRS that the user gave, and the plan's for submissions that declare none.
  private let given: CoordinateSystem?
  private let usual: CoordinateSystem?
  let jobs: Int
  var round = Proposals()
  /// The communes declared so far, by the bytes of their cells, which the round's files keep.
  var communeCells = ByteTable()
  /// By their numbers there: which of the round's declared communes each is.
  var communeNumbers: [Int32] = []
  var communeTexts: [String: Int32] = [:]
  var communes: CommuneIndex?
  /// Of how many declared communes it is known which are meant.
  var foundCommunes = 0
  var idHashes: [UInt64] = []
  var hosts: [(row: Int32, text: String, column: String)] = []
  var replaced: [(row: Int32, text: String, column: String)] = []
  /// The files read so far.
  package private(set) var inputs: [Assessment.Input] = []
  /// How they were read.
  package private(set) var notes: [Note] = []
  /// The operations through which the plan's and the round's positions came.
  package private(set) var operations: CoordinateOperations

  /// Prepares to read the submissions of a round.
  ///
  /// - Parameter crs: the CRS of files and rows that declare none, before the plan's own.
  /// - Throws: `CheckError` when the CRS is unknown.
  package init(plan: Plan, crs: String?, jobs: Int) throws(CheckError) {
    self.plan = plan
    self.jobs = jobs
    operations = plan.operations
    given = try ProposalReader.system(crs, from: "--crs")
    usual = try ProposalReader.system(plan.submissions.crs, from: "plan.yaml")
  }

  private static func system(_ text: String?, from source: String) throws(CheckError) -> CoordinateSystem? {
    guard let text else { return nil }
    do throws(ProjectionError) {
      return try CoordinateSystem.named(text)
    } catch {
      throw CheckError(
        Complaint(
          file: source, code: "crs",
          message: LocalizedText(
            vi: "hệ tọa độ “\(text)”: \(error.text.vi)", en: "CRS “\(text)”: \(error.text.en)")))
    }
  }

  /// Reads one file as a part of the round.
  ///
  /// - Throws: `CheckError` when the file cannot be read as a whole.
  package mutating func read(_ submission: SubmissionFile) throws(CheckError) {
    let file = submission.table
    notes += submission.notes.map { Note(id: $0.id, input: inputs.count, message: $0.message) }
    let own = try ProposalReader.system(submission.crs, from: file.name)
    let crs = given ?? own ?? usual
    let layout = try layout(of: file, crs)
    let isOneChunk = layout.has(.crs)
    let chunks = layout.table.chunks(jobs: isOneChunk ? 1 : jobs) { ProposalChunk(layout, reading: &$0) }
    let first = round.count
    let firstFault = round.faults.count
    round.firstRows.append(first)
    round.ids.append(file)
    round.headers.append(ProposalColumn.allCases.map { layout.header($0) })
    append(chunks, layout, line: layout.table.dataLine - 1 - submission.rowOffset)
    let places = RawPlaces(chunks.map(\.result.places), jobs: jobs)
    notes += ProposalChunk.notes(chunks.map(\.result)).map {
      Note(id: $0.id, input: inputs.count, message: $0.message)
    }
    guard round.count > first else {
      throw CheckError(
        Complaint(
          file: file.name, code: "no-record",
          message: LocalizedText(
            vi: "tệp chỉ có dòng tiêu đề, không có hồ sơ nào", en: "the file has a header but no record")))
    }
    var resolver = PlaceResolver(
      places, file: file.name, headerLine: layout.table.headerLine, jobs: jobs, area: plan.area,
      uncertainty: plan.measurement.uncertainty?.value,
      header: layout.header)
    try resolver.resolve(&operations)
    take(resolver, first, layout)
    notes += resolver.notes.map { Note(id: $0.id, input: inputs.count, message: $0.message) }
    inputs.append(
      Assessment.Input(
        name: file.name, rows: round.count - first, crs: resolver.crs, operation: resolver.operation,
        accuracy: resolver.accuracy, file: submission.original))
    inputs[inputs.count - 1].sheet = submission.sheet
    if firstFault < round.faults.count { round.faults[firstFault...].sort { $0.row < $1.row } }
  }

  /// The round, when all files are read.
  ///
  /// - Parameter day: masts that do not count on it can be no hosts.
  package consuming func finish(on day: Day) -> Proposals {
    round.findDuplicateIDs(idHashes, jobs: jobs)
    round.resolveReplaced(replaced, plan: plan, jobs: jobs)
    round.resolveHosts(hosts, plan: plan, day: day, jobs: jobs)
    round.faults.sort { ($0.row, $0.order) < ($1.row, $1.order) }
    return round
  }

  private mutating func take(_ resolver: PlaceResolver, _ first: Int, _ layout: ProposalChunk.Layout) {
    round.positions.take(resolver.positions)
    round.uncertainties.append(contentsOf: resolver.uncertainties)
    round.operations.append(contentsOf: resolver.operations)
    for (row, column, value, system) in resolver.invalid {
      round.unplaced[Int32(first + row)] = (layout.header(column), value, system)
    }
    round.raw.append(resolver.raw(first..<round.count))
    // Places that are no degrees are set aside; whether they are exchanged is seen when the territory is known.
    for row in first..<round.count
    where !round.positions[row].longitude.isNaN && !round.positions[row].isOnEarth {
      round.impossible[Int32(row)] = round.positions[row]
      round.positions[row] = Position(longitude: .nan, latitude: .nan)
    }
  }

  // MARK: - The header

  private mutating func layout(
    of file: MappedFile, _ crs: CoordinateSystem?
  ) throws(CheckError) -> ProposalChunk.Layout {
    let headers = ProposalHeaders(more: plan.submissions.columns)
    let table: Table
    do {
      table = try Table(file, submissionsOf: plan)
    } catch {
      throw CheckError(error)
    }
    let cells = try headers.cells(of: table)
    let layout = ProposalChunk.Layout(
      table, cells: cells, commas: table.commaColumns(cells, jobs: jobs),
      system: try fileSystem(file, crs, cells), plan: plan)
    notes += table.notes(commas: layout.commas.contains(true)).map {
      Note(id: $0.id, input: inputs.count, message: $0.message)
    }
    return layout
  }

  /// The system of rows that declare none; nil where a `crs` column must tell.
  private func fileSystem(
    _ file: MappedFile, _ crs: CoordinateSystem?, _ cells: [Int]
  ) throws(CheckError) -> RowSystem? {
    let declaresByRow = cells[ProposalColumn.crs.rawValue] >= 0
    func complain(_ code: String, _ vi: String, _ en: String) -> CheckError {
      CheckError(Complaint(file: file.name, code: code, message: LocalizedText(vi: vi, en: en)))
    }
    guard let crs else {
      if declaresByRow { return nil }
      throw complain(
        "no-crs",
        "chưa khai báo hệ tọa độ; thêm --crs EPSG:…, cột crs, hoặc proposals.crs trong plan.yaml",
        "no CRS is declared; add --crs EPSG:…, a column crs, or proposals.crs in plan.yaml")
    }
    if let system = RowSystem(crs, cells) { return system }
    if declaresByRow { return nil }
    if crs.kind == .other {
      let text = ProjectionError.notHorizontal(crs.name).text
      throw complain("crs", text.vi, text.en)
    }
    throw crs.kind == .geographic
      ? complain(
        "crs",
        "hệ tọa độ \(crs.name) là địa lý, cần cột longitude và latitude; cột easting và northing cần hệ phẳng",
        "CRS \(crs.name) is geographic and needs columns longitude and latitude; easting and northing need a projected CRS"
      )
      : complain(
        "crs",
        "hệ tọa độ \(crs.name) là hệ phẳng, cần cột easting và northing; cột longitude và latitude cần hệ địa lý",
        "CRS \(crs.name) is projected and needs columns easting and northing; longitude and latitude need a geographic CRS"
      )
  }
}
