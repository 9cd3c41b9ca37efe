import ArgumentParser
import Understudy
import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyReports

/// `understudy lint`: documents and fixtures, with places.
struct Lint: ParsableCommand {
  /// How findings are written.
  enum Output: String, ExpressibleByArgument, CaseIterable {
    /// A line each on standard error.
    case text
    /// One value on standard output.
    case json, sarif
  }

  static let configuration = CommandConfiguration(
    abstract: "Check documents and their fixtures; exit 1 if there are errors.")

  @OptionGroup var documents: DocumentArguments

  @Option(help: "How findings are written: text, json or sarif (SARIF 2.1.0).")
  var output = Output.text

  @Flag(help: "Count warnings as errors.")
  var strict = false

  func run() throws {
    var served = documents.load()
    served.checkSchemas()
    let report = DiagnosticReport(served.diagnostics)
    switch output {
    case .text: Console.write(served.diagnostics)
    case .json: Console.write(report.json.text(), to: .output)
    case .sarif:
      Console.write(report.sarif(version: UnderstudyCommand.configuration.version).text(), to: .output)
    }
    Console.write(
      "\(served.summary); \(counted(report.errorCount, "error")), \(counted(report.warningCount, "warning"))",
      to: .errors)
    if served.catalogue == nil { throw ExitCode(2) }
    if report.errorCount > 0 || strict && report.warningCount > 0 { throw ExitCode(1) }
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
