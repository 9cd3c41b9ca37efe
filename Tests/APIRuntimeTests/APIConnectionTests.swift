import Synchronization
import Testing

@testable import APIRuntime

/// A transport that answers from a list, and remembers what it was sent.
private final class ListTransport: APITransport {
  enum Answer: Sendable {
    case reply(Int, HeaderFields, [String])
    case cut(Int, HeaderFields, [String])
    case failure(TransportFailure)
  }

  private let answers: Mutex<[Answer]>
  private let received = Mutex<[APIRequest]>([])

  init(_ answers: Answer...) { self.answers = Mutex(answers) }

  var requests: [APIRequest] { received.withLock { $0 } }

  func send(_ request: APIRequest, to baseURL: String) async throws -> APIReply {
    received.withLock { $0.append(request) }
    let answer = answers.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
    let (body, continuation) = APIReply.Body.makeStream()
    switch answer {
    case .failure(let failure): throw failure
    case .reply(let status, let headers, let pieces), .cut(let status, let headers, let pieces):
      for piece in pieces { continuation.yield(Array(piece.utf8)) }
      if case .cut = answer {
        continuation.finish(throwing: TransportFailure.truncated)
      } else {
        continuation.finish()
      }
      return APIReply(status: status, headers: headers, body: body)
    }
  }
}

@Suite struct APIConnectionTests {
  private let pauses = Pauses()
  private final class Pauses: Sendable {
    private let all = Mutex<[Duration]>([])
    var count: Int { all.withLock { $0.count } }
    var values: [Duration] { all.withLock { $0 } }
    func note(_ pause: Duration) { all.withLock { $0.append(pause) } }
  }

  private func connection(
    _ transport: ListTransport, _ credentials: [APICredential] = [], retries: RetryRules = RetryRules()
  ) -> APIConnection {
    APIConnection(
      baseURL: "http://a/", transport: transport, credentials: credentials, headers: ["User-Agent": "t"],
      retries: retries, wait: { [pauses] in pauses.note($0) })
  }

  private func post() throws -> APIRequest {
    var request = APIRequest(method: "POST", path: "/p")
    try request.setJSON(["a": 1])
    return request
  }

  @Test func `attempts are the same request, byte for byte`() async throws {
    let transport = ListTransport(.reply(503, [:], []), .cut(200, [:], ["{"]), .reply(200, [:], ["ok"]))
    let reply = try await connection(transport, [.bearer("k")]).reply(to: post(), UnlistedFailure.self)
    #expect(reply.text == "ok")
    #expect(transport.requests.count == 3)
    #expect(Set(transport.requests).count == 1)
    let headers = try #require(transport.requests.first?.headers)
    #expect(headers["Authorization"] == "Bearer k")
    #expect(headers["User-Agent"] == "t")
    #expect(headers["Idempotency-Key"]?.isEmpty == false)
    #expect(pauses.count == 2)
  }

  @Test func `another call has another key, and what repeats safely has none`() async throws {
    let transport = ListTransport(.reply(200, [:], []))
    let connection = connection(transport)
    for _ in 0..<2 { _ = try await connection.reply(to: post(), UnlistedFailure.self) }
    _ = try await connection.reply(to: APIRequest(method: "GET", path: "/"), UnlistedFailure.self)
    let keys = transport.requests.map { $0.headers["Idempotency-Key"] }
    #expect(keys[0] != keys[1] && keys[2] == nil)
  }

