import UnderstudyDiagnostics
import UnderstudyOpenAPI
import UnderstudySwiftGeneration

// GenerateTool DOCUMENT OUTPUT-FOLDER [CONFIGURATION]
//
// Writes the Swift types of DOCUMENT into OUTPUT-FOLDER. Files that would not change are left alone, so that nothing is
// compiled again. What is wrong goes to standard error as `file:line:column: error: …`; the exit code is then 1.

@main
enum GenerateTool {
  static func main() {
    let (exitCode, messages) = run(Array(CommandLine.arguments.dropFirst()))
    for message in messages { Files.printError(message) }
    Files.exit(exitCode)
  }

  /// Does what the arguments say.
  ///
  /// - Returns: 0, 1 where something is wrong with an input or output, 2 for wrong arguments; and what is to be said.
  static func run(_ arguments: [String]) -> (exitCode: Int32, messages: [String]) {
    guard 2...3 ~= arguments.count else {
      return (2, ["usage: GenerateTool DOCUMENT OUTPUT-FOLDER [CONFIGURATION]"])
    }
    let (options, wrong) = arguments.count == 3 ? Configuration.options(arguments[2]) : (.init(), [])
    guard wrong.isEmpty else { return (1, wrong.map(\.description)) }
    let (document, found) = OpenAPIDocument.load(arguments[0], from: Files())
    guard let document else { return (1, found.map(\.description)) }
    let (files, more) = SwiftGenerator.generate(from: document, options: options)
    let messages = (found + more).map(\.description)
    do {
      for file in files { try Files.save(file.text, to: "\(arguments[1])/\(file.name)") }
      return (0, messages)
    } catch {
      return (1, messages + [Diagnostic.error(error.reason).description])
    }
  }
}
