import MicroHTTPD
import TestSupport
import Testing
import UnderstudyHTTP

struct WireTests {
  private static let get = "GET / HTTP/1.1\r\nHost: me\r\n\r\n"

  /// What a client reads of one plan, and how it ends.
  private static func read(
    _ plan: ReplyPlan, request: String = get,
    _ check: @escaping @Sendable (borrowing RawClient, Journal) throws -> Void
  ) async throws {
    try await TestServer.run(answer: { _ in plan }) { test in
      var client = test.connect()
      client.send(request)
      client.readToEnd(for: .seconds(5))
      #expect(test.journal.waitForEnds(1))
      try check(client, test.journal)
    }
  }

  private static let body = "0123456789"

  @Test(arguments: 0...10) func `closes after any byte of a body`(cut: Int) async throws {
    let bytes = SharedBytes(Array(Self.body.utf8.prefix(cut)))
    let plan = ReplyPlan(status: 200, body: .whole(bytes), declaredLength: 10, ending: .close)
    try await Self.read(plan) { client, journal in
      #expect(client.end == .closed)
      #expect(client.text.hasPrefix("HTTP/1.1 200 OK\r\nDate: "))
      #expect(client.text.hasSuffix("GMT\r\nContent-Length: 10\r\n\r\n" + Self.body.prefix(cut)))
      #expect(journal.ends.first?.cause == .performed)
      #expect(journal.ends.first?.bodyBytes == cut)
    }
  }

  @Test(arguments: 0...10) func `resets after any byte of a body`(cut: Int) async throws {
    let bytes = SharedBytes(Array(Self.body.utf8.prefix(cut)))
    let plan = ReplyPlan(status: 200, body: .whole(bytes), declaredLength: 10, ending: .reset)
    try await Self.read(plan) { client, journal in
      #expect(client.end == .reset)
      #expect(client.text.hasSuffix("Content-Length: 10\r\n\r\n" + Self.body.prefix(cut)))
      #expect(journal.ends.first?.cause == .performed)
      #expect(journal.ends.first?.bodyBytes == cut)
    }
  }

  @Test(arguments: 0...10) func `holds after any byte of a body, then closes`(cut: Int) async throws {
    let bytes = SharedBytes(Array(Self.body.utf8.prefix(cut)))
    let plan = ReplyPlan(
      status: 200, body: .whole(bytes), declaredLength: 10, ending: .hold(.milliseconds(80)))
    try await Self.read(plan) { client, journal in
      #expect(client.end == .closed)
      #expect(client.text.hasSuffix("Content-Length: 10\r\n\r\n" + Self.body.prefix(cut)))
      let end = try #require(journal.ends.first)
      let request = try #require(journal.requests.first)
      #expect(end.end - request.arrival >= .milliseconds(80))
      #expect(end.cause == .performed)
    }
  }

  @Test(arguments: [ReplyPlan.Ending.close, .reset, .hold(.milliseconds(50))])
  func `cuts a stream between events`(ending: ReplyPlan.Ending) async throws {
    let plan = ReplyPlan.steps([(.milliseconds(20), "one"), (.milliseconds(20), "two")], ending: ending)
    try await Self.read(plan) { client, _ in
      #expect(client.end == (ending == .reset ? .reset : .closed))
      #expect(client.text.hasSuffix("Transfer-Encoding: chunked\r\n\r\n3\r\none\r\n3\r\ntwo\r\n"))
    }
  }

  @Test(arguments: [ReplyPlan.Ending.close, .reset, .hold(.milliseconds(50))])
  func `ends before the head`(ending: ReplyPlan.Ending) async throws {
    let plan = ReplyPlan(status: 200, ending: ending, framing: .raw)
    try await Self.read(plan) { client, journal in
      #expect(client.count == 0)
      #expect(client.end == (ending == .reset ? .reset : .closed))
      #expect(journal.ends.first?.cause == .performed)
      #expect(journal.ends.first?.bodyBytes == 0)
    }
  }

  @Test func `sends a head without a body, then resets`() async throws {
    try await Self.read(ReplyPlan(status: 503, ending: .reset)) { client, _ in
      #expect(client.end == .reset)
      #expect(client.text.hasPrefix("HTTP/1.1 503 Service Unavailable\r\n"))
      #expect(client.text.hasSuffix("Content-Length: 0\r\n\r\n"))
    }
  }

