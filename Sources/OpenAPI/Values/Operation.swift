public import UnderstudyDiagnostics
public import UnderstudyJSON

/// One method on one path template, with everything that the path item and the document add to it.
public struct Operation: Sendable {
  /// The `operationId`, if there is one.
  public let id: String?
  /// The id, or a name made from method and path; unique in the document.
  public let name: String
  /// The method in upper case, or as written where it is one of 3.2's additional operations.
  public let method: String
  /// The path template. A webhook's is its name.
  public let path: PathTemplate
  /// A short line.
  public let summary: String?
  /// A long text.
  public let description: String?
  /// Whether clients should not use it any more.
  public let isDeprecated: Bool
  /// The names of its tags.
  public let tags: [String]
  /// The parameters, the path item's first unless the operation has its own of that name and place. Path parameters
  /// that the template names and nobody declares are there too, with any string as value.
  public let parameters: [Parameter]
  /// What a request may carry.
  public let requestBody: RequestBody?
  /// The answers, in the document's order.
  public let responses: [Response]
  /// What a request must show, any one of these; empty if nothing.
  public let security: [SecurityRequirement]
  /// The addresses it is at: its own, else the path item's, else the document's; never empty.
  public let servers: [Server]
  /// Requests that the server makes in return.
  public let callbacks: [Callback]
  /// The object in the document.
  public let node: JSONNode

  /// Where the object stands.
  public var location: SourceLocation { node.location }

  /// The response declared for a status: exactly, else by its range, else the default one.
  public func response(for status: Int) -> Response? {
    responses.first { $0.status == .code(status) } ?? responses.first { $0.status == .range(status / 100) }
      ?? responses.first { $0.status == .default }
  }

  /// The response that tells of success: that of the lowest status below 300, else `2XX`, else the default one.
  public var success: Response? {
    responses.compactMap { response in response.status.code.map { (code: $0, response: response) } }
      .filter { 200..<300 ~= $0.code }.min { $0.code < $1.code }?.response
      ?? responses.first { $0.status == .range(2) } ?? responses.first { $0.status == .default }
  }
}

/// Requests that a server makes in return for one, under a name.
public struct Callback: Sendable {
  /// The name it has in its operation.
  public let name: String
  /// The operations, each with its runtime expression as path.
  public let operations: [Operation]
}
