import Synchronization
import Testing
import Understudy
import UnderstudyAdministration
import UnderstudyBundled
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyMocking
import UnderstudyOpenAPI
import UnderstudyValidation

/// The admin API in memory: each answer is held to the document that describes it.
struct AdministrationTests {
  private struct Answer {
    var status: Int
    var fields: [HTTPField]
    var text: String
    /// What is pushed later, and who watches it.
    var live: LiveBytes?
    var observer: (any ExchangeObserver)?
    var json: JSONValue? { try? JSONValue(parsing: text) }
    func field(_ name: String) -> String? { fields.first { $0.name.lowercased() == name }?.value }
  }

  private static let served = Served([.chatCompletions])

  private static let document = OpenAPIDocument.load(
    "admin.yaml", from: MemorySource(["admin.yaml": Bundled.bytes(of: "openapi/admin.yaml") ?? []]))

  private func makeAdministration(
    host: String = "127.0.0.1", token: String? = nil, limits: Journal.Limits = .init(),
    sessions: SessionBounds = SessionBounds()
  ) throws -> Administration {
    let catalogue = try #require(Self.served.catalogue)
    var options = MockOptions(journal: limits)
    options.sessions = sessions
    return Administration(
      MockEngine(catalogue, options: options), host: host,
      times: Timestamp(clockStart: .seconds(1_700_000_000)), options: .init(token: token))
  }

  private func send(
    _ method: String, _ path: String, _ body: JSONValue? = nil, _ fields: HTTPFields = [:],
    host: String = "localhost:4010", to administration: Administration
  ) -> Answer {
    var all: HTTPFields = ["Host": host]
    if body != nil { all.append("Content-Type", "application/json") }
    for (name, value) in fields { all.append(name, value) }
    let reply = administration.reply(
      to: HTTPRequest(method: method, target: path, fields: all, body: body?.utf8() ?? []))
    var answer = Answer(
      status: reply.plan.status, fields: reply.plan.allFields, text: "")
    switch reply.plan.body {
    case .whole(let bytes): answer.text = String(decoding: bytes.array, as: UTF8.self)
    case .live(let live):
      answer.live = live
      answer.observer = reply.observer
      answer.text = String(decoding: live.take().bytes, as: UTF8.self)
      return answer
    case .none, .paced: break
    }
    reply.observer?.ended(ExchangeEnd(cause: .performed, end: .zero, bodyBytes: 0))
    return answer
  }

  private func chat(_ administration: Administration, model: String = "gemini-3.5-flash", prefix: String = "")
  {
    _ = send(
      "POST", "\(prefix)/v1/chat/completions",
      ["model": .string(model), "messages": [["role": "user", "content": "Hi"]]],
      ["Authorization": "Bearer sk-secret"], to: administration)
  }

  @Test func `the document that describes it has nothing wrong in it`() {
    #expect(Self.document.diagnostics.isEmpty)
  }

  @Test func `every operation is there, and every answer keeps to the document`() throws {
    let document = try #require(Self.document.document)
    let administration = try makeAdministration()
    administration.attach(FakeServer())
    chat(administration)
    chat(administration, model: "none")
    let bodies: [String: JSONValue] = [
      "setState": ["phase": "paid", "count": 3], "setLimits": ["requests": "60/min", "budget": 10],
      "advanceClock": ["by": "90s"], "advanceSessionClock": ["by": "1.5m"],
      "refuseConnections": ["for": "2s"],
      "makeSession": ["name": "mine", "scenario": "rate-limited"],
      "setScript": ["script": ["replies": [["status": 503]]]],
      "reportOutcome": ["result": "error", "kind": "ReadTimeout"],
      "verify": ["expectations": [["expect": "count", "exactly": 7], ["expect": "noViolations"]]],
    ]
    // Those that end a session come last.
    let ending = ["endScript", "endLimits", "endSession", "resetAll"]
    let operations = document.operations.sorted { left, right in
      let first = left.id == "makeSession" ? -1 : ending.firstIndex(of: left.id ?? "") ?? 0
      let second = right.id == "makeSession" ? -1 : ending.firstIndex(of: right.id ?? "") ?? 0
      return first < second
    }
    for operation in operations {
      let path = operation.path.text.replacing("{session}", with: "mine").replacing(
        "{scenario}", with: "outage")
      let answer = send(
        operation.method, "/__understudy\(path)", bodies[operation.id ?? ""], to: administration)
      #expect(answer.status < 300, "\(operation.name): \(answer.status) \(answer.text)")
      var fields = HTTPFields()
      for field in answer.fields { fields.append(field.name, field.value) }
      let violations = ResponseValidator(operation, in: document).violations(
        status: answer.status, fields: fields, body: Array(answer.text.utf8))
      let wrong = violations.map { "\(operation.name): \($0.message)" }
      #expect(wrong == [])
    }
  }

