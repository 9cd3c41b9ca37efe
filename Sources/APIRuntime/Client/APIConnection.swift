#if canImport(FoundationEssentials)
  import FoundationEssentials
#elseif canImport(Foundation)
  import Foundation
#endif

/// How an API is reached: its address, a transport, credentials, and when to ask again.
///
/// Copies share one budget of further attempts.
public struct APIConnection: Sendable {
  /// What comes before the path of each request.
  public var baseURL: String
  /// Sends the requests.
  public var transport: any APITransport
  /// What each request shows.
  public var credentials: [APICredential]
  /// Header fields of each request; those that an operation sets come before them.
  public var headers: HeaderFields
  /// When a request is sent again.
  public var retries: RetryRules
  /// Waits; tests give something that does not.
  public var wait: @Sendable (Duration) async throws -> Void

  private let budget = RetryBudget()

  /// Makes a connection.
  ///
  /// - Parameter baseURL: such as `https://example.com/v1`; a slash at the end is taken off.
  public init(
    baseURL: String, transport: any APITransport, credentials: [APICredential] = [],
    headers: HeaderFields = [:], retries: RetryRules = RetryRules(),
    wait: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
  ) {
    self.baseURL = baseURL.hasSuffix("/") ? String(baseURL.dropLast()) : baseURL
    self.transport = transport
    self.credentials = credentials
    self.headers = headers
    self.retries = retries
    self.wait = wait
  }

  /// The whole reply to a request, which is a success; asks again where that makes sense.
  ///
  /// - Parameter mediaType: what the reply should be (RFC 9110 §12.5.1).
  /// - Throws: the operation's failure for every other reply, ``TransportFailure`` where there is none.
  public func reply<Failure: ReplyFailure>(
    to request: APIRequest, _ failure: Failure.Type, accepting mediaType: String = "application/json"
  ) async throws -> UndocumentedReply {
    try await attempt(request, failure, accepting: mediaType) { try await $0.whole() }
  }

  /// The reply to a request as soon as its head is there, which says that a stream follows; asks again where that makes
  /// sense, but not once the stream has begun.
  ///
  /// - Parameter mediaType: what the stream is.
  /// - Throws: the operation's failure for every other reply, ``TransportFailure`` where there is none.
  public func stream<Failure: ReplyFailure>(
    to request: APIRequest, _ failure: Failure.Type, accepting mediaType: String = "text/event-stream"
  ) async throws -> APIReply {
    try await attempt(request, failure, accepting: mediaType) { reply in
      guard reply.mediaType.map({ Self.isStream($0, of: mediaType) }) ?? false else {
        throw TransportFailure.noStream(mediaType: reply.mediaType)
      }
      return reply
    }
  }

  /// Lines of JSON have several names, and servers use another than their document.
  private static func isStream(_ actual: String, of expected: String) -> Bool {
    actual == expected
      || expected != "text/event-stream" && (actual.contains("json") && actual != "application/json")
  }

  private func attempt<Failure: ReplyFailure, Success>(
    _ request: APIRequest, _ failure: Failure.Type, accepting mediaType: String,
    _ succeed: (APIReply) async throws -> Success
  ) async throws -> Success {
    let request = try prepared(request, accepting: mediaType)
    var number = 1
    while true {
      if let quiet = budget.quiet(at: .now) { try await wait(quiet) }
      var pause: Duration?
      var reason: any Error
      do {
        let reply = try await transport.send(request, to: baseURL)
        if let quiet = RateLimit.pause(reply.headers) { budget.stayQuiet(until: .now + quiet) }
        if 200..<300 ~= reply.status {
          let success = try await succeed(reply)
          budget.succeed()
          return success
        }
        let whole = try await reply.whole()
        reason = Failure(whole)
        pause = retries.pause(
          after: number, whole, now: Date().timeIntervalSince1970, jitter: .random(in: 0...1))
      } catch let failure as TransportFailure {
        reason = failure
        switch failure {
        case .unreachable, .timedOut, .truncated:
          pause = retries.pause(after: number, jitter: .random(in: 0...1))
        case .noStream, .invalidAddress: break
        }
      }
      guard let pause, budget.take() else { throw reason }
      try await wait(pause)
      number += 1
    }
  }

  /// The request with what the connection adds; the same for all attempts.
  private func prepared(_ request: APIRequest, accepting mediaType: String) throws -> APIRequest {
    var request = request
    if request.headers["Accept"] == nil, headers["Accept"] == nil { request.headers["Accept"] = mediaType }
    for field in headers.fields where request.headers[field.name] == nil {
      request.headers.append(field.name, field.value)
    }
    for credential in credentials { try credential.write(to: &request) }
    // So that a server that has seen the first attempt knows the second (draft-ietf-httpapi-idempotency-key-header).
    let isRepeatable = ["GET", "HEAD", "OPTIONS", "PUT", "DELETE", "QUERY"].contains(request.method)
    if !isRepeatable, retries.attempts > 1, request.headers["Idempotency-Key"] == nil {
      request.headers["Idempotency-Key"] = UUID().uuidString.lowercased()
    }
    return request
  }
}
