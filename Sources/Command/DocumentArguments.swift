import ArgumentParser
import Understudy
import UnderstudyDiagnostics
import UnderstudyMocking
import UnderstudyOpenAPI

/// The documents that a command is about.
struct DocumentArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "OpenAPI documents, YAML or JSON, or folders of them; else those of the environment variable UNDERSTUDY_DOCUMENTS; else the bundled chat endpoint."
    ))
  var paths: [String] = []

  @Option(
    name: .customLong("at"),
    help: ArgumentHelp(
      "A document below a path, at a host, or both; may be repeated.", valueName: "/prefix|host[/prefix]=file"
    ))
  var placed: [PlacedDocument] = []

  @Option(
    help:
      "The folder with the document's scenarios, bodies and streams; for a folder of documents, with one for each."
  )
  var fixtures: String?

  @Flag(help: "Let references lead to files outside the document's folder.")
  var allowOutside = false

  func validate() throws {
    if fixtures != nil, named.count + placed.count != 1 {
      throw ValidationError("--fixtures needs exactly one document")
    }
  }

  private var named: [String] {
    guard paths.isEmpty, placed.isEmpty else { return paths }
    return (Environment.value(of: "UNDERSTUDY_DOCUMENTS") ?? "").split(separator: ",").map(String.init)
  }

  /// The documents, loaded.
  func load() -> Served {
    var documents: [MockDocument] = []
    var failures: [Diagnostic] = []
    for path in named {
      guard let folder = DocumentFolder(path) else {
        documents.append(.file(path, fixtures: fixtures))
        continue
      }
      do throws(DocumentSourceError) {
        let found = try folder.documents()
        documents += found.map { path in
          .file(
            path,
            fixtures: fixtures.flatMap {
              DocumentFolder.fixtures(of: path, in: $0, isAlone: found.count == 1)
            })
        }
      } catch {
        failures.append(.error("no documents in the folder '\(path)': \(error.reason)"))
      }
    }
    guard failures.isEmpty else { return Served(failures: failures) }
    documents += placed.map { .file($0.path, fixtures: fixtures, at: $0.place) }
    return Served(
      documents.isEmpty ? [.chatCompletions] : documents,
      options: LoadOptions(allowsOutsideFiles: allowOutside))
  }
}

/// A document and its place, `/billing=billing.yaml` on the command line.
struct PlacedDocument: ExpressibleByArgument {
  var place: DocumentPlace
  var path: String

  init?(argument: String) {
    guard let equals = argument.firstIndex(of: "="), let place = DocumentPlace(argument[..<equals]) else {
      return nil
    }
    self.place = place
    path = String(argument[argument.index(after: equals)...])
    if path.isEmpty { return nil }
  }
}
