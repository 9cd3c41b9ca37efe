import ArgumentParser
import UnderstudyJSON

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The command `understudy`: arguments in, exit code out. What it does is in the library `Understudy`.
///
/// Exit codes: 0 clean, 1 findings, 2 could not run.
@main
struct UnderstudyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "understudy",
    abstract: "Plays the endpoint that an OpenAPI document describes.",
    discussion:
      "Without a document it serves the one that it comes with: the chat endpoint of an LLM gateway.",
    version: "0.1.0",
    subcommands: [
      Serve.self, AuditCommand.self, CoverageCommand.self, DiffCommand.self, Generate.self, Health.self,
      JournalCommand.self, Lint.self, Rehearse.self, VerdictCommand.self, Validate.self,
    ],
    defaultSubcommand: Serve.self)

  /// Runs, with ArgumentParser's exit code for wrong usage (64) turned into 2.
  static func main() {
    do {
      var command = try parseAsRoot(arguments())
      try command.run()
    } catch {
      let code = exitCode(for: error)
      let message = fullMessage(for: error)
      if !message.isEmpty { Console.write(message, to: code.isSuccess ? .output : .errors) }
      end(code.isSuccess ? 0 : code == ExitCode(1) ? 1 : 2)
    }
  }

  /// The arguments of the command line, and those that environment variables add.
  private static func arguments() throws -> [String] {
    let given = Array(CommandLine.arguments.dropFirst())
    let variables = EnvironmentArguments.variables()
    guard !variables.isEmpty, let description = try? JSONValue(parsing: Array(_dumpHelp().utf8)) else {
      return given
    }
    do throws(EnvironmentArguments.BadSwitch) {
      return try EnvironmentArguments.extend(
        given, by: variables, description: description, default: "serve")
    } catch {
      throw ValidationError("\(error.variable) must be true or false, and is '\(error.value)'")
    }
  }

  private static func end(_ code: Int32) -> Never {
    #if canImport(Glibc)
      Glibc.exit(code)
    #else
      Darwin.exit(code)
    #endif
  }
}
