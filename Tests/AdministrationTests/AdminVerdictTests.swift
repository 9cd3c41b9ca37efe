import Testing
import Understudy
import UnderstudyAdministration
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyMocking

/// What the admin API says of a client, and is told by its application.
@Suite struct AdminVerdictTests {
  private func makeAdministration() throws -> (Administration, MockEngine) {
    let catalogue = try #require(Served([.chatCompletions]).catalogue)
    let engine = MockEngine(catalogue)
    return (Administration(engine, host: "127.0.0.1", times: Timestamp(clockStart: .zero)), engine)
  }

  private func send(
    _ method: String, _ path: String, _ body: JSONValue? = nil, at second: Int64,
    to administration: Administration
  ) -> (status: Int, json: JSONValue?) {
    var fields: HTTPFields = ["Host": "127.0.0.1:4010", "Authorization": "Bearer sk"]
    if body != nil { fields.append("Content-Type", "application/json") }
    let arrival = Moment(nanoseconds: second * 1_000_000_000)
    let reply = administration.reply(
      to: HTTPRequest(
        method: method, target: path, fields: fields, body: body?.utf8() ?? [], arrival: arrival))
    var end = ExchangeEnd(cause: .performed, end: arrival, bodyBytes: 0)
    end.lastByte = arrival
    reply.observer?.ended(end)
    guard case .whole(let bytes) = reply.plan.body else { return (reply.plan.status, nil) }
    return (reply.plan.status, try? JSONValue(parsing: bytes.array))
  }

  private func result(_ name: String, in verdict: JSONValue?) -> String? {
    verdict?["rules"]?.array?.first { $0["name"]?.string == name }?["result"]?.string
  }

  private let question: JSONValue = [
    "model": "gemini-3.5-flash", "messages": [["role": "user", "content": "Hi"]],
  ]

  @Test func `a client that comes back too early is told on`() throws {
    let (administration, _) = try makeAdministration()
    for second in [1, 1] as [Int64] {
      _ = send("POST", "/~.mine/v1/chat/completions", question, at: second, to: administration)
    }
    _ = send(
      "PUT", "/__understudy/sessions/mine/script",
      ["script": ["replies": [["status": 429, "retryAfter": "2s"]]]], at: 2, to: administration)
    for second in [3, 4] as [Int64] {
      _ = send("POST", "/~.mine/v1/chat/completions", question, at: second, to: administration)
    }
    let (status, verdict) = send("GET", "/__understudy/verdict?session=mine", at: 5, to: administration)
    #expect(status == 200)
    #expect(result("waits-retry-after", in: verdict) == "FAIL")
    #expect(result("no-retry-quota", in: verdict) == "n/a")
    #expect(verdict?["passed"] == false)
    #expect(verdict?["exchanges"] == 4)
    #expect(send("GET", "/__understudy/verdict?session=none", at: 5, to: administration).status == 404)
  }

  @Test func `what an application tells decides where no server can see it`() throws {
    for (told, expected) in [("ok", "FAIL"), ("error", "pass"), (nil, "n/a")] {
      let (administration, engine) = try makeAdministration()
      let session = engine.session(named: "mine", at: .zero)
      try engine.setScript(
        Scenario(name: "cut", replies: [.fault(.close(after: .events(3)))]), for: session)
      guard case .object(var body) = question else { return }
      body["stream"] = true
      _ = send("POST", "/~.mine/v1/chat/completions", .object(body), at: 1, to: administration)
      if let told {
        let answer = send(
          "POST", "/__understudy/outcome?session=mine", ["result": .string(told)], at: 2, to: administration)
        #expect(answer.status == 204)
      }
      let (_, verdict) = send("GET", "/__understudy/verdict?session=mine", at: 3, to: administration)
      #expect(result("notices-cut-stream", in: verdict) == expected)
    }
  }

  @Test func `an outcome that is none is refused`() throws {
    let (administration, _) = try makeAdministration()
    let wrong: [JSONValue] = [["result": "fine"], [:], ["result": "ok", "sum": 1], []]
    for body in wrong {
      #expect(send("POST", "/__understudy/outcome", body, at: 1, to: administration).status == 422)
    }
    #expect(
      send("POST", "/__understudy/outcome?session=none", ["result": "ok"], at: 1, to: administration).status
        == 404)
  }
}
