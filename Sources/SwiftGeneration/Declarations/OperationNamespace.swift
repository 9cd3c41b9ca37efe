/// What an operation is called with, and what it answers.
struct OperationNamespace: Hashable, Sendable {
  /// One form of a request's body.
  struct RequestForm: Hashable, Sendable {
    /// The label of the argument that has the body.
    var label: String
    /// The type, in the scope of the operation.
    var type: SwiftType
    /// The runtime's method that sets the body.
    var method: String
    /// The media type, where it is not the method's usual one.
    var mediaType: String?
    /// Whether the document allows several, so that the caller says which it is.
    var choosesMediaType = false
    /// The media types of parts, where the document says them.
    var partTypes: [PartType] = []
    var isRequired: Bool
  }

  /// What one part of a form is.
  struct PartType: Hashable, Sendable {
    var name: String
    var mediaType: String
  }

  /// The replies with one status, or several.
  struct ReplyCase: Hashable, Sendable {
    enum Status: Hashable, Sendable {
      case code(Int)
      /// hundreds: 4 for 4XX
      case range(Int)
      case any
    }

    enum Body: Hashable, Sendable {
      case json(SwiftType)
      case text
      case bytes
      case none

      var type: SwiftType? {
        switch self {
        case .json(let type): type
        case .text: .string
        case .bytes: .bytes
        case .none: nil
        }
      }
    }

    var documentation: String?
    var name: String
    var status: Status
    var body: Body
    /// What a client asks for, where it is not JSON.
    var mediaType: String?
    /// The type of its header fields, where it has any.
    var headers: SwiftType?
    /// Whether some of these must be there, so that reading them can fail.
    var hasRequiredHeaders = false
  }

  /// The events of a streamed reply.
  struct Stream: Hashable, Sendable {
    enum Form: Hashable, Sendable {
      /// server-sent events
      case events
      /// a value a line
      case lines
    }

    var form = Form.events
    /// The media type, where it is not `text/event-stream`.
    var mediaType: String?
    var event: SwiftType
    var problem: SwiftType
    var terminator: String?
    var errorProperties: [String]
  }

  var annotation: Annotation
  var name: String
  /// The name of the operation in the document.
  var documentName: String
  var method: String
  var path: String
  /// The tag that the document puts it under first.
  var tag: String?
  /// Names for the bodies of request and reply.
  var aliases: [Alias]
  /// The forms in which a request can carry a body, the usual one first.
  var requests: [RequestForm]
  /// The replies that tell of success, the usual one first.
  var successes: [ReplyCase]
  var failures: [ReplyCase]
  /// The operation that fails in the same ways, and comes before.
  var failureOwner: String?
  /// The name of the type of an event.
  var eventName = "Event"
  var stream: Stream?
  var nested: [Declaration] = []
}
