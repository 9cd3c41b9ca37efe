import APIRuntime
public import Foundation
import URLSessionTransport

/// Talks to a chat endpoint: asks, streams, and asks again where that makes sense.
///
/// What goes over the wire is said by the document alone: requests, answers, chunks and errors are types generated from it.
public final class ChatClient: Sendable {
  private let baseURL: String
  private let key: String
  private let retries: RetryPolicy
  private let wait: @Sendable (Duration) async throws -> Void
  private let transport = URLSessionTransport()

  /// Makes a client.
  ///
  /// - Parameters:
  ///   - baseURL: what comes before `/v1/…`.
  ///   - wait: waits before another attempt; tests give one that does not.
  public init(
    baseURL: URL, key: String, retries: RetryPolicy = RetryPolicy(),
    wait: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
  ) {
    self.baseURL = baseURL.absoluteString
    self.key = key
    self.retries = retries
    self.wait = wait
  }

  /// The answer to a conversation, when it is whole.
  ///
  /// - Throws: ``ChatError``.
  public func answer(to request: ChatCompletionRequest) async throws -> ChatCompletionResponse {
    var request = request
    request.stream = nil
    let body = try await whole(try await attempt(request)).body
    do {
      return try ExactJSONDecoder().decode(from: body)
    } catch {
      throw ChatError.malformed("\(error)")
    }
  }

  /// The answer to a conversation, chunk by chunk as it is written.
  ///
  /// - Throws: ``ChatError``, here when the request is refused, and from the stream when that breaks.
  public func stream(_ request: ChatCompletionRequest) async throws -> AnswerStream {
    var request = request
    request.stream = true
    return AnswerStream(CreateChatCompletion.events(in: try await attempt(request).body))
  }

  /// Sends a request until its reply is a success, or not worth another attempt.
  private func attempt(_ body: ChatCompletionRequest) async throws -> APIReply {
    var request = APIRequest(method: CreateChatCompletion.method, path: CreateChatCompletion.path)
    request.headers["Authorization"] = "Bearer \(key)"
    try request.setJSON(body)
    var number = 1
    while true {
      let reply = try await ChatError.catching { try await transport.send(request, to: baseURL) }
      if reply.status == 200 { return reply }
      let failure = CreateChatCompletion.Failure(try await whole(reply))
      let pause = retries.pause(after: number, status: reply.status, retryAfter: reply.headers["Retry-After"])
      guard let pause else { throw ChatError.refused(failure, requestID: reply.headers["x-request-id"]) }
      try await wait(pause)
      number += 1
    }
  }

  private func whole(_ reply: APIReply) async throws -> UndocumentedReply {
    try await ChatError.catching { try await reply.whole() }
  }
}
