import TestSupport
import Testing
import Understudy
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyMocking

/// Limits, with the time of each request given: nothing waits.
struct LimitTests {
  private func engine(_ limits: Limits?, clockStart: Duration = .zero) throws -> MockEngine {
    MockEngine(
      try #require(Served.bundled.catalogue), options: MockOptions(limits: limits, clockStart: clockStart))
  }

  private func send(
    _ engine: MockEngine, at milliseconds: Int64 = 0, key: String? = "sk-test", prefix: String = "",
    prefer: String? = nil, _ changes: JSONObject = [:]
  ) -> Received {
    var request = HTTPRequest.chat(changes, key: key, prefer: prefer, prefix: prefix)
    request.arrival = Moment(nanoseconds: milliseconds * 1_000_000)
    return Received(engine.reply(to: request).plan, isHead: false)
  }

  @Test func `one request too many is the document's 429 with the true wait`() throws {
    let engine = try engine(Limits(requests: .perMinute(2)))
    #expect(send(engine).status == 200)
    let second = send(engine)
    #expect(second.fields["x-ratelimit-limit-requests"] == "2")
    #expect(second.fields["x-ratelimit-remaining-requests"] == "0")
    #expect(second.fields["x-ratelimit-reset-requests"] == "1m0s")
    let refused = send(engine, at: 500)
    #expect(refused.status == 429)
    #expect(refused.json?["error"]?["type"] == "rate_limit_error")
    #expect(refused.fields["retry-after"] == "30")
    #expect(refused.fields["retry-after-ms"] == "29500")
    #expect(refused.fields["x-ratelimit-remaining-requests"] == "0")
    #expect(send(engine, at: 29_999).status == 429)
    #expect(send(engine, at: 30_000).status == 200)
    #expect(engine.mainSession.journal.exchanges[2].rule == .limit)
  }

  @Test func `each key has its own, and so has each session`() throws {
    let engine = try engine(Limits(requests: .perMinute(1)))
    #expect(send(engine).status == 200)
    #expect(send(engine).status == 429)
    #expect(send(engine, key: "sk-other").status == 200)
    #expect(send(engine, prefix: "/~.s").status == 200)
    #expect(send(engine, prefix: "/~.s").status == 429)
    engine.mainSession.reset()
    #expect(send(engine).status == 200)
  }

  @Test func `tokens are those of request and answer`() throws {
    let engine = try engine(Limits(tokens: .perMinute(1000)))
    let body = JSONValue.question().utf8()
    let answer = send(engine)
    let total = try #require(answer.json?["usage"]?["total_tokens"]?.integer)
    let asked = (body.count + 3) / 4
    #expect(answer.fields["x-ratelimit-remaining-tokens"] == "\(1000 - max(total, asked))")
    #expect(answer.fields["x-ratelimit-limit-tokens"] == "1000")
    // A request that alone is over the limit passes when nobody else has asked.
    let long: JSONObject = [
      "messages": [["role": "user", "content": .string(String(repeating: "x", count: 9000))]]
    ]
    #expect(send(engine, long).status == 429)
    #expect(send(engine, at: 60_000, long).status == 200)
    #expect(send(engine, at: 60_001).status == 429)
  }

  @Test func `a spent budget is the document's 402, for good`() throws {
    let engine = try engine(Limits(budget: 50))
    var statuses: [Int?] = []
    for round in 0..<5 { statuses.append(send(engine, at: Int64(round) * 10_000_000).status) }
    #expect(statuses.first == 200 && statuses.last == 402)
    #expect(send(engine).json?["error"]?["code"] == 402)
    #expect(send(engine).fields["retry-after"] == nil)
  }

  @Test func `the wait is told as a date where that is asked for`() throws {
    let limits = Limits(requests: .perMinute(1), waitForm: .date)
    let engine = try engine(limits, clockStart: .seconds(784_111_777))
    #expect(send(engine).status == 200)
    #expect(send(engine, at: 1000).fields["retry-after"] == "Sun, 06 Nov 1994 08:50:37 GMT")
  }

  @Test func `every answer tells how things stand, and only what reaches the operation counts`() throws {
    let engine = try engine(Limits(requests: .perMinute(10)))
    var elsewhere = HTTPRequest.chat(key: "sk-test")
    elsewhere.target = "/v1/nothing"
    var otherwise = HTTPRequest.chat(key: "sk-test")
    otherwise.method = "DELETE"
    for (received, status, left) in [
      (send(engine, ["temperature": 9]), 400, "9"), (send(engine, prefer: "code=503"), 503, "9"),
      (send(engine), 200, "8"), (Received(engine.reply(to: elsewhere).plan, isHead: false), 404, "8"),
      (Received(engine.reply(to: otherwise).plan, isHead: false), 405, "8"),
      // Those without a key have an account of their own, which stays as it is.
      (send(engine, key: nil), 401, "10"), (send(engine, prefix: "/~nothing"), 404, "10"),
    ] {
      #expect(received.status == status)
      #expect(received.fields["x-ratelimit-limit-requests"] == "10")
      #expect(received.fields["x-ratelimit-remaining-requests"] == left)
    }
  }

  @Test func `without limits nothing is told`() throws {
    let engine = try engine(nil)
    #expect(send(engine).fields["x-ratelimit-limit-requests"] == nil)
  }

  @Test func `a scenario has limits of its own`() throws {
    let engine = try engine(nil)
    let session = engine.session(named: "s", at: .zero)
    try engine.setScript(
      Scenario(name: "l", replies: [.success], limits: Limits(requests: .perMinute(1))), for: session)
    #expect(send(engine, prefix: "/~.s").status == 200)
    #expect(send(engine, prefix: "/~.s").status == 429)
    #expect(send(engine).fields["x-ratelimit-limit-requests"] == nil)
  }

  @Test func `a session's clock runs with the server's again after a reset, and not before`() throws {
    let session = try engine(nil).mainSession
    session.advanceClock(by: .seconds(90))
    session.report(Outcome(.ok))
    #expect(session.clockAdvance == .seconds(90))
    session.reset()
    #expect(session.clockAdvance == .zero)
  }

  @Test func `a server's clock put forward opens the bucket, and ends delays, without a wait`() async throws {
    let server = try MockServer(
      .bundled, options: .init(mock: MockOptions(limits: Limits(requests: .perMinute(1)))))
    try await onThread {
      func status() -> Int? {
        var client = RawClient(port: server.port)
        client.send(HTTPRequest.chat().wire)
        return Received.read(from: &client).status
      }
      #expect(status() == 200)
      #expect(status() == 429)
      server.advanceClock(by: .seconds(60))
      #expect(status() == 200)
    }
    server.stop()
    let slow = try MockServer(.bundled)
    let session = slow.makeSession("s")
    try session.script(CannedReply(pace: Pace(before: .seconds(3600), between: .seconds(3600))))
    try await onThread {
      var client = RawClient(port: slow.port)
      client.send(HTTPRequest.chat(["stream": true], prefix: "/~.s").wire)
      #expect(slow.isLive(within: .seconds(10)))
      let start = RawClient.now()
      while !client.text.hasSuffix("0\r\n\r\n"), RawClient.now() - start < .seconds(20) {
        slow.advanceClock(by: .seconds(3600))
        client.readMore(for: .milliseconds(20))
      }
      #expect(client.text.hasSuffix("data: [DONE]\n\n\r\n0\r\n\r\n"))
    }
    slow.stop()
  }
}

extension MockServer {
  /// Waits until a request is under way.
  fileprivate func isLive(within limit: Duration) -> Bool {
    let deadline = RawClient.now() + limit
    while liveRequestCount == 0, RawClient.now() < deadline { RawClient.yield() }
    return liveRequestCount > 0
  }
}
