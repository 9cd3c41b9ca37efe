import ArgumentParser
import Understudy
import UnderstudyDiagnostics

/// `understudy lint`: documents and fixtures, with places.
struct Lint: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check documents and their fixtures; exit 1 if there are errors.")

  @OptionGroup var documents: DocumentArguments

  @Flag(help: "Count warnings as errors.")
  var strict = false

  func run() throws {
    var served = Served(documents.documents)
    served.checkSchemas()
    Console.write(served.diagnostics)
    let errors = served.diagnostics.count { $0.severity == .error }
    let warnings = served.diagnostics.count - errors
    Console.write(
      "\(served.summary); \(counted(errors, "error")), \(counted(warnings, "warning"))", to: .errors)
    if served.catalogue == nil { throw ExitCode(2) }
    if errors > 0 || strict && warnings > 0 { throw ExitCode(1) }
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
