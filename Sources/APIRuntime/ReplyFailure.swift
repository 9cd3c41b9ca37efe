/// A reply to an operation that is no success, by its status.
public protocol ReplyFailure: Error, Hashable, CustomStringConvertible {
  /// The HTTP status.
  var status: Int { get }

  /// A status or a body that the document does not list.
  static func undocumented(_ reply: UndocumentedReply) -> Self

  /// Reads a body as the document describes it for a status; `nil` for a status that it does not list.
  init?(decoding body: [UInt8], status: Int) throws
}

extension ReplyFailure {
  /// Reads the body of a reply. A status or a body that the document does not list is kept as it is.
  public init(status: Int, body: some Collection<UInt8>) {
    let body = Array(body)
    self =
      (try? Self(decoding: body, status: status))
      ?? .undocumented(UndocumentedReply(status: status, body: body))
  }

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
