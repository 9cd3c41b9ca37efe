import MicroHTTPD
import TestSupport
import Testing
import UnderstudyHTTP

struct BadInputTests {
  /// Sends bytes, reads the answer, and checks that another client is still served.
  private func send(_ text: String, expecting start: String?) async throws {
    try await TestServer.run(.init(connectionMemory: 8192), answer: { _ in .text("fine") }) { test in
      var bad = test.connect()
      bad.send(text)
      if let start {
        bad.read { $0.hasPrefix(start) }
        #expect(bad.text.hasPrefix(start), "\(bad.text.prefix(80))")
      } else {
        bad.finish()
        #expect(bad.readToEnd() != .open)
      }
      var good = test.connect()
      good.send("GET / HTTP/1.1\r\nHost: me\r\n\r\n")
      #expect(good.read { $0.hasSuffix("fine") })
      #expect(test.journal.requests.count == 1)
    }
  }

  @Test func `refuses a flood of header fields`() async throws {
    let flood = (0..<2000).map { "X-\($0): y\r\n" }.joined()
    try await send("GET / HTTP/1.1\r\nHost: me\r\n\(flood)\r\n", expecting: "HTTP/1.1 431 ")
  }

  @Test func `refuses one header field that is too long`() async throws {
    let long = String(repeating: "x", count: 100_000)
    try await send("GET / HTTP/1.1\r\nHost: me\r\nX: \(long)\r\n\r\n", expecting: "HTTP/1.1 431 ")
  }

  @Test(arguments: [(80, "kept"), (81, "over")]) func `tells of a head over the limit by its first byte`(
    size: Int, answer: String
  ) async throws {
    let configuration = MicroServer.Configuration(headLimit: 80)
    try await TestServer.run(configuration, answer: { .text($0.isHeadOverLimit ? "over" : "kept") }) { test in
      let start = "GET / HTTP/1.1\r\nHost: me\r\nX: "
      var client = test.connect()
      for round in 1...2 {
        client.send(start + String(repeating: "x", count: size - start.utf8.count - 4) + "\r\n\r\n")
        #expect(client.read { $0.ranges(of: answer).count == round })
      }
    }
  }

  @Test func `refuses a target that is too long`() async throws {
    let long = String(repeating: "x", count: 100_000)
    try await send("GET /\(long) HTTP/1.1\r\nHost: me\r\n\r\n", expecting: "HTTP/1.1 414 ")
  }

  @Test(arguments: [
    "\0\u{1}\u{2}\u{3}\u{FF}\r\n\r\n", "\u{16}\u{3}\u{1}\u{2}\0\u{1}\0\u{1}", "hello", "GET", "\r\n\r\n\r\n",
    "",
    "GET / HTTP/1.1\r\nHost: me\r\nContent-Le",
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "GET / HTTP/1.1\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: me\r\nContent-Length: -1\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: me\r\nContent-Length: 99999999999999999999\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: me\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    "POST / HTTP/1.1\r\nHost: me\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n",
  ])
  func `survives what is not HTTP`(text: String) async throws {
    try await send(text, expecting: nil)
  }

  @Test func `forgets a client that goes away in mid-upload`() async throws {
    try await TestServer.run(answer: { _ in .text("fine") }) { test in
      for reset in [true, false] {
        let client = test.connect()
        client.send("POST / HTTP/1.1\r\nHost: me\r\nContent-Length: 1000\r\n\r\nhalf")
        if reset { client.resetOnClose() }
      }
      var good = test.connect()
      good.send("GET / HTTP/1.1\r\nHost: me\r\n\r\n")
      #expect(good.read { $0.hasSuffix("fine") })
      #expect(test.journal.requests.count == 1)
    }
  }

  @Test func `sends a status that HTTP does not know, and survives one that is none`() async throws {
    try await TestServer.run(answer: { .text("x", status: Int($0.target.dropFirst()) ?? 0) }) { test in
      var odd = test.connect()
      odd.send("GET /799 HTTP/1.1\r\nHost: me\r\n\r\n")
      #expect(odd.read { $0.hasPrefix("HTTP/1.1 799 ") && $0.hasSuffix("x") })
      for status in ["1000", "99", "-5", "99999999999"] {
        var client = test.connect()
        client.send("GET /\(status) HTTP/1.1\r\nHost: me\r\n\r\n")
        #expect(client.readToEnd() == .closed)
        #expect(client.count == 0)
      }
      #expect(test.journal.diagnostics.count == 4)
    }
  }
}
