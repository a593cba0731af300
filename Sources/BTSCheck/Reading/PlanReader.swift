#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Plan {
  /// Reads a plan and everything that it names.
  ///
  /// - Parameters:
  ///   - folder: the plan's folder, or its `plan.yaml`.
  ///   - date: the day on which it must be in force; nil reads it whatever its period, and all that it includes.
  ///   - jobs: how many threads share the work; as many as there are cores if not given. The result is the same.
  /// - Throws: `CheckError` with everything that is wrong with the plan, sorted by file and line.
  public init(folder: String, date: Day? = nil, jobs: Int? = nil) throws(CheckError) {
    var reader = try PlanReader(path: folder, date: date, jobs: jobs)
    self = try reader.read()
  }
}

/// Reads a plan: first its documents, then what they name side by side, then the rules that use it.
package struct PlanReader {
  let folder: PlanFolder
  /// The name of the top document in it.
  let top: String
  let date: Day?
  let jobs: Int
  package let log = PlanLog()
  /// The top plan's document, then those that are included, each before what it includes itself.
  var documents: [PlanDocument] = []
  /// Every file that was read.
  var files: [Plan.PlanFile] = []
  var notes: [Note] = []
  /// The documents that were included, by path.
  private var opened: Set<String> = []

  /// Finds the folder of a plan from its path, or from that of its document.
  package init(path: String, date: Day?, jobs: Int? = nil) throws(CheckError) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw CheckError(
        Complaint(
          file: path, code: "missing-plan",
          message: LocalizedText(vi: "không có thư mục quy hoạch này", en: "there is no such plan folder")))
    }
    let isFolder = status.st_mode & S_IFMT == S_IFDIR
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    top = isFolder ? "plan.yaml" : parts.last.map(String.init) ?? path
    self.date = date
    self.jobs = max(1, jobs ?? Parallel.cores)
    do throws(Complaint) {
      folder = try PlanFolder(isFolder ? path : parts.dropLast().joined(separator: "/") + "/.")
    } catch {
      throw CheckError(error)
    }
    guard access(folder.root + "/" + top, F_OK) == 0 else {
      throw CheckError(
        Complaint(
          file: path, code: "missing-plan",
          message: LocalizedText(
            vi: "thư mục này không có tệp plan.yaml", en: "there is no plan.yaml in this folder")))
    }
  }

  /// The plan.
  ///
  /// - Throws: `CheckError` with all complaints.
  package mutating func read() throws(CheckError) -> Plan {
    open(PlanFolder.Path(name: top, absolute: folder.root + "/" + top), chain: [])
    guard let document = documents.first else { throw CheckError(log.sorted) }
    let fields = document.fields

    var plan = Plan(id: document.id, title: fields.localized("title") ?? LocalizedText(document.id))
    plan.authority = fields.localized("authority")
    plan.decision = fields.decision("decision")
    plan.validity = document.validity
    plan.crs = document.crs
    plan.submissions = fields.submissions("proposals")
    plan.structures = structures(fields)
    plan.operators = operators(fields)
    plan.measurement = fields.measurement("measurement")

    let parts = readParts(into: &plan)
    let names = PlanNames(of: plan, parts)
    var rules = RuleReader(
      names: names, log: log, hasTerritory: parts.contains { $0.name == "territory" },
      hasCommunes: parts.contains { $0.name == "communes" },
      hasPositions: parts.contains { $0.name == "positions" })
    for document in documents { plan.rules += rules.rules(document.fields) }
    plan.waivers = waivers(document)
    for document in documents { document.fields.finish() }

    guard log.isEmpty else { throw CheckError(log.sorted) }
    plan.notes = notes
    // Two layers may come from one file.
    plan.files = Dictionary(files.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
      .values.sorted { $0.name < $1.name }
    return plan
  }

  // MARK: - Documents

  /// Reads a document and those that it includes; `chain` has those that led to it.
  private mutating func open(_ path: PlanFolder.Path, chain: [String]) {
    let document: PlanDocument
    do throws(Complaint) {
      let file = try MappedFile(path: path.absolute, name: path.name)
      guard let read = PlanDocument(file, log: log) else { return }
      document = read
      guard isInForce(document, isTop: chain.isEmpty) else { return }
      files.append(Plan.PlanFile(name: path.name, file: file))
    } catch {
      return log.add(error)
    }
    documents.append(document)
    if !chain.isEmpty { setAside(document) }
    let chain = chain + [path.absolute]
    for (source, node) in document.fields.textNodes("include") ?? [] {
      guard let included = find(source, document, document.fields, "include", node) else { continue }
      if chain.contains(included.absolute) {
        document.fields.complain(
          at: node, key: "include", code: "include-cycle", vi: "“\(source)” dẫn trở lại chính nó",
          en: "“\(source)” leads back to itself")
      } else if !opened.insert(included.absolute).inserted {
        document.fields.complain(
          at: node, key: "include", code: "include-twice", vi: "“\(source)” đã được đưa vào một lần",
          en: "“\(source)” is included already")
      } else {
        open(included, chain: chain)
      }
    }
  }

  /// The file that a document names; nil with a complaint at the place.
  func find(
    _ source: String, _ document: PlanDocument, _ fields: Fields, _ key: String, _ node: YAMLNode
  ) -> PlanFolder.Path? {
    do throws(Complaint) {
      return try folder.path(of: source, from: document.folder)
    } catch {
      fields.complain(at: node, key: key, code: error.code, vi: error.message.vi, en: error.message.en)
      return nil
    }
  }

  /// Whether a document is in force on the day; says so when it is not.
  private mutating func isInForce(_ document: PlanDocument, isTop: Bool) -> Bool {
    guard let date, !document.validity.contains(date) else { return true }
    let day = LocalizedText { Wording.day(date, $0) }
    let period = LocalizedText { Wording.period(document.validity, $0) }
    if isTop {
      document.fields.complain(
        "valid", code: "not-in-force",
        vi: "quy hoạch không có hiệu lực ngày \(day.vi); thời hạn \(period.vi)",
        en: "the plan is not in force on \(day.en); it holds \(period.en)")
      return true
    }
    notes.append(
      Note(
        id: Plan.leftOut,
        message: LocalizedText(
          vi: "bỏ qua \(document.name): không có hiệu lực ngày \(day.vi) (\(period.vi))",
          en: "\(document.name) is left out: not in force on \(day.en) (\(period.en))")))
    return false
  }

  /// Notes what of an included document is not used, because the top plan's is.
  private mutating func setAside(_ document: PlanDocument) {
    let keys = ["proposals", "structures", "operators", "measurement", "waivers"]
    let unused =
      keys.filter { document.fields.find($0) != nil }
      + ["territory", "communes", "zones"].filter { document.fields.node["layers"]?[$0] != nil }
    for key in ["title", "authority", "decision"] { _ = document.fields.find(key) }
    guard !unused.isEmpty else { return }
    let list = unused.joined(separator: ", ")
    notes.append(
      Note(
        id: "include-set-aside",
        message: LocalizedText(
          vi: "\(document.name): không dùng \(list); dùng của quy hoạch chính",
          en: "\(document.name): \(list) are not used; those of the top plan are")))
  }
}
