public import ArgumentParser
import Understudy
public import UnderstudyCoverage
import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyOpenAPI

/// `understudy coverage`: what of a document was seen.
struct CoverageCommand: ParsableCommand {
  /// How coverage is written.
  enum Output: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Tell which operations, statuses, media types and faults tests have seen.",
    discussion: """
      Asks a running mock, or reads journals that were saved: JSON, JSON Lines, or an HTTP Archive of any program.
      --require status=all, operation=80%, media-type=5 or fault=reset,close fails below that; it may be repeated.
      Exit codes: 0 all that is required was seen, 1 it was not, 2 there is nothing to read.
      """)

  @Argument(help: "Saved journals; a running mock is asked if none is given; - is standard input.")
  var journals: [String] = []

  @OptionGroup var server: RunningServer

  @Option(help: "The OpenAPI document; may be repeated; the bundled chat endpoint if none is given.")
  var document: [String] = []

  @Option(help: "Only this session of a running mock.")
  var session: String?

  @Option(help: ArgumentHelp("What must have been seen; may be repeated.", valueName: "subject=extent"))
  var require: [CoverageRequirement] = []

  @Option(help: "How coverage is written: text or json.")
  var output = Output.text

  func run() throws {
    let documents = try loadDocuments()
    var exchanges: [SeenExchange] = []
    var dropped = 0
    for (bytes, file) in try sources() {
      do throws(DiagnosticError) {
        let found = try SeenExchange.list(in: bytes, file: file)
        exchanges += found.exchanges
        dropped += found.droppedCount
      } catch {
        Console.write(error.diagnostics)
        throw ExitCode(2)
      }
    }
    let coverage = Coverage(of: exchanges, in: documents, droppedCount: dropped)
    Console.write(output == .text ? coverage.table : coverage.json.text(indentation: 2), to: .output)
    let missing = require.flatMap { $0.missing(in: coverage) }
    Console.write(missing)
    Console.write(coverage.summary, to: .errors)
    if !missing.isEmpty { throw ExitCode(1) }
  }

  private func loadDocuments() throws -> [OpenAPIDocument] {
    let loaded =
      document.isEmpty
      ? [OpenAPIDocument.load("openapi/chat-completions.yaml", from: BundledSource())]
      : document.map { OpenAPIDocument.load($0, from: FileSource()) }
    let documents = loaded.compactMap(\.document)
    guard documents.count == loaded.count else {
      Console.write(loaded.filter { $0.document == nil }.flatMap(\.diagnostics))
      throw ExitCode(2)
    }
    return documents
  }

  private func sources() throws -> [(bytes: [UInt8], file: String)] {
    guard !journals.isEmpty else {
      let only = session.map { "&session=\(JournalCommand.encoded($0))" } ?? ""
      let answer = try server.ask("/requests?format=json\(only)")
      guard answer.status == 200 else {
        throw RunningServer.failure("the mock answers with \(answer.status)", nil)
      }
      return [(answer.body, server.server)]
    }
    let files = InputSource()
    return try journals.map { path in
      do throws(DocumentSourceError) {
        return (try files.bytes(of: path), path == "-" ? "<stdin>" : path)
      } catch {
        throw RunningServer.failure("'\(path)' cannot be read: \(error.reason)", nil)
      }
    }
  }
}

extension CoverageRequirement: ExpressibleByArgument {
  /// A requirement as it is written on the command line.
  public init?(argument: String) {
    self.init(argument)
  }
}
