import Synchronization
import TestSupport
import Testing
import UnderstudyHTTP

@testable import MicroHTTPD

/// Bodies that come while they are sent.
struct LiveTests {
  private static func plan(_ live: LiveBytes, status: Int = 200) -> ReplyPlan {
    ReplyPlan(status: status, fields: [HTTPField("Content-Type", "text/plain")], body: .live(live))
  }

  private static let get = "GET /live HTTP/1.1\r\nHost: me\r\n\r\n"

  @Test func `what is pushed comes at once, piece by piece, and ends as HTTP has it`() async throws {
    let live = LiveBytes()
    try await TestServer.run { _ in
      Self.plan(live)
    } _: { test in
      var client = test.connect()
      live.push(Array("before".utf8))
      client.send(Self.get)
      #expect(client.read { $0.hasSuffix("6\r\nbefore\r\n") })
      for number in 1...100 {
        let text = "piece \(number)"
        live.push(Array(text.utf8))
        #expect(client.read { $0.hasSuffix("\r\n\(text)\r\n") })
      }
      live.push(Array("last".utf8))
      live.finish()
      #expect(client.read { $0.hasSuffix("4\r\nlast\r\n0\r\n\r\n") })
      // The connection can be used again.
      live.push([0x21])
      client.forget()
      client.send(Self.get)
      #expect(client.read { $0.hasSuffix("0\r\n\r\n") })
      #expect(test.journal.waitForEnds(2))
      let counts = (1...100).reduce(0) { $0 + "piece \($1)".utf8.count }
      #expect(test.journal.ends[0].bodyBytes == 10 + counts)
      #expect(test.journal.ends[0].cause == .performed)
      #expect(test.journal.ends[0].client == .present)
    }
  }

  @Test func `a heartbeat is sent when nothing else was for its time`() async throws {
    let live = LiveBytes(heartbeat: Array("beat".utf8), every: .seconds(15))
    try await TestServer.run { _ in
      Self.plan(live)
    } _: { test in
      var client = test.connect()
      client.send(Self.get)
      #expect(client.read { $0.contains("\r\n\r\n") })
      for count in 1...3 {
        test.server.advanceClock(by: .seconds(16))
        #expect(client.read { $0.ranges(of: "4\r\nbeat\r\n").count == count })
      }
      live.push(Array("more".utf8))
      #expect(client.read { $0.hasSuffix("more\r\n") })
      test.server.advanceClock(by: .seconds(10))
      live.push(Array("again".utf8))
      #expect(client.read { $0.hasSuffix("again\r\n") })
      test.server.advanceClock(by: .seconds(10))
      live.finish()
      #expect(client.read { $0.hasSuffix("0\r\n\r\n") })
      #expect(client.text.ranges(of: "beat").count == 3)
    }
  }

  @Test(arguments: [true, false]) func `a client that goes is noticed at once`(isReset: Bool) async throws {
    let live = LiveBytes(heartbeat: Array(":\n".utf8))
    try await TestServer.run { _ in
      Self.plan(live)
    } _: { test in
      var left = Moment.zero
      do {
        var client = test.connect()
        client.send(Self.get)
        live.push(Array("x".utf8))
        #expect(client.read { $0.hasSuffix("x\r\n") })
        if isReset { client.resetOnClose() }
        left = RawClient.now()
      }
      #expect(test.journal.waitForEnds(1))
      #expect(RawClient.now() - left < .seconds(10))
      #expect(test.journal.ends[0].client == .gone)
      #expect(test.journal.ends[0].cause == .clientGone)
      #expect(!live.push(Array(repeating: 0x61, count: live.limit)) || live.take().bytes.count == live.limit)
    }
  }

  @Test func `a client that closed its side goes on reading`() async throws {
    let live = LiveBytes(heartbeat: Array(":\n".utf8))
    try await TestServer.run { _ in
      Self.plan(live)
    } _: { test in
      var client = test.connect()
      client.send(Self.get)
      #expect(client.read { $0.contains("\r\n\r\n") })
      client.finish()
      #expect(client.read { $0.contains(":\n") })
      live.push(Array("still".utf8))
      #expect(client.read { $0.hasSuffix("still\r\n") })
      live.finish()
      client.readToEnd()
      #expect(client.text.hasSuffix("still\r\n0\r\n\r\n"))
      #expect(test.journal.waitForEnds(1))
      #expect(test.journal.ends[0].client == .closedItsSide)
      #expect(test.journal.ends[0].cause == .performed)
    }
  }

