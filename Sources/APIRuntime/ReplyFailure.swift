/// A reply to an operation that is no success, by its status.
public protocol ReplyFailure: Error, Hashable, CustomStringConvertible {
  /// The HTTP status.
  var status: Int { get }

  /// Reads the body of a reply. A status or a body that the document does not have is kept as it is.
  init(status: Int, body: some Collection<UInt8>)
}

extension ReplyFailure {
  /// The status, in words.
  public var description: String { "the reply has the status \(status)" }
}

/// A reply that is not one of those that the document lists for its operation.
public struct UndocumentedReply: Hashable, Sendable {
  /// The HTTP status.
  public var status: Int
  /// The bytes of the body.
  public var body: [UInt8]

  /// Makes a reply.
  public init(status: Int, body: some Collection<UInt8>) {
    self.status = status
    self.body = Array(body)
  }

  /// The body as text, what is no UTF-8 replaced.
  public var text: String { String(decoding: body, as: UTF8.self) }
}
