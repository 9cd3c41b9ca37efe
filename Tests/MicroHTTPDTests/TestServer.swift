@testable import MicroHTTPD
import Synchronization
import TestSupport
import Testing
import UnderstudyDiagnostics
import UnderstudyHTTP

/// A server with a service made of a closure, and what became of every exchange.
final class TestServer: Sendable {
  let server: MicroServer
  let journal: Journal
  private let unixSocket: String?

  init(
    _ configuration: MicroServer.Configuration = .init(),
    answer: @escaping @Sendable (HTTPRequest) -> ReplyPlan
  ) throws {
    journal = Journal()
    unixSocket = configuration.unixSocket?.path
    var configuration = configuration
    configuration.report = { [journal] in journal.report($0) }
    server = try MicroServer(configuration, service: ClosureService(answer: answer, journal: journal))
  }

  /// Stops, and checks that nothing is left of any request.
  func stop(sourceLocation: Testing.SourceLocation = #_sourceLocation) {
    server.stop()
    #expect(server.liveRequestCount == 0, sourceLocation: sourceLocation)
    #expect(server.connectionCount == 0, sourceLocation: sourceLocation)
    #expect(journal.ends.count == journal.requests.count, sourceLocation: sourceLocation)
  }

  /// Runs a body that blocks against a server, on a thread of its own, and stops the server.
  static func run(
    _ configuration: MicroServer.Configuration = .init(),
    answer: @escaping @Sendable (HTTPRequest) -> ReplyPlan,
    sourceLocation: Testing.SourceLocation = #_sourceLocation,
    _ body: @escaping @Sendable (TestServer) throws -> Void
  ) async throws {
    let server = try TestServer(configuration, answer: answer)
    try await onThread {
      defer { server.stop(sourceLocation: sourceLocation) }
      try body(server)
    }
  }

  /// A client that is connected to it.
  func connect() -> RawClient {
    if let unixSocket { RawClient(unixSocket: unixSocket) } else { RawClient(port: server.port) }
  }
}

/// The requests that a service saw, and how their answers ended.
final class Journal: Sendable {
  private struct State {
    var requests: [HTTPRequest] = []
    var ends: [ExchangeEnd] = []
    var diagnostics: [Diagnostic] = []
  }

  private let state = Lock(State())

  var requests: [HTTPRequest] { state.withLock { $0.requests } }
  var ends: [ExchangeEnd] { state.withLock { $0.ends } }
  var diagnostics: [Diagnostic] { state.withLock { $0.diagnostics } }

  func began(_ request: HTTPRequest) { state.withLock { $0.requests.append(request) } }
  func ended(_ end: ExchangeEnd) { state.withLock { $0.ends.append(end) } }
  func report(_ diagnostic: Diagnostic) { state.withLock { $0.diagnostics.append(diagnostic) } }

  /// Waits until so many answers are over, at most for so long; blocks.
  func waitForEnds(_ count: Int, for limit: Duration = .seconds(10)) -> Bool {
    wait(for: limit) { $0.ends.count >= count }
  }

  /// Waits until so many requests have come, at most for so long; blocks.
  func waitForRequests(_ count: Int, for limit: Duration = .seconds(10)) -> Bool {
    wait(for: limit) { $0.requests.count >= count }
  }

  private func wait(for limit: Duration, until isSo: (State) -> Bool) -> Bool {
    let deadline = RawClient.now() + limit
    while !state.withLock({ isSo($0) }) {
      guard RawClient.now() < deadline else { return false }
      RawClient.yield()
    }
    return true
  }
}

private final class ClosureService: HTTPService {
  let answer: @Sendable (HTTPRequest) -> ReplyPlan
  let journal: Journal

  init(answer: @escaping @Sendable (HTTPRequest) -> ReplyPlan, journal: Journal) {
    self.answer = answer
    self.journal = journal
  }

  func reply(to request: consuming HTTPRequest) -> Reply {
    let request = request
    journal.began(request)
    return Reply(answer(request), observer: Watcher(journal))
  }
}

private final class Watcher: ExchangeObserver {
  let journal: Journal
  let count = Atomic<Int>(0)

  init(_ journal: Journal) { self.journal = journal }

  func ended(_ end: ExchangeEnd) {
    #expect(count.add(1, ordering: .relaxed).newValue == 1)
    journal.ended(end)
  }
}

extension ReplyPlan {
  /// A plain answer.
  static func text(_ text: String, status: Int = 200) -> ReplyPlan {
    ReplyPlan(status: status, body: .whole(SharedBytes(text)))
  }

  /// An answer in steps of pause and text.
  static func steps(
    _ steps: [(Duration, String)], declaredLength: Int? = nil, ending: Ending = .complete,
    framing: Framing = .standard
  ) -> ReplyPlan {
    var end = 0
    let paced = steps.map { pause, text in
      end += text.utf8.count
      return PacedBytes.Step(end: end, pause: pause)
    }
    let bytes = SharedBytes(steps.map(\.1).joined())
    return ReplyPlan(
      status: 200, body: .paced(PacedBytes(bytes, steps: paced)), declaredLength: declaredLength,
      ending: ending,
      framing: framing)
  }
}
