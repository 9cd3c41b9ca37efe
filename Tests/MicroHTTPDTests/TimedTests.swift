@testable import MicroHTTPD
import TestSupport
import Testing
import UnderstudyHTTP

struct TimedTests {
  private let get = "GET / HTTP/1.1\r\nHost: me\r\n\r\n"

  @Test func `waits before the head, and keeps the connection`() async throws {
    try await TestServer.run(answer: { _ in
      var plan = ReplyPlan.text("late")
      plan.delay = .milliseconds(60)
      return plan
    }) { [get] test in
      var client = test.connect()
      for round in 1...2 {
        let start = RawClient.now()
        client.send(get)
        #expect(client.read { $0.ranges(of: "late").count == round })
        #expect(RawClient.now() - start >= .milliseconds(60))
      }
      #expect(test.journal.waitForEnds(2))
      #expect(
        test.journal.ends.allSatisfy { $0.cause == .performed && $0.client == .present && $0.bodyBytes == 4 })
    }
  }

  @Test func `does not let one that waits hold up another`() async throws {
    try await TestServer.run(answer: {
      var plan = ReplyPlan.text($0.target)
      plan.delay = $0.target == "/slow" ? .milliseconds(400) : .zero
      return plan
    }) { test in
      var slow = test.connect()
      slow.send("GET /slow HTTP/1.1\r\nHost: me\r\n\r\n")
      #expect(test.journal.waitForRequests(1))
      var fast = test.connect()
      fast.send("GET /fast HTTP/1.1\r\nHost: me\r\n\r\n")
      #expect(fast.read { $0.hasSuffix("/fast") })
      #expect(test.journal.ends.count <= 1)
      #expect(slow.read { $0.hasSuffix("/slow") })
    }
  }

  @Test func `sends each step as a chunk when it is due`() async throws {
    let pauses: [Duration] = [.milliseconds(30), .milliseconds(20), .zero, .milliseconds(40), .zero, .zero]
    let texts = ["one ", "two ", "three ", "four ", "five ", "[DONE]"]
    try await TestServer.run(answer: { _ in .steps(Array(zip(pauses, texts))) }) { [get] test in
      var client = test.connect()
      for _ in 1...2 {
        client.forget()
        let start = RawClient.now()
        client.send(get)
        #expect(client.read { $0.hasSuffix("0\r\n\r\n") })
        let head = try #require(client.text.firstRange(of: "\r\n\r\n"))
        #expect(client.text[..<head.lowerBound].contains("Transfer-Encoding: chunked"))
        #expect(
          client.text[head.upperBound...]
            == "4\r\none \r\na\r\ntwo three \r\n10\r\nfour five [DONE]\r\n0\r\n\r\n")
        func moment(of text: String) -> Moment? { client.pieces.first { $0.text.contains(text) }?.moment }
        let first = try #require(moment(of: "one"))
        let second = try #require(moment(of: "two"))
        let last = try #require(moment(of: "four"))
        let end = try #require(moment(of: "0\r\n\r\n"))
        #expect(first - start >= .milliseconds(30))
        #expect(second - start >= .milliseconds(50))
        #expect(last - start >= .milliseconds(90))
        #expect(end - last < .seconds(1))
      }
      #expect(test.journal.waitForEnds(2))
      let count = texts.joined().utf8.count
      #expect(test.journal.ends.allSatisfy { $0.cause == .performed && $0.bodyBytes == count })
    }
  }

  @Test func `sends the head before the first step is due`() async throws {
    try await TestServer.run(answer: { _ in .steps([(.milliseconds(300), "x")]) }) { [get] test in
      var client = test.connect()
      let start = RawClient.now()
      client.send(get)
      #expect(client.read { $0.hasSuffix("\r\n\r\n") })
      #expect(RawClient.now() - start < .milliseconds(250))
      #expect(client.read { $0.hasSuffix("1\r\nx\r\n0\r\n\r\n") })
      let end = try #require(test.journal.waitForEnds(1) ? test.journal.ends.first : nil)
      let firstByte = try #require(end.firstByte)
      #expect(firstByte - start >= .milliseconds(300))
      #expect(end.end >= firstByte)
    }
  }

  @Test func `counts pauses from the moment that was due, not from the one that was`() {
    let steps = (1...40).map { PacedBytes.Step(end: $0, pause: .milliseconds(5)) }
    let bytes = PacedBytes(SharedBytes(String(repeating: "x", count: 40)), steps: steps)
    var transmission = Transmission(.paced(bytes), isChunked: true, isCompletedByLibrary: true, start: .zero)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64, alignment: 1)
    defer { buffer.deallocate() }
    for index in 0..<40 {
      let due = Moment.zero + .milliseconds(5) * (index + 1)
      #expect(transmission.nextDue == due)
      #expect(transmission.copy(from: index, into: buffer, at: due + .nanoseconds(-1)) == 0)
      // Each is 3 ms late, which must not add up.
      #expect(transmission.copy(from: index, into: buffer, at: due + .milliseconds(3)) == 1)
    }
    #expect(transmission.nextDue == nil)
  }

  @Test func `keeps to a declared length, and the connection with it`() async throws {
    try await TestServer.run(answer: { _ in
      .steps([(.zero, "one"), (.milliseconds(20), "two"), (.milliseconds(20), "three")], declaredLength: 11)
    }) { [get] test in
      var client = test.connect()
      for round in 1...2 {
        client.send(get)
        #expect(client.read { $0.ranges(of: "\r\n\r\nonetwothree").count == round })
      }
      #expect(client.text.contains("Content-Length: 11\r\n"))
      #expect(!client.text.contains("chunked"))
      #expect(client.end == .open)
      #expect(test.journal.waitForEnds(2))
      #expect(test.journal.ends.map(\.bodyBytes) == [11, 11])
    }
  }

  @Test func `sends no chunks to HTTP 1.0, and closes at the end`() async throws {
    try await TestServer.run(answer: { _ in .steps([(.zero, "one "), (.milliseconds(10), "two")]) }) { test in
      var client = test.connect()
      client.send("GET / HTTP/1.0\r\n\r\n")
      #expect(client.readToEnd() == .closed)
      #expect(client.text.hasSuffix("\r\n\r\none two"))
      #expect(!client.text.contains("chunked"))
    }
  }

  @Test func `sends only the head of a paced body for HEAD`() async throws {
    try await TestServer.run(answer: { _ in .steps([(.milliseconds(10), "one")]) }) { test in
      var client = test.connect()
      client.send(
        "HEAD / HTTP/1.1\r\nHost: me\r\n\r\nHEAD / HTTP/1.1\r\nHost: me\r\nConnection: close\r\n\r\n")
      #expect(client.readToEnd() == .closed)
      let heads = client.text.split(separator: "\r\n\r\n")
      #expect(heads.count == 2)
      #expect(heads.allSatisfy { $0.hasPrefix("HTTP/1.1 200 OK\r\n") && $0.contains("Content-Length: 3") })
      #expect(test.journal.waitForEnds(2))
      #expect(test.journal.ends.allSatisfy { $0.cause == .performed && $0.bodyBytes == 0 })
    }
  }

  @Test func `sends a big step to a client that reads slowly, byte for byte`() async throws {
    let big = String(decoding: (0..<6_000_000).map { UInt8(0x20 + ($0 &* 7919 >> 4) % 90) }, as: UTF8.self)
    try await TestServer.run(answer: { _ in
      .steps([(.zero, "start"), (.milliseconds(5), big), (.zero, "end")])
    }) {
      [get] test in
      var client = test.connect()
      client.send(get)
      #expect(test.journal.waitForRequests(1))
      #expect(client.read { $0.contains("start") })
      RawClient.yield(.milliseconds(100))
      #expect(client.read(for: .seconds(20)) { $0.utf8.suffix(7).elementsEqual("\r\n0\r\n\r\n".utf8) })
      let size = String(big.utf8.count + 3, radix: 16)
      #expect(client.text.hasSuffix("\r\n\r\n5\r\nstart\r\n\(size)\r\n\(big)end\r\n0\r\n\r\n"))
      #expect(test.journal.waitForEnds(1))
      #expect(test.journal.ends.first?.bodyBytes == big.utf8.count + 8)
    }
  }

  @Test func `notices at once that a client has reset its stream`() async throws {
    try await TestServer.run(answer: { _ in .steps([(.zero, "start"), (.seconds(60), "never")]) }) {
      [get] test in
      do {
        var client = test.connect()
        client.send(get)
        #expect(client.read { $0.contains("start") })
        client.resetOnClose()
      }
      let start = RawClient.now()
      #expect(test.journal.waitForEnds(1))
      #expect(RawClient.now() - start < .milliseconds(100))
      let end = try #require(test.journal.ends.first)
      #expect(end.cause == .clientGone)
      #expect(end.client == .gone)
      #expect(end.bodyBytes == 5)
      #expect(test.server.liveRequestCount == 0)
    }
  }

  @Test func `notices that a client has closed when the next step goes out`() async throws {
    try await TestServer.run(answer: { _ in
      .steps([(.zero, "start"), (.milliseconds(50), "a"), (.milliseconds(10), "b"), (.seconds(60), "never")])
    }) { [get] test in
      do {
        var client = test.connect()
        client.send(get)
        #expect(client.read { $0.contains("start") })
      }
      #expect(test.journal.waitForEnds(1, for: .seconds(20)))
      #expect(test.journal.ends.first?.cause == .clientGone)
      #expect(test.journal.ends.first?.client == .gone)
    }
  }

  @Test func `goes on for a client that has only closed its own side`() async throws {
    try await TestServer.run(answer: { _ in .steps([(.milliseconds(50), "one "), (.milliseconds(50), "two")])
    }) {
      [get] test in
      var client = test.connect()
      client.send(get)
      client.finish()
      #expect(client.readToEnd() == .closed)
      #expect(client.text.hasSuffix("4\r\none \r\n3\r\ntwo\r\n0\r\n\r\n"))
      #expect(test.journal.waitForEnds(1))
      #expect(test.journal.ends.first?.cause == .performed)
      #expect(test.journal.ends.first?.client == .closedItsSide)
    }
  }

  @Test func `notices that a client has gone before the delay is over`() async throws {
    try await TestServer.run(answer: { _ in
      var plan = ReplyPlan.text("late")
      plan.delay = .seconds(60)
      return plan
    }) { [get] test in
      do {
        let client = test.connect()
        client.send(get)
        #expect(test.journal.waitForRequests(1))
        client.resetOnClose()
      }
      #expect(test.journal.waitForEnds(1, for: .seconds(20)))
      #expect(test.journal.ends.first?.client == .gone)
      #expect(test.journal.ends.first?.firstByte == nil)
    }
  }

  @Test func `gives up a client that does not read`() async throws {
    let big = String(repeating: "x", count: 20_000_000)
    let configuration = MicroServer.Configuration(connectionTimeout: 1)
    try await TestServer.run(configuration, answer: { _ in .steps([(.zero, "start"), (.zero, big)]) }) {
      [get] test in
      let client = test.connect()
      client.send(get)
      #expect(test.journal.waitForEnds(1))
      #expect(test.journal.ends.first?.cause == .clientGone)
      let isConnected = client.isConnected
      #expect(isConnected)
    }
  }

  @Test func `performs hundreds of streams at the same time`() async throws {
    let steps = (0..<10).map { (Duration.milliseconds(20), "<\($0)>") }
    let whole = steps.map { "3\r\n\($0.1)\r\n" }.joined() + "0\r\n\r\n"
    try await TestServer.run(.init(threadCount: 2), answer: { _ in .steps(steps) }) { [get] test in
      let clients = (0..<200).map { _ in ClientBox(test.connect()) }
      for client in clients { client.client.send(get) }
      #expect(test.journal.waitForRequests(200))
      for client in clients { #expect(client.client.read { $0.hasSuffix("0\r\n\r\n") }) }
      #expect(clients.allSatisfy { $0.client.text.hasSuffix("\r\n\r\n\(whole)") })
      #expect(test.journal.waitForEnds(200))
    }
  }
}

/// A client in an array.
final class ClientBox {
  var client: RawClient
  init(_ client: consuming RawClient) { self.client = client }
}
