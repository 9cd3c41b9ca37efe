import Testing

@testable import APIRuntime

/// When a request is sent again: the norms of the client scorecard, as decisions without a clock.
@Suite struct RetryRulesTests {
  private let rules = RetryRules()
  private static let now = 784_111_777.0  // Sun, 06 Nov 1994 08:49:37 GMT

  private func pause(
    _ status: Int, _ headers: HeaderFields = [:], body: String = "", attempt: Int = 1, jitter: Double = 0
  ) -> Duration? {
    rules.pause(
      after: attempt, UndocumentedReply(status: status, headers: headers, body: body.utf8), now: Self.now,
      jitter: jitter)
  }

  @Test func `waits at least as long as the server asks`() {
    #expect(pause(429, ["Retry-After": "2"]) == .seconds(2))
    #expect(
      pause(429, ["Retry-After": "2"], jitter: 1).map { $0 > .seconds(2.1) && $0 < .seconds(2.3) } == true)
    #expect(pause(503, ["Retry-After": "Sun, 06 Nov 1994 08:49:40 GMT"]) == .seconds(3))
    #expect(pause(429, ["retry-after-ms": "700", "Retry-After": "5"]) == .milliseconds(700))
  }

  @Test func `gives up where the server asks for too long`() {
    #expect(pause(429, ["Retry-After": "300"]) == nil)
    #expect(pause(503, ["Retry-After": "99999999999999999999"]) == .milliseconds(500))
  }

  @Test(arguments: ["soon", "-1", "0", "", "Sun, 06 Nov 1994 08:49:30 GMT", "1e400"])
  func `has a pause of its own where the server's means nothing`(text: String) {
    #expect(pause(429, ["Retry-After": text]) == .milliseconds(500))
  }

  @Test func `pauses double, differ, and have an end`() {
    #expect(pause(503, attempt: 1) == .milliseconds(500))
    #expect(pause(503, attempt: 2) == .seconds(1))
    #expect(pause(503, attempt: 1, jitter: 1) == .milliseconds(375))
    #expect(pause(503, attempt: 3) == nil)
    #expect(RetryRules(attempts: 100).pause(after: 60, jitter: 0) == .seconds(8))
    #expect(RetryRules.never.pause(after: 1, jitter: 0) == nil)
  }

  @Test(arguments: [400, 401, 403, 404, 413, 422, 501]) func `what the client did wrong stays wrong`(
    status: Int
  ) {
    #expect(pause(status) == nil)
    #expect(pause(status, ["x-should-retry": "true"]) == .milliseconds(500))
  }

  @Test(arguments: [408, 409, 429, 500, 502, 503, 504]) func `what may pass is tried again`(status: Int) {
    #expect(pause(status) == .milliseconds(500))
    #expect(pause(status, ["x-should-retry": "false"]) == nil)
  }

  @Test func `money that is spent does not come back`() {
    #expect(pause(429, body: #"{"error":{"type":"insufficient_quota"}}"#) == nil)
    #expect(pause(429, body: #"{"error":{"code":"insufficient_quota"}}"#) == nil)
    #expect(pause(429, body: #"{"error":{"code":"rate_limit"}}"#) != nil)
    #expect(pause(502, body: "<html>") != nil)
  }

  @Test func `a budget ends further attempts, and successes fill it`() {
    let budget = RetryBudget(tokens: 2)
    #expect(budget.take() && budget.take() && !budget.take())
    for _ in 0..<4 { budget.succeed() }
    #expect(budget.take() && !budget.take())
  }

  @Test func `a limit that is used up is waited for`() {
    func pause(_ reset: String) -> Duration? {
      RateLimit.pause(["x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": reset])
    }
    #expect(pause("1s") == .seconds(1))
    #expect(pause("20ms") == .milliseconds(20))
    #expect(pause("0m30s") == .seconds(30))
    #expect(pause("6m0s") == nil)
    #expect(pause("soon") == nil)
    #expect(RateLimit.pause(["x-ratelimit-remaining-requests": "1"]) == nil)
  }
}
