/// A function of a client, which calls one operation.
struct ClientMethod: Hashable, Sendable {
  /// What the function gives back.
  enum Result: Hashable, Sendable {
    /// nothing but success
    case nothing
    /// a body
    case body(OperationNamespace.ReplyCase)
    /// one of several replies
    case choice
    /// events
    case events(event: String, problem: String, OperationNamespace.Stream)
    /// the reply as it came, where the document says nothing of success
    case reply
  }

  var annotation: Annotation
  var name: String
  /// The name of the operation's namespace.
  var operation: String
  /// The type of the parameters, where there are any.
  var parameters: String?
  /// Whether all of them may be left out.
  var areParametersOptional = false
  var body: OperationNamespace.RequestForm?
  /// The property of the body that asks for a stream.
  var streamProperty: String?
  /// Whether the body must say so where no stream is wanted.
  var refusesStream = false
  /// What the reply should be, where it is not JSON.
  var mediaType: String?
  /// The type of failures.
  var failure: String
  var result: Result
}
