import Testing
import Understudy
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyMocking

/// The scenarios that the bundled document comes with, by name.
struct ScenarioTests {
  private static let names = Served.bundled.catalogue?.scenarioNames ?? []
  private static let cut: JSONObject = ["stream": true]

  @Test(arguments: Way.allCases) func `a 429 asks to wait for a second, then comes the answer`(
    way: Way
  ) async throws {
    let mock = try TestMock(way)
    let refused = try await mock.send(.chat(prefix: "/~rate-limited.mine"))
    #expect(refused.status == 429)
    #expect(refused.fields["retry-after"] == "1")
    #expect(refused.json?["error"]?["type"] == "rate_limit_error")
    #expect(try await mock.send(.chat(prefix: "/~rate-limited.mine")).body == Files.body("greeting-flash"))
  }

  // In memory only: the session also starts again after a minute, which a slow machine may need for a connection.
  @Test func `a scenario's own session starts again when the script has ended`() async throws {
    let mock = try TestMock(.inMemory)
    var statuses: [Int?] = []
    for _ in 1...4 { statuses.append(try await mock.status(.chat(prefix: "/~rate-limited"))) }
    #expect(statuses == [429, 200, 429, 200])
  }

  @Test(arguments: Way.allCases) func `a flaky upstream recovers, an outage does not`(way: Way) async throws {
    let mock = try TestMock(way)
    var statuses: [Int?] = []
    for _ in 1...4 { statuses.append(try await mock.status(.chat(prefix: "/~flaky-upstream.mine"))) }
    #expect(statuses == [502, 503, 200, 200])
    for _ in 1...3 { #expect(try await mock.status(.chat(prefix: "/~outage")) == 503) }
  }

  @Test(arguments: Way.allCases) func `a cut stream is five events to the byte, then FIN`(way: Way)
    async throws
  {
    let received = try await TestMock(way).send(.chat(Self.cut, prefix: "/~cut-stream"))
    #expect(received.status == 200)
    #expect(try received.body == Files.events(5, of: "greeting-flash"))
    #expect(received.end == .closed)
    #expect(!received.isComplete)
  }

  @Test(arguments: Way.allCases) func `a reset stream is five events, then RST`(way: Way) async throws {
    let received = try await TestMock(way).send(.chat(Self.cut, prefix: "/~reset-stream"))
    #expect(received.status == 200)
    #expect(received.end == .reset)
    #expect(!received.isComplete)
    // What was sent just before a reset need not arrive, but nothing else may.
    #expect(try Files.events(5, of: "greeting-flash").starts(with: received.body))
  }

  @Test(arguments: Way.allCases) func `an answer is cut half way, its length as if it were whole`(
    way: Way
  ) async throws {
    let whole = try Files.body("greeting-flash")
    let received = try await TestMock(way).send(.chat(prefix: "/~cut-answer"))
    #expect(received.body == Array(whole.prefix(whole.count / 2)))
    #expect(received.end == .closed)
    if way == .overSocket { #expect(received.fields["content-length"] == "\(whole.count)") }
  }

  @Test(arguments: Way.allCases) func `a place in events leaves a whole answer unharmed`(way: Way)
    async throws
  {
    let received = try await TestMock(way).send(.chat(prefix: "/~cut-stream"))
    #expect(try received.body == Files.body("greeting-flash"))
    #expect(received.end == .kept)
  }

  @Test(arguments: Way.allCases) func `a stream without its last event ends as HTTP has it`(way: Way)
    async throws
  {
    let whole = try Files.stream("greeting-flash")
    let received = try await TestMock(way).send(.chat(Self.cut, prefix: "/~no-done"))
    #expect(received.body == Array(whole.dropLast("data: [DONE]\n\n".utf8.count)))
    #expect(received.isComplete)
    #expect(received.end == .kept)
  }

  @Test(arguments: Way.allCases) func `an error comes in place of the sixth event`(way: Way) async throws {
    let received = try await TestMock(way).send(.chat(Self.cut, prefix: "/~error-in-stream"))
    let before = try Files.events(5, of: "greeting-flash")
    #expect(received.body.starts(with: before))
    let last = String(decoding: received.body.dropFirst(before.count), as: UTF8.self)
    let error = try JSONValue(parsing: String(last.dropFirst("data: ".count).dropLast(2)))
    #expect(error == Example.error(500))
    #expect(received.status == 200)
    #expect(received.isComplete)
  }

  @Test(arguments: Way.allCases) func `a stream that was cut is whole at the second try`(way: Way)
    async throws
  {
    let mock = try TestMock(way)
    let request = HTTPRequest.chat(Self.cut, prefix: "/~cut-then-answer.mine")
    #expect(try await mock.send(request).body == Files.events(5, of: "greeting-flash"))
    #expect(try await mock.send(request).body == Files.stream("greeting-flash"))
  }

  @Test(arguments: [
    "awkward-text", "content-filter", "empty-answer", "image-answer", "length-limit", "long-answer",
    "multilingual",
  ])
  func `an answer is its file, byte for byte, whole and streamed`(name: String) async throws {
    for way in Way.allCases {
      let mock = try TestMock(way)
      #expect(try await mock.send(.chat(prefix: "/~\(name)")).body == Files.body(name))
      #expect(try await mock.send(.chat(Self.cut, prefix: "/~\(name)")).body == Files.stream(name))
    }
  }

  @Test(arguments: Way.allCases) func `include_usage adds a chunk with the usage and no choices`(
    way: Way
  ) async throws {
    let mock = try TestMock(way)
    for (model, name) in [("gemini-3.5-flash", "greeting-flash"), ("Gemini-3.0-pro", "greeting-pro")] {
      let received = try await mock.send(
        .chat(["model": .string(model), "stream": true, "stream_options": ["include_usage": true]]))
      #expect(try received.body == Files.stream("\(name)-usage"))
      let events = received.text.split(separator: "\n\n").map { $0.dropFirst("data: ".count) }
      let last = try JSONValue(parsing: String(events[events.count - 2]))
      #expect(last["choices"] == [])
      #expect(try last["usage"] == JSONValue(parsing: Files.body(name))["usage"])
    }
  }

  @Test func `slow tokens wait before the first event and between the others`() throws {
    let mock = try MockEngine(#require(Served.bundled.catalogue))
    let plan = mock.reply(to: .chat(Self.cut, prefix: "/~slow-tokens")).plan
    guard case .paced(let paced) = plan.body else {
      Issue.record("\(plan.body)")
      return
    }
    #expect(paced.steps.first?.pause == .milliseconds(800))
    let between = paced.steps.dropFirst().dropLast().map(\.pause)
    #expect(between.count > 10)
    #expect(between.allSatisfy { .milliseconds(80)...(.milliseconds(160)) ~= $0 })
    #expect(Set(between).count > 5)
    // The terminator leaves together with the event before it.
    #expect(paced.steps.last?.pause == .zero)
  }

  @Test func `a slow answer has nothing to show for three seconds`() throws {
    let mock = try MockEngine(#require(Served.bundled.catalogue))
    #expect(mock.reply(to: .chat(prefix: "/~slow-answer")).plan.delay == .seconds(3))
  }

  @Test func `every scenario answers`() async throws {
    #expect(Self.names.count > 25)
    let mock = try TestMock(.inMemory)
    for name in Self.names {
      for stream in [true, false] {
        let received = try await mock.send(.chat(["stream": .bool(stream)], prefix: "/~\(name)"))
        #expect(received.status != nil, "\(name)")
        #expect(received.problem == nil, "\(name)")
      }
    }
  }
}
