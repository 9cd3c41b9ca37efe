import APIRuntime
import Foundation
import Synchronization
import Testing
import TypesGolden
import URLSessionTransport
import Understudy
import UnderstudyMocking

/// A generated client against the mock of the same document, over a socket and in the process: it is the golden one of
/// `Tests/SwiftGenerationTests/Cases/client.yaml`.
@Suite struct GeneratedClientTests {
  enum Way: CaseIterable, Sendable {
    case overSocket
    case inProcess
  }

  /// A mock, and a client of it.
  struct Subject {
    let client: Client
    let session: MockSession
    /// Keeps the server running.
    let server: MockServer?

    init(_ way: Way, retries: RetryRules = RetryRules()) throws {
      let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      let document = MockDocument.file(folder.appending(path: "SwiftGenerationTests/Cases/client.yaml").path)
      let transport: any APITransport
      switch way {
      case .overSocket:
        let server = try MockServer.start(document)
        (self.server, session, transport) = (server, server.session, URLSessionTransport())
      case .inProcess:
        let mock = try MockTransport(document)
        (server, session, transport) = (nil, mock.session, mock)
      }
      let connection = APIConnection(
        baseURL: session.url, transport: transport, credentials: [Client.token("t")], retries: retries,
        wait: { _ in })
      client = Client(connection)
    }
  }

  @Test(arguments: Way.allCases) func `a body, header fields, parameters`(way: Way) async throws {
    let subject = try Subject(way)
    try subject.session.script(
      CannedReply(
        status: 200, body: .json([["text": "a", "more": 1]]), headers: [HTTPField("Next", "n")]))
    let (notes, headers) = try await subject.client.listNotes(.init(limit: 3))
    #expect(notes == [Note(text: "a", additionalProperties: ["more": 1])])
    #expect(headers == .init(next: "n"))
    #expect(subject.session.exchanges.map(\.request.target).last?.hasSuffix("/notes?limit=3") == true)
    #expect(subject.session.violations.isEmpty)
  }

  @Test(arguments: Way.allCases) func `each form of a body is what the document wants`(way: Way) async throws
  {
    let subject = try Subject(way)
    try subject.session.script(.json(201, ["text": "done"]))
    #expect(try await subject.client.addNote(body: Note(text: "a")) == .created(Note(text: "done")))
    _ = try await subject.client.addNote(form: .init(text: "a&b", tags: ["x", "y"]))
    _ = try await subject.client.addNote(multipart: .init(text: "ü", marks: [1, 2], place: .init(x: 3)))
    _ = try await subject.client.addNote(text: "plain")
    #expect(subject.session.violations.isEmpty, "\(subject.session.violations)")
    #expect(subject.session.exchanges.count == 4)
  }

  @Test(arguments: Way.allCases) func `failures are the operation's own, after a few attempts`(way: Way)
    async throws
  {
    let subject = try Subject(way)
    try subject.session.script(.json(429, ["error": "e"]))
    let thrown = await #expect(throws: Answer.Failure.self) {
      try await subject.client.answer(body: Question(text: "q"))
    }
    #expect(thrown == .tooManyRequests(NoteProblem(error: "e")))
    #expect(subject.session.exchanges.count == 3)
    let bodies = Set(subject.session.exchanges.map(\.request.body))
    #expect(bodies.count == 1)
  }

  @Test(arguments: Way.allCases) func `a stream is read event by event to its end`(way: Way) async throws {
    let subject = try Subject(way)
    try subject.session.script(.stream([["n": 1], ["n": 2]]))
    var numbers: [Int] = []
    for try await part in try await subject.client.answerEvents(body: Question(text: "q")) {
      numbers.append(part.n)
    }
    #expect(numbers == [1, 2])
    #expect(subject.session.exchanges.last?.requestBody?.object?["stream"] == true)
    #expect(subject.session.violations.isEmpty)
  }

  @Test(arguments: Way.allCases) func `a stream that is cut is not taken for whole`(way: Way) async throws {
    let subject = try Subject(way)
    for fault in [Fault(.close, after: .events(1)), Fault(.missingDone)] {
      try subject.session.script(.stream([["n": 1], ["n": 2]]).failing(fault))
      let events = try await subject.client.answerEvents(body: Question(text: "q"))
      await #expect(throws: (any Error).self) { for try await _ in events {} }
    }
  }

  @Test(arguments: Way.allCases) func `a connection that breaks is tried again`(way: Way) async throws {
    let subject = try Subject(way)
    try subject.session.script(.fault(Fault(.empty)), .json(200, ["text": "a"]))
    #expect(try await subject.client.answer(body: Question(text: "q")) == Note(text: "a"))
    #expect(subject.session.exchanges.count == 2)
  }

  @Test(arguments: ["?again=1", "?again=1#part"])
  func `a redirect is followed with the same body`(target: String) async throws {
    let subject = try Subject(.overSocket)
    try subject.session.script(
      .json(200, ["text": "a"]).failing(Fault(.redirect, to: target)), .json(200, ["text": "b"]))
    _ = try? await subject.client.answer(body: Question(text: "q"))
    #expect(subject.session.exchanges.map(\.request.body).count == 2)
    #expect(Set(subject.session.exchanges.map(\.request.body)).count == 1)
    #expect(subject.session.exchanges.map(\.request.method) == ["POST", "POST"])
    #expect(subject.session.exchanges.last?.request.target.hasSuffix("again=1") == true)
  }

  @Test func `redirects that lead nowhere end`() async throws {
    let subject = try Subject(.overSocket)
    try subject.session.script(.json(200, ["text": "a"]).failing(Fault(.redirectLoop)))
    await #expect(throws: Answer.Failure.self) {
      try await subject.client.answer(body: Question(text: "q"))
    }
    #expect(subject.session.exchanges.count == 11)
    #expect(Set(subject.session.exchanges.map(\.request.body)).count == 1)
  }

  @Test func `an address that is none is said to be none`() async {
    let client = Client(APIConnection(baseURL: "not an address", transport: URLSessionTransport()))
    await #expect(throws: TransportFailure.invalidAddress("not an address/picture")) {
      try await client.picture()
    }
  }
}
