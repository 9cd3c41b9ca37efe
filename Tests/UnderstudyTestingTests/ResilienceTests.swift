import Testing
import Understudy
import UnderstudyMocking
import UnderstudyTesting

/// What is expected of a client under what goes wrong, and sessions for frameworks other than Swift Testing.
@Suite(.understudy(.chatCompletions)) struct ResilienceTests {
  @Test(.understudy(.chatCompletions, replies: .rateLimited(retryAfter: .seconds(120)), .success))
  func `a client that does not wait is told of, with the norm and what to do`() async throws {
    let session = try MockSession.current
    #expect(try await ask(session, times: 2) == [429, 200])
    withKnownIssue {
      expectResilient()
    } matching: { issue in
      let text = issue.comments.map(\.rawValue).joined()
      return text.hasPrefix("the client is not resilient:\n  waits-retry-after: ")
        && text.contains("RFC 9110 §10.2.3") && text.contains("(requests ")
    }
    // Other rules are kept to.
    expectResilient(by: "notices-cut-stream", "refuses-short-body")
  }

  @Test func `a client that nothing was done to is resilient`() async throws {
    #expect(try await ask(MockSession.current) == 200)
    expectResilient(isStrict: true)
  }

  @Test func `a rule that does not exist is told of, not passed`() {
    withKnownIssue {
      expectResilient(by: "waits-forever")
    } matching: {
      $0.comments.map(\.rawValue).joined().hasPrefix("there is no rule 'waits-forever'; there are ")
    }
  }

  @Test(.understudy(.chatCompletions, replies: .status(503).times(2), .success, then: .fail))
  func `a trait gives replies one after the other`() async throws {
    let session = try MockSession.current
    var statuses: [Int] = []
    for _ in 1...3 { statuses.append(try await ask(session)) }
    #expect(statuses == [503, 503, 200])
  }
}

struct PlainSessionTests {
  @Test func `a session for a body is its own, and what is verified throws`() async throws {
    let server = try MockServer.shared(.chatCompletions)
    try await withMockSession(scenario: "rate-limited") { session in
      #expect(session.url.hasPrefix(server.url))
      #expect(try await ask(session) == 429)
      try session.verifyReceived(1)
      try session.verifyReceived(1...2, of: "createChatCompletion")
      try session.verifyNothingUnmatched()
      let failure = #expect(throws: VerificationFailure.self) { try session.verifyReceived(2) }
      #expect(failure?.description.hasPrefix("expected 2 requests, but 1 came\nreceived:\n") == true)
    }
  }

  @Test func `a request that breaks the document is told when the body is over`() async throws {
    let failure = await #expect(throws: VerificationFailure.self) {
      try await withMockSession { session in _ = try await ask(session, Ask.bad) }
    }
    #expect(failure?.description.hasPrefix("requests broke the document:") == true)
    try await withMockSession(mayViolate: true) { session in _ = try await ask(session, Ask.bad) }
  }

  @Test func `what the body throws is thrown`() async {
    struct Own: Error {}
    await #expect(throws: Own.self) { try await withMockSession { _ in throw Own() } }
    await #expect(throws: DiagnosticError.self) { try await withMockSession(scenario: "no such") { _ in } }
  }

  @Test func `a client that does not wait is not resilient`() async throws {
    try await withMockSession { session in
      try session.script(.rateLimited(retryAfter: .seconds(120)), .success)
      #expect(try await ask(session, times: 2) == [429, 200])
      let failure = #expect(throws: VerificationFailure.self) { try session.verifyResilient() }
      #expect(failure?.description.contains("waits-retry-after") == true)
      try session.verifyResilient(by: ["refuses-short-body"])
    }
  }
}
