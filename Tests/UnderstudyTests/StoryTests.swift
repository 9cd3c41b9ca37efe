import TestSupport
import Testing
import Understudy
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyMocking

/// Stories over a running server: states, the session's state, conditions on what is asked.
struct StoryTests {
  private static let served = Served([.file(Files.cases("notes/notes.yaml"))])

  private func send(_ request: HTTPRequest, to server: MockServer) async throws -> Received {
    let port = server.port
    return try await onThread {
      var client = RawClient(port: port)
      client.send(request.wire)
      return Received.read(from: &client)
    }
  }

  private func note(_ id: Int, _ method: String = "GET") -> HTTPRequest {
    HTTPRequest(method: method, target: "/~.s/notes/\(id)")
  }

  @Test func `a story is played across operations, and reset with its session`() async throws {
    let server = try MockServer(Self.served)
    let session = server.makeSession("s")
    try session.script(
      Scenario(
        name: "story",
        states: [
          .init(
            "empty",
            [
              CannedReply.json(201, ["id": 7, "title": "Kept"]).when(Conditions(method: .equals("POST")))
                .setting("title", "{{request.body/title}}").leading(to: "kept"),
              CannedReply(status: 404, ignoresContract: true),
            ]),
          .init(
            "kept",
            [CannedReply.json(200, ["id": 7, "title": "Kept"]).when(Conditions(method: .equals("GET")))]),
        ]))
    let add = HTTPRequest(
      method: "POST", target: "/~.s/notes", fields: ["Content-Type": "application/json"],
      body: Array(#"{"id": 7, "title": "New"}"#.utf8))
    #expect(try await send(note(7), to: server).status == 404)
    #expect(try await send(note(7), to: server).status == 404)
    #expect(try await send(add, to: server).status == 201)
    #expect(session.state == ["title": "New"])
    #expect(try await send(note(7), to: server).json == ["id": 7, "title": "Kept"])
    session.reset()
    #expect(session.state.isEmpty)
    #expect(try await send(note(7), to: server).status == 404)
    server.stop()
  }

  @Test func `a script for some requests leaves the others their usual answer`() async throws {
    let server = try MockServer(Self.served)
    let session = server.makeSession("s")
    try session.script(
      Scenario(
        name: "partial", when: Conditions(path: .equals("/notes/2"), state: [.init("broken", .equals(true))]),
        replies: [CannedReply(status: 500, ignoresContract: true)]))
    #expect(try await send(note(2), to: server).status == 200)
    session.setState("broken", to: true)
    #expect(try await send(note(1), to: server).status == 200)
    #expect(try await send(note(2), to: server).status == 500)
    session.setState("broken", to: nil)
    #expect(try await send(note(2), to: server).status == 200)
    server.stop()
  }

  @Test func `a scenario that comes as JSON is checked like one from a file`() async throws {
    let server = try MockServer(Self.served)
    let session = server.makeSession("s")
    let scenario = try Scenario(
      json: Array(#"{"name": "sent", "replies": [{"json": {"id": 3, "title": "Sent"}, "status": 200}]}"#.utf8)
    )
    try session.script(scenario)
    #expect(try await send(note(3), to: server).json == ["id": 3, "title": "Sent"])
    let broken = try Scenario(
      json: Array(#"{"name": "sent", "operation": "getNote", "replies": [{"json": {"id": 0}}]}"#.utf8))
    #expect(throws: DiagnosticError.self) { try session.script(broken) }
    server.stop()
  }
}
