import MicroHTTPD
import Synchronization
import TestSupport
import Testing
import UnderstudyHTTP

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Timed answers and faults over a socket in the file system, which knows no resets.
struct UnixSocketTests {
  private static let get = "GET / HTTP/1.1\r\nHost: me\r\n\r\n"
  private static let lastPath = Atomic(0)

  private static func run(
    _ plan: ReplyPlan, _ body: @escaping @Sendable (inout RawClient, TestServer) throws -> Void
  ) async throws {
    let number = lastPath.add(1, ordering: .relaxed).newValue
    var configuration = MicroServer.Configuration()
    configuration.unixSocket = UnixSocket("/tmp/understudy-test-\(getpid())-\(number).sock")
    try await TestServer.run(configuration, answer: { _ in plan }) { test in
      var client = test.connect()
      let isConnected = client.isConnected
      #expect(isConnected)
      client.send(get)
      try body(&client, test)
    }
  }

  private static let stream = ReplyPlan.steps([
    (.milliseconds(20), "one "), (.milliseconds(20), "two "), (.zero, "three"),
  ])

  @Test func `a stream comes whole, part by part, and the connection is kept`() async throws {
    try await Self.run(Self.stream) { client, test in
      let whole = "\r\n\r\n4\r\none \r\n9\r\ntwo three\r\n0\r\n\r\n"
      #expect(client.read { $0.hasSuffix(whole) })
      client.forget()
      client.send(Self.get)
      #expect(client.read { $0.hasSuffix(whole) })
      #expect(test.journal.waitForEnds(2))
      #expect(test.journal.ends.allSatisfy { $0.cause == .performed && $0.client == .present })
    }
  }

  @Test func `a client that has closed its side gets the whole stream`() async throws {
    try await Self.run(Self.stream) { client, test in
      client.finish()
      #expect(client.readToEnd() == .closed)
      #expect(client.text.hasSuffix("9\r\ntwo three\r\n0\r\n\r\n"))
      #expect(test.journal.waitForEnds(1))
      #expect(test.journal.ends.first?.cause == .performed)
      #expect(test.journal.ends.first?.client == .closedItsSide)
    }
  }

  @Test(arguments: 0...10) func `closes after any byte of a body, also where it would reset`(cut: Int)
    async throws
  {
    let body = SharedBytes(Array("0123456789".utf8.prefix(cut)))
    for ending in [ReplyPlan.Ending.close, .reset, .hold(.milliseconds(20))] {
      let plan = ReplyPlan(status: 200, body: .whole(body), declaredLength: 10, ending: ending)
      try await Self.run(plan) { client, test in
        #expect(client.readToEnd() == .closed)
        #expect(client.text.hasSuffix("Content-Length: 10\r\n\r\n" + "0123456789".prefix(cut)))
        #expect(test.journal.waitForEnds(1))
        #expect(test.journal.ends.first?.cause == .performed)
        #expect(test.journal.ends.first?.bodyBytes == cut)
      }
    }
  }

  @Test func `sends nothing, or bytes that are not HTTP`() async throws {
    for (text, ending) in [("", ReplyPlan.Ending.close), ("", .reset), ("SSH-2.0\r\n", .close)] {
      try await Self.run(.steps([(.zero, text)], ending: ending, framing: .raw)) { client, _ in
        #expect(client.readToEnd() == .closed)
        #expect(client.text == text)
      }
    }
  }

  @Test func `a long body arrives before the end`() async throws {
    let big = String(repeating: "0123456789abcdef", count: 100_000)
    for ending in [ReplyPlan.Ending.close, .reset] {
      let plan = ReplyPlan(
        status: 200, body: .whole(SharedBytes(big)), declaredLength: 9_999_999, ending: ending)
      try await Self.run(plan) { client, _ in
        #expect(client.readToEnd() == .closed)
        #expect(client.text.hasSuffix(big))
      }
    }
  }

  private static let stalls = [
    ReplyPlan(status: 200, ending: .hold(nil), framing: .raw),
    .steps([(.zero, "start"), (.seconds(60), "never")]),
    .steps([(.zero, "start")], ending: .hold(nil)),
  ]

  @Test(arguments: stalls.indices) func `a client that goes during a stall is noticed`(index: Int)
    async throws
  {
    try await Self.run(Self.stalls[index]) { client, test in
      #expect(test.journal.waitForRequests(1))
      if index > 0 { #expect(client.read { $0.contains("start") }) }
      // Both sides: such a socket tells at once.
      shutdown(client.socket, Int32(SHUT_RDWR))
      #expect(test.journal.waitForEnds(1))
      #expect(test.journal.ends.first?.cause == .clientGone)
      #expect(test.journal.ends.first?.client == .gone)
    }
  }
}
