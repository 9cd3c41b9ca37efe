import TestSupport
import Testing
import Understudy

#if canImport(Glibc)
  import Glibc
#endif

/// Starting and stopping a mock in the process of its clients.
struct StoppingTests {
  @Test func `a stalled stream ends at once when the server stops`() async throws {
    let server = try MockServer(.bundled)
    try await onThread {
      var client = RawClient(port: server.port)
      client.send(HTTPRequest.chat(["stream": true], prefix: "/~stall-stream.mine").wire)
      let events = try Files.events(5, of: "greeting-flash")
      while client.end == .open, Received(client.bytes).body.count < events.count, client.readMore() {}
      #expect(Received(client.bytes).body == events)
      let start = RawClient.now()
      server.stop()
      #expect(RawClient.now() - start < .seconds(7))
      #expect(client.readToEnd() != .open)
      #expect(Received(client.bytes).body == events)
    }
    #expect(server.makeSession("mine").exchanges.map { $0.end?.cause } == [.stopped])
    #expect(server.liveRequestCount == 0)
  }

  @Test func `streams that run when the server stops are finished`() async throws {
    let server = try MockServer(.bundled, options: .init(threadCount: 2))
    let session = server.makeSession("mine")
    try session.script(.success.paced(Pace(between: .milliseconds(10))))
    let whole = try Files.stream("greeting-flash")
    try await onThread {
      let clients = (0..<20).map { _ in ClientBox(RawClient(port: server.port)) }
      for client in clients {
        client.client.send(HTTPRequest.chat(["stream": true], prefix: "/~.mine").wire)
      }
      for client in clients { #expect(client.client.read { $0.contains("data: {") }) }
      server.stop()
      for client in clients {
        let received = Received.read(from: &client.client)
        #expect(received.isComplete)
        #expect(received.body == whole)
      }
    }
    #expect(session.exchanges.allSatisfy { $0.end?.cause == .performed })
    #expect(session.exchanges.count == 20)
  }

  @Test func `what does not finish within the grace is cut`() async throws {
    let server = try MockServer(.bundled)
    let session = server.makeSession("mine")
    try session.script(.success.paced(Pace(between: .seconds(60))))
    try await onThread {
      var client = RawClient(port: server.port)
      client.send(HTTPRequest.chat(["stream": true], prefix: "/~.mine").wire)
      #expect(client.read { $0.contains("data: {") })
      let start = RawClient.now()
      server.stop(grace: .milliseconds(100))
      #expect(RawClient.now() - start < .seconds(20))
      #expect(!Received.read(from: &client).isComplete)
    }
    #expect(session.exchanges.map { $0.end?.cause } == [.stopped])
  }

  @Test func `a server stops with its last reference, and its journal can still be read`() async throws {
    var server: MockServer? = try MockServer(.bundled)
    let port = try #require(server?.port)
    let session = try #require(server?.session)
    try await onThread {
      var client = RawClient(port: port)
      client.send(HTTPRequest.chat().wire)
      #expect(Received.read(from: &client).status == 200)
    }
    server = nil
    let isTaken = try await onThread { RawClient(port: port).isConnected }
    #expect(!isTaken)
    #expect(session.exchanges.count == 1)
  }

  @Test func `a port that is taken is an error that names it`() throws {
    let server = try MockServer(.bundled)
    let error = #expect(throws: DiagnosticError.self) {
      try MockServer(.bundled, options: .init(port: server.port))
    }
    #expect(error?.description.contains("\(server.port)") == true)
    server.stop()
  }

  #if os(Linux)
    /// In a process of its own, where nothing else opens anything.
    @Test func `100 servers one after the other leave no descriptors or threads`() async {
      await #expect(processExitsWith: .success) {
        func cycle() throws {
          let server = try MockServer(.bundled)
          var client = RawClient(port: server.port)
          client.send(HTTPRequest.chat().wire)
          guard Received.read(from: &client).status == 200 else { exit(2) }
          server.stop()
        }
        func counts() -> [Int] { [entryCount("/proc/self/fd"), entryCount("/proc/self/task")] }
        try cycle()
        let before = counts()
        for _ in 1...100 { try cycle() }
        exit(counts() == before ? 0 : 3)
      }
    }
  #endif
}

#if os(Linux)
  private func entryCount(_ path: String) -> Int {
    guard let directory = opendir(path) else { return 0 }
    defer { closedir(directory) }
    var count = 0
    while readdir(directory) != nil { count += 1 }
    return count
  }
#endif
