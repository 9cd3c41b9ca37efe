import Testing
import UnderstudyDiagnostics
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyYAML

@testable import UnderstudyMocking

/// Longer stories: states with transitions, replies for some requests only, the session's state.
struct StoryTests {
  private func scenario(_ text: String) throws -> Scenario {
    let (document, found) = YAMLText.parse(Array(text.utf8), file: "s.yaml")
    let (scenario, diagnostics) = Scenario.read(try #require(document).root, name: "s")
    #expect((found + diagnostics).map(\.description) == [])
    return try #require(scenario)
  }

  private func request(_ method: String = "GET", _ body: String = "{}") throws -> CheckedRequest {
    CheckedRequest(
      HTTPRequest(method: method, target: "/jobs/1?x=1"),
      body: try JSONDocument(parsing: body))
  }

  private static let job = """
    states:
      idle:
        - { status: 202, when: { method: POST }, set: { job: "{{request.body/name}}", phase: running }, to: running }
        - { status: 404, times: 100 }
      running:
        - { status: 200, json: { done: false }, times: 2, to: done }
      done:
        - { status: 200, json: { done: true }, set: { phase: null } }
    """

  @Test func `a story goes from state to state`() throws {
    let scenario = try scenario(Self.job)
    let session = Session(name: "n", limits: .init())
    func turn(_ method: String) throws -> Int {
      let request = try request(method, #"{"name": "build"}"#)
      guard
        case .reply(let index) = session.nextTurn(
          of: scenario, for: request, context: { Template.Context(body: request.body?.root) })
      else { return -1 }
      return index
    }
    #expect(try turn("GET") == 1)
    #expect(try turn("POST") == 0)
    #expect(session.values == ["job": "build", "phase": "running"])
    #expect(try turn("GET") == 2)
    #expect(try turn("GET") == 2)
    #expect(session.values["phase"] == "running")
    #expect(try turn("GET") == 3)
    #expect(session.values == ["job": "build"])
    #expect(try turn("POST") == 3)
    session.reset()
    #expect(try turn("GET") == 1)
    #expect(session.values.isEmpty)
  }

  @Test func `a reply for some requests is passed over by the others, and not used up`() throws {
    let scenario = try scenario(
      """
      replies:
        - { status: 500, when: { body: { /n: 2 } } }
        - { status: 200, times: 2 }
      then: success
      """)
    var progress = ScriptProgress()
    func turn(_ n: Int) throws -> Scenario.Turn {
      let request = try request("GET", "{\"n\": \(n)}")
      return progress.nextTurn(of: scenario) { scenario.replies[$0].when?.hold(for: request) ?? true }
    }
    #expect(try turn(1) == .reply(1))
    #expect(try turn(2) == .reply(0))
    #expect(try turn(2) == .reply(1))
    #expect(try turn(2) == .usual)
    #expect(try turn(1) == .usual)
  }

  @Test func `a reply that no request gets leaves the usual answer`() throws {
    let scenario = try scenario("replies: [{ status: 500, when: { method: PUT } }]")
    var progress = ScriptProgress()
    #expect(progress.nextTurn(of: scenario) { _ in false } == .usual)
    #expect(progress.nextTurn(of: scenario) { _ in true } == .reply(0))
  }

  @Test func `progress begins anew when the scenario was changed meanwhile`() {
    var progress = ScriptProgress()
    let long = Scenario(name: "s", replies: [.status(500).times(2), .success])
    _ = progress.nextTurn(of: long)
    #expect(progress.nextTurn(of: Scenario(name: "s", replies: [.status(429)])) == .reply(0))
    #expect(progress.nextTurn(of: long) == .reply(0))
  }

  @Test func `conditions look at method, path and the session's state`() throws {
    let request = try request("POST")
    func holds(_ conditions: Conditions) -> Bool {
      conditions.hold(for: request) { $0 == "phase" ? "paid" : nil }
    }
    #expect(holds(Conditions(method: .equals("POST"))))
    #expect(!holds(Conditions(method: .oneOf(["GET", "PUT"]))))
    #expect(holds(Conditions(path: .equals("/jobs/1"))))
    let pattern = try JSONDocument(parsing: #"{"path": {"matches": "^/jobs/[0-9]+$"}}"#)
    #expect(holds(Conditions.read(pattern.root).0))
    #expect(holds(Conditions(state: [.init("phase", .equals("paid")), .init("other", .exists(false))])))
    #expect(!holds(Conditions(state: [.init("phase", .not(.contains("pa")))])))
    #expect(
      Conditions(method: .exists(true), path: .exists(true), state: [.init("a", .exists(true))]).specificity
        == 3)
  }

  @Test func `a thousand requests side by side take each turn once`() async throws {
    let scenario = Scenario(name: "s", replies: [.status(500).times(400), .success.times(600)], then: .fail)
    let session = Session(name: "n", limits: .init())
    let turns = await withTaskGroup(of: Scenario.Turn.self) { group in
      for _ in 0..<1000 {
        group.addTask {
          session.nextTurn(
            of: scenario, for: CheckedRequest(HTTPRequest()))
        }
      }
      return await group.reduce(into: [Scenario.Turn]()) { $0.append($1) }
    }
    #expect(turns.count { $0 == .reply(0) } == 400)
    #expect(turns.count { $0 == .reply(1) } == 600)
    #expect(
      session.nextTurn(of: scenario, for: CheckedRequest(HTTPRequest()))
        == .ended)
  }

  // MARK: One type, three forms

  @Test(arguments: [
    job,
    """
    summary: Everything at once.
    operation: x
    default: true
    when:
      method: POST
      path: { matches: "^/a" }
      query: { q: { contains: b } }
      headers: { h: { exists: false } }
      state: { phase: { not: { oneOf: [1, two] } } }
      body: { /a~1b/0: { equals: { deep: [1.50, null] } } }
    chaos: { reset: 2%, code 503: 0.05, seed: 42 }
    limits: { requests: 60/min, tokens: 5/10s, budget: 7, retryAfter: date }
    then: loop
    replies:
      - { status: 200, body: a.json, stream: a.sse, headers: { X-A: b }, retryAfter: 1500ms, times: 3 }
      - { example: named, pace: { before: 1s, first: { uniform: [1ms, 2ms] }, tokensPerSecond: 12.5, speed: 2 } }
      - { json: { a: 1 }, pace: { between: { normal: { mean: 1s, deviation: 1us } }, jitter: 3ms } }
      - { events: [{ a: 1 }, 2], pace: { between: { logNormal: { median: 1s, sigma: 0.5 } } } }
      - { text: "hi", type: text/x, contract: ignore, fault: { kind: close, after: { fraction: 0.25 } } }
      - { fault: { kind: reset, after: { events: 3 }, inside: codepoint } }
      - { fault: { kind: stall, after: { headBytes: 3 }, for: 2s } }
      - { fault: { kind: dribble, after: { bytes: 3 }, bytes: 4, every: 5ms } }
      - { fault: { kind: wrongLength, by: -4 }, framing: { newline: cr, bom: true, noSpace: true, multiline: true } }
      - { fault: { kind: keepAlive, count: 4 }, framing: { split: codepoint } }
      - { fault: { kind: redirect, to: /x }, framing: { split: 3 } }
      - { fault: missingDone, framing: { coalesce: 2 } }
    """,
    """
    when: { violation: { body: /model, keyword: enum } }
    default: true
    replies: [{ status: 404 }]
    """,
  ])
  func `a scenario is the same from YAML, as JSON, and built in Swift`(text: String) throws {
    let scenario = try scenario(text)
    var read = try Scenario(json: scenario.json.utf8())
    read.location = scenario.location
    #expect(read == scenario)
    #expect(read.json == scenario.json)
    // Codable goes the same way, for whoever keeps scenarios in something of their own.
    var decoded = try JSONDocument(parsing: JSONValue(encoding: ["s": scenario]).utf8()).root.decode(
      [String: Scenario].self)["s"]
    decoded?.location = scenario.location
    #expect(decoded == scenario)
  }

  @Test func `JSON that is no scenario is told with every mistake`() {
    let error = #expect(throws: DiagnosticError.self) {
      try Scenario(json: Array(#"{"name": "a b", "replies": [{"statsu": 1}]}"#.utf8))
    }
    #expect(error?.diagnostics.count == 2)
    #expect(throws: DiagnosticError.self) { try Scenario(json: Array("{".utf8)) }
    #expect(throws: DiagnosticError.self) { try Scenario(json: Array("[]".utf8)) }
  }
}
