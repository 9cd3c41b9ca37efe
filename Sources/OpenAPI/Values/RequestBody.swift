public import UnderstudyDiagnostics
public import UnderstudyJSON

/// What a request may carry.
public struct RequestBody: Sendable {
  /// Whether a request must have a body.
  public let isRequired: Bool
  /// The forms it can come in, in the document's order.
  public let content: [MediaType]
  /// What it is for.
  public let description: String?
  /// The object in the document.
  public let node: JSONNode
  /// The name it has in the document's components, if it is one of them.
  public let componentName: String?

  /// Where the object stands.
  public var location: SourceLocation { node.location }
}
