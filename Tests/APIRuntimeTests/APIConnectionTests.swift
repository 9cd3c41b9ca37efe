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
    #expect(transport.requests.count == 120)
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
    #expect(parts.headers["Content-Type"] == "multipart/form-data; boundary=understudy-part")
    #expect(
      text.hasPrefix("--understudy-part\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb c&d\r\n--"))
    #expect(text.components(of: "name=\"l\"") == 2)
    #expect(text.contains("name=\"o\"\r\nContent-Type: application/json\r\n\r\n{\"x\":true}\r\n"))
    #expect(text.hasSuffix("--understudy-part--\r\n"))
  }
}

extension String {
  fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
