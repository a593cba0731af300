import ArgumentParser
import BTSCheck

/// `btscheck check`: the main job.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: said(
      vi: "Đối chiếu hồ sơ với quy hoạch (mặc định).", en: "Check proposals against the plan (the default)."))

  @Argument(
    help: ArgumentHelp(
      said(
        vi: "Các tệp hồ sơ; nhiều tệp là một đợt; - là đầu vào chuẩn.",
        en: "The files of proposals; several are one round; - is standard input.")))
  var proposals: [String]

  @OptionGroup var planOption: PlanOption

  @Option(
    help: ArgumentHelp(
      said(vi: "Hệ tọa độ của tệp không khai báo.", en: "The CRS of files that declare none."),
      valueName: "crs"))
  var crs: String?

  @Option(
    help: ArgumentHelp(
      said(
        vi: "Bảng mã của tệp văn bản: \(TextEncoding.names). Mặc định: tự nhận ra.",
        en: "The encoding of text files: \(TextEncoding.names). Default: found out."), valueName: "encoding"))
  var encoding: TextEncoding?

  @Option(
    help: ArgumentHelp(
      said(
        vi: "Ngày xét quy hoạch: 2026-11-24. Mặc định: hôm nay.",
        en: "The day for which the plan is asked: 2026-11-24. Default: today."), valueName: "day"))
  var date: Day?

  @Option(
    help: ArgumentHelp(
      said(
        vi: "Định dạng ra đầu ra chuẩn: \(ReportShelf.names.joined(separator: ", ")). Mặc định: text.",
        en: "What goes to standard output: \(ReportShelf.names.joined(separator: ", ")). Default: text."),
      valueName: "format"))
  var format: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      said(
        vi: "Ghi thêm báo cáo vào tệp; đuôi tệp chọn định dạng.",
        en: "Write a report to a file as well; its ending chooses the format."), valueName: "file"))
  var output: [String] = []

  @Option(
    help: ArgumentHelp(
      said(
        vi: "Ghi lại bảng của doanh nghiệp (CSV, XLSX), thêm cột kết luận và kết quả.",
        en: "Write the operator's own table (CSV, XLSX) with columns for verdict and findings."),
      valueName: "file")
  )
  var annotate: String?

  @Flag(
    help: ArgumentHelp(
      said(
        vi: "Sửa tọa độ theo đề xuất trong kết quả: khi đó -o FILE.csv là bảng đã sửa của doanh nghiệp.",
        en:
          "Apply what findings suggest for coordinates: -o FILE.csv is then the corrected table of the operator."
      ))
  )
  var fix = false

  @Flag(
    help: ArgumentHelp(
      said(
        vi: "Xem --fix sửa những gì, dạng unified diff, thay cho báo cáo.",
        en: "Show what --fix changes, as a unified diff on standard output instead of a report.")))
  var diff = false

  @Option(
    help: ArgumentHelp(
      said(
        vi: "Ngôn ngữ: vi hoặc en. Mặc định: theo hệ thống.",
        en: "The language: vi or en. Default: the locale's."), valueName: "vi|en"))
  var lang: Language?

  @Flag(help: ArgumentHelp(said(vi: "Liệt kê cả những mục đạt.", en: "List what passes too.")))
  var all = false

  @Option(
    help: ArgumentHelp(
      said(vi: "Từ kết luận nào thì mã thoát là 1.", en: "From which verdict on the exit code is 1."),
      valueName: "level"))
  var failOn = FailLevel.undecided

  @Option(
    help: ArgumentHelp(
      said(
        vi: "Số luồng cùng làm việc. Mặc định: số lõi.",
        en: "How many threads share the work. Default: the number of cores."), valueName: "n"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      said(
        vi:
          "Chỉ xét phần i trong n phần của đợt, các phần khác chỉ để đối chiếu; gộp mọi phần cho kết quả như một lần chạy.",
        en:
          "Judge only part i of n of the round, the others being looked at; all parts together give what one run gives."
      ),
      valueName: "i/n"))
  var tile: Tile?

  @Flag(
    help: ArgumentHelp(
      said(
        vi: "Không nói gì ở đầu ra lỗi, trừ khi không kiểm tra được.",
        en: "Say nothing on standard error unless the check cannot be made.")))
  var quiet = false

  @Option(
    help: ArgumentHelp(
      said(vi: "Màu: auto, always hoặc never.", en: "Colours: auto, always or never."), valueName: "when"))
  var color = ColourMode.auto

  func validate() throws {
    if proposals.isEmpty {
      throw ValidationError(
        said(vi: "thiếu tham số '<proposals> ...'", en: "Missing expected argument '<proposals> ...'"))
    }
    if let jobs, jobs < 1 {
      throw ValidationError(
        said(vi: "--jobs phải từ 1 trở lên, không phải \(jobs)", en: "--jobs must be at least 1, not \(jobs)")
      )
    }
    if proposals.filter({ $0 == "-" }).count > 1 {
      throw ValidationError(
        said(vi: "đầu vào chuẩn (-) chỉ đọc được một lần", en: "standard input (-) can be read only once"))
    }
    if fix, !diff, tables.isEmpty {
      throw ValidationError(
        said(
          vi: "--fix cần -o FILE.csv để ghi bảng đã sửa, hoặc --diff",
          en: "--fix needs -o FILE.csv for the corrected table, or --diff"))
    }
    if fix, annotate != nil {
      throw ValidationError(
        said(
          vi: "--fix và --annotate không đi cùng nhau: hãy sửa bảng trước rồi ghi chú sau",
          en: "--fix and --annotate do not go together: correct the table, then annotate it"))
    }
    if diff, format != nil {
      throw ValidationError(
        said(
          vi: "--diff và --format cùng đòi đầu ra chuẩn",
          en: "--diff and --format both ask for standard output"))
    }
  }

  func run() throws {
    let language = Terminal.language(lang)
    do {
      try check(language)
    } catch let error as CheckError {
      Terminal.complain(error, language)
      throw ExitCode(2)
    } catch let complaint as Complaint {
      Terminal.complain(CheckError(complaint), language)
      throw ExitCode(2)
    }
  }

  private func check(_ language: Language) throws {
    let toOutput = try ReportShelf.format(named: format ?? "text")
    let geoPackages = output.filter(GeoPackageReport.isMeant)
    let toFiles = try output.filter { !tables.contains($0) && !geoPackages.contains($0) }
      .map { ($0, try ReportShelf.format(forFile: $0)) }
    try OutputFile.ensureDistinct(output + (annotate.map { [$0] } ?? []))
    let day = date ?? .today
    let (plan, folder) = try planOption.read(on: day, jobs: jobs, quiet: quiet, language)
    var assessment = try assess(plan, day, language)
    assessment.listsPasses = all
    let corrected = fix || diff ? try CorrectedTable(assessment, encoding: encoding) : nil

    let spared = SparedFiles(
      files: proposals.filter { $0 != "-" }.map { SubmissionFile.parts(of: $0).file }, folders: [folder])
    let options = ReportOptions(
      language: language, colours: color.isOn(.output), width: Terminal.width, tool: .linked)
    let fileOptions = ReportOptions(language: language, tool: .linked)
    // Before anything is written: it may not be possible.
    let table = try annotate.map {
      try AnnotatedTable(assessment, to: $0, encoding: encoding, language)
    }
    for (path, format) in toFiles {
      try OutputFile.write(path, sparing: spared) { (sink) throws(Complaint) in
        try writer(format.init(fileOptions), assessment).write(to: &sink)
      }
    }
    for path in geoPackages {
      try GeoPackageReport(assessment, tool: .linked, jobs: jobs ?? Parallel.cores)
        .write(to: path, sparing: spared)
    }
    if let annotate, let table {
      try OutputFile.write(annotate, sparing: spared) { (sink) throws(Complaint) in try table.write(to: &sink)
      }
    }
    for path in tables {
      try OutputFile.write(path, sparing: spared) { (sink) throws(Complaint) in
        try corrected?.write(to: &sink)
      }
    }
    if let corrected, !quiet { Terminal.remark(corrected.summary, language) }
    var sink = DescriptorSink(1, name: "-")
    do {
      if let corrected, diff {
        try sink.write(Array(corrected.difference.utf8))
      } else {
        try writer(toOutput.init(options), assessment).write(to: &sink)
      }
    } catch {
      // A reader such as `head` has seen enough.
      guard error.code == "closed-pipe" else { throw error }
    }
    // The system has all of it back at once: millions of rows need not be taken apart first.
    withExtendedLifetime(assessment) {
      Command.end(ExitCode(failOn.isReached(by: assessment) ? 1 : 0))
    }
  }

  /// The files to which the corrected table goes.
  private var tables: [String] {
    output.filter { path in fix && [".csv", ".tsv"].contains { path.lowercased().hasSuffix($0) } }
  }

  private func assess(_ plan: Plan, _ day: Day, _ language: Language) throws -> Assessment {
    if !quiet { Terminal.progress(LocalizedText(vi: "đang kiểm tra…", en: "checking…"), language) }
    defer { if !quiet { Terminal.progress(nil, language) } }
    return try Checker(plan, date: day, jobs: jobs, tile: tile)
      .assess(proposals, crs: crs, encoding: encoding)
  }

  private func writer(_ report: any Report, _ assessment: Assessment) -> ReportWriter {
    ReportWriter(report, of: assessment, jobs: jobs ?? Parallel.cores)
  }
}

/// From which verdict on the exit code is 1.
enum FailLevel: String, ExpressibleByArgument, CaseIterable {
  case fail, undecided, conditional, warn, never

  func isReached(by assessment: Assessment) -> Bool {
    let worst = assessment.worst
    return switch self {
    case .never: false
    case .fail: worst >= .fail
    case .undecided: worst >= .undecided
    case .conditional: worst >= .conditional
    case .warn: worst >= .conditional || assessment.hasWarnings
    }
  }
}

/// When colours are used.
enum ColourMode: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never

  func isOn(_ stream: Terminal.Stream) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      stream.isTerminal && (Terminal.variable("NO_COLOR") ?? "").isEmpty
        && Terminal.variable("TERM") != "dumb"
    }
  }
}
