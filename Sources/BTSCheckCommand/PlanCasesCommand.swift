import ArgumentParser
import BTSCheck

/// `btscheck plan cases`: proposals at the limits of a plan, with the answers that are expected.
struct PlanCasesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cases",
    abstract: said(
      vi: "Tạo hồ sơ ngay dưới, đúng và ngay trên các mức của quy hoạch, hoặc kiểm chứng.",
      en: "Make proposals just below, at and just above the plan's limits, or verify them."),
    discussion: said(
      vi:
        "Với --verify, quy hoạch trả lời các trường hợp trong tệp hoặc vừa tạo; mã thoát 1 khi trả lời khác mong đợi.",
      en:
        "With --verify the plan judges the cases, those of a file or those that are made anew; exit code 1 when it answers otherwise than expected."
    ))

  @Argument(help: ArgumentHelp(said(vi: "Thư mục quy hoạch.", en: "The plan's folder.")))
  var folder: String

  @Argument(
    help: ArgumentHelp(
      said(
        vi: "Với --verify: bảng trường hợp đã tạo trước.",
        en: "With --verify: a table of cases that was made before.")))
  var cases: String?

  @Flag(
    help: ArgumentHelp(said(vi: "Để quy hoạch trả lời các trường hợp.", en: "Judge the cases by the plan.")))
  var verify = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      said(vi: "Ghi các trường hợp vào tệp CSV.", en: "Write the cases to a file, as CSV."), valueName: "file"
    ))
  var output: String?

  @Option(
    help: ArgumentHelp(
      said(
        vi: "Ngày xét quy hoạch: 2026-11-24. Mặc định: hôm nay.",
        en: "The day for which the plan is asked: 2026-11-24. Default: today."), valueName: "day"))
  var date: Day?

  @Option(
    help: ArgumentHelp(
      said(
        vi: "Ngôn ngữ: vi hoặc en. Mặc định: theo hệ thống.",
        en: "The language: vi or en. Default: the locale's."), valueName: "vi|en"))
  var lang: Language?

  func validate() throws {
    if cases != nil, !verify {
      throw ValidationError(
        said(vi: "chỉ đọc bảng trường hợp khi có --verify", en: "a table of cases is only read with --verify")
      )
    }
    if let output, !output.lowercased().hasSuffix(".csv") {
      throw ValidationError(
        said(
          vi: "các trường hợp được ghi ở dạng CSV: \(output) phải có đuôi .csv",
          en: "the cases are written as CSV: \(output) should end in .csv"))
    }
  }

  func run() throws {
    let language = Terminal.language(lang)
    do {
      let plan = try Plan(folder: folder)
      let table =
        try cases.map { try BoundaryTable(plan, path: $0, date: date) } ?? BoundaryTable(plan, date: date)
      for (rule, number, reason) in table.left {
        Terminal.remark(
          LocalizedText(
            vi: "quy định \(rule), trường hợp \(number): \(reason.vi)",
            en: "rule \(rule), case \(number): \(reason.en)"), language)
      }
      if let output {
        let bytes = table.csv(language)
        let spared = SparedFiles(files: cases.map { [$0] } ?? [], folders: [folder])
        try OutputFile.write(output, sparing: spared) { (sink) throws(Complaint) in try sink.write(bytes) }
      } else if !verify {
        var sink = DescriptorSink.standardOutput
        try sink.write(table.csv(language))
      }
      if verify { try report(table, language) }
    } catch let error as CheckError {
      Terminal.complain(error, language)
      throw ExitCode(2)
    } catch let complaint as Complaint {
      Terminal.complain(CheckError(complaint), language)
      throw ExitCode(2)
    }
  }

  private func report(_ table: BoundaryTable, _ language: Language) throws {
    let differences = try table.differences()
    let isVietnamese = language == .vi
    for one in differences {
      let found = one.found?.rawValue ?? (isVietnamese ? "không áp dụng" : "not applied")
      let message = one.message.map { ": " + $0[language] } ?? ""
      Terminal.write(
        Escaping.visible(
          "C\(one.index + 1) \(one.boundary.rule) \(one.boundary.number) (\(one.boundary.what[language])): "
            + (isVietnamese ? "cần" : "expected") + " \(one.boundary.expected.rawValue), "
            + (isVietnamese ? "nhưng là" : "is") + " \(found)\(message)") + "\n", to: .output)
    }
    let (count, wrong) = (table.cases.count, differences.count)
    Terminal.write(
      isVietnamese
        ? "\(count) trường hợp biên, \(wrong) trả lời khác\n"
        : "\(count) boundary cases, \(wrong) answered otherwise\n", to: .output)
    if wrong > 0 { throw ExitCode(1) }
  }
}
