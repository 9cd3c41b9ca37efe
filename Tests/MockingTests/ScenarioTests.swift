import Testing
import UnderstudyDiagnostics
import UnderstudyHTTP
import UnderstudyJSON

@testable import UnderstudyMocking

struct ScenarioTests {
  private func turns(_ then: Scenario.Then, _ count: Int) -> [Scenario.Turn] {
    let scenario = Scenario(
      name: "s", replies: [.status(429).times(2), .success], then: then)
    var progress = ScriptProgress()
    return (0..<count).map { _ in progress.nextTurn(of: scenario) }
  }

  @Test func `replies have their turns in order, each as often as it says`() {
    #expect(turns(.repeat, 5) == [.reply(0), .reply(0), .reply(1), .reply(1), .reply(1)])
    #expect(turns(.loop, 5) == [.reply(0), .reply(0), .reply(1), .reply(0), .reply(0)])
    #expect(turns(.fail, 4) == [.reply(0), .reply(0), .reply(1), .ended])
    #expect(turns(.success, 4) == [.reply(0), .reply(0), .reply(1), .usual])
  }

  @Test func `a script of a great many turns does not overflow`() {
    let scenario = Scenario(
      name: "s", replies: [.success.times(.max), .status(500).times(.max)], then: .loop)
    var progress = ScriptProgress()
    for _ in 0..<3 { #expect(progress.nextTurn(of: scenario) == .reply(0)) }
  }

  @Test func `conditions compare values of body, headers and query`() throws {
    let request = CheckedRequest(
      HTTPRequest(target: "/x?lang=de%20AT&a", fields: ["User-Agent": "OpenAI/Python"]),
      body: try JSONDocument(parsing: #"{"model": "m", "n": 1.0, "tags": ["a", "b"]}"#))
    func holds(_ body: (String, Conditions.Test)) -> Bool {
      Conditions(body: [.init(JSONPointer(body.0)!, body.1)]).hold(for: request)
    }
    #expect(holds(("/model", .equals("m"))))
    #expect(holds(("/n", .equals(1))))
    #expect(holds(("/tags", .contains("b"))))
    #expect(holds(("/model", .oneOf(["x", "m"]))))
    #expect(holds(("/absent", .exists(false))))
    #expect(holds(("/absent", .not(.equals(1)))))
    #expect(!holds(("/absent", .equals(nil))))
    #expect(!holds(("/tags/0", .contains("b"))))
    #expect(Conditions(headers: [.init("user-agent", .contains("Python"))]).hold(for: request))
    #expect(
      Conditions(query: [.init("lang", .equals("de AT")), .init("a", .exists(true))]).hold(for: request))
  }
}

struct SessionTests {
  private let scenario = Scenario(name: "s", replies: [.status(429), .success])

  private static func request(_ seconds: Int64) -> CheckedRequest {
    CheckedRequest(HTTPRequest(arrival: .zero + .seconds(seconds)))
  }

  @Test func `a scenario's own session starts again when its script has ended`() {
    let session = Session(name: "s", isScenariosOwn: true, limits: .init())
    let turns = (0..<4).map { _ in session.nextTurn(of: scenario, for: Self.request(0)) }
    #expect(turns == [.reply(0), .reply(1), .reply(0), .reply(1)])
  }

  @Test func `a scenario's own session starts again after a minute without use`() {
    let session = Session(name: "s", isScenariosOwn: true, limits: .init())
    #expect(session.nextTurn(of: scenario, for: Self.request(0)) == .reply(0))
    #expect(session.nextTurn(of: scenario, for: Self.request(61)) == .reply(0))
    #expect(session.nextTurn(of: scenario, for: Self.request(62)) == .reply(1))
  }

  @Test func `a named session goes on`() {
    let session = Session(name: "n", limits: .init())
    let turns = (0..<4).map { _ in session.nextTurn(of: scenario, for: Self.request(0)) }
    #expect(turns == [.reply(0), .reply(1), .reply(1), .reply(1)])
  }

  @Test func `sessions are bounded: the one that was not used for longest goes`() {
    let sessions = Sessions(limits: .init(), bounds: SessionBounds(count: 2))
    let first = sessions.session(named: "a", at: Moment(nanoseconds: 1))
    _ = sessions.session(named: "b", at: Moment(nanoseconds: 2))
    _ = sessions.session(named: "c", at: Moment(nanoseconds: 3))
    #expect(sessions.all.map(\.name) == ["default", "b", "c"])
    #expect(sessions.session(named: "a", at: Moment(nanoseconds: 4)) !== first)
  }

  @Test func `a session that nobody used for long has ended`() {
    let sessions = Sessions(limits: .init(), bounds: SessionBounds(idleTime: .seconds(10)))
    let first = sessions.session(named: "a", at: .zero)
    let again = sessions.session(named: "a", at: .zero + .seconds(10))
    let later = sessions.session(named: "a", at: .zero + .seconds(11))
    #expect(first === again)
    #expect(later !== first)
  }

  @Test func `the journal keeps the newest and counts what it dropped`() {
    var journal = Journal(limits: .init(count: 3, bytes: 1 << 20))
    for number in 1...5 { journal.append(record(UInt64(number))) }
    #expect(journal.exchanges.map(\.number) == [3, 4, 5])
    #expect(journal.droppedCount == 2)
  }

  @Test func `the journal is bounded in bytes too`() {
    var journal = Journal(limits: .init(count: 1000, bytes: 100_000))
    for number in 1...200 { journal.append(record(UInt64(number), body: 5000)) }
    #expect(journal.count <= 20)
    #expect(journal.exchanges.last?.number == 200)
    #expect(journal.count + journal.droppedCount == 200)
  }

  @Test func `secrets do not leave the journal`() {
    var journal = Journal(limits: .init())
    journal.append(record(1, fields: ["Authorization": "Bearer sk-1", "X-Other": "kept"]))
    let fields = journal.exchanges.first?.request.fields
    #expect(fields?["authorization"] == "[redacted]")
    #expect(fields?["x-other"] == "kept")
  }

  private func record(_ number: UInt64, body: Int = 0, fields: HTTPFields = [:]) -> ExchangeRecord {
    ExchangeRecord(
      HTTPRequest(fields: fields, body: [UInt8](repeating: 0x20, count: body)), number: number,
      id: "req_\(number)")
  }
}

struct TemplateTests {
  private func render(_ text: String, _ context: Template.Context) throws -> String {
    var diagnostics: [Diagnostic] = []
    let template = try #require(Template(try JSONDocument(parsing: text), diagnostics: &diagnostics))
    return template.rendered(context).text()
  }

  @Test func `fills in values, escaped, and leaves out what names nothing`() throws {
    let body = try JSONDocument(parsing: #"{"model": "a\"b", "n": 3}"#)
    let context = Template.Context(body: body.root, violationMessage: "wrong")
    #expect(
      try render(
        #"{"m": "{{violation.message}}", "p": "{{violation.param}}", "t": "got {{ request.body/model }} {{request.body/n}}!"}"#,
        context) == #"{"m":"wrong","t":"got a\"b 3!"}"#)
  }

  @Test func `a placeholder that can name nothing is an error with its place`() throws {
    var diagnostics: [Diagnostic] = []
    let document = try JSONDocument(parsing: "{\n \"m\": \"{{violation.mesage}}\"}", file: "t.json")
    #expect(Template(document, diagnostics: &diagnostics) == nil)
    #expect(
      diagnostics.map(\.description) == [
        "t.json:2:7: error: '{{violation.mesage}}' names nothing\nnote: did you mean 'violation.message'?"
      ])
  }
}
