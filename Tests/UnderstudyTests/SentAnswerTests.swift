import TestSupport
import Testing
import Understudy
import UnderstudyHTTP
import UnderstudyMocking
import UnderstudyValidation

/// Answers with a fault in them, and streams that the document makes, are held to the document as they were sent, and what
/// they break is the mock's own.
struct SentAnswerTests {
  struct Case: CustomTestStringConvertible {
    let fault: String
    /// The keywords of what is broken, and in which part.
    let broken: [String]

    var testDescription: String { fault }
  }

  private static func parts(_ exchange: Exchange?) -> [String] {
    exchange.map { $0.replyViolations.map { "\($0.part) \($0.keyword)" } } ?? []
  }

  @Test(
    arguments: [
      Case(fault: "missingDone", broken: ["stream terminator"]),
      Case(fault: "malformedEvent;after=2", broken: ["event(3) content"]),
      Case(fault: "keepAlive;after=2", broken: []),
      Case(fault: "slowHead", broken: []),
      Case(fault: "holdOpen", broken: []),
      Case(fault: "shouldRetry", broken: []),
    ]) func `what a fault breaks is told, and what it does not is not`(_ test: Case) async throws
  {
    let mock = try TestMock(.inMemory)
    _ = try await mock.send(.chat(["stream": true], prefer: "fault=" + test.fault.replacing(";", with: ", ")))
    let exchange = try #require(mock.exchanges().first)
    #expect(Self.parts(exchange) == test.broken)
    #expect(exchange.violations.isEmpty)
  }

  @Test(
    arguments: [
      Case(fault: "wrongType", broken: ["body mediaType"]),
      Case(fault: "corruptJSON", broken: ["body content"]),
      Case(fault: "invalidUTF8", broken: ["body content"]),
      Case(fault: "htmlError", broken: ["body mediaType"]),
      Case(fault: "close;after=40B", broken: ["body content"]),
      Case(fault: "malformedChunk;after=40B", broken: ["body content"]),
      Case(fault: "slowHead", broken: []),
      Case(fault: "dribble;size=100", broken: []),
      Case(fault: "extraBytes", broken: []),
      Case(fault: "shouldRetry", broken: []),
      Case(fault: "empty", broken: []),
      Case(fault: "redirectLoop", broken: ["status responses"]),
    ]) func `of a whole answer, too`(_ test: Case) async throws
  {
    let mock = try TestMock(.inMemory)
    _ = try await mock.send(.chat(prefer: "fault=" + test.fault.replacing(";", with: ", ")))
    let exchange = try #require(mock.exchanges().first)
    #expect(Self.parts(exchange) == test.broken)
    #expect(exchange.violations.isEmpty)
  }

  @Test func `a whole answer that its client did not wait for is not broken`() throws {
    let engine = MockEngine(try #require(Served.bundled.catalogue))
    let reply = engine.reply(to: .chat(prefer: "fault=slowHead"))
    reply.observer?.ended(ExchangeEnd(cause: .clientGone, end: .zero, bodyBytes: 7))
    #expect(Self.parts(engine.mainSession.journal.exchanges.first).isEmpty)
  }

  /// A document whose streams are its own: the second example breaks it, and is sent to who asks for it by name.
  private static let levels = Served([.file(Files.cases("levels/levels.yaml"))])

  @Test(
    arguments: [
      ("", []), ("example=calm", []), ("example=storm", ["event(2) type"]), ("dynamic=true, seed=7", []),
      ("fault=missingDone", ["stream terminator"]),
    ]) func `a stream that the document makes is judged as it is sent`(prefer: String, broken: [String])
    async throws
  {
    let mock = try TestMock(.inMemory, Self.levels)
    let fields: HTTPFields = prefer.isEmpty ? [:] : ["Prefer": prefer]
    let received = try await mock.send(HTTPRequest(target: "/levels", fields: fields))
    #expect(received.status == 200)
    #expect(Self.parts(mock.exchanges().first) == broken)
  }

  @Test(arguments: Way.allCases) func `a stream that is cut lacks its end`(way: Way) async throws {
    let mock = try TestMock(way)
    _ = try await mock.send(.chat(["stream": true], prefix: "/~cut-stream.s"))
    // Its client may know of the end before the journal does.
    if let server = mock.server { #expect(try await onThread { server.isIdle(within: .seconds(20)) }) }
    let parts = Self.parts(mock.exchanges(in: "s").first)
    #expect(parts.contains("stream terminator"))
    #expect(!parts.contains { $0.contains("content") })
  }

  @Test func `what the client did not wait for is not missing`() throws {
    let engine = MockEngine(try #require(Served.bundled.catalogue))
    let reply = engine.reply(to: .chat(["stream": true], prefer: "fault=missingDone"))
    #expect(Self.parts(engine.mainSession.journal.exchanges.first).isEmpty)
    reply.observer?.ended(ExchangeEnd(cause: .clientGone, end: .zero, bodyBytes: 700))
    #expect(Self.parts(engine.mainSession.journal.exchanges.first).isEmpty)
  }

  @Test(arguments: [true, false]) func `a reply that is meant to break the document is not held to it`(
    isMeant: Bool
  ) throws {
    let engine = MockEngine(try #require(Served.bundled.catalogue))
    let faulty = CannedReply(fault: Fault(.missingDone), ignoresContract: isMeant)
    try engine.setScript(Scenario(name: "faulty", replies: [faulty]), for: engine.mainSession)
    let reply = engine.reply(to: .chat(["stream": true]))
    reply.observer?.ended(ExchangeEnd(cause: .performed, end: .zero, bodyBytes: .max))
    #expect(
      Self.parts(engine.mainSession.journal.exchanges.first) == (isMeant ? [] : ["stream terminator"]))
  }

  @Test func `nothing is held to the document where validation is off`() async throws {
    let mock = try TestMock(.inMemory, .bundled, MockOptions(stance: .off))
    _ = try await mock.send(.chat(["stream": true], prefer: "fault=missingDone"))
    #expect(Self.parts(mock.exchanges().first).isEmpty)
  }
}