  @Test func `what waits for a slow client is bounded, and what it gets is whole`() async throws {
    let live = LiveBytes(limit: 100_000)
    let line = Array(String(repeating: "x", count: 999).utf8) + [0x0A]
    try await TestServer.run { _ in
      Self.plan(live)
    } _: { test in
      var client = test.connect()
      client.send(Self.get)
      #expect(client.read { $0.contains("\r\n\r\n") })
      var taken = 0
      // As much as the system takes between the two, and no more than the limit beyond that.
      while live.push(line) {
        taken += 1
        if taken % 50 == 0 { RawClient.yield() }
        guard taken < 100_000 else { break }
      }
      #expect(live.isFinished)
      #expect(client.read(for: .seconds(60)) { $0.hasSuffix("\r\n0\r\n\r\n") })
      let received = client.text.utf8.count { $0 == UInt8(ascii: "x") }
      // There is one more in the head: text/plain.
      #expect(received == taken * 999 + 1)
      #expect(test.journal.waitForEnds(1))
      #expect(test.journal.ends[0].bodyBytes == taken * 1000)
    }
  }

  @Test func `it ends at once when the server stops, also for a client that reads nothing`() async throws {
    let bodies = (0..<3).map { _ in LiveBytes(limit: 64 << 20) }
    let next = Atomic<Int>(0)
    let test = try TestServer { _ in
      Self.plan(bodies[next.add(1, ordering: .relaxed).oldValue])
    }
    try await onThread {
      let clients = bodies.map { _ in ClientBox(test.connect()) }
      for client in clients {
        client.client.send(Self.get)
        #expect(client.client.read { $0.contains("\r\n\r\n") })
      }
      bodies[0].push(Array("last words".utf8))
      bodies[2].push([UInt8](repeating: 0x61, count: 60 << 20))
      let start = RawClient.now()
      test.stop()
      #expect(RawClient.now() - start < .seconds(7))
      #expect(clients[0].client.read { $0.hasSuffix("a\r\nlast words\r\n0\r\n\r\n") })
      #expect(clients[1].client.read { $0.hasSuffix("0\r\n\r\n") })
      #expect(bodies.allSatisfy { !$0.push([0x21]) })
    }
  }

  @Test func `HTTP 1.0 gets it without chunks, and HEAD not at all`() async throws {
    let live = LiveBytes()
    live.push(Array("all of it".utf8))
    live.finish()
    try await TestServer.run { _ in
      Self.plan(live)
    } _: { test in
      let start = RawClient.now()
      var client = test.connect()
      client.send("HEAD /live HTTP/1.1\r\nHost: me\r\n\r\nGET /live HTTP/1.0\r\n\r\n")
      #expect(client.readToEnd() == .closed)
      #expect(client.text.hasSuffix("\r\n\r\nall of it"))
      #expect(!client.text.contains("chunked"))
      #expect(RawClient.now() - start < .seconds(20))
    }
  }

  @Test func `a stream for HTTP 1.0 ends with its connection, whether it is paced or not`() async throws {
    try await TestServer.run { request in
      .steps([(.zero, "one "), (request.target == "/slow" ? .milliseconds(20) : .zero, "two")])
    } _: { test in
      for target in ["/fast", "/slow"] {
        let start = RawClient.now()
        var client = test.connect()
        client.send("GET \(target) HTTP/1.0\r\n\r\n")
        #expect(client.readToEnd() == .closed)
        #expect(client.text.hasSuffix("\r\n\r\none two"))
        #expect(RawClient.now() - start < .seconds(20))
      }
    }
  }

  @Test func `ten thousand pushes from many threads come whole and in the order of each`() async throws {
    let live = LiveBytes(limit: 64 << 20)
    try await TestServer.run(.init(threadCount: 2)) { _ in
      Self.plan(live)
    } _: { test in
      let client = ClientBox(test.connect())
      client.client.send(Self.get)
      #expect(client.client.read { $0.contains("\r\n\r\n") })
      let done = Atomic<Int>(0)
      for writer in 0..<4 {
        try ServerThread {
          for number in 0..<2500 { live.push(Array("\(writer).\(number)\n".utf8)) }
          if done.add(1, ordering: .acquiringAndReleasing).newValue == 4 { live.finish() }
        }.detach()
      }
      #expect(client.client.read { $0.hasSuffix("\r\n0\r\n\r\n") })
      var text = client.client.text
      text.removeSubrange(..<(text.firstRange(of: "\r\n\r\n")?.upperBound ?? text.startIndex))
      // A piece is one push or several whole ones: every line that has a point is one of ours.
      let lines = text.utf8.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
      for writer in 0..<4 {
        let own = lines.filter { $0.hasPrefix("\(writer).") }
        let isWhole = own == (0..<2500).map { "\(writer).\($0)" }
        #expect(isWhole)
      }
    }
  }
}