  @Test func `the last failure is the one that is thrown`() async throws {
    let transport = ListTransport(.failure(.timedOut), .reply(500, [:], ["b"]))
    let thrown = await #expect(throws: UnlistedFailure.self) {
      try await connection(transport).reply(to: post(), UnlistedFailure.self)
    }
    #expect(thrown == .undocumented(UndocumentedReply(status: 500, body: "b".utf8)))
    #expect(transport.requests.count == 3)
  }

  @Test func `a body that is cut is no success`() async throws {
    let transport = ListTransport(.cut(200, [:], [#"{"a":"#]))
    await #expect(throws: TransportFailure.truncated) {
      try await connection(transport, retries: .never).reply(to: post(), UnlistedFailure.self)
    }
  }

  @Test func `a stream that is none is said to be none`() async throws {
    let transport = ListTransport(.reply(200, ["Content-Type": "application/json; a=b"], ["{}"]))
    await #expect(throws: TransportFailure.noStream(mediaType: "application/json")) {
      try await connection(transport).stream(to: post(), UnlistedFailure.self)
    }
    #expect(transport.requests.count == 1)
  }

  @Test func `in an outage there are few further attempts`() async throws {
    let transport = ListTransport(.reply(503, [:], []))
    let connection = connection(transport)
    for _ in 0..<100 { _ = try? await connection.reply(to: post(), UnlistedFailure.self) }
    #expect(transport.requests.count == 110)
  }

  @Test func `credentials stand where they belong, and are not printed`() throws {
    var request = APIRequest(method: "GET", path: "/")
    let all: [APICredential] = [
      .basic(user: "u", password: "p"), .header("X", "s"), .query("k", "s"), .cookie("c", "s"),
    ]
    for credential in all { try credential.write(to: &request) }
    #expect(request.headers == ["Authorization": "Basic dTpw", "X": "s", "Cookie": "c=s"])
    #expect(request.query == "k=s")
    #expect(!all.contains { "\($0)".contains("s)") || String(reflecting: $0).contains("dTpw") })
  }

  @Test func `forms and parts`() throws {
    let value: JSONValue = ["a": "b c&d", "l": [1, 2], "o": ["x": true]]
    var form = APIRequest(method: "POST", path: "/")
    try form.setForm(value)
    #expect(String(decoding: form.body ?? [], as: UTF8.self) == "a=b%20c%26d&l=1&l=2&o%5Bx%5D=true")
    var parts = APIRequest(method: "POST", path: "/")
    try parts.setMultipart(value)
    let text = String(decoding: parts.body ?? [], as: UTF8.self)
    let type = try #require(parts.headers["Content-Type"])
    let boundary = try #require(type.split(separator: "boundary=").last)
    #expect(type == "multipart/form-data; boundary=\(boundary)")
    #expect(
      text.hasPrefix("--\(boundary)\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb c&d\r\n--"))
    #expect(text.components(of: "name=\"l\"") == 2)
    #expect(text.contains("name=\"o\"\r\nContent-Type: application/json\r\n\r\n{\"x\":true}\r\n"))
    #expect(text.hasSuffix("--\(boundary)--\r\n"))
  }

  @Test func `files are parts, byte for byte, however deep in a value`() throws {
    struct Upload: Encodable {
      var file = BinaryContent([0, 0xFF, 0x0D, 0x0A], filename: "a\"b.png", mediaType: "image/png")
      var more = [BinaryContent("é".utf8, filename: "é"), BinaryContent([])]
      var about = ["k": "v"]
    }
    var request = APIRequest(method: "POST", path: "/")
    try request.setMultipart(Upload(), ["about": "application/vnd.a+json"])
    let type = try #require(request.headers["Content-Type"])
    let boundary = "--" + (type.split(separator: "boundary=").last ?? "")
    func part(_ head: String, _ body: [UInt8]) -> [UInt8] {
      Array("\(boundary)\r\nContent-Disposition: form-data; \(head)\r\n\r\n".utf8) + body + Array("\r\n".utf8)
    }
    let bytes = "application/octet-stream"
    let expected =
      part("name=\"file\"; filename=\"a%22b.png\"\r\nContent-Type: image/png", [0, 0xFF, 0x0D, 0x0A])
      + part("name=\"more\"; filename=\"é\"\r\nContent-Type: \(bytes)", Array("é".utf8))
      + part("name=\"more\"; filename=\"file\"\r\nContent-Type: \(bytes)", [])
      + part("name=\"about\"\r\nContent-Type: application/vnd.a+json", Array(#"{"k":"v"}"#.utf8))
      + Array("\(boundary)--\r\n".utf8)
    #expect(request.body == expected)
  }

  @Test func `outside of forms a file is text, or nothing`() throws {
    let content: BinaryContent = try ExactJSONDecoder().decode(from: "\"é\"")
    #expect(content.bytes == Array("é".utf8))
    #expect(try ExactJSONEncoder().value(of: content) == "é")
    #expect(throws: EncodingError.self) { try ExactJSONEncoder().encode(BinaryContent([0xFF])) }
  }

  @Test func `asks for what the reply should be, unless the caller says otherwise`() async throws {
    let transport = ListTransport(.reply(200, [:], ["{}"]))
    var connection = connection(transport)
    _ = try await connection.reply(to: post(), UnlistedFailure.self)
    _ = try await connection.reply(to: post(), UnlistedFailure.self, accepting: "text/csv")
    connection.headers["Accept"] = "application/a+json"
    _ = try await connection.reply(to: post(), UnlistedFailure.self)
    #expect(
      transport.requests.map { $0.headers["Accept"] } == [
        "application/json", "text/csv", "application/a+json",
      ])
  }

  @Test func `lines of JSON are a stream by any of their names`() async throws {
    for type in ["application/x-ndjson", "application/jsonl", "application/json-seq"] {
      let transport = ListTransport(.reply(200, ["Content-Type": type], ["{}\n"]))
      let reply = try await connection(transport).stream(
        to: post(), UnlistedFailure.self, accepting: "application/jsonl")
      #expect(reply.status == 200)
    }
    let transport = ListTransport(.reply(200, ["Content-Type": "application/json"], ["{}\n"]))
    await #expect(throws: TransportFailure.noStream(mediaType: "application/json")) {
      _ = try await connection(transport).stream(
        to: post(), UnlistedFailure.self, accepting: "application/jsonl")
    }
  }
}

extension String {
  fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
