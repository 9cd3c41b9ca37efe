import MicroHTTPD
import TestSupport
import Testing
import UnderstudyHTTP
import UnderstudyTLS

/// The server over TLS: what the library sends, what is written by hand, and how connections end.
struct SecureTests {
  private static let made = try? SelfSigned(names: ["localhost", "127.0.0.1"])
  private static let get = "GET / HTTP/1.1\r\nHost: me\r\n\r\n"

  private static func run(
    answer: @escaping @Sendable (HTTPRequest) -> ReplyPlan,
    _ body: @escaping @Sendable (TestServer, TLSClient.Trust) throws -> Void
  ) async throws {
    let made = try #require(Self.made)
    var configuration = MicroServer.Configuration()
    configuration.identity = made.identity
    try await TestServer.run(configuration, answer: answer) { test in
      try body(test, .authorities(made.authority))
    }
  }

  /// What a client reads of one plan, to the connection's end.
  private static func read(
    _ plan: ReplyPlan, request: String = get,
    _ check: @escaping @Sendable (SecureClient, Journal) throws -> Void
  ) async throws {
    try await run(answer: { _ in plan }) { test, trust in
      let client = try SecureClient(port: test.server.port, trust: trust)
      client.send(request)
      client.readToEnd()
      #expect(test.journal.waitForEnds(1))
      try check(client, test.journal)
    }
  }

  @Test func `answers one request after the other on one connection`() async throws {
    try await Self.run(answer: { .text($0.target) }) { test, trust in
      let client = try SecureClient(port: test.server.port, trust: trust)
      for target in ["/1", "/2", "/3"] {
        client.forget()
        client.send("GET \(target) HTTP/1.1\r\nHost: me\r\n\r\n")
        #expect(client.read { $0.hasSuffix("\r\n\r\n\(target)") })
      }
      #expect(Set(test.journal.requests.map(\.connection)).count == 1)
    }
  }

