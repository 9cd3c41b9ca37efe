/// What an operation is called with, and what it answers.
struct OperationNamespace: Hashable, Sendable {
  /// One way in which a reply can fail.
  struct FailureCase: Hashable, Sendable {
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
    /// The type of its header fields, where it has any.
    var headers: SwiftType?
  }

  /// The events of a streamed reply.
  struct Stream: Hashable, Sendable {
    var event: SwiftType
    var problem: SwiftType
    var terminator: String?
    var errorProperties: [String]
  }

  var annotation: Annotation
  var name: String
  var method: String
  var path: String
  /// The tag that the document puts it under first.
  var tag: String?
  /// Names for the bodies of request and reply.
  var aliases: [Alias]
  var failures: [FailureCase]
  /// The operation that fails in the same ways, and comes before.
  var failureOwner: String?
  /// The name of the type of an event.
  var eventName = "Event"
  var stream: Stream?
  var nested: [Declaration] = []
}
