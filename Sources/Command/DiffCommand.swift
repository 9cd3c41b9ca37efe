import ArgumentParser
import Understudy
import UnderstudyComparison
import UnderstudyDiagnostics
import UnderstudyOpenAPI
import UnderstudyReports

/// `understudy diff`: what a new document breaks.
struct DiffCommand: ParsableCommand {
  /// How changes are written.
  enum Output: String, ExpressibleByArgument, CaseIterable {
    case text, json, sarif
  }

  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Tell what a new version of a document breaks, for clients and for fixtures.",
    discussion: """
      What the service takes must not become less, and what it gives must not become more: the same change is safe in one
      direction and breaks in the other. Each change is told with its places in both documents.
      Exit codes: 0 nothing is broken, 1 something is, 2 a document cannot be read.
      """)

  @Argument(help: "The old document, YAML or JSON.")
  var old: String

  @Argument(help: "The new document.")
  var new: String

  @Option(help: "The folder with the old document's fixtures, to be held to the new one.")
  var fixtures: String?

  @Option(help: "How changes are written: text, json or sarif (SARIF 2.1.0).")
  var output = Output.text

  @Flag(help: "Tell safe changes, too.")
  var all = false

  @Flag(help: "Count what may break as broken.")
  var strict = false

  func run() throws {
    let before = try document(old)
    let after = try document(new)
    var report = DocumentComparison.report(from: before, to: after)
    if let fixtures { report.fixtures = brokenFixtures(in: fixtures) }
    switch output {
    case .text:
      Console.write(report.diagnostics)
      if all {
        for change in report.changes where change.severity == .safe {
          Console.write(change.text, to: .output)
        }
      }
      Console.write(report.summary, to: .errors)
    case .json: Console.write(report.json.text(indentation: 2), to: .output)
    case .sarif:
      let version = UnderstudyCommand.configuration.version
      Console.write(DiagnosticReport(report.diagnostics).sarif(version: version).text(), to: .output)
    }
    let code = report.exitCode(isStrict: strict)
    if code != 0 { throw ExitCode(code) }
  }

  private func document(_ path: String) throws -> OpenAPIDocument {
    let (document, diagnostics) = OpenAPIDocument.load(path, from: FileSource())
    guard let document else {
      Console.write(diagnostics)
      throw ExitCode(2)
    }
    // What could not be read is not compared.
    Console.write(diagnostics.filter { $0.severity == .error })
    return document
  }

  /// What is wrong with the fixtures by the new document, and was right by the old one.
  private func brokenFixtures(in folder: String) -> [Diagnostic] {
    func found(_ path: String) -> [Diagnostic] {
      Served([.file(path, fixtures: folder)]).diagnostics.filter {
        $0.location?.file.hasPrefix(folder) ?? true && $0.severity == .error
      }
    }
    let known = Set(found(old).map { "\($0.location?.description ?? "") \($0.message)" })
    return found(new).filter { !known.contains("\($0.location?.description ?? "") \($0.message)") }
  }
}
