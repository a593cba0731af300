import ArgumentParser
import BTSCheck

/// `btscheck rules`: the checks, or the plan's rules, in a table.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: said(
      vi: "Liệt kê các phép kiểm tra, hoặc với --plan là các quy định của quy hoạch.",
      en: "List the checks, or with --plan the plan's rules."))

  @OptionGroup var planOption: PlanOption

  @Option(
    help: ArgumentHelp(
      said(
        vi: "Ngôn ngữ: vi hoặc en. Mặc định: theo hệ thống.",
        en: "The language: vi or en. Default: the locale's."), valueName: "vi|en"))
  var lang: Language?

  func run() throws {
    let language = Terminal.language(lang)
    guard planOption.plan != nil else {
      return Terminal.write(CheckBook.table(language), to: .output)
    }
    do {
      let plan = try planOption.read(on: nil, jobs: nil, quiet: true, language).plan
      Terminal.write(plan.rulesTable(language), to: .output)
    } catch let error as CheckError {
      Terminal.complain(error, language)
      throw ExitCode(2)
    }
  }
}
