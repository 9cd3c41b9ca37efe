import APIRuntime
import ChatClient
import Foundation
import Synchronization
import Testing
import Understudy
import UnderstudyTesting

/// The client against the mock: every test has a session of its own, and ends with no request that breaks the document.
@Suite(.understudy(.chatCompletions)) struct ChatClientTests {
  let request = ChatCompletionRequest(
    model: .gemini3_5Flash, messages: [.user(UserMessage(content: .text("Hello!")))])
  /// The pauses that the client asked for; no test waits.
  let pauses = Pauses()

  func client(attempts: Int = 3) throws -> ChatClient {
    let url = try #require(URL(string: try MockSession.current.url))
    return ChatClient(
      baseURL: url, key: "sk-test", retries: RetryPolicy(attempts: attempts), wait: pauses.note)
  }

  // MARK: Answers

  @Test func `an answer`() async throws {
    let answer = try await client().answer(to: request)
    #expect(answer.model == "gemini-3.5-flash")
    #expect(answer.choices.first?.finishReason == .stop)
    #expect(answer.choices.first?.message.content.isEmpty == false)
    expectReceived(1) { $0.requestBody?["stream"] == nil }
  }

  @Test func `an answer of the test's own, given as generated types`() async throws {
    let written = ChatCompletionResponse(
      id: "chatcmpl-1", created: 1, model: "gemini-3.5-flash",
      choices: [Choice(index: 0, message: AssistantMessage(content: "Hi 👋"), finishReason: .stop)])
    try MockSession.current.script(.json(200, written))
    #expect(try await client().answer(to: request) == written)
  }

  @Test func `a stream is the answer in pieces`() async throws {
    var text = ""
    var reason: FinishReason?
    for try await chunk in try await client().stream(request) {
      text += chunk.choices.first?.delta.content ?? ""
      reason = chunk.choices.first?.finishReason ?? reason
    }
    #expect(reason == .stop)
    #expect(try await text == client().answer(to: request).choices.first?.message.content)
    expectReceived(1) { $0.requestBody?["stream"] == true && $0.isStream }
  }

  @Test func `a stream ends with its usage where that is asked for`() async throws {
    var request = request
    request.streamOptions = StreamOptions(includeUsage: true)
    var last: ChatCompletionChunk?
    for try await chunk in try await client().stream(request) { last = chunk }
    #expect(last?.choices == [])
    #expect(last?.usage.value?.totalTokens ?? 0 > 0)
  }

  @Test func `chunks are there before the stream is over`() async throws {
    try MockSession.current.script(.fault(.stall(after: .events(3))))
    var count = 0
    for try await _ in try await client().stream(request) {
      count += 1
      if count == 3 { break }
    }
    #expect(count == 3)
  }

  // MARK: Errors

  @Test(arguments: [400, 401, 402, 403, 404, 429, 500, 502, 503])
  func `each error is told from the others`(status: Int) async throws {
    try MockSession.current.script(.status(status))
    for isStream in [false, true] {
      let error = await #expect(throws: ChatError.self) {
        let client = try client(attempts: 1)
        if isStream { _ = try await client.stream(request) } else { _ = try await client.answer(to: request) }
      }
      let (failure, id) = try #require(error?.refusal)
      #expect(failure.status == status)
      #expect(failure.body?.error.code == status)
      #expect(id?.hasPrefix("req_") == true)
    }
    expectReceived(2)
  }

  @Test func `a request that breaks the document is told what is wrong`() async throws {
    // A session of its own that may see violations: this test is about them.
    let server = try MockServer.start(.chatCompletions)
    defer { server.stop() }
    var wrong = request
    wrong.temperature = 9
    let client = ChatClient(baseURL: try #require(URL(string: server.url)), key: "sk-test")
    let error = await #expect(throws: ChatError.self) { try await client.answer(to: wrong) }
    guard case .badRequest(let body, _) = error?.refusal?.failure else {
      Issue.record("not a 400")
      return
    }
    #expect(body.error.param == "temperature")
    #expect(server.session.violations.count == 1)
  }

  @Test func `a server that is not there`() async throws {
    let server = try MockServer.start(.chatCompletions)
    let client = ChatClient(baseURL: try #require(URL(string: server.url)), key: "sk-test")
    server.stop()
    let error = await #expect(throws: ChatError.self) { try await client.answer(to: request) }
    #expect(error?.isUnreachable == true)
  }

  // MARK: Retries

  @Test(.understudy(.chatCompletions, scenario: "rate-limited"))
  func `a 429 is asked again after the time that it names`() async throws {
    #expect(try await client().answer(to: request).choices.count == 1)
    #expect(pauses.all == [.seconds(1)])
    expectReceived(2)
  }

  @Test(.understudy(.chatCompletions, scenario: "flaky-upstream"))
  func `without a time the pauses grow`() async throws {
    for try await _ in try await client().stream(request) {}
    #expect(pauses.all == [.milliseconds(500), .seconds(1)])
    expectReceived(3)
  }

  @Test(.understudy(.chatCompletions, scenario: "outage"))
  func `an outage is given up after three attempts`() async throws {
    await #expect(throws: ChatError.self) { try await client().answer(to: request) }
    expectReceived(3)
  }

  @Test(.understudy(.chatCompletions, scenario: "unauthorized"))
  func `what will not change is not asked again`() async throws {
    await #expect(throws: ChatError.self) { try await client().answer(to: request) }
    #expect(pauses.all.isEmpty)
    expectReceived(1)
  }

  @Test func `a time that is too long is not waited for`() async throws {
    try MockSession.current.script(.rateLimited(retryAfter: .seconds(3600)))
    await #expect(throws: ChatError.self) { try await client().answer(to: request) }
    #expect(pauses.all.isEmpty)
    expectReceived(1)
  }

  // MARK: Broken answers

  @Test(arguments: ["cut-stream", "reset-stream", "no-done"])
  func `a stream that ends early is truncated, never taken for the answer`(scenario: String) async throws {
    try MockSession.current.play(scenario)
    var count = 0
    let error = await #expect(throws: ChatError.self) {
      for try await _ in try await client().stream(request) { count += 1 }
    }
    #expect(error?.isTruncated == true)
    if scenario == "cut-stream" { #expect(count == 5) }
    expectReceived(1)
  }

  @Test func `a stream is truncated wherever it is cut`() async throws {
    let session = try MockSession.current
    for place in stride(from: 0.0, to: 1, by: 0.1) {
      try session.script(.fault(.close(after: .fraction(place))))
      let error = await #expect(throws: ChatError.self, "cut at \(place)") {
        for try await _ in try await client().stream(request) {}
      }
      #expect(error?.isTruncated == true, "cut at \(place)")
    }
  }

  @Test(.understudy(.chatCompletions, scenario: "cut-answer"))
  func `an answer that is cut is truncated`() async throws {
    let error = await #expect(throws: ChatError.self) { try await client().answer(to: request) }
    #expect(error?.isTruncated == true)
  }

  @Test(.understudy(.chatCompletions, scenario: "error-in-stream"))
  func `an error within a stream is the endpoint's own`() async throws {
    var count = 0
    let error = await #expect(throws: ChatError.self) {
      for try await _ in try await client().stream(request) { count += 1 }
    }
    let problem = try #require(error?.problem)
    #expect(problem.error.code == 500)
    #expect(count == 5)
  }
}

/// The pauses that a client asked for.
final class Pauses: Sendable {
  private let noted = Mutex<[Duration]>([])

  var all: [Duration] { noted.withLock { $0 } }

  var note: @Sendable (Duration) async throws -> Void {
    { [self] pause in noted.withLock { $0.append(pause) } }
  }
}

extension ChatError {
  var isTruncated: Bool { if case .truncated = self { true } else { false } }
  var isUnreachable: Bool { if case .unreachable = self { true } else { false } }
  var problem: ErrorResponse? { if case .broken(let problem) = self { problem } else { nil } }
  var refusal: (failure: CreateChatCompletion.Failure, requestID: String?)? {
    if case .refused(let failure, let id) = self { (failure, id) } else { nil }
  }
}
