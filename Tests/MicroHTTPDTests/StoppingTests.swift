import MicroHTTPD
import TestSupport
import Testing
import UnderstudyHTTP

struct StoppingTests {
  private static let get = "GET / HTTP/1.1\r\nHost: me\r\n\r\n"

  @Test func `answers all that are parked before it stops`() async throws {
    let test = try TestServer(.init(threadCount: 2)) { request in
      var plan = ReplyPlan.text("answered")
      plan.delay = .milliseconds(200)
      return request.target == "/stream"
        ? .steps([(.milliseconds(100), "one"), (.milliseconds(100), "two")]) : plan
    }
    try await onThread {
      let clients = (0..<20).map { _ in ClientBox(test.connect()) }
      for (number, client) in clients.enumerated() {
        client.client.send("GET /\(number % 2 == 0 ? "stream" : "") HTTP/1.1\r\nHost: me\r\n\r\n")
      }
      #expect(test.journal.waitForRequests(20))
      let start = RawClient.now()
      test.stop()
      #expect(RawClient.now() - start < .seconds(7))
      for (number, client) in clients.enumerated() {
        client.client.readToEnd()
        #expect(client.client.text.hasSuffix(number % 2 == 0 ? "3\r\ntwo\r\n0\r\n\r\n" : "answered"))
      }
      #expect(test.journal.ends.allSatisfy { $0.cause == .performed })
    }
  }

  @Test func `ends stalls and holds at once`() async throws {
    let test = try TestServer { request in
      let hold = ReplyPlan.Ending.hold(request.target == "/ever" ? nil : .seconds(60))
      return request.target == "/body"
        ? ReplyPlan(status: 200, body: .whole(SharedBytes("half")), declaredLength: 100, ending: hold)
        : ReplyPlan(status: 200, ending: hold, framing: .raw)
    }
    try await onThread {
      let clients = ["ever", "long", "body"].map { target in
        let client = ClientBox(test.connect())
        client.client.send("GET /\(target) HTTP/1.1\r\nHost: me\r\n\r\n")
        return client
      }
      #expect(clients[2].client.read { $0.hasSuffix("half") })
      #expect(test.journal.waitForRequests(3))
      let start = RawClient.now()
      test.stop()
      #expect(RawClient.now() - start < .milliseconds(500))
      for client in clients { #expect(client.client.readToEnd() == .closed) }
      #expect(test.journal.ends.allSatisfy { $0.cause == .stopped })
    }
  }

  @Test func `cuts what is not done within the grace`() async throws {
    let test = try TestServer { request in
      var plan = ReplyPlan.text("never")
      plan.delay = .seconds(60)
      return request.target == "/stream" ? .steps([(.zero, "one"), (.seconds(60), "never")]) : plan
    }
    try await onThread {
      var stream = test.connect()
      stream.send("GET /stream HTTP/1.1\r\nHost: me\r\n\r\n")
      #expect(stream.read { $0.hasSuffix("one\r\n") })
      var delayed = test.connect()
      delayed.send(Self.get)
      #expect(test.journal.waitForRequests(2))
      let start = RawClient.now()
      test.server.stop(grace: .milliseconds(150))
      let taken = RawClient.now() - start
      #expect(taken >= .milliseconds(150))
      #expect(taken < .seconds(20))
      #expect(stream.readToEnd() == .closed)
      #expect(stream.text.hasSuffix("3\r\none\r\n"))
      #expect(delayed.readToEnd() == .closed)
      #expect(delayed.count == 0)
      #expect(test.journal.ends.map(\.cause) == [.stopped, .stopped])
      test.stop()
    }
  }

  @Test(.timeLimit(.minutes(20)))
  func `can be told twice, by several at once, and to hurry`() async throws {
    let test = try TestServer { _ in .steps([(.zero, "one"), (.seconds(7200), "never")]) }
    try await onThread {
      var client = test.connect()
      client.send(Self.get)
      #expect(client.read { $0.hasSuffix("one\r\n") })
    }
    let start = RawClient.now()
    async let patient: Void = onThread { test.server.stop(grace: .seconds(7200)) }
    async let begun: Void = onThread { test.server.beginStopping() }
    async let hurried: Void = onThread { test.server.stopNow() }
    _ = try await (patient, begun, hurried)
    // Far below the two hours that the patient one gives, and the answer takes. Among all tests each of these three may
    // wait for its turn for long.
    #expect(RawClient.now() - start < .seconds(3600))
    try await onThread { test.stop() }
  }

  @Test func `refuses new connections as soon as it begins`() async throws {
    let test = try TestServer { _ in .steps([(.milliseconds(300), "done")]) }
    try await onThread {
      var client = test.connect()
      client.send(Self.get)
      #expect(test.journal.waitForRequests(1))
      test.server.beginStopping()
      let isTaken = test.connect().isConnected
      #expect(!isTaken)
      #expect(client.read { $0.hasSuffix("0\r\n\r\n") })
      test.stop()
    }
  }

  @Test func `tells a kept connection that it closes`() async throws {
    let test = try TestServer { request in
      request.target == "/slow" ? .steps([(.milliseconds(300), "done")]) : .text("fast")
    }
    try await onThread {
      var kept = test.connect()
      kept.send(Self.get)
      #expect(kept.read { $0.hasSuffix("fast") })
      #expect(!kept.text.contains("Connection: close"))
      let slow = test.connect()
      slow.send("GET /slow HTTP/1.1\r\nHost: me\r\n\r\n")
      #expect(test.journal.waitForRequests(2))
      test.server.beginStopping()
      kept.forget()
      kept.send(Self.get)
      #expect(kept.readToEnd() == .closed)
      #expect(kept.text.contains("Connection: close"))
      #expect(kept.text.hasSuffix("fast"))
      test.stop()
    }
  }

  @Test func `stops at once when it is idle, with connections open`() async throws {
    let test = try TestServer { _ in .text("x") }
    try await onThread {
      var client = test.connect()
      client.send(Self.get)
      #expect(client.read { $0.hasSuffix("x") })
      let start = RawClient.now()
      test.stop()
      #expect(RawClient.now() - start < .milliseconds(300))
      #expect(client.readToEnd() == .closed)
    }
  }

  @Test func `stops when the last reference to it goes`() async throws {
    var test: TestServer? = try TestServer { _ in .text("x") }
    let port = try #require(test?.server.port)
    test = nil
    let isTaken = try await onThread { RawClient(port: port).isConnected }
    #expect(!isTaken)
  }

  @Test func `loses no answer while clients keep asking`() async throws {
    let test = try TestServer(.init(threadCount: 2)) { .text("<\($0.target)>") }
    let port = test.server.port
    let clients = (0..<4).map { number in
      Running {
        var count = 0
        while true {
          var client = RawClient(port: port)
          guard client.isConnected else { return count }
          client.send("GET /\(number) HTTP/1.1\r\nHost: me\r\nConnection: close\r\n\r\n")
          client.readToEnd()
          // Not yet accepted when the server stopped: no byte of an answer, but never half of one.
          #expect(client.count == 0 || client.text.hasSuffix("</\(number)>"))
          count += 1
        }
      }
    }
    try await onThread {
      #expect(test.journal.waitForEnds(200))
      test.stop()
    }
    for client in clients { #expect(try await client.value > 0) }
  }
}