  @Test func `other requests are the mock's`() throws {
    let administration = try makeAdministration()
    chat(administration)
    #expect(send("GET", "/__understudyx", to: administration).field("understudy-error") == "no-such-path")
    let list = send("GET", "/__understudy/requests", to: administration).json
    #expect(list?["requests"]?.array?.count == 2)
    #expect(list?["requests"]?[0]?["operation"] == "createChatCompletion")
  }

  @Test func `a session is made, scripted, reset and ended`() throws {
    let administration = try makeAdministration()
    let made = send("POST", "/__understudy/sessions", ["name": "mine"], to: administration)
    #expect(made.status == 201)
    #expect(made.json?["path"] == "/~.mine")
    let script: JSONValue = ["script": ["replies": [["status": 503, "times": 2]], "then": "success"]]
    #expect(send("PUT", "/__understudy/sessions/mine/script", script, to: administration).status == 204)
    chat(administration, prefix: "/~.mine")
    let status = send("GET", "/__understudy/requests?session=mine", to: administration).json?["requests"]?[
      0]?[
        "status"]
    #expect(status == 503)
    #expect(send("POST", "/__understudy/sessions/mine/reset", to: administration).status == 204)
    #expect(send("GET", "/__understudy/sessions/mine", to: administration).json?["requests"] == 0)
    #expect(send("DELETE", "/__understudy/sessions/mine", to: administration).status == 204)
    #expect(send("GET", "/__understudy/sessions/mine", to: administration).status == 404)
  }

