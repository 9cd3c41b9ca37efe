import TestSupport
import Testing
import Understudy
import UnderstudyHTTP
import UnderstudyTLS

/// Every fault over TLS: the same bytes inside the session as without one, the same end below it.
struct SecureFaultTests {
  private struct Wire: Equatable, Sendable {
    var text: String
    var end: RawClient.End
  }

  private static let made = try? SelfSigned(names: ["localhost"])

  /// What a client reads of an answer with a fault, without the lines that differ each time.
  private static func read(_ reply: CannedReply, stream: Bool, secure: Bool) async throws -> Wire {
    let made = try #require(Self.made)
    var options = MockServer.Options()
    if secure { options.identity = made.identity }
    let server = try MockServer.start(.chatCompletions, options: options)
    let session = server.makeSession("f")
    try session.script(reply)
    let request = HTTPRequest.chat(
      stream ? ["stream": true] : [:], prefix: "/~.f", fields: ["Connection": "close"]
    ).wire
    let wire = try await onThread {
      defer { server.stop() }
      if secure {
        let client = try SecureClient(port: server.port, trust: .authorities(made.authority))
        client.send(request)
        let end = client.readToEnd()
        return Wire(text: client.text, end: end == .reset ? .reset : end == .open ? .open : .closed)
      }
      var client = RawClient(port: server.port)
      client.send(request)
      let end = client.readToEnd()
      return Wire(text: client.text, end: end)
    }
    #expect(server.liveRequestCount == 0)
    #expect(session.exchanges.first?.end?.cause == .performed)
    let lines = wire.text.split(separator: "\r\n", omittingEmptySubsequences: false)
    let kept = lines.filter { !$0.hasPrefix("Date: ") && !$0.lowercased().hasPrefix("x-request-id: ") }
    return Wire(text: kept.joined(separator: "\r\n"), end: wire.end)
  }

  @Test(arguments: Fault.Kind.allCases, [false, true])
  func `every kind sends the same bytes as without TLS`(kind: Fault.Kind, stream: Bool) async throws {
    let fault = Fault(
      kind, after: kind == .close ? .events(1) : nil,
      for: [.stall, .holdOpen].contains(kind) ? .milliseconds(10) : nil,
      size: kind == .dribble ? 1000 : kind == .slowHead ? 100 : nil, to: kind == .redirect ? "/x" : nil)
    let plain = try await Self.read(CannedReply(fault: fault), stream: stream, secure: false)
    let secure = try await Self.read(CannedReply(fault: fault), stream: stream, secure: true)
    #expect(secure == plain)
    #expect(plain.end != .open)
  }

  @Test(arguments: [Fault.Kind.close, .reset])
  func `is cut within a chunk's size, and within a character`(kind: Fault.Kind) async throws {
    for inside in [Fault.Interior.chunkSize, .codepoint, .event, .jsonString] {
      let reply = CannedReply(fault: Fault(kind, after: .events(2), inside: inside))
      let plain = try await Self.read(reply, stream: true, secure: false)
      let secure = try await Self.read(reply, stream: true, secure: true)
      #expect(secure == plain)
    }
  }
}
