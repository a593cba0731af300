import ArgumentParser
import BTSCheck

/// Which plan a command uses.
struct PlanOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      said(vi: "Thư mục quy hoạch.", en: "The plan's folder."),
      discussion:
        said(
          vi:
            "Nếu không: BTSCHECK_PLAN, rồi plan.yaml gần nhất ở đây hoặc phía trên, rồi quy hoạch Hà Nam đi kèm.",
          en:
            "Else BTSCHECK_PLAN, else the nearest plan.yaml here or above, else the built-in plan of Hà Nam."),
      valueName: "dir"))
  var plan: String?

  /// Reads the plan, and says on standard error which it is.
  func read(on date: Day?, jobs: Int?, quiet: Bool, _ language: Language) throws -> (
    plan: Plan, folder: String
  ) {
    let (folder, source) = try place()
    let read =
      try source == .builtIn
      ? Plan.builtIn(date: date, jobs: jobs) : Plan(folder: folder, date: date, jobs: jobs)
    if !quiet { Terminal.remark(source.remark(read, folder), language) }
    return (read, folder)
  }

  private enum Source {
    case option, environment, nearest, builtIn

    func remark(_ plan: Plan, _ folder: String) -> LocalizedText {
      switch self {
      case .builtIn:
        LocalizedText(
          vi: "dùng quy hoạch minh họa Hà Nam đi kèm chương trình (\(plan.id))",
          en: "using the built-in, illustrative plan of Hà Nam (\(plan.id))")
      default:
        LocalizedText(vi: "dùng quy hoạch \(plan.id) ở \(folder)", en: "using plan \(plan.id) in \(folder)")
      }
    }
  }

  private func place() throws -> (String, Source) {
    if let plan { return (plan, .option) }
    if let named = Terminal.variable("BTSCHECK_PLAN"), !named.isEmpty { return (named, .environment) }
    if let nearest = Plan.nearestFolder() { return (nearest, .nearest) }
    return (try Plan.builtInFolder(), .builtIn)
  }
}
