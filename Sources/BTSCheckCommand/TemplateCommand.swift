import ArgumentParser
import BTSCheck

/// `btscheck template`: an empty submission for a plan.
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: said(
      vi: "Ghi mẫu hồ sơ trống cho quy hoạch: .xlsx hoặc .csv.",
      en: "Write an empty submission for the plan: .xlsx or .csv."))

  @Argument(
    help: ArgumentHelp(
      said(
        vi: "Tệp để ghi; đuôi tệp chọn bảng tính hoặc CSV.",
        en: "The file to write; its ending chooses between a workbook and CSV.")))
  var file: String

  @OptionGroup var planOption: PlanOption

  @Option(
    help: ArgumentHelp(
      said(
        vi: "Ngôn ngữ: vi hoặc en. Mặc định: theo hệ thống.",
        en: "The language: vi or en. Default: the locale's."), valueName: "vi|en"))
  var lang: Language?

  @Flag(
    help: ArgumentHelp(
      said(
        vi: "Không nói gì ở đầu ra lỗi, trừ khi không ghi được mẫu.",
        en: "Say nothing on standard error unless the template cannot be written.")))
  var quiet = false

  func run() throws {
    let language = Terminal.language(lang)
    do {
      let (plan, folder) = try planOption.read(on: nil, jobs: nil, quiet: quiet, language)
      let template = SubmissionTemplate(plan, language)
      let bytes: [UInt8]
      switch file.lowercased().split(separator: ".").dropFirst().last {
      case "csv": bytes = template.csv
      case "xlsx": bytes = try template.xlsx()
      default:
        throw Complaint(
          file: file, code: "unknown-format",
          message: LocalizedText(
            vi: "tên tệp phải có đuôi .xlsx hoặc .csv", en: "the name must end in .xlsx or .csv"))
      }
      // A submission that was filled in is worth more than an empty one.
      guard !OutputFile.isThere(file) else {
        throw Complaint(
          file: file, code: "already-there",
          message: LocalizedText(
            vi: "đã có tệp này và nó có thể đã được điền; hãy chọn tên khác hoặc xóa tệp trước",
            en:
              "there is such a file already, which may be filled in; choose another name, or remove it first")
        )
      }
      try OutputFile.write(file, sparing: SparedFiles(folders: [folder])) { (sink) throws(Complaint) in
        try sink.write(bytes)
      }
    } catch let error as CheckError {
      Terminal.complain(error, language)
      throw ExitCode(2)
    } catch let complaint as Complaint {
      Terminal.complain(CheckError(complaint), language)
      throw ExitCode(2)
    }
  }
}
