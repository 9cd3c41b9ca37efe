import ChatCompletions
import TestSupport
import Testing
import Understudy
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyMocking

/// A mock in the process of its client: scripts, journals, sessions, stopping.
struct SessionTests {
  /// Sends a request into a session.
  private func send(_ request: HTTPRequest, to server: MockServer) async throws -> Received {
    let port = server.port
    return try await onThread {
      var client = RawClient(port: port)
      client.send(request.wire)
      return Received.read(from: &client)
    }
  }

  @Test func `a script answers reply by reply, then repeats the last`() async throws {
    let server = try MockServer(.bundled)
    let session = server.makeSession("mine")
    try session.script(.rateLimited(retryAfter: .milliseconds(1200)), .success, .status(503).times(2))
    var received: [Received] = []
    for _ in 1...5 { received.append(try await send(.chat(prefix: "/~.mine"), to: server)) }
    #expect(received.map(\.status) == [429, 200, 503, 503, 503])
    #expect(received[0].fields["retry-after"] == "2")
    #expect(session.exchanges.map(\.status) == [429, 200, 503, 503, 503])
    session.endScript()
    #expect(try await send(.chat(prefix: "/~.mine"), to: server).status == 200)
  }

  @Test func `a reply is given as a generated type`() async throws {
    let server = try MockServer(.bundled)
    let session = server.makeSession("mine")
    let answer = ChatCompletionResponse(
      id: "chatcmpl-1", created: 1, model: "gemini-3.5-flash",
      choices: [
        Choice(index: 0, message: AssistantMessage(content: "Hi 👋"), finishReason: .stop)
      ], usage: Usage(promptTokens: 1, completionTokens: 2, totalTokens: 3))
    try session.script(.json(200, answer))
    let received = try await send(.chat(prefix: "/~.mine"), to: server)
    #expect(received.json?["choices"]?[0]?["message"]?["content"] == "Hi 👋")
    #expect(received.fields["content-type"] == "application/json")
  }

  @Test func `a stream is given as generated types`() async throws {
    let server = try MockServer(.bundled)
    let session = server.makeSession("mine")
    let chunks = ["He", "llo"].enumerated().map { index, text in
      ChatCompletionChunk(
        id: "chatcmpl-1", created: 1, model: "gemini-3.5-flash",
        choices: [
          ChunkChoice(
            index: 0, delta: Delta(role: .assistant, content: text), finishReason: index == 1 ? .stop : nil)
        ])
    }
    try session.script(.stream(chunks))
    let received = try await send(.chat(["stream": true], prefix: "/~.mine"), to: server)
    let events = received.text.split(separator: "\n\n").map { $0.dropFirst("data: ".count) }
    #expect(events.count == 3)
    #expect(events.last == "[DONE]")
    #expect(try JSONValue(parsing: String(events[0])) == JSONValue(encoding: chunks[0]))
  }

  @Test func `a reply that breaks the document is refused, unless it is meant to`() throws {
    let session = try MockServer(.bundled).makeSession()
    #expect(throws: DiagnosticError.self) { try session.script(.json(200, ["id": 5])) }
    #expect(throws: DiagnosticError.self) { try session.script(.stream([["id": 5]])) }
    #expect(throws: DiagnosticError.self) { try session.script(.status(418)) }
    #expect(throws: DiagnosticError.self) { try session.script(.success, operation: "noSuchOperation") }
    #expect(throws: DiagnosticError.self) { try session.play("no-such-scenario") }
    #expect(throws: DiagnosticError.self) { try session.script() }
    for header in [
      HTTPField("Content-Length", "5"), HTTPField("transfer-encoding", "chunked"), .init("X", ""),
    ] {
      #expect(throws: DiagnosticError.self) { try session.script(CannedReply(headers: [header])) }
    }
    let error = #expect(throws: DiagnosticError.self) { try session.script(.json(200, ["id": 5])) }
    #expect(error?.description.contains("openapi/chat-completions.yaml:") == true)
    var broken = CannedReply.json(200, ["id": 5])
    broken.ignoresContract = true
    try session.script(broken)
  }

  @Test func `a scenario is played in a session of its own from its start`() async throws {
    let server = try MockServer(.bundled)
    let session = server.makeSession("mine")
    try session.play("flaky-upstream")
    for status in [502, 503, 200] {
      #expect(try await send(.chat(prefix: "/~.mine"), to: server).status == status)
    }
    try session.play("flaky-upstream")
    #expect(try await send(.chat(prefix: "/~.mine"), to: server).status == 502)
    session.reset()
    #expect(session.exchanges.isEmpty)
    #expect(try await send(.chat(prefix: "/~.mine"), to: server).status == 502)
  }

