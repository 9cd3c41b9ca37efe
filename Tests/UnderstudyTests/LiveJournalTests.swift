import Synchronization
import TestSupport
import Testing
import Understudy
import UnderstudyAdministration
import UnderstudyHTTP
import UnderstudyJSON

/// The journal as a stream of events on a real socket.
struct LiveJournalTests {
  private static let path = "/__understudy/requests"

  private func server(_ options: MockServer.Options = .init()) throws -> MockServer {
    var options = options
    options.administration = .init()
    return try MockServer(.bundled, options: options)
  }

  private static func watch(_ server: MockServer, _ query: String = "") -> ClientBox {
    let client = ClientBox(RawClient(port: server.port))
    client.client.send(
      HTTPRequest(target: "\(path)\(query)", fields: ["Accept": "text/event-stream"]).wire)
    return client
  }

  /// The numbers of the requests that a watcher was told of, in the order it was.
  private static func numbers(_ client: ClientBox) -> [Int] {
    let body = String(decoding: Received(client.client.bytes).body, as: UTF8.self)
    return body.split(separator: "\n").filter { $0.hasPrefix("data: ") }.compactMap { line in
      (try? JSONValue(parsing: Array(line.utf8.dropFirst(6))))?["number"]?.integer
    }
  }

  /// The same, once there are so many, or nothing more comes.
  private static func numbers(_ client: ClientBox, count: Int) -> [Int] {
    while numbers(client).count < count, client.client.readMore() {}
    return numbers(client)
  }

  private static func isOpen(_ port: Int) -> Bool {
    let client = RawClient(port: port)
    return client.isConnected
  }

  /// Sends requests and waits for their answers.
  private static func ask(_ server: MockServer, _ count: Int, prefix: String = "") {
    var client = RawClient(port: server.port)
    for _ in 0..<count {
      client.forget()
      client.send(HTTPRequest.chat(prefix: prefix).wire)
      #expect(Received.read(from: &client).status == 200)
    }
  }

  @Test func `each exchange is pushed when it is over`() async throws {
    let server = try server()
    try await onThread {
      Self.ask(server, 2)
      let watcher = Self.watch(server)
      #expect(watcher.client.read { $0.contains(#"{"number":2,"#) })
      for number in 3...10 {
        Self.ask(server, 1)
        #expect(watcher.client.read(for: .seconds(20)) { $0.contains(#"{"number":\#(number),"#) })
      }
      #expect(Self.numbers(watcher) == Array(1...10))
      #expect(watcher.client.text.contains("Content-Type: text/event-stream"))
      // Comments when nothing happens.
      server.advanceClock(by: .seconds(20))
      #expect(watcher.client.read { $0.contains("\r\n:\n\n\r\n") })
    }
    server.stop()
  }

