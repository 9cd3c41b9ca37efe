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
    var json: JSONValue? { try? JSONValue(parsing: text) }
    func field(_ name: String) -> String? { fields.first { $0.name.lowercased() == name }?.value }
  }

  private static let served = Served([.chatCompletions])

  private static let document = OpenAPIDocument.load(
    "admin.yaml", from: MemorySource(["admin.yaml": Bundled.bytes(of: "openapi/admin.yaml") ?? []]))

  private func makeAdministration(
    host: String = "127.0.0.1", token: String? = nil, limits: Journal.Limits = .init()
  ) throws -> Administration {
    let catalogue = try #require(Self.served.catalogue)
    return Administration(
      MockEngine(catalogue, options: MockOptions(journal: limits)), host: host,
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
    reply.observer?.ended(ExchangeEnd(cause: .performed, end: .zero, bodyBytes: 0))
    var text = ""
    if case .whole(let bytes) = reply.plan.body { text = String(decoding: bytes.array, as: UTF8.self) }
    return Answer(
      status: reply.plan.status, fields: reply.plan.sharedFields.fields + reply.plan.fields, text: text)
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
    chat(administration)
    chat(administration, model: "none")
    let bodies: [String: JSONValue] = [
      "makeSession": ["name": "mine", "scenario": "rate-limited"],
      "setScript": ["script": ["replies": [["status": 503]]]],
      "reportOutcome": ["result": "error", "kind": "ReadTimeout"],
      "verify": ["expectations": [["expect": "count", "exactly": 7], ["expect": "noViolations"]]],
    ]
    // Those that end a session come last.
    let ending = ["endScript", "endSession", "resetAll"]
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
    ("PUT", "/sessions/default/script", #"{"script":{}}"#, "'script.replies' is missing"),
    ("POST", "/sessions", #"{"name":"a b"}"#, "pattern"),
    ("POST", "/sessions", #"{"nam":"a"}"#, "nam"),
    ("POST", "/sessions", #"{"#, "JSON"),
    ("POST", "/verification", #"{"expectations":[{"expect":"count"}]}"#, "'exactly'"),
    ("POST", "/verification", #"{"expectations":[{"expect":"count","atLeast":3,"atMost":2}]}"#, "at least 3"),
    ("GET", "/requests?status=abc", nil, "status"),
    ("GET", "/requests?format=xml", nil, "format"),
  ])
  func `a request that is not valid is answered with what is wrong`(
    method: String, path: String, body: String?, expected: String
  ) throws {
    let administration = try makeAdministration()
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

  @Test func `events go on after the last that a client has seen`() throws {
    let administration = try makeAdministration()
    chat(administration)
    chat(administration)
    let path = "/__understudy/requests"
    let all = send("GET", path, nil, ["Accept": "text/event-stream"], to: administration)
    #expect(all.field("content-type") == "text/event-stream")
    #expect(all.text.hasPrefix("retry: 250\n\nid: 1\ndata: {"))
    let rest = send(
      "GET", path, nil, ["Accept": "text/event-stream", "Last-Event-ID": "1"], to: administration)
    #expect(rest.text.hasPrefix("retry: 250\n\nid: 2\ndata: {"))
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
