import ArgumentParser
import BTSCheck

/// `btscheck plan`: what concerns the plan itself.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: said(vi: "Xem xét chính quy hoạch.", en: "Look at the plan itself."),
    subcommands: [PlanCheckCommand.self, PlanCasesCommand.self])
}

/// `btscheck plan check`: is the plan sound?
struct PlanCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: said(
      vi: "Kiểm tra quy hoạch có nhất quán không.", en: "Check whether the plan itself is sound."))

  @Argument(help: ArgumentHelp(said(vi: "Thư mục quy hoạch.", en: "The plan's folder.")))
  var folder: String

  @Option(
    help: ArgumentHelp(
      said(
        vi: "Ngày xét quy hoạch: 2026-11-24. Mặc định: hôm nay.",
        en: "The day for which the plan is asked: 2026-11-24. Default: today."), valueName: "day"))
  var date: Day?

  @Option(
    help: ArgumentHelp(
      said(
        vi: "Định dạng ra đầu ra chuẩn: \(PlanReport.names).",
        en: "What goes to standard output: \(PlanReport.names)."),
      valueName: "format"))
  var format = "text"

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
        vi: "Ngôn ngữ: vi hoặc en. Mặc định: theo hệ thống.",
        en: "The language: vi or en. Default: the locale's."), valueName: "vi|en"))
  var lang: Language?

  @Option(
    help: ArgumentHelp(
      said(vi: "Từ mức nào thì mã thoát là 1.", en: "From which outcome on the exit code is 1."),
      valueName: "level"))
  var failOn = PlanFailLevel.fail

  @Option(
    help: ArgumentHelp(
      said(
        vi: "Số luồng cùng làm việc. Mặc định: số lõi.",
        en: "How many threads share the work. Default: the number of cores."), valueName: "n"))
  var jobs: Int?

  @Flag(
    help: ArgumentHelp(
      said(
        vi: "Không nói gì ở đầu ra lỗi, trừ khi không đọc được quy hoạch.",
        en: "Say nothing on standard error unless the plan cannot be read.")))
  var quiet = false

  @Option(
    help: ArgumentHelp(
      said(vi: "Màu: auto, always hoặc never.", en: "Colours: auto, always or never."), valueName: "when"))
  var color = ColourMode.auto

  func validate() throws {
    if let jobs, jobs < 1 {
      throw ValidationError(
        said(vi: "--jobs phải từ 1 trở lên, không phải \(jobs)", en: "--jobs must be at least 1, not \(jobs)")
      )
    }
  }

  func run() throws {
    let language = Terminal.language(lang)
    do {
      let toOutput = try PlanReport.format(named: format)
      let geoPackages = output.filter(GeoPackageReport.isMeant)
      let toFiles = try output.filter { !geoPackages.contains($0) }
        .map { ($0, try PlanReport.format(forFile: $0)) }
      try OutputFile.ensureDistinct(output)
      if !quiet { Terminal.progress(LocalizedText(vi: "đang kiểm tra…", en: "checking…"), language) }
      defer { if !quiet { Terminal.progress(nil, language) } }
      let inspection = try PlanInspector(folder: folder, date: date, jobs: jobs).inspect()
      if !quiet { Terminal.progress(nil, language) }
      let spared = SparedFiles(files: [], folders: [folder])
      for path in geoPackages { try inspection.writeGeoPackage(path, tool: .linked, sparing: spared) }
      for (path, format) in toFiles {
        let bytes = format.bytes(inspection, ReportOptions(language: language, tool: .linked))
        try OutputFile.write(path, sparing: spared) { (sink) throws(Complaint) in try sink.write(bytes) }
      }
      let options = ReportOptions(
        language: language, colours: color.isOn(.output), width: Terminal.width, tool: .linked)
      var sink = DescriptorSink(1, name: "-")
      do {
        try sink.write(toOutput.bytes(inspection, options))
      } catch {
        // A reader such as `head` has seen enough.
        guard error.code == "closed-pipe" else { throw error }
      }
      if failOn.isReached(by: inspection) { throw ExitCode(1) }
    } catch let error as CheckError {
      Terminal.complain(error, language)
      throw ExitCode(2)
    } catch let complaint as Complaint {
      Terminal.complain(CheckError(complaint), language)
      throw ExitCode(2)
    }
  }
}

/// From which outcome on the exit code is 1.
enum PlanFailLevel: String, ExpressibleByArgument, CaseIterable {
  case fail, warn, note, never

  func isReached(by inspection: PlanInspection) -> Bool {
    switch self {
    case .never: false
    case .fail: inspection.count(.reject) > 0
    case .warn: inspection.count(.reject) + inspection.count(.warn) > 0
    case .note: !inspection.findings.isEmpty
    }
  }
}
