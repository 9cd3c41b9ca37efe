import APIRuntime
import ChatClient
import Foundation
import Testing
import Understudy
import UnderstudyTesting

/// The client through every fault that the mock knows: it has the whole answer, or says that it has not.
@Suite(.understudy(.chatCompletions, mayViolate: true)) struct FaultTests {
  let request = ChatCompletionRequest(
    model: .gemini3_5Flash, messages: [.user(UserMessage(content: .text("Hello!")))])

  /// All kinds but those of tool calls, which this endpoint does not have.
  static let kinds = Fault.Kind.allCases.filter { $0 != .brokenArguments && $0 != .unknownTool }

  /// A fault that is over soon: nobody waits for a stall.
  static func fault(_ kind: Fault.Kind) -> Fault {
    switch kind {
    case .stall, .holdOpen, .closeIdle: Fault(kind, for: .milliseconds(200))
    case .dribble: Fault(kind, every: .milliseconds(1), size: 200)
    case .slowHead: Fault(kind, every: .milliseconds(1), size: 50)
    case .redirect: Fault(kind, to: "/elsewhere")
    default: Fault(kind)
    }
  }

  @Test(arguments: kinds) func `an answer is whole, or there is an error`(kind: Fault.Kind) async throws {
    let client = try client()
    let whole = try await client.answer(to: request)
    try MockSession.current.script(.fault(Self.fault(kind)))
    do {
      #expect(try await client.answer(to: request) == whole)
    } catch {
      #expect(error is ChatError)
    }
  }

  @Test(arguments: kinds) func `a stream is whole, or there is an error`(kind: Fault.Kind) async throws {
    let client = try client()
    let whole = try await text(of: client)
    try MockSession.current.script(.fault(Self.fault(kind)))
    do {
      let text = try await text(of: client)
      switch kind {
      // No client can tell these from what the model meant to say.
      case .duplicateEvent: #expect(text.count > whole.count)
      // Bytes that are no UTF-8 are read as U+FFFD (HTML Living Standard §9.2.5), which can be seen.
      case .invalidUTF8: #expect(text == whole || text.contains("\u{FFFD}"))
      default: #expect(text == whole)
      }
    } catch {
      #expect(error is ChatError)
    }
  }

  /// A client that really waits between its attempts, judged by all that it did.
  @Test(.understudy(.chatCompletions, scenario: "flaky-upstream"))
  func `the client behaves well while the service does not`() async throws {
    _ = try await client(attempts: 3).answer(to: request)
    expectReceived(3)
    expectResilient()
  }

  private func client(attempts: Int = 1) throws -> ChatClient {
    let url = try #require(URL(string: try MockSession.current.url))
    return ChatClient(baseURL: url, key: "sk-test", retries: RetryPolicy(attempts: attempts))
  }

  private func text(of client: ChatClient) async throws -> String {
    var text = ""
    for try await chunk in try await client.stream(request) {
      text += chunk.choices.first?.delta.content ?? ""
    }
    return text
  }
}
