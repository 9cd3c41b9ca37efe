import Testing
import Understudy
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyMocking

/// The steps in which a reply is chosen (DESIGN §5), from the second on.
struct SteppingTests {
  // MARK: 1. What the request prefers

  @Test(arguments: Way.allCases) func `a preferred status is answered without a key or a good body`(
    way: Way
  ) async throws {
    let mock = try TestMock(way)
    let received = try await mock.send(.chat(body: Array("{".utf8), key: nil, prefer: "code=503"))
    #expect(received.status == 503)
    #expect(received.fields["preference-applied"] == "code=503")
    #expect(mock.exchanges().map(\.rule) == [.preference])
  }

  @Test(arguments: Way.allCases) func `a preferred example is answered, whole or streamed`(way: Way)
    async throws
  {
    let mock = try TestMock(way)
    let whole = try await mock.send(.chat(prefer: "example=introduction"))
    #expect(whole.fields["content-type"] == "application/json")
    #expect(try whole.body != Files.body("greeting-flash"))
    let streamed = try await mock.send(.chat(["stream": true], prefer: "example=introduction"))
    #expect(streamed.fields["content-type"]?.hasPrefix("text/event-stream") == true)
    #expect(streamed.text.hasSuffix("data: [DONE]\n\n"))
  }

  @Test(arguments: [
    ("code=418", "no-such-answer", 404), ("code=42", "malformed-preference", 422),
    ("code=abc", "malformed-preference", 422), ("example=none-such", "no-such-answer", 404),
    ("fault=explode", "malformed-preference", 422), ("delay=soon", "malformed-preference", 422),
    ("after=-1", "malformed-preference", 422), ("scenario=none-such", "no-such-scenario", 404),
    ("scenario=a b", "malformed-preference", 422),
  ])
  func `a preference that cannot be met is a problem`(prefer: String, problem: String, status: Int)
    async throws
  {
    for way in Way.allCases {
      let received = try await TestMock(way).send(.chat(prefer: prefer))
      #expect(received.status == status)
      #expect(received.problem == problem)
      #expect(received.fields["preference-applied"] == nil)
    }
  }

  @Test(
    arguments: [
      ("between=5ms, delay=1ms", false, "delay=1ms"),
      ("first=1ms, between=1ms", true, "first=1ms, between=1ms"), ("after=3", true, nil),
      ("fault=missingDone", true, "fault=missingDone"), ("fault=missingDone", false, nil),
      ("fault=close, after=3", false, nil), ("fault=keepAlive, after=1", true, "fault=keepAlive, after=1"),
      ("fault=corruptJSON", false, "fault=corruptJSON"), ("retry-after=2, cod=1", false, "retry-after=2"),
    ] as [(String, Bool, String?)])
  func `what an answer does not honour is not said to be applied`(
    prefer: String, isStream: Bool, applied: String?
  ) async throws {
    for way in Way.allCases {
      let received = try await TestMock(way).send(.chat(["stream": .bool(isStream)], prefer: prefer))
      #expect(received.status == 200)
      #expect(received.fields["preference-applied"] == applied)
    }
  }

  @Test(arguments: Way.allCases) func `an unknown preference is ignored and noted`(way: Way) async throws {
    let mock = try TestMock(way)
    let received = try await mock.send(.chat(prefer: "cod=503, respond-async"))
    #expect(received.status == 200)
    #expect(received.fields["preference-applied"] == nil)
    #expect(mock.exchanges().first?.remarks.contains { $0.contains("did you mean 'code'?") } == true)
  }

  @Test(arguments: Way.allCases) func `a preferred fault before the head needs no key`(way: Way) async throws
  {
    let mock = try TestMock(way)
    #expect(try await mock.send(.chat(key: nil, prefer: "fault=empty")).end == .closed)
    let reset = try await mock.send(.chat(key: nil, prefer: "fault=reset"))
    #expect(reset.end == .reset)
    #expect(reset.status == nil)
    let garbage = try await mock.send(.chat(key: nil, prefer: "fault=garbage"))
    #expect(garbage.status == nil)
    #expect(!garbage.body.isEmpty)
  }

  @Test(arguments: Way.allCases) func `a preferred Retry-After is sent in whole seconds`(way: Way)
    async throws
  {
    let received = try await TestMock(way).send(.chat(prefer: "code=429, retry-after=1500ms"))
    #expect(received.fields["retry-after"] == "2")
    #expect(received.fields["preference-applied"] == "code=429, retry-after=1500ms")
  }

  // MARK: 2. Security

  @Test(arguments: [nil, "Bearer", "Bearer ", "Basic dXNlcjpwYXNz", "sk-test"])
  func `no or bad credentials are the document's 401`(authorization: String?) async throws {
    for way in Way.allCases {
      let fields = authorization.map { HTTPFields(dictionaryLiteral: ("Authorization", $0)) } ?? [:]
      let received = try await TestMock(way).send(.chat(key: nil, fields: fields))
      #expect(received.status == 401)
      #expect(received.fields["www-authenticate"]?.hasPrefix("Bearer") == true)
      #expect(received.json?["error"]?["type"] == "authentication_error")
      #expect(received.problem == nil)
    }
  }