  @Test func `the journal has what was asked and how it was answered`() async throws {
    let server = try MockServer(.bundled)
    let session = server.makeSession("mine")
    _ = try await send(.chat(["stream": true], prefix: "/~.mine"), to: server)
    _ = try await send(.chat(["temperature": 9], prefix: "/~.mine"), to: server)
    #expect(try await onThread { server.isIdle(within: .seconds(10)) })
    let exchanges = session.exchanges
    #expect(exchanges.map(\.operation) == ["createChatCompletion", "createChatCompletion"])
    #expect(exchanges.map(\.isStream) == [true, false])
    #expect(exchanges.map { $0.end?.cause } == [.performed, .performed])
    #expect(exchanges[0].end?.bodyBytes == (try Files.stream("greeting-flash")).count)
    #expect(exchanges[0].request.fields["authorization"] == "[redacted]")
    #expect(exchanges[0].request.target == "/~.mine/v1/chat/completions")
    #expect(exchanges[0].violations.isEmpty)
    #expect(session.violations.map(\.parameter) == ["temperature"])
  }

  @Test func `1,000 tests in parallel on one server do not see each other`() async throws {
    let server = try MockServer(.bundled, options: .init(threadCount: 2))
    let sessions = (0..<1000).map { server.makeSession("s\($0)") }
    let statuses = [400, 402, 403, 500, 502, 503]
    for (number, session) in sessions.enumerated() {
      try session.script(.status(statuses[number % 6]), .rateLimited(), .success)
      session.setState("mine", to: .string(session.name))
      if number % 10 == 9 { session.limits = Limits(requests: .perMinute(2)) }
    }
    try await onThread {
      // Five sessions to a connection, whose requests come one after the other, and those of 200 connections at once.
      let clients = (0..<200).map { _ in ClientBox(RawClient(port: server.port)) }
      for round in 0..<3 {
        for offset in 0..<5 {
          for (index, client) in clients.enumerated() {
            client.client.send(HTTPRequest.chat(prefix: "/~.s\(index * 5 + offset)").wire)
          }
          for (index, client) in clients.enumerated() {
            let number = index * 5 + offset
            let isLimited = number % 10 == 9 && round == 2
            let received = Received.read(from: &client.client)
            #expect(received.status == (isLimited ? 429 : [statuses[number % 6], 429, 200][round]))
            client.client.forget()
          }
        }
      }
    }
    for session in sessions {
      #expect(session.exchanges.count == 3)
      #expect(session.exchanges.allSatisfy { $0.request.target.hasPrefix("/~.\(session.name)/") })
      #expect(session.state == ["mine": .string(session.name)])
    }
    #expect(server.session.exchanges.isEmpty)
    server.stop()
  }

  @Test func `answers that are made for one request alone count among what the journal holds`() throws {
    let engine = MockEngine(
      try #require(Served.bundled.catalogue), options: MockOptions(journal: .init(bytes: 4 << 20)))
    try engine.setScript(
      Scenario(name: "huge", replies: [CannedReply(fault: Fault(.hugeEvent, size: 1 << 20))]),
      for: engine.mainSession)
    for _ in 1...20 { _ = engine.reply(to: .chat(["stream": true])) }
    let journal = engine.mainSession.journal
    #expect(journal.count == 3 && journal.droppedCount == 17)
    #expect(journal.bytes > 3 << 20)
    #expect(journal.exchanges.allSatisfy { $0.marks?.fault?.kind == .hugeEvent })
  }

  @Test func `names that are given never lead to a session that was made`() throws {
    let server = try MockServer(.bundled)
    let names = (0..<50).map { _ in server.makeSession().name }
    #expect(Set(names).count == 50)
  }

  @Test func `ending a session gives back what it held`() async throws {
    let server = try MockServer(.bundled)
    let session = server.makeSession("mine")
    try session.script(.status(503))
    session.end()
    #expect(try await send(.chat(prefix: "/~.mine"), to: server).status == 200)
    #expect(session.exchanges.isEmpty)
  }

  @Test func `JSON answers and errors keep the connection`() async throws {
    let server = try MockServer(.bundled)
    let port = server.port
    try await onThread {
      var client = RawClient(port: port)
      let requests: [HTTPRequest] = [
        .chat(), .chat(key: nil), .chat(["messages": []]), .chat(["stream": true]), .chat(prefer: "code=503"),
        HTTPRequest(target: "/nowhere"), .chat(),
      ]
      for request in requests {
        client.send(request.wire)
        let received = Received.read(from: &client)
        #expect(received.isComplete)
        #expect(received.fields["connection"]?.lowercased() != "close")
        client.forget()
      }
    }
    let exchanges = server.session.exchanges
    #expect(Set(exchanges.map(\.request.connection)).count == 1)
    #expect(exchanges.map(\.request.numberOnConnection) == Array(1...7))
  }
}

/// A client that closures can share.
final class ClientBox {
  var client: RawClient
  init(_ client: consuming RawClient) { self.client = client }
}
