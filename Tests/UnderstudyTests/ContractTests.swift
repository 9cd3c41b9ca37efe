import Testing
import Understudy
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyMocking

/// Step 4: requests that break the document.
struct ContractTests {
  /// A request that breaks the document, and what the 400 must say of it.
  struct Broken: Sendable, CustomTestStringConvertible {
    var changes: JSONObject
    /// The `param` of the 400.
    var parameter: String
    /// What the message must hold.
    var words: String

    var testDescription: String { JSONValue.object(changes).text() }
  }

  static let broken: [Broken] = [
    Broken(changes: ["messages": []], parameter: "messages", words: "messages"),
    Broken(changes: ["messages": "Hello!"], parameter: "messages", words: "array"),
    Broken(
      changes: ["messages": [["role": "wizard", "content": "x"]]], parameter: "messages[0].role",
      words: "wizard"),
    Broken(changes: ["messages": [["content": "x"]]], parameter: "messages[0].role", words: "role"),
    Broken(changes: ["messages": [["role": "user"]]], parameter: "messages[0].content", words: "content"),
    Broken(
      changes: ["messages": [["role": "user", "content": 5]]], parameter: "messages[0].content",
      words: "content"),
    Broken(changes: ["temperature": 2.5], parameter: "temperature", words: "2"),
    Broken(changes: ["temperature": "hot"], parameter: "temperature", words: "number"),
    Broken(changes: ["top_p": -0.1], parameter: "top_p", words: "0"),
    Broken(changes: ["top_k": 0], parameter: "top_k", words: "1"),
    Broken(changes: ["top_k": 1.5], parameter: "top_k", words: "integer"),
    Broken(changes: ["max_tokens": 0], parameter: "max_tokens", words: "1"),
    Broken(changes: ["max_tokens": -9_223_372_036_854_775_808], parameter: "max_tokens", words: "1"),
    Broken(changes: ["stream": "yes"], parameter: "stream", words: "boolean"),
    Broken(
      changes: ["stream_options": ["include_usage": 1]], parameter: "stream_options.include_usage",
      words: "boolean"),
    Broken(changes: ["model": 5], parameter: "model", words: "model"),
  ]

  @Test(arguments: broken) func `a 400 says what is wrong with a request and where`(broken: Broken)
    async throws
  {
    for way in Way.allCases {
      let mock = try TestMock(way)
      let received = try await mock.send(.chat(broken.changes))
      #expect(received.status == 400)
      let error = received.json?["error"]
      #expect(error?["type"] == "invalid_request_error")
      #expect(error?["code"] == 400)
      #expect(error?["param"]?.string == broken.parameter)
      #expect(error?["message"]?.string?.contains(broken.words) == true, "\(received.text)")
      let exchange = try #require(mock.exchanges().first)
      #expect(!exchange.violations.isEmpty)
      #expect(exchange.violations.allSatisfy { $0.schemaLocation?.file == "openapi/chat-completions.yaml" })
    }
  }

  @Test(arguments: [
    "", "{", "{\"model\": }", "null", "[]", "5", "\u{FEFF}{}", "{} {}", "\"text\"", "{\"a\":1,}", "\0",
  ])
  func `a body that is not a JSON object is a 400`(text: String) async throws {
    for way in Way.allCases {
      let received = try await TestMock(way).send(.chat(body: Array(text.utf8)))
      #expect(received.status == 400)
      #expect(received.json?["error"]?["type"] == "invalid_request_error")
      #expect(received.json?["error"]?["message"] != Example.error(400)["error"]?["message"])
    }
  }

  @Test func `a body of hostile bytes is a 400`() async throws {
    let mock = try TestMock(.overSocket)
    let deep = [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
    let cut = Array("{\"model\": \"\u{1F600}".utf8.dropLast())
    for body: [UInt8] in [[0xFF, 0xFE], [0xC3], cut, deep] {
      #expect(try await mock.status(.chat(body: body)) == 400)
    }
    #expect(try await mock.status(.chat()) == 200)
  }

  @Test(arguments: Way.allCases) func `an unknown model is the document's 404`(way: Way) async throws {
    let received = try await TestMock(way).send(.chat(["model": "gemini-9"]))
    #expect(received.status == 404)
    #expect(received.json == Example.error(404))
    #expect(received.problem == nil)
  }

  @Test(arguments: Way.allCases) func `unknown properties are allowed`(way: Way) async throws {
    let mock = try TestMock(way)
    #expect(try await mock.status(.chat(["seed": 7, "user": "me", "tools": []])) == 200)
    #expect(mock.exchanges().first?.violations == [])
  }

  @Test(arguments: ["text/plain", "application/xml", "multipart/form-data; boundary=x", nil])
  func `a wrong or missing media type is refused`(type: String?) async throws {
    for way in Way.allCases {
      let received = try await TestMock(way).send(.chat(type: type))
      #expect(received.status == 400)
      #expect(received.json?["error"]?["type"] == "invalid_request_error")
    }
  }

  @Test(arguments: [
    "application/json; charset=utf-8", "Application/JSON", "application/json;charset=\"UTF-8\"",
  ])
  func `a media type is compared without case and parameters`(type: String) async throws {
    #expect(try await TestMock(.inMemory).status(.chat(type: type)) == 200)
  }

  @Test(arguments: Way.allCases) func `violations go to 415 and 422 where the document has them`(
    way: Way
  ) async throws {
    let mock = try TestMock(way, .notes)
    func post(_ body: String, _ type: String) async throws -> Received {
      try await mock.send(
        HTTPRequest(method: "POST", target: "/notes", fields: ["Content-Type": type], body: Array(body.utf8)))
    }
    let wrongType = try await post("id=1", "application/x-www-form-urlencoded")
    #expect(wrongType.status == 415)
    let wrongBody = try await post(#"{"id": 0}"#, "application/json")
    #expect(wrongBody.status == 422)
    #expect(wrongBody.json?["detail"] != "not a note", "the message is filled in")
  }

  @Test(arguments: ["/notes/0", "/notes/one", "/notes/1?part=none"])
  func `parameters are checked, and a problem where the document has no error`(target: String) async throws {
    for way in Way.allCases {
      let received = try await TestMock(way, .notes).send(HTTPRequest(target: target))
      #expect(received.status == 400)
      #expect(received.problem == "invalid-request")
      #expect(received.json?["violations"]?[0]?["message"] != nil)
    }
  }

  @Test(arguments: Way.allCases) func `the stance decides what is made of a violation`(way: Way) async throws
  {
    let report = try TestMock(way, .bundled, MockOptions(stance: .report))
    #expect(try await report.status(.chat(["temperature": 9])) == 200)
    #expect(report.exchanges().first?.violations.count == 1)
    let off = try TestMock(way, .bundled, MockOptions(stance: .off))
    #expect(try await off.status(.chat(["temperature": 9])) == 200)
    #expect(off.exchanges().first?.violations == [])
  }

  @Test func `a body over the limit is a 413, and the connection goes on`() async throws {
    let mock = try TestMock(.overSocket, .bundled, MockOptions(bodyLimit: 1000))
    let large = HTTPRequest.chat(["padding": .string(String(repeating: "x", count: 5000))])
    let received = try await mock.send(large)
    #expect(received.status == 413)
    #expect(received.problem == "body-too-large")
    #expect(try await mock.status(.chat()) == 200)
    #expect(mock.exchanges().map(\.status) == [413, 200])
  }
}
