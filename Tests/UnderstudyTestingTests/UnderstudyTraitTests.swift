import TestSupport
import Testing
import Understudy
import UnderstudyTesting

/// Sends a request to the session of the running test and gives the status of the answer.
@discardableResult
func ask(_ session: MockSession, _ body: String = Ask.good) async throws -> Int {
  try await ask(session, body, times: 1)[0]
}

/// Asks again and again, without a pause in between: between two tasks' turns there may be minutes on a busy machine.
func ask(_ session: MockSession, _ body: String = Ask.good, times: Int) async throws -> [Int] {
  let parts = session.url.dropFirst("http://127.0.0.1:".count).split(separator: "/", maxSplits: 1)
  let port = try #require(Int(parts[0]))
  let text =
    "POST /\(parts[1])/v1/chat/completions HTTP/1.1\r\nHost: me\r\nAuthorization: Bearer k\r\n"
    + "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)"
  return try await onThread {
    (0..<times).map { _ in
      var client = RawClient(port: port)
      client.send(text)
      client.readToEnd()
      return Int(client.text.dropFirst("HTTP/1.1 ".count).prefix(3)) ?? 0
    }
  }
}

enum Ask {
  static let good = #"{"model": "gemini-3.5-flash", "messages": [{"role": "user", "content": "Hello!"}]}"#
  static let bad = #"{"model": "gemini-3.5-flash", "messages": []}"#
}

@Suite(.understudy(.chatCompletions)) struct UnderstudyTraitTests {
  @Test func `each test has a session of its own`() async throws {
    let session = try MockSession.current
    #expect(session.exchanges.isEmpty)
    #expect(try await ask(session) == 200)
    expectReceived(1)
    expectReceived(1, of: "createChatCompletion")
    expectReceived(0, of: "somethingElse")
    expectNoViolations()
  }

  @Test(.understudy(.chatCompletions, scenario: "rate-limited"))
  func `a scenario is played from its start`() async throws {
    let session = try MockSession.current
    #expect(try await ask(session) == 429)
    #expect(try await ask(session) == 200)
    expectReceived(2)
  }

  @Test(arguments: 0..<20) func `cases in parallel do not see each other`(number: Int) async throws {
    let session = try MockSession.current
    try session.script(.status([400, 402, 403, 500, 503][number % 5]), .success)
    #expect(try await ask(session) == [400, 402, 403, 500, 503][number % 5])
    #expect(try await ask(session) == 200)
    expectReceived(2)
  }

  @Test func `a task that the test starts is in its session`() async throws {
    let name = try MockSession.current.name
    async let inner = MockSession.current.name
    #expect(try await inner == name)
  }

  @Test(.understudy(.chatCompletions, mayViolate: true))
  func `a test may break the document on purpose`() async throws {
    let session = try MockSession.current
    #expect(try await ask(session, Ask.bad) == 400)
    #expect(session.violations.count == 1)
  }
}

struct TraitFailureTests {
  @Test func `a test without the trait is told so`() throws {
    let error = #expect(throws: DiagnosticError.self) { try MockSession.current }
    #expect(error?.description.contains("add the trait .understudy(…)") == true)
  }

  @Test func `a violation that nobody expected is an issue at the end of the test`() async throws {
    let trait: UnderstudyTrait = .understudy(.chatCompletions)
    let test = try #require(Test.current)
    try await withKnownIssue {
      try await trait.provideScope(for: test, testCase: Test.Case.current) {
        let session = try MockSession.current
        try await ask(session, Ask.bad)
      }
    } matching: { issue in
      issue.text.contains("requests broke the document") && issue.text.contains("'messages'")
        && issue.text.contains("openapi/chat-completions.yaml:")
    }
  }

  @Test func `an unknown scenario fails the test and names the known`() async throws {
    let trait: UnderstudyTrait = .understudy(.chatCompletions, scenario: "outtage")
    let test = try #require(Test.current)
    let error = await #expect(throws: DiagnosticError.self) {
      try await trait.provideScope(for: test, testCase: Test.Case.current) {}
    }
    #expect(error?.description.contains("'outtage'") == true)
    #expect(error?.description.contains("rate-limited") == true)
  }
}

extension Issue {
  /// What the issue says.
  var text: String { comments.map(\.rawValue).joined(separator: "\n") }
}