  @Test(arguments: [
    (
      "PUT", "/sessions/default/script", #"{"script":{"replies":[{"status":503,"tims":2}]}}"#, "no key 'tims'"
    ),
    ("PUT", "/sessions/default/script", #"{"script":{}}"#, "needs at least one reply"),
    (
      "PUT", "/sessions/default/script", #"{"script":{"replies":[{"fault":"refuse"}]}}"#,
      "of the whole server"
    ),
    (
      "PUT", "/sessions/default/script", #"{"script":{"replies":[{}],"name":"a b"}}"#,
      "cannot name a scenario"
    ),
    ("PUT", "/sessions/default/limits", #"{}"#, "must have"),
    ("PUT", "/sessions/default/limits", #"{"requests":"60/parsec"}"#, "requests"),
    ("PUT", "/sessions/default/limits", #"{"budget":-1}"#, "budget"),
    ("PUT", "/sessions/default/limits", #"{"request":"60/min"}"#, "request"),
    ("PATCH", "/sessions/default/state", #"{"a":[1]}"#, "a"),
    ("POST", "/clock/advance", #"{"by":"-1s"}"#, "by"),
    ("POST", "/clock/advance", #"{"by":"11000000s"}"#, "by"),
    ("POST", "/clock/advance", #"{"by":90}"#, "by"),
    ("PUT", "/refusal", #"{}"#, "for"),
    ("PUT", "/refusal", #"{"for":"soon"}"#, "for"),
    ("POST", "/sessions", #"{"name":"a b"}"#, "pattern"),
    ("POST", "/sessions", #"{"nam":"a"}"#, "nam"),
    ("POST", "/sessions", #"{"#, "JSON"),
    ("POST", "/verification", #"{"expectations":[{"expect":"count"}]}"#, "'exactly'"),
    ("POST", "/verification", #"{"expectations":[{"expect":"count","atLeast":3,"atMost":2}]}"#, "at least 3"),
    ("GET", "/requests?status=abc", nil, "status"),
    ("GET", "/requests?format=xml", nil, "format"),
    ("GET", "/requests?sesion=mine", nil, "did you mean 'session'?"),
    ("GET", "/requests?session=mine&limit=3", nil, "known are session, operation, status"),
    ("GET", "/clock?x", nil, "there are none here"),
  ])
  func `a request that is not valid is answered with what is wrong`(
    method: String, path: String, body: String?, expected: String
  ) throws {
    let administration = try makeAdministration()
    administration.attach(FakeServer())
    var fields: HTTPFields = ["Host": "localhost"]
    if body != nil { fields.append("Content-Type", "application/json") }
    let reply = administration.reply(
      to: HTTPRequest(
        method: method, target: "/__understudy\(path)", fields: fields, body: Array((body ?? "").utf8)))
    #expect(reply.plan.status == 422)
    guard case .whole(let bytes) = reply.plan.body else { throw Missing() }
    let text = String(decoding: bytes.array, as: UTF8.self)
    #expect(text.contains(expected), "\(text)")
    let problem = try JSONValue(parsing: text)
    #expect(problem["violations"] != nil || problem["diagnostics"] != nil)
  }

  @Test func `a verification says whether all expectations hold, and why not`() throws {
    let administration = try makeAdministration()
    chat(administration)
    let good: JSONValue = [
      "expectations": [
        [
          "expect": "count", "exactly": 1,
          "matching": [
            "operation": "createChatCompletion", "when": ["body": ["/model": "gemini-3.5-flash"]],
          ],
        ], ["expect": "noViolations"], ["expect": "nothingUnmatched"],
      ]
    ]
    let passed = send("POST", "/__understudy/verification", good, to: administration).json
    #expect(passed == ["passed": true, "failures": []])
    let bad: JSONValue = [
      "expectations": [
        ["expect": "count", "exactly": 1, "matching": ["when": ["body": ["/model": "other"]]]]
      ]
    ]
    let failed = send("POST", "/__understudy/verification", bad, to: administration).json
    #expect(failed?["passed"] == false)
    let failure = failed?["failures"]?[0]?.string ?? ""
    #expect(failure.contains(#"body /model is "gemini-3.5-flash", not "other""#))
  }

  @Test func `nothing is verified that the journal dropped`() throws {
    let administration = try makeAdministration(limits: .init(count: 2))
    for _ in 1...3 { chat(administration) }
    let answer = send(
      "POST", "/__understudy/verification", ["expectations": [["expect": "noViolations"]]], to: administration
    )
    #expect(answer.json?["passed"] == false)
  }

  @Test func `requests are filtered, and credentials are not shown`() throws {
    let administration = try makeAdministration()
    chat(administration)
    chat(administration, model: "none")
    func numbers(_ query: String) -> [Int?]? {
      send("GET", "/__understudy/requests?\(query)", to: administration).json?["requests"]?.array?.map {
        $0["number"]?.integer
      }
    }
    #expect(numbers("violations=true") == [2])
    #expect(numbers("violations=false") == [1])
    #expect(numbers("status=200") == [1])
    #expect(numbers("since=1") == [2])
    #expect(numbers("operation=other") == [])
    #expect(numbers("session=default") == [1, 2])
    #expect(!send("GET", "/__understudy/requests", to: administration).text.contains("sk-secret"))
  }

  private func numbers(in events: String) -> [Int?] {
    events.split(separator: "\n").filter { $0.hasPrefix("data: ") }.map {
      (try? JSONValue(parsing: Array($0.utf8.dropFirst(6))))?["number"]?.integer
    }
  }

  @Test func `events go on after the last that a client has seen, and with what comes`() throws {
    let administration = try makeAdministration()
    chat(administration)
    chat(administration)
    let path = "/__understudy/requests"
    let all = send("GET", path, nil, ["Accept": "text/event-stream"], to: administration)
    #expect(all.field("content-type") == "text/event-stream")
    #expect(all.text.hasPrefix("retry: 250\n\nid: 0-"))
    #expect(numbers(in: all.text) == [1, 2])
    let first = try #require(
      all.text.split(separator: "\n").first { $0.hasPrefix("id: ") }?.dropFirst("id: ".count))
    let rest = send(
      "GET", path, nil, ["Accept": "text/event-stream", "Last-Event-ID": String(first)], to: administration)
    #expect(numbers(in: rest.text) == [2])
    // Places of another run of the mock mean nothing here.
    let other = send(
      "GET", path, nil, ["Accept": "text/event-stream", "Last-Event-ID": "f00-99999999"], to: administration)
    #expect(numbers(in: other.text) == [1, 2])
    chat(administration)
    for answer in [all, rest, other] {
      let live = try #require(answer.live)
      #expect(numbers(in: String(decoding: live.take().bytes, as: UTF8.self)) == [3])
      answer.observer?.ended(ExchangeEnd(cause: .clientGone, end: .zero, bodyBytes: 0))
      #expect(live.isFinished)
    }
    chat(administration)
    #expect(all.live?.take().bytes == [])
  }

  @Test func `events are filtered, also those that come`() throws {
    let administration = try makeAdministration()
    func watch(_ query: String) -> Answer {
      send("GET", "/__understudy/requests?format=events&\(query)", to: administration)
    }
    let watched = [watch("session=mine"), watch("status=404"), watch("violations=true"), watch("since=2")]
    chat(administration)
    chat(administration, model: "none")
    chat(administration, prefix: "/~.mine")
    let seen = watched.map { answer in
      numbers(in: String(decoding: answer.live?.take().bytes ?? [], as: UTF8.self))
    }
    #expect(seen == [[3], [2], [2], [3]])
  }

  @Test func `what is under way is told of when it is over, and only then`() throws {
    let administration = try makeAdministration()
    let request = HTTPRequest(method: "GET", target: "/nowhere", fields: ["Host": "me"])
    let slow = administration.reply(to: request)
    let answer = send("GET", "/__understudy/requests?format=events", to: administration)
    #expect(numbers(in: answer.text) == [])
    chat(administration)
    slow.observer?.ended(ExchangeEnd(cause: .performed, end: .zero, bodyBytes: 0))
    let text = String(decoding: answer.live?.take().bytes ?? [], as: UTF8.self)
    #expect(numbers(in: text) == [2, 1])
    // Whoever comes back after the second event has missed nothing.
    let ids = text.split(separator: "\n").filter { $0.hasPrefix("id: ") }.map { String($0.dropFirst(4)) }
    let back = send(
      "GET", "/__understudy/requests?format=events", nil, ["Last-Event-ID": ids[0]], to: administration)
    #expect(numbers(in: back.text) == [1])
  }

  @Test func `too many watchers are told so`() throws {
    let administration = try makeAdministration()
    var answers: [Answer] = []
    for _ in 0..<128 {
      answers.append(send("GET", "/__understudy/requests?format=events", to: administration))
    }
    #expect(answers.allSatisfy { $0.status == 200 })
    let refused = send("GET", "/__understudy/requests?format=events", to: administration)
    #expect(refused.status == 503)
    answers[5].observer?.ended(ExchangeEnd(cause: .clientGone, end: .zero, bodyBytes: 0))
    #expect(send("GET", "/__understudy/requests?format=events", to: administration).status == 200)
  }

  @Test func `a story comes as JSON, with its name or without`() throws {
    let administration = try makeAdministration()
    let states: JSONValue = [
      "down": [["status": 503, "times": 2, "set": ["phase": "up"], "to": "up"]], "up": [["status": 200]],
    ]
    for script in [["states": states], ["name": "recovers", "states": states]] as [JSONValue] {
      _ = send("POST", "/__understudy/sessions", ["name": "mine"], to: administration)
      let set = send("PUT", "/__understudy/sessions/mine/script", ["script": script], to: administration)
      #expect(set.status == 204, "\(set.text)")
      for _ in 0..<3 { chat(administration, prefix: "/~.mine") }
      let requests = send("GET", "/__understudy/requests?session=mine", to: administration).json?["requests"]
      #expect(requests?.array?.map { $0["status"]?.integer } == [503, 503, 200])
      #expect(send("GET", "/__understudy/sessions/mine/state", to: administration).json == ["phase": "up"])
      #expect(send("DELETE", "/__understudy/sessions/mine", to: administration).status == 204)
    }
    let wrong: JSONValue = ["states": ["down": [["status": 503, "to": "uo"]], "up": [["status": 200]]]]
    let told = send("PUT", "/__understudy/sessions/default/script", ["script": wrong], to: administration)
    #expect(told.status == 422)
    #expect(told.text.contains("there is no state 'uo' to lead to"))
    #expect(told.text.contains("did you mean 'up'?"))
  }

  @Test func `limits are set, read, spent, reset and ended`() throws {
    let administration = try makeAdministration()
    let path = "/__understudy/sessions/default/limits"
    #expect(send("GET", path, to: administration).json == ["source": "none", "keys": []])
    #expect(send("PUT", path, ["requests": "1/min", "retryAfter": "date"], to: administration).status == 204)
    chat(administration)
    chat(administration)
    let standing = send("GET", path, to: administration).json
    #expect(standing?["source"] == "session")
    #expect(standing?["limits"] == ["requests": "1/min", "retryAfter": "date"])
    #expect(standing?["keys"]?[0]?["requests"]?["remaining"] == 0)
    #expect(send("POST", path + "/reset", to: administration).status == 204)
    chat(administration)
    // The session's clock is put forward, and the bucket is full again.
    let advance = "/__understudy/sessions/default/clock/advance"
    #expect(send("POST", advance, ["by": "60s"], to: administration).json?["advance"] == "60s")
    chat(administration)
    #expect(send("DELETE", path, to: administration).status == 204)
    chat(administration)
    let requests = send("GET", "/__understudy/requests", to: administration).json?["requests"]?.array
    #expect(requests?.map { $0["status"]?.integer } == [200, 429, 200, 200, 200])
    #expect(requests?[1]["rule"] == "more than the limits allow")
    #expect(send("GET", path, to: administration).json == ["source": "none", "keys": []])
  }

  @Test func `the server's clock, files and port are asked of the server`() throws {
    let administration = try makeAdministration()
    for (method, path, body) in [
      ("GET", "/clock", nil), ("POST", "/clock/advance", ["by": "1s"]), ("POST", "/reload", nil),
      ("PUT", "/refusal", ["for": "1s"]),
    ] as [(String, String, JSONValue?)] {
      #expect(send(method, "/__understudy" + path, body, to: administration).status == 409)
    }
    let server = FakeServer()
    administration.attach(server)
    let clock = send("POST", "/__understudy/clock/advance", ["by": "90s"], to: administration).json
    #expect(clock == ["now": "2023-11-14T22:14:50.000000Z", "advance": "90s"])
    #expect(send("PUT", "/__understudy/refusal", ["for": "2s"], to: administration).status == 204)
    #expect(send("GET", "/__understudy/refusal", to: administration).json == ["refuses": true])
    #expect(send("DELETE", "/__understudy/refusal", to: administration).status == 204)
    #expect(send("GET", "/__understudy/refusal", to: administration).json == ["refuses": false])
    let reload = send("POST", "/__understudy/reload", to: administration)
    #expect(reload.json == ["served": false, "summary": "nothing", "diagnostics": ["a.yaml:1:1: error: no"]])
    #expect(reload.live?.isFinished == true)
  }

  @Test func `apart from the mock, it answers for itself alone`() throws {
    let catalogue = try #require(Self.served.catalogue)
    let administration = Administration(
      MockEngine(catalogue), host: "127.0.0.1", times: Timestamp(clockStart: .zero), isBesideMock: false)
    #expect(send("GET", "/__understudy/sessions", to: administration).status == 200)
    let answer = send("POST", "/v1/chat/completions", [:], to: administration)
    #expect(answer.status == 404)
    #expect(answer.text.contains("the mock listens on another"))
  }

  @Test func `sessions tell how much they hold, and which have ended by themselves`() throws {
    let administration = try makeAdministration(
      sessions: SessionBounds(count: 2, idleTime: .seconds(3600)))
    for (index, name) in ["a", "b", "c"].enumerated() {
      var request = HTTPRequest(target: "/~.\(name)/nowhere")
      request.arrival = Moment(nanoseconds: Int64(index))
      _ = administration.reply(to: request)
    }
    let list = send("GET", "/__understudy/sessions", to: administration).json
    #expect(list?["sessions"]?.array?.map { $0["name"]?.string } == ["default", "b", "c"])
    #expect(list?["roomEnded"] == 1)
    #expect(list?["idleEnded"] == 0)
    let bytes = list?["sessions"]?.array?.compactMap { $0["bytes"]?.integer } ?? []
    #expect(bytes.count == 3 && bytes[0] == 0 && bytes[1] > 0)
    #expect(list?["bytes"]?.integer == bytes.reduce(0, +))
  }

  @Test(
    arguments: [
      (["Origin": "http://evil.example"], "localhost:4010", 403),
      (["Origin": "null"], "localhost:4010", 403),
      (["Sec-Fetch-Site": "cross-site"], "localhost:4010", 403),
      ([:], "evil.example:4010", 403), ([:], "127.0.0.1.evil.example", 403), ([:], "", 403),
      (["Origin": "http://localhost:4010"], "localhost:4010", 200), ([:], "127.0.0.1:4010", 200),
      ([:], "[::1]:4010", 200), (["Origin": "http://evil.example:4010"], "evil.example:4010", 403),
    ] as [(HTTPFields, String, Int)])
  func `no web page can drive it`(fields: HTTPFields, host: String, status: Int) throws {
    let administration = try makeAdministration()
    let answer = send("GET", "/__understudy/sessions", nil, fields, host: host, to: administration)
    #expect(answer.status == status)
    #expect(answer.field("access-control-allow-origin") == nil)
  }

  @Test func `a body of a type that pages can send anywhere is refused`() throws {
    let reply = try makeAdministration().reply(
      to: HTTPRequest(
        method: "POST", target: "/__understudy/sessions",
        fields: ["Host": "localhost", "Content-Type": "text/plain"], body: Array("{}".utf8)))
    #expect(reply.plan.status == 422)
  }

  @Test func `a token is asked for by all but health`() throws {
    let administration = try makeAdministration(host: "0.0.0.0", token: "long-enough")
    func status(_ path: String, _ fields: HTTPFields = [:]) -> Int {
      send("GET", "/__understudy\(path)", nil, fields, host: "mock:4010", to: administration).status
    }
    #expect(status("/health/live") == 200)
    #expect(status("/sessions") == 401)
    #expect(status("/sessions", ["Authorization": "Bearer long-enougk"]) == 401)
    #expect(status("/sessions", ["Authorization": "Bearer long-enough"]) == 200)
  }

  @Test func `without a token it answers only health where others can reach it`() throws {
    let administration = try makeAdministration(host: "0.0.0.0")
    let health = send("GET", "/__understudy/health/ready", to: administration)
    #expect(health.status == 200)
    let answer = send("GET", "/__understudy/sessions", to: administration)
    #expect(answer.status == 403)
    #expect(answer.text.contains("--admin-token"))
  }

  private struct Missing: Error {}
}

/// A server that notes what it is asked.
private final class FakeServer: AdministeredServer {
  private struct State {
    var advance = Duration.zero
    var refuses = false
  }

  private let state = Mutex(State())

  var now: Moment { Moment.zero + clockAdvance }
  var clockAdvance: Duration { state.withLock { $0.advance } }
  func advanceClock(by duration: Duration) { state.withLock { $0.advance += duration } }
  var isRefusingConnections: Bool { state.withLock { $0.refuses } }
  func refuseConnections(for duration: Duration) -> Bool {
    state.withLock { $0.refuses = true }
    return true
  }
  func acceptConnections() { state.withLock { $0.refuses = false } }
  func reload(_ done: @escaping @Sendable (ReloadOutcome) -> Void) -> Bool {
    done(ReloadOutcome(isServed: false, summary: "nothing", diagnostics: ["a.yaml:1:1: error: no"]))
    return true
  }
}
