public import ArgumentParser
public import BTSCheck
import GDAL
import PROJ

/// The program `btscheck`.
@main
struct Command: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "btscheck",
    abstract: said(
      vi: "Cho biết trạm BTS có được đặt ở nơi doanh nghiệp muốn hay không.",
      en: "Tells whether mobile base stations may stand where operators want them."),
    discussion: said(
      vi: """
        btscheck ho-so.csv đối chiếu một đợt hồ sơ với quy hoạch đã duyệt và in báo cáo.
        Mã thoát: 0 mọi trạm đều được (có thể kèm điều kiện), 1 có trạm không được, 2 không kiểm tra được.
        """,
      en: """
        btscheck proposals.csv checks a round of proposals against the approved plan and prints the report.
        Exit codes: 0 all may stand (perhaps on conditions), 1 some may not, 2 the check could not be made.
        """),
    version: ToolVersions.current,
    subcommands: [
      CheckCommand.self, PlanCommand.self, ExplainCommand.self, RulesCommand.self, TemplateCommand.self,
    ],
    defaultSubcommand: CheckCommand.self)

  /// Parses the arguments, runs, and ends with the promised exit code: wrong usage is 2, like all that prevents a check.
  static func main() {
    // A reader that closes the pipe is told of by the error of the write.
    ignoreBrokenPipes()
    tellOfVanishedFiles()
    Environment.forgetGDALs()
    PROJ.Library.openAhead()
    Memory.returnLargeBlocks()
    do {
      var command = try parseAsRoot()
      try command.run()
      end(.success)
    } catch let code as ExitCode {
      end(code)
    } catch let error as CheckError {
      Terminal.complain(error, Terminal.language(nil))
      end(ExitCode(2))
    } catch {
      let isAnswer = exitCode(for: error) == .success
      let text = UsageWords.text(fullMessage(for: error), in: Terminal.language(nil))
      Terminal.write(text + "\n", to: isAnswer ? .output : .error)
      end(ExitCode(isAnswer ? 0 : 2))
    }
  }

  /// Ends the process: the only place that does.
  static func end(_ code: ExitCode) -> Never {
    PROJ.Library.awaitOpening()
    exit(withError: code)
  }
}

extension Language: ExpressibleByArgument {}

extension TextEncoding: ExpressibleByArgument {
  /// Creates an option from the command line.
  public init?(argument: String) { self.init(named: argument) }
}

extension Tile: ExpressibleByArgument {
  /// Creates an option from the command line.
  public init?(argument: String) { self.init(argument) }
}

extension Day: ExpressibleByArgument {
  /// Creates an option from the command line.
  public init?(argument: String) {
    guard let day = Day(iso: argument) else { return nil }
    self = day
  }
}
