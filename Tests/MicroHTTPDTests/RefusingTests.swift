#if os(Linux)
  import Glibc
  import TestSupport
  import Testing
  import UnderstudyHTTP

  @testable import MicroHTTPD

  /// Connections that are refused for a time.
  struct RefusingTests {
    private static let get = "GET / HTTP/1.1\r\nHost: me\r\n\r\n"

    /// Whether a new client gets an answer, and which error it gets otherwise.
    private static func asks(_ test: TestServer) -> Int32? {
      var client = test.connect()
      guard client.isConnected else { return errno }
      client.send(get)
      #expect(client.read { $0.hasSuffix("yes") })
      return nil
    }

    @Test(arguments: [1, 3]) func `new clients are refused, then answered again on the same port`(
      threadCount: Int
    ) async throws {
      try await TestServer.run(.init(threadCount: threadCount)) { _ in
        .text("yes")
      } _: { test in
        let port = test.server.port
        for _ in 0..<5 {
          #expect(Self.asks(test) == nil)
          #expect(test.server.control.refuseConnections(for: nil))
          #expect(test.server.control.isRefusingConnections)
          for _ in 0..<5 { #expect(Self.asks(test) == ECONNREFUSED) }
          test.server.control.acceptConnections()
          #expect(!test.server.control.isRefusingConnections)
        }
        for _ in 0..<20 { #expect(Self.asks(test) == nil) }
        #expect(test.server.port == port)
      }
    }

    @Test func `it is over when its time on the server's clock is`() async throws {
      try await TestServer.run { _ in
        .text("yes")
      } _: { test in
        #expect(test.server.control.refuseConnections(for: .seconds(3600)))
        #expect(Self.asks(test) == ECONNREFUSED)
        test.server.advanceClock(by: .seconds(3599))
        #expect(Self.asks(test) == ECONNREFUSED)
        test.server.advanceClock(by: .seconds(2))
        let deadline = RawClient.now() + .seconds(10)
        while test.server.control.isRefusingConnections, RawClient.now() < deadline { RawClient.yield() }
        #expect(Self.asks(test) == nil)
      }
    }

    @Test func `a later refusal is not ended by the time of an earlier one`() async throws {
      try await TestServer.run { _ in
        .text("yes")
      } _: { test in
        #expect(test.server.control.refuseConnections(for: .seconds(10)))
        #expect(test.server.control.refuseConnections(for: .seconds(100)))
        test.server.advanceClock(by: .seconds(20))
        RawClient.yield(.milliseconds(50))
        #expect(Self.asks(test) == ECONNREFUSED)
        test.server.control.acceptConnections()
        #expect(Self.asks(test) == nil)
      }
    }

    @Test func `who is connected is answered, and told that it was the last time`() async throws {
      try await TestServer.run { _ in
        .text("yes")
      } _: { test in
        var client = test.connect()
        client.send(Self.get)
        #expect(client.read { $0.hasSuffix("yes") })
        #expect(test.server.control.refuseConnections(for: nil))
        client.forget()
        client.send(Self.get)
        client.readToEnd()
        #expect(client.text.hasSuffix("yes") && client.text.contains("Connection: close"))
        #expect(client.end == .closed)
      }
    }

    @Test func `a refusing server stops, and refuses nothing afterwards`() async throws {
      let test = try TestServer { _ in .text("yes") }
      try await onThread {
        #expect(Self.asks(test) == nil)
        #expect(test.server.control.refuseConnections(for: nil))
        let control = test.server.control
        test.stop()
        #expect(!control.refuseConnections(for: nil))
        control.acceptConnections()
        #expect(Self.asks(test) == ECONNREFUSED)
      }
    }
  }
#endif
