public import UnderstudyJSON
import UnderstudyOpenAPI

/// What people want to know of an operation that is served.
public struct OperationDigest: Sendable {
  /// Its `operationId`, or a name made from method and path.
  public var name: String
  /// The method.
  public var method: String
  /// The path template, below the document's place on the server.
  public var path: String
  /// A short line.
  public var summary: String?
  /// Whether the request's boolean `stream` asks for a stream.
  public var streams: Bool
  /// The document's first example of a request body.
  public var example: JSONValue?
}

extension MockEngine {
  /// The operations that are served, in the order of the documents.
  public var operationSummaries: [OperationDigest] {
    currentCatalogue.operations.map { served in
      let operation = served.operation
      return OperationDigest(
        name: operation.name, method: operation.method, path: served.place.prefix + operation.path.text,
        summary: operation.summary, streams: served.hasStreamProperty,
        example: operation.requestBody?.content.lazy.compactMap { $0.examples.first?.value?.value }.first)
    }
  }
}

extension Session {
  /// The name of the scenario that was set for the session; `nil` where it answers as usual.
  public var scenarioName: String? { script?.scenario.name }
}
