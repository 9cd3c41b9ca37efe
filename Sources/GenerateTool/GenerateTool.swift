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
    let arguments = CommandLine.arguments.dropFirst()
    guard let document = arguments.first, let folder = arguments.dropFirst().first, arguments.count <= 3
    else {
      Files.printError("usage: GenerateTool DOCUMENT OUTPUT-FOLDER [CONFIGURATION]")
      Files.exit(2)
    }
    let (options, wrong) = arguments.count == 3 ? Configuration.options(arguments.last ?? "") : (.init(), [])
    guard wrong.isEmpty else { stop(wrong) }
    let (loaded, found) = OpenAPIDocument.load(document, from: Files())
    guard let loaded else { stop(found) }
    let (files, more) = SwiftGenerator.generate(from: loaded, options: options)
    for diagnostic in found + more { Files.printError("\(diagnostic)") }
    do {
      for file in files { try Files.save(file.text, to: "\(folder)/\(file.name)") }
    } catch {
      stop([.error(error.reason)])
    }
  }

  private static func stop(_ diagnostics: [Diagnostic]) -> Never {
    for diagnostic in diagnostics { Files.printError("\(diagnostic)") }
    Files.exit(1)
  }
}
