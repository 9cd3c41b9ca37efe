/// Sends requests of generated clients, by whatever means.
///
/// A transport sends each request once: asking again is the connection's business. It follows redirects, with the same
/// method and body where the status is 307 or 308, and with credentials to the same host only.
public protocol APITransport: Sendable {
  /// Sends a request, and returns as soon as the head of the reply is there.
  ///
  /// - Parameters:
  ///   - request: what to send.
  ///   - baseURL: what comes before the request's target, such as `https://example.com/v1`.
  /// - Throws: ``TransportFailure``, or `CancellationError` where the task is cancelled.
  func send(_ request: APIRequest, to baseURL: String) async throws -> APIReply
}

/// A reply whose head is there, and whose body is on its way.
public struct APIReply: Sendable {
  /// The pieces of a body, as they come. Whoever stops reading cancels the reply.
  public typealias Body = AsyncThrowingStream<[UInt8], any Error>

  /// The HTTP status.
  public var status: Int
  /// The header fields.
  public var headers: HeaderFields
  /// The body. Throws a ``TransportFailure`` where it is cut.
  public var body: Body

  /// Makes a reply.
  public init(status: Int, headers: HeaderFields, body: Body) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// The media type of the body without its parameters, in lower case.
  public var mediaType: String? {
    headers["Content-Type"].map { text in
      text.prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased()
    }
  }

  /// Reads the whole body.
  public func whole() async throws -> UndocumentedReply {
    var bytes: [UInt8] = []
    for try await piece in body { bytes += piece }
    return UndocumentedReply(status: status, headers: headers, body: bytes)
  }
}