  @Test func `a client that trusts nobody, or wants another name, is not answered`() async throws {
    try await Self.run(answer: { _ in .text("no") }) { test, trust in
      let stranger = try SelfSigned(names: ["localhost"])
      for (name, trust) in [("localhost", .authorities(stranger.authority)), ("other.example", trust)] {
        let failure = #expect(throws: TLSFailure.self) {
          _ = try SecureClient(port: test.server.port, server: name, trust: trust)
        }
        guard case .handshake(let reason) = failure else {
          Issue.record("\(String(describing: failure))")
          continue
        }
        #expect(!reason.isEmpty)
      }
      _ = try SecureClient(port: test.server.port, server: "127.0.0.1", trust: trust)
      #expect(test.journal.requests.isEmpty)
    }
  }

  @Test func `bytes that are no TLS cost nobody an answer`() async throws {
    try await Self.run(answer: { _ in .text("yes") }) { test, trust in
      for text in [Self.get, "\u{16}\u{3}\u{1}", String(repeating: "x", count: 70_000), ""] {
        var client = test.connect()
        client.send(text)
        client.finish()
        client.readToEnd(for: .milliseconds(300))
        #expect(!client.text.contains("yes"))
      }
      let client = try SecureClient(port: test.server.port, trust: trust)
      client.send(Self.get)
      #expect(client.read { $0.hasSuffix("yes") })
      #expect(test.journal.requests.count == 1)
    }
  }

  @Test(arguments: [0, 1, 16_384, 16_385, 3_000_000]) func `bodies of any size come back`(size: Int)
    async throws
  {
    let body = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try await Self.run(answer: { ReplyPlan(status: 200, body: .whole(SharedBytes($0.body))) }) {
      test, trust in
      let client = try SecureClient(port: test.server.port, trust: trust)
      client.send("POST / HTTP/1.1\r\nHost: me\r\nConnection: close\r\nContent-Length: \(size)\r\n\r\n")
      client.send(body)
      #expect(client.readToEnd() == .finished)
      #expect(client.bytes.suffix(size) == body[...])
      #expect(test.journal.requests.first?.body == body)
    }
  }

  @Test func `a stream goes out at its moments, and the connection is kept`() async throws {
    let plan = ReplyPlan.steps([
      (.zero, "one"), (.milliseconds(30), "two"), (.milliseconds(30), "three"),
    ])
    try await Self.run(answer: { _ in plan }) { test, trust in
      let client = try SecureClient(port: test.server.port, trust: trust)
      for _ in 1...2 {
        client.forget()
        client.send(Self.get)
        #expect(client.read { $0.hasSuffix("\r\n0\r\n\r\n") })
        #expect(client.text.hasSuffix("\r\n\r\n3\r\none\r\n3\r\ntwo\r\n5\r\nthree\r\n0\r\n\r\n"))
      }
      #expect(test.journal.waitForEnds(2))
      for end in test.journal.ends {
        let first = try #require(end.firstByte)
        #expect(try #require(end.lastByte) - first >= .milliseconds(60))
      }
    }
  }

  /// More than the socket takes at once: records are left half written, and finished later.
  @Test(arguments: [nil, 400_000]) func `a slow reader gets every byte of a stream`(declared: Int?)
    async throws
  {
    let part = String(repeating: "0123456789", count: 4_000)
    let plan = ReplyPlan.steps(
      (0..<10).map { (.milliseconds($0 == 0 ? 0 : 1), part) }, declaredLength: declared,
      ending: declared == nil ? .complete : .close)
    try await Self.run(answer: { _ in plan }) { test, trust in
      let client = try SecureClient(port: test.server.port, trust: trust, window: 4_096)
      client.send("GET / HTTP/1.1\r\nHost: me\r\nConnection: close\r\n\r\n")
      RawClient.yield(.milliseconds(100))
      client.readToEnd()
      let text = client.text
      let body = text[try #require(text.firstRange(of: "\r\n\r\n")).upperBound...]
      if declared != nil {
        #expect(body == String(repeating: part, count: 10))
      } else {
        #expect(body.split(separator: "\r\n").filter { $0.utf8.count > 10 }.joined().utf8.count == 400_000)
      }
      #expect(test.journal.waitForEnds(1))
      #expect(test.journal.ends.first?.bodyBytes == 400_000)
    }
  }

  @Test(arguments: 0...10) func `a cut is a bare FIN, after any byte of a body`(cut: Int) async throws {
    let bytes = SharedBytes(Array("0123456789".utf8.prefix(cut)))
    let plan = ReplyPlan(status: 200, body: .whole(bytes), declaredLength: 10, ending: .close)
    try await Self.read(plan) { client, journal in
      #expect(client.end == .cut)
      #expect(client.text.hasSuffix("Content-Length: 10\r\n\r\n" + "0123456789".prefix(cut)))
      #expect(journal.ends.first?.cause == .performed)
      #expect(journal.ends.first?.bodyBytes == cut)
    }
  }

  @Test(arguments: 0...10) func `a reset is a reset, after any byte of a body`(cut: Int) async throws {
    let bytes = SharedBytes(Array("0123456789".utf8.prefix(cut)))
    let plan = ReplyPlan(status: 200, body: .whole(bytes), declaredLength: 10, ending: .reset)
    try await Self.read(plan) { client, _ in
      #expect(client.end == .reset)
      #expect(client.text.hasSuffix("Content-Length: 10\r\n\r\n" + "0123456789".prefix(cut)))
    }
  }

  @Test func `what is complete in itself ends with a word of TLS's own`() async throws {
    let wrong = ReplyPlan(status: 200, body: .whole(SharedBytes("0123456789")), declaredLength: 20)
    try await Self.read(wrong) { client, _ in #expect(client.end == .finished) }
    let stream = ReplyPlan.steps([(.zero, "one"), (.milliseconds(5), "two")])
    // A client of HTTP/1.0 knows the end of a stream by the end of the connection alone.
    try await Self.read(stream, request: "GET / HTTP/1.0\r\n\r\n") { client, _ in
      #expect(client.end == .finished)
      #expect(client.text.hasSuffix("\r\n\r\nonetwo"))
    }
  }

  @Test(arguments: [ReplyPlan.Ending.close, .reset, .hold(.milliseconds(30))])
  func `ends before the head`(ending: ReplyPlan.Ending) async throws {
    try await Self.read(ReplyPlan(status: 200, ending: ending, framing: .raw)) { client, _ in
      #expect(client.bytes.isEmpty)
      #expect(client.end == (ending == .reset ? .reset : .cut))
    }
  }

  @Test func `a client that leaves in the middle of a stream is noticed`() async throws {
    let plan = ReplyPlan.steps((0..<1000).map { (.milliseconds(10), "event \($0)\n") })
    try await Self.run(answer: { _ in plan }) { test, trust in
      do {
        let client = try SecureClient(port: test.server.port, trust: trust)
        client.send(Self.get)
        client.read { $0.contains("event 2\n") }
      }
      #expect(test.journal.waitForEnds(1))
      #expect(test.journal.ends.first?.client != .present)
    }
  }

  @Test func `stopping ends a stream properly`() async throws {
    let plan = ReplyPlan.steps((0..<10).map { (.milliseconds(20), "event \($0)\n") })
    try await Self.run(answer: { _ in plan }) { test, trust in
      let client = try SecureClient(port: test.server.port, trust: trust)
      client.send(Self.get)
      client.read { $0.contains("event 1\n") }
      test.server.beginStopping()
      #expect(client.read { $0.hasSuffix("event 9\n\r\n0\r\n\r\n") })
      test.server.stop()
      #expect(client.readToEnd() != .open)
    }
  }
}
