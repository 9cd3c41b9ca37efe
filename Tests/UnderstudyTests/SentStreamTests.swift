import TestSupport
import Testing
import Understudy
import UnderstudyHTTP
import UnderstudyMocking
import UnderstudyValidation

/// Streams with a fault in them are held to the document as they were sent, and what they break is the mock's own.
struct SentStreamTests {
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
