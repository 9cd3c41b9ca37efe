import Testing
import Understudy
import UnderstudyTesting

/// What expectations say when they fail.
@Suite(.understudy(.chatCompletions, mayViolate: true)) struct ExpectationTests {
  @Test func `a wrong count lists what was received`() async throws {
    let session = try MockSession.current
    try await ask(session)
    withKnownIssue {
      expectReceived(2, of: "createChatCompletion")
    } matching: {
      $0.text.hasPrefix("expected 2 requests of 'createChatCompletion', but 1 came\nreceived:\n")
        && $0.text.contains("POST /~.\(session.name)/v1/chat/completions → 200 (fixture 'greeting-flash')")
    }
  }

  @Test func `nothing received is said to be nothing`() {
    withKnownIssue {
      expectReceived(1)
    } matching: {
      $0.text == "expected 1 request, but 0 came\nnothing was received"
    }
  }

  @Test func `a count may be a range`() async throws {
    try await ask(MockSession.current)
    expectReceived(1...3)
    withKnownIssue {
      expectReceived(2...3)
    } matching: {
      $0.text.hasPrefix("expected 2 to 3 requests, but 1 came")
    }
  }

  @Test func `requests are picked by what they hold`() async throws {
    let session = try MockSession.current
    try await ask(session)
    expectReceived(1) { $0.requestBody?["model"] == "gemini-3.5-flash" }
    expectReceived(0) { $0.status == 503 }
    withKnownIssue {
      expectReceived(1) { $0.requestBody?["stream"] == true }
    } matching: {
      $0.text.hasPrefix("expected 1 request of the wanted kind, but 0 came")
    }
  }

  @Test func `violations are listed with both places`() async throws {
    let session = try MockSession.current
    try await ask(session, Ask.bad)
    withKnownIssue {
      expectNoViolations()
    } matching: {
      $0.text.hasPrefix("requests broke the document:\n  request ")
        && $0.text.contains("body:1:") && $0.text.contains("'messages'")
        && $0.text.contains("note: 'minItems' is declared here")
        && $0.text.contains("→ 400 (the request breaks the document)")
    }
  }

  @Test func `a session can be named`() async throws {
    let server = try MockServer.start(.chatCompletions)
    let session = server.makeSession()
    try await ask(session)
    expectReceived(1, in: session)
    expectNoViolations(in: session)
    expectReceived(0)
    server.stop()
  }

  @Test func `what the journal dropped makes every count doubtful`() async throws {
    let server = try MockServer.start(
      .chatCompletions, options: .init(mock: .init(journal: .init(count: 2))))
    let session = server.makeSession()
    for _ in 1...3 { try await ask(session) }
    withKnownIssue {
      expectReceived(2, in: session)
    } matching: {
      $0.text.contains(
        "exchanges that the journal dropped before these, so that counts cannot be relied on: 1")
    }
    withKnownIssue {
      expectNoViolations(in: session)
    } matching: {
      $0.text.hasPrefix("nobody can tell whether a request broke the document")
    }
    server.stop()
  }
}

struct ExpectationWithoutSessionTests {
  @Test func `without a session an expectation says what to do`() {
    for expectation in [{ expectReceived(0) }, { expectNoViolations() }] {
      withKnownIssue {
        expectation()
      } matching: {
        $0.text.contains("add the trait .understudy(…) to it, or name the session")
      }
    }
  }
}
