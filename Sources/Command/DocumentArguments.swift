import ArgumentParser
import Understudy
import UnderstudyMocking
import UnderstudyOpenAPI

/// The documents that a command is about.
struct DocumentArguments: ParsableArguments {
  @Argument(help: "OpenAPI documents, YAML or JSON; the bundled chat endpoint if none is given.")
  var paths: [String] = []

  @Option(
    name: .customLong("at"),
    help: ArgumentHelp(
      "A document below a path, at a host, or both; may be repeated.", valueName: "/prefix|host[/prefix]=file"
    ))
  var placed: [PlacedDocument] = []

  @Option(help: "The folder with the document's scenarios, bodies and streams; for one document.")
  var fixtures: String?

  @Flag(help: "Let references lead to files outside the document's folder.")
  var allowOutside = false

  func validate() throws {
    if fixtures != nil, paths.count + placed.count != 1 {
      throw ValidationError("--fixtures needs exactly one document")
    }
  }

  /// The documents, loaded.
  func load() -> Served {
    var documents = paths.map { MockDocument.file($0, fixtures: fixtures) }
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
