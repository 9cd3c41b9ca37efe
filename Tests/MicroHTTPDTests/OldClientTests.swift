import MicroHTTPD
import TestSupport
import Testing
import UnderstudyHTTP

/// Clients of HTTP/1.0, which know no chunks: the end of the connection is the end of a stream.
struct OldClientTests {
  private static let get = "GET / HTTP/1.0\r\n\r\n"

  /// The library left the end of such a stream to the next event on its connection, which never came.
  @Test(arguments: [Duration.zero, .milliseconds(5)])
  func `a stream ends with its connection`(pause: Duration) async throws {
    let plan = ReplyPlan.steps([(.zero, "one"), (pause, "two")])
    try await TestServer.run(answer: { _ in plan }) { test in
      var client = test.connect()
      client.send(Self.get)
      #expect(client.readToEnd(for: .seconds(20)) == .closed)
      #expect(client.text.hasSuffix("\r\nConnection: close\r\n\r\nonetwo"))
      #expect(!client.text.lowercased().contains("transfer-encoding"))
      #expect(test.journal.waitForEnds(1))
      #expect(test.journal.ends.first?.bodyBytes == 6)
      #expect(test.journal.ends.first?.cause == .performed)
    }
  }

  @Test func `a whole answer ends with its connection, too`() async throws {
    try await TestServer.run(answer: { _ in .text("whole") }) { test in
      var client = test.connect()
      client.send(Self.get)
      #expect(client.readToEnd(for: .seconds(20)) == .closed)
      #expect(client.text.hasSuffix("\r\n\r\nwhole"))
    }
  }
}

struct PacingErrorTests {
  @Test func `counts how late the parts of timed answers are, and what is timed now`() async throws {
    let plan = ReplyPlan.steps((0..<6).map { (.milliseconds($0 == 0 ? 0 : 10), "part") })
    try await TestServer.run(answer: { _ in plan }) { test in
      #expect(test.server.pacingErrors.count == 0)
      var client = test.connect()
      client.send("GET / HTTP/1.1\r\nHost: me\r\n\r\n")
      client.read { $0.contains("part") }
      #expect(test.server.timedAnswerCount == 1)
      client.read { $0.hasSuffix("0\r\n\r\n") }
      #expect(test.journal.waitForEnds(1))
      let errors = test.server.pacingErrors
      #expect(errors.count == 5)
      #expect(errors.counts == errors.counts.sorted() && (errors.counts.last ?? 0) <= errors.count)
      #expect(errors.sum > 0)
      #expect(test.server.timedAnswerCount == 0)
    }
  }
}