  @Test(arguments: [ReplyPlan.Ending.complete, .close, .reset])
  func `sends bytes that are not HTTP, slowly`(ending: ReplyPlan.Ending) async throws {
    let plan = ReplyPlan.steps(
      [(.milliseconds(20), "SSH-2.0"), (.milliseconds(30), "-x\0y"), (.zero, "\r\n")], ending: ending,
      framing: .raw)
    try await Self.read(plan) { client, journal in
      #expect(client.text == "SSH-2.0-x\0y\r\n")
      #expect(client.end == (ending == .reset ? .reset : .closed))
      let end = try #require(journal.ends.first)
      let request = try #require(journal.requests.first)
      #expect(try #require(end.firstByte) - request.arrival >= .milliseconds(20))
      #expect(end.end - request.arrival >= .milliseconds(50))
      #expect(end.bodyBytes == 13)
    }
  }

  @Test(arguments: [0, 5, 20]) func `declares a wrong length`(declared: Int) async throws {
    let plan = ReplyPlan(status: 200, body: .whole(SharedBytes(Self.body)), declaredLength: declared)
    try await Self.read(plan) { client, _ in
      #expect(client.end == .closed)
      #expect(client.text.hasSuffix("Content-Length: \(declared)\r\n\r\n" + Self.body))
    }
  }

  @Test func `sends its own fields with a head that it writes itself`() async throws {
    let plan = ReplyPlan(
      status: 429, sharedFields: SharedFields([HTTPField("Content-Type", "text/plain")]),
      fields: [HTTPField("Retry-After", "1"), HTTPField("X-Split", "a\r\nb: c"), HTTPField("date", "now")],
      body: .whole(SharedBytes("slow down")), ending: .close)
    try await Self.read(plan) { client, journal in
      #expect(
        client.text
          == "HTTP/1.1 429 Too Many Requests\r\nContent-Type: text/plain\r\nRetry-After: 1\r\ndate: now\r\n"
          + "Content-Length: 9\r\n\r\nslow down")
      #expect(journal.diagnostics.count == 1)
    }
  }

  @Test func `waits before it writes on the wire`() async throws {
    let plan = ReplyPlan(
      status: 200, delay: .milliseconds(70), body: .whole(SharedBytes("x")), ending: .close)
    try await Self.read(plan) { client, journal in
      let arrival = try #require(journal.requests.first?.arrival)
      #expect(client.end == .closed)
      #expect(client.pieces.allSatisfy { $0.moment - arrival >= .milliseconds(70) })
    }
  }

  @Test func `leaves out the body for HEAD also where it resets`() async throws {
    let plan = ReplyPlan(status: 200, body: .whole(SharedBytes(Self.body)), ending: .reset)
    try await Self.read(plan, request: "HEAD / HTTP/1.1\r\nHost: me\r\n\r\n") { client, _ in
      #expect(client.end == .reset)
      #expect(client.text.hasSuffix("Content-Length: 10\r\n\r\n"))
    }
  }

  @Test(arguments: [ReplyPlan.Ending.close, .reset])
  func `delivers a long body before it ends`(ending: ReplyPlan.Ending) async throws {
    let big = String(repeating: "0123456789abcdef", count: 300_000)
    let plan = ReplyPlan(
      status: 200, body: .whole(SharedBytes(big)), declaredLength: 9_999_999, ending: ending)
    try await Self.read(plan) { client, journal in
      #expect(client.end == (ending == .reset ? .reset : .closed))
      #expect(client.text.hasSuffix(big))
      #expect(journal.ends.first?.bodyBytes == big.utf8.count)
    }
  }

  @Test func `closes cleanly though the client has pipelined another request`() async throws {
    let plan = ReplyPlan(status: 200, body: .whole(SharedBytes("x")), ending: .close)
    try await Self.read(plan, request: Self.get + Self.get + Self.get) { client, journal in
      #expect(client.end == .closed)
      #expect(client.text.ranges(of: "HTTP/1.1").count == 1)
      #expect(journal.requests.count == 1)
    }
  }

  @Test func `holds until the client goes`() async throws {
    for isReset in [true, false] {
      try await TestServer.run(answer: { _ in ReplyPlan(status: 200, ending: .hold(nil), framing: .raw) }) {
        test in
        do {
          let client = test.connect()
          client.send(Self.get)
          #expect(test.journal.waitForRequests(1))
          if isReset { client.resetOnClose() }
        }
        #expect(test.journal.waitForEnds(1, for: .seconds(20)))
        #expect(test.journal.ends.first?.cause == .clientGone)
        #expect(test.journal.ends.first?.client == (isReset ? .gone : .closedItsSide))
      }
    }
  }
}
