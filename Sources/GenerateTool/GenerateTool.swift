import UnderstudyDiagnostics
import UnderstudyTypeFiles

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

// GenerateTool DOCUMENT OUTPUT-FOLDER [CONFIGURATION]   as the build-tool plugin calls it
// GenerateTool TARGET-FOLDER                            as the command plugin calls it: the configuration is in there
//
// Writes the Swift types of DOCUMENT into OUTPUT-FOLDER. Files that would not change are left alone, so that nothing is
// compiled again. What is wrong goes to standard error as `file:line:column: error: …`. Exit codes: 0 clean, 1 findings,
// 2 could not run.

@main
enum GenerateTool {
  static func main() {
    let (exitCode, messages) = run(Array(CommandLine.arguments.dropFirst()))
    for message in messages {
      let bytes = Array((message + "\n").utf8)
      _ = write(STDERR_FILENO, bytes, bytes.count)
    }
    exit(exitCode)
  }

  /// Does what the arguments say.
  ///
  /// - Returns: the exit code, and what is to be said.
  static func run(_ arguments: [String]) -> (exitCode: Int32, messages: [String]) {
    if arguments.count == 1 {
      let run = GenerationRun(target: arguments[0])
      return (run.exitCode, run.diagnostics.map(\.description))
    }
    guard 2...3 ~= arguments.count else {
      return (2, ["usage: GenerateTool DOCUMENT OUTPUT-FOLDER [CONFIGURATION] | TARGET-FOLDER"])
    }
    var configuration = GenerationConfiguration()
    if arguments.count == 3 {
      let (read, wrong) = GenerationConfiguration.read(arguments[2])
      guard wrong.isEmpty else { return (2, wrong.map(\.description)) }
      configuration = read
    }
    if configuration.letsDocumentNameFiles {
      let reason = "'lines' is not for the build-tool plugin, which must know its files beforehand"
      return (2, ["\(arguments[2]): error: \(reason): use 'files'"])
    }
    let run = GenerationRun(document: arguments[0], into: arguments[1], configuration)
    return (run.exitCode, run.diagnostics.map(\.description))
  }
}
