import APIRuntime
import ChatClient
import Foundation
import Understudy
import XCTest

/// The same client, tested by XCTest: a session for each test, and plain functions that throw.
final class ChatClientXCTests: XCTestCase {
  private let request = ChatCompletionRequest(
    model: .gemini3_5Flash, messages: [.user(UserMessage(content: .text("Hello!")))])

  private func client(_ session: MockSession) throws -> ChatClient {
    ChatClient(baseURL: try XCTUnwrap(URL(string: session.url)), key: "sk-test")
  }

  func testAnAnswerOfItsOwn() async throws {
    let written = ChatCompletionResponse(
      id: "chatcmpl-1", created: 1, model: "gemini-3.5-flash",
      choices: [Choice(index: 0, message: AssistantMessage(content: "Hi 👋"), finishReason: .stop)])
    try await withMockSession { session in
      try session.script(.json(200, written))
      let answer = try await client(session).answer(to: request)
      XCTAssertEqual(answer, written)
      try session.verifyReceived(1, of: "createChatCompletion") { $0.requestBody?["stream"] == nil }
    }
  }

  func testAStreamOfItsOwnAtAPace() async throws {
    func chunk(_ delta: Delta, _ reason: FinishReason? = nil) -> ChatCompletionChunk {
      ChatCompletionChunk(
        id: "chatcmpl-1", created: 1, model: "gemini-3.5-flash",
        choices: [ChunkChoice(index: 0, delta: delta, finishReason: reason)])
    }
    let events = [
      chunk(Delta(role: .assistant, content: "Hi")), chunk(Delta(content: " there")),
      chunk(Delta(), .stop),
    ]
    try await withMockSession { session in
      try session.script(.stream(events, pace: Pace(between: .milliseconds(5))))
      var text = ""
      for try await chunk in try await client(session).stream(request) {
        text += chunk.choices.first?.delta.content ?? ""
      }
      XCTAssertEqual(text, "Hi there")
    }
  }

  func testARateLimitIsWaitedFor() async throws {
    try await withMockSession(scenario: "rate-limited") { session in
      _ = try await client(session).answer(to: request)
      try session.verifyReceived(2)
      try session.verifyResilient()
    }
  }
}