  @Test(arguments: Way.allCases) func `only the named keys are good where keys are named`(way: Way)
    async throws
  {
    let mock = try TestMock(way, .bundled, MockOptions(keys: ["sk-good"]))
    #expect(try await mock.status(.chat(key: "sk-good")) == 200)
    #expect(try await mock.status(.chat(key: "sk-bad")) == 401)
    #expect(try await mock.status(.chat(key: "understudy.outage")) == 503)
  }

  @Test(arguments: Way.allCases) func `a 401 that the document lacks is a problem`(way: Way) async throws {
    let mock = try TestMock(way, .notes)
    let received = try await mock.send(HTTPRequest(target: "/private"))
    #expect(received.status == 401)
    #expect(received.problem == "unauthorized")
    #expect(received.fields["www-authenticate"] == #"ApiKey name="X-Key""#)
    #expect(try await mock.status(HTTPRequest(target: "/private", fields: ["x-key": "k"])) == 204)
  }

  @Test(arguments: Way.allCases) func `security comes before the contract`(way: Way) async throws {
    #expect(try await TestMock(way).status(.chat(["messages": []], key: nil)) == 401)
  }

  // MARK: 3. What was scripted or named

  @Test(arguments: Way.allCases) func `a named scenario does not answer a request that breaks the document`(
    way: Way
  ) async throws {
    let mock = try TestMock(way)
    #expect(try await mock.status(.chat(["messages": []], prefix: "/~outage")) == 400)
    #expect(try await mock.status(.chat(prefix: "/~outage")) == 503)
  }

  @Test(arguments: Way.allCases) func `a reply that breaks the document on purpose answers anything`(
    way: Way
  ) async throws {
    let mock = try TestMock(way, .notes)
    let received = try await mock.send(
      HTTPRequest(method: "POST", target: "/~deliberate/notes", fields: ["Content-Type": "text/plain"]))
    #expect(received.status == 418)
    #expect(received.text == "short and stout\n")
  }

  @Test(arguments: Way.allCases) func `a script that has ended can fail`(way: Way) async throws {
    let mock = try TestMock(way, .notes)
    let once = HTTPRequest(target: "/~once.mine/notes/1")
    let first = try await mock.send(once)
    #expect(first.json?["title"] == "A longer title")
    let second = try await mock.send(once)
    #expect(second.status == 500)
    #expect(second.problem == "script-ended")
  }

  // MARK: 5. Default fixtures

  @Test(arguments: Way.allCases) func `the most specific default fixture answers`(way: Way) async throws {
    let mock = try TestMock(way, .notes)
    let plain = try await mock.send(HTTPRequest(target: "/notes/1?part=title"))
    #expect(plain.json == ["id": 3, "title": "Only this"])
    #expect(plain.fields["content-language"] == nil)
    let abroad = try await mock.send(
      HTTPRequest(target: "/notes/1?part=title", fields: ["Accept-Language": "de"]))
    #expect(abroad.fields["content-language"] == "de")
    #expect(mock.exchanges().map(\.rule) == [.fixture("titles"), .fixture("from-abroad")])
  }

  @Test(arguments: Way.allCases) func `each model has its own answer`(way: Way) async throws {
    let mock = try TestMock(way)
    #expect(try await mock.send(.chat()).body == Files.body("greeting-flash"))
    #expect(try await mock.send(.chat(["model": "Gemini-3.0-pro"])).body == Files.body("greeting-pro"))
  }

  // MARK: 6. The document's success

  @Test(arguments: Way.allCases) func `the document answers where no fixture does`(way: Way) async throws {
    let mock = try TestMock(way, .notes)
    let example = try await mock.send(HTTPRequest(target: "/notes/7"))
    #expect(example.json == ["id": 1, "title": "Short"])
    let generated = try await mock.send(
      HTTPRequest(
        method: "POST", target: "/notes", fields: ["Content-Type": "application/json"],
        body: Array(#"{"id": 1, "title": "x"}"#.utf8)))
    #expect(generated.status == 201)
    #expect(generated.json?["id"]?.integer ?? 0 >= 1)
    #expect(generated.json?["title"]?.string?.isEmpty == false)
    #expect(mock.exchanges().map(\.rule) == [.document, .document])
  }

  @Test(arguments: Way.allCases) func `a boolean in the body chooses the stream, never Accept`(way: Way)
    async throws
  {
    let mock = try TestMock(way)
    for accept in ["application/json", "text/event-stream", "*/*"] {
      let streamed = try await mock.send(.chat(["stream": true], fields: ["Accept": accept]))
      #expect(try streamed.body == Files.stream("greeting-flash"))
      #expect(streamed.fields["content-type"]?.hasPrefix("text/event-stream") == true)
      #expect(streamed.fields["cache-control"] == "no-cache")
      #expect(
        try await mock.send(.chat(["stream": false], fields: ["Accept": accept])).body
          == Files.body("greeting-flash"))
    }
  }

  @Test(arguments: Way.allCases) func `Accept chooses the stream where the body says nothing`(way: Way)
    async throws
  {
    let mock = try TestMock(way, .notes)
    func get(_ accept: String) async throws -> Received {
      try await mock.send(HTTPRequest(target: "/feed", fields: ["Accept": accept]))
    }
    #expect(try await get("text/event-stream").text.hasSuffix("data: end\n\n"))
    #expect(try await get("*/*").json == [["id": 1, "title": "Short"]])
    #expect(try await get("text/event-stream;q=0.1, application/json").json != nil)
    let none = try await get("image/png")
    #expect(none.status == 406)
    #expect(none.problem == "not-acceptable")
  }
}
