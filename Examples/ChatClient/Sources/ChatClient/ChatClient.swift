import APIRuntime
public import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Talks to a chat endpoint: asks, streams, and asks again where that makes sense.
///
/// What goes over the wire is said by the document alone: requests, answers, chunks and errors are types generated from it.
public final class ChatClient: Sendable {
  private let endpoint: URL
  private let key: String
  private let retries: RetryPolicy
  private let wait: @Sendable (Duration) async throws -> Void
  private let transport = Transport()

  /// Makes a client.
  ///
  /// - Parameters:
  ///   - baseURL: what comes before `/v1/…`.
  ///   - wait: waits before another attempt; tests give one that does not.
  public init(
    baseURL: URL, key: String, retries: RetryPolicy = RetryPolicy(),
    wait: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
  ) {
    endpoint = URL(string: baseURL.absoluteString + CreateChatCompletion.path) ?? baseURL
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
    let body = try await attempt(request).body()
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
    return AnswerStream(CreateChatCompletion.events(in: try await attempt(request).pieces))
  }

  /// Sends a request until its reply is a success, or not worth another attempt.
  private func attempt(_ request: ChatCompletionRequest) async throws -> Reply {
    let request = try urlRequest(request)
    var number = 1
    while true {
      let reply = try await transport.send(request)
      if reply.status == 200 { return reply }
      let failure = CreateChatCompletion.Failure(status: reply.status, body: try await reply.body())
      guard let pause = retries.pause(after: number, status: reply.status, retryAfter: reply["Retry-After"])
      else {
        throw ChatError.refused(failure, requestID: reply["x-request-id"])
      }
      try await wait(pause)
      number += 1
    }
  }

  private func urlRequest(_ request: ChatCompletionRequest) throws -> URLRequest {
    var result = URLRequest(url: endpoint)
    result.httpMethod = CreateChatCompletion.method
    result.setValue("Bearer \(key)", forHTTPHeaderField: "Authorization")
    result.setValue("application/json", forHTTPHeaderField: "Content-Type")
    result.httpBody = Data(try ExactJSONEncoder().encode(request))
    return result
  }
}
