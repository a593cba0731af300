import ArgumentParser
import BTSCheck

/// `btscheck explain`: a page for a person.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: said(
      vi: "Giải thích một phép kiểm tra, một kết quả hoặc một quy định của quy hoạch.",
      en: "Explain a check, a finding or a rule of the plan."))

  @Argument(
    help: ArgumentHelp(
      said(
        vi: "Tên: spacing, input-share-host, hoặc mã quy định; với --plan, mã quy định được xét trước.",
        en: "The name: spacing, input-share-host, or a rule's id; with --plan a rule's id goes first.")))
  var name: String

  @OptionGroup var planOption: PlanOption

  @Option(
    help: ArgumentHelp(
      said(
        vi: "Ngôn ngữ: vi hoặc en. Mặc định: theo hệ thống.",
        en: "The language: vi or en. Default: the locale's."), valueName: "vi|en"))
  var lang: Language?

  func run() throws {
    let language = Terminal.language(lang)
    let page = CheckBook.page(named: name)
    if let page, planOption.plan == nil { return Terminal.write(page.text(language), to: .output) }
    do {
      let plan = try planOption.read(on: nil, jobs: nil, quiet: true, language).plan
      if let rule = plan.rules.first(where: { $0.id == name }) {
        return Terminal.write(rule.text(of: plan, language), to: .output)
      }
      if let page { return Terminal.write(page.text(language), to: .output) }
      throw CheckError(CheckBook.unknownName(name, rules: plan.rules.map(\.id)))
    } catch let error as CheckError {
      Terminal.complain(error, language)
      throw ExitCode(2)
    }
  }
}