  @Test func `fifty watchers are told the same, each what it asks for`() async throws {
    let server = try server(.init(threadCount: 2))
    try await onThread {
      let watchers = (0..<50).map { number in
        Self.watch(server, number % 2 == 0 ? "" : "?session=odd")
      }
      for watcher in watchers { #expect(watcher.client.read { $0.contains("retry: 250") }) }
      for round in 0..<20 { Self.ask(server, 5, prefix: round % 2 == 0 ? "" : "/~.odd") }
      let odd: [Int] = (1...100).filter { number in (number - 1) / 5 % 2 == 1 }
      for (number, watcher) in watchers.enumerated() {
        let wanted = number % 2 == 0 ? Array(1...100) : odd
        let told = Self.numbers(watcher, count: wanted.count)
        #expect(told.sorted() == wanted)
        // All are told in the same order, that of ending.
        #expect(told == Self.numbers(watchers[number % 2]))
      }
      #expect(server.liveRequestCount == 50)
    }
    let start = RawClient.now()
    server.stop()
    #expect(RawClient.now() - start < .seconds(7))
    #expect(server.liveRequestCount == 0)
  }

  @Test func `a slow watcher is let go of, costs nobody anything, and comes back for the rest`() async throws
  {
    let server = try server(.init(threadCount: 2))
    // Each is about 64 KiB in the journal.
    let long = String(repeating: "x", count: 64 << 10)
    try await onThread {
      let slow = Self.watch(server)
      #expect(slow.client.read { $0.contains("retry: 250") })
      let fast = Self.watch(server, "?status=404")
      #expect(fast.client.read { $0.contains("retry: 250") })
      var client = RawClient(port: server.port)
      let count = 300
      for _ in 0..<count {
        client.forget()
        client.send(
          HTTPRequest.chat(["messages": [["role": "user", "content": .string(long)]]]).wire)
        #expect(Received.read(from: &client).status == 200)
      }
      client.forget()
      client.send(HTTPRequest(target: "/nowhere").wire)
      #expect(Received.read(from: &client).status == 404)
      #expect(fast.client.read { $0.contains(#"{"number":\#(count + 1),"#) })
      var seen: [Int] = []
      var watcher = slow
      var rounds = 0
      while seen.last != count + 1, rounds < 100 {
        rounds += 1
        // It gets whole events, and then the end; or all there is.
        let isEnded = watcher.client.read(for: .seconds(30)) {
          $0.hasSuffix("\r\n0\r\n\r\n") || $0.contains(#"{"number":\#(count + 1),"#)
        }
        #expect(isEnded)
        seen += Self.numbers(watcher)
        let ids = watcher.client.text.split(separator: "\n").filter { $0.hasPrefix("id: ") }
        guard let last = ids.last?.dropFirst(4) else { break }
        watcher = ClientBox(RawClient(port: server.port))
        watcher.client.send(
          HTTPRequest(
            target: Self.path, fields: ["Accept": "text/event-stream", "Last-Event-ID": String(last)]
          ).wire)
      }
      #expect(rounds > 1)
      #expect(seen == Array(1...count + 1))
    }
    server.stop()
  }

  @Test func `a watcher that goes leaves nothing behind`() async throws {
    let server = try server()
    try await onThread {
      for _ in 0..<200 {
        let watcher = Self.watch(server)
        #expect(watcher.client.read { $0.contains("retry: 250") })
      }
      let deadline = RawClient.now() + .seconds(10)
      while server.liveRequestCount > 0, RawClient.now() < deadline { RawClient.yield() }
      #expect(server.liveRequestCount == 0)
    }
    server.stop()
  }

  @Test func `the admin API on a port of its own serves no mock, and the mock no admin API`() async throws {
    var options = MockServer.Options()
    options.administrationPort = 0
    options.administrationHost = "localhost"
    let server = try server(options)
    let url = try #require(server.administrationURL)
    let port = try #require(Int(url.split(separator: ":")[2].prefix { $0 != "/" }))
    #expect(port != server.port && url == "http://localhost:\(port)/__understudy")
    try await onThread {
      func send(_ request: HTTPRequest, to port: Int) -> Received {
        var client = RawClient(port: port)
        client.send(request.wire)
        return Received.read(from: &client)
      }
      #expect(send(HTTPRequest(target: "/__understudy/sessions"), to: server.port).status == 404)
      #expect(send(.chat(), to: server.port).status == 200)
      #expect(send(.chat(), to: port).problem == "no-such-path")
      let requests = send(HTTPRequest(target: Self.path), to: port).json?["requests"]
      #expect(requests?.array?.map { $0["status"]?.integer } == [404, 200])
      let advance = HTTPRequest(
        method: "POST", target: "/__understudy/clock/advance", fields: ["Content-Type": "application/json"],
        body: Array(#"{"by":"1h"}"#.utf8))
      #expect(send(advance, to: port).json?["advance"] == "3600s")
      let refuse = HTTPRequest(
        method: "PUT", target: "/__understudy/refusal", fields: ["Content-Type": "application/json"],
        body: Array(#"{"for":"1h"}"#.utf8))
      #expect(send(refuse, to: port).status == 204)
      #expect(!Self.isOpen(server.port))
      let accept = HTTPRequest(method: "DELETE", target: "/__understudy/refusal")
      #expect(send(accept, to: port).status == 204)
      #expect(send(.chat(), to: server.port).status == 200)
      // A watcher there sees the server's last exchange, and its end.
      let watcher = ClientBox(RawClient(port: port))
      watcher.client.send(HTTPRequest(target: Self.path, fields: ["Accept": "text/event-stream"]).wire)
      #expect(watcher.client.read { $0.contains("retry: 250") })
      server.stop()
      #expect(watcher.client.read { $0.hasSuffix("0\r\n\r\n") })
      #expect(!Self.isOpen(port))
    }
  }
}
