import TestSupport
import Testing
import Understudy
import UnderstudyHTTP
import UnderstudyMocking

/// How a request reaches the mock.
enum Way: String, CaseIterable, CustomTestStringConvertible {
  /// As a value, without a socket.
  case inMemory = "in memory"
  /// Over a connection to a running server.
  case overSocket = "over a socket"

  var testDescription: String { rawValue }
}

/// A mock of its own that takes the same requests in memory and over a socket.
final class TestMock: Sendable {
  private let engine: MockEngine?
  /// The server, where requests go over a socket.
  let server: MockServer?

  init(_ way: Way, _ served: Served = .bundled, _ options: MockOptions = MockOptions()) throws {
    switch way {
    case .inMemory:
      engine = MockEngine(try #require(served.catalogue), options: options)
      server = nil
    case .overSocket:
      engine = nil
      server = try MockServer(served, options: MockServer.Options(mock: options))
    }
  }

  /// What comes back for a request.
  func send(_ request: HTTPRequest) async throws -> Received {
    if let engine {
      let reply = engine.reply(to: request)
      let received = Received(reply.plan, isHead: request.method == "HEAD")
      reply.observer?.ended(ExchangeEnd(cause: .performed, end: .zero, bodyBytes: received.body.count))
      return received
    }
    let port = try #require(server?.port)
    return try await onThread {
      var client = RawClient(port: port)
      client.send(request.wire)
      return Received.read(from: &client, isHead: request.method == "HEAD")
    }
  }

  /// The status of what comes back for a request.
  func status(_ request: HTTPRequest) async throws -> Int? {
    try await send(request).status
  }

  /// What a session has seen; the default one's unless named.
  func exchanges(in session: String? = nil) -> [Exchange] {
    if let engine {
      return (session.map { engine.session(named: $0, at: .zero) } ?? engine.mainSession).journal.exchanges
    }
    guard let server else { return [] }
    return (session.map { server.makeSession($0) } ?? server.session).exchanges
  }
}

extension Served {
  /// The bundled document, loaded once: it does not change.
  static let bundled = Served([.chatCompletions])
}
