/// A reply to an operation that is no success, by its status.
public protocol ReplyFailure: Error, Hashable, CustomStringConvertible {
  /// The HTTP status.
  var status: Int { get }

  /// A status or a body that the document does not list.
  static func undocumented(_ reply: UndocumentedReply) -> Self

  /// Reads a reply as the document describes it; `nil` for a status that it does not list.
  init?(decoding reply: UndocumentedReply) throws
}

extension ReplyFailure {
  /// Reads a reply. A status or a body that the document does not list is kept as it is.
  public init(_ reply: UndocumentedReply) {
    self = (try? Self(decoding: reply)) ?? .undocumented(reply)
  }

  /// Reads a reply. A status or a body that the document does not list is kept as it is.
  public init(status: Int, headers: HeaderFields = [:], body: some Collection<UInt8>) {
    self.init(UndocumentedReply(status: status, headers: headers, body: body))
  }

  /// The status, in words.
  public var description: String { "the reply has the status \(status)" }
}

/// A reply as it came. As a failure, it is one that is not among those that the document lists for its operation.
public struct UndocumentedReply: Hashable, Sendable {
  /// The HTTP status.
  public var status: Int
  /// The header fields.
  public var headers: HeaderFields
  /// The bytes of the body.
  public var body: [UInt8]

  /// Makes a reply.
  public init(status: Int, headers: HeaderFields = [:], body: some Collection<UInt8>) {
    self.status = status
    self.headers = headers
    self.body = Array(body)
  }

  /// The body as text, what is no UTF-8 replaced.
  public var text: String { String(decoding: body, as: UTF8.self) }

  /// The body as a type, read as JSON.
  public func decoded<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
    try ExactJSONDecoder().decode(from: body)
  }
}
