public import UnderstudyMocking

/// A document to serve, and the folder of its fixtures.
public struct MockDocument: Hashable, Sendable {
  /// Where the files are.
  enum Origin: Hashable, Sendable {
    case bundled
    case files
  }

  /// The document's path, as diagnostics name it.
  public var path: String
  /// The folder of its fixtures; `nil`: `Fixtures/<the document's file name without extension>` beside it or in the
  /// working directory, if there is one.
  public var fixtures: String?
  /// Where its operations are on a server that serves several documents.
  public var place = DocumentPlace.root
  var origin: Origin

  /// A document in the file system.
  ///
  /// - Parameters:
  ///   - path: the document's file, YAML or JSON.
  ///   - fixtures: the folder with its `scenarios`, `bodies` and `streams`.
  ///   - place: where its operations are, beside those of other documents.
  public static func file(
    _ path: String, fixtures: String? = nil, at place: DocumentPlace = .root
  ) -> MockDocument {
    MockDocument(path: path, fixtures: fixtures, place: place, origin: .files)
  }

  /// The same document at another place of the server.
  public func at(_ place: DocumentPlace) -> MockDocument {
    var document = self
    document.place = place
    return document
  }

  /// The chat endpoint of an LLM gateway that comes with the package, with its fixtures.
  public static let chatCompletions = MockDocument(
    path: "openapi/chat-completions.yaml", fixtures: "Fixtures/chat-completions", origin: .bundled)

  /// The quickstart of one model of that gateway, with its fixtures.
  public static let quickstart = MockDocument(
    path: "openapi/gemini-3.5-flash-quickstart.yaml", fixtures: "Fixtures/gemini-3.5-flash-quickstart",
    origin: .bundled)

  /// The name of the document's file without its extension.
  var stem: String {
    let name = path.split(separator: "/").last ?? ""
    return String(
      name.prefix { $0 != "." } == "" ? name : name[..<(name.lastIndex(of: ".") ?? name.endIndex)])
  }
}
