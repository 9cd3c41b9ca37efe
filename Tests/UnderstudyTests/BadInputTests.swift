import TestSupport
import Testing
import Understudy
import UnderstudyHTTP
import UnderstudyMocking

/// What no client should send: none of it ends the server or costs another client its answer.
struct BadInputTests {
  @Test(arguments: [
    "\u{16}\u{3}\u{1}\u{2}\0\u{1}\0\u{1}", "hello\r\n\r\n", "GET", "\0\0\0\0\0\0\r\n\r\n",
    "POST /v1/chat/completions HTTP/1.1\r\nContent-Length: zero\r\n\r\n",
    "POST /v1/chat/completions HTTP/1.1\r\nHost: me\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
  ])
  func `bytes that are not HTTP harm nobody`(text: String) async throws {
    let server = try MockServer(.bundled)
    let whole = try Files.body("greeting-flash")
    try await onThread {
      var good = RawClient(port: server.port)
      var bad = RawClient(port: server.port)
      bad.send(text)
      bad.finish()
      #expect(bad.readToEnd() != .open)
      good.send(HTTPRequest.chat().wire)
      #expect(Received.read(from: &good).body == whole)
      server.stop()
    }
    #expect(server.session.exchanges.map(\.status) == [200])
  }

  @Test func `a flood of headers is refused, and others are answered`() async throws {
    let server = try MockServer(.bundled)
    try await onThread {
      var flood = RawClient(port: server.port)
      let fields = (0..<20_000).map { "X-\($0): y\r\n" }.joined()
      flood.send("POST /v1/chat/completions HTTP/1.1\r\nHost: me\r\n\(fields)\r\n")
      #expect(Received.read(from: &flood).status == 431)
      var good = RawClient(port: server.port)
      good.send(HTTPRequest.chat().wire)
      #expect(Received.read(from: &good).status == 200)
      server.stop()
    }
  }

  @Test func `many fields that fit are read`() async throws {
    let fields = HTTPFields(dictionaryLiteral: ("X-Long", String(repeating: "y", count: 8000)))
    #expect(try await TestMock(.overSocket).status(.chat(fields: fields)) == 200)
  }

  @Test(arguments: [true, false]) func `a client that goes away in mid-stream costs nobody anything`(
    isReset: Bool
  ) async throws {
    let server = try MockServer(.bundled)
    let session = server.makeSession("leaving")
    try session.script(.success.paced(Pace(between: .milliseconds(20))), .success)
    let whole = try Files.stream("greeting-flash")
    try await onThread {
      do {
        var client = RawClient(port: server.port)
        client.send(HTTPRequest.chat(["stream": true], prefix: "/~.leaving").wire)
        #expect(client.read { $0.contains("data: {") })
        if isReset { client.resetOnClose() }
      }
      #expect(server.isIdle(within: .seconds(10)))
      var other = RawClient(port: server.port)
      other.send(HTTPRequest.chat(["stream": true], prefix: "/~.leaving").wire)
      #expect(Received.read(from: &other).body == whole)
      #expect(server.isIdle(within: .seconds(10)))
    }
    #expect(session.exchanges.map { $0.end?.cause } == [.clientGone, .performed])
    server.stop()
  }

  @Test func `a client that goes away before its body is whole leaves nothing behind`() async throws {
    let server = try MockServer(.bundled)
    try await onThread {
      do {
        let client = RawClient(port: server.port)
        client.send(Array(HTTPRequest.chat().wire.dropLast(10)))
      }
      var other = RawClient(port: server.port)
      other.send(HTTPRequest.chat().wire)
      #expect(Received.read(from: &other).status == 200)
      server.stop()
    }
    #expect(server.session.exchanges.count == 1)
    #expect(server.liveRequestCount == 0)
  }
}

extension MockServer {
  /// Waits until no answer is under way, at most for so long; blocks.
  func isIdle(within limit: Duration) -> Bool {
    let deadline = RawClient.now() + limit
    while liveRequestCount > 0 {
      guard RawClient.now() < deadline else { return false }
      RawClient.yield()
    }
    return true
  }
}
