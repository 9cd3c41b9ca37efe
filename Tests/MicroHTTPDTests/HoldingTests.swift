@testable import MicroHTTPD
import Synchronization
import TestSupport
import Testing
import UnderstudyHTTP

/// Answers that end when their client goes, and clients whose going is hard to see.
struct HoldingTests {
  private static let get = "GET / HTTP/1.1\r\nHost: me\r\n\r\n"

  private static let holds = [
    ReplyPlan(status: 200, ending: .hold(nil), framing: .raw),
    ReplyPlan(status: 200, delay: .milliseconds(50), ending: .hold(nil), framing: .raw),
    ReplyPlan(status: 200, delay: .milliseconds(50), body: .whole(SharedBytes("x")), ending: .hold(nil)),
    .steps([(.milliseconds(20), "one"), (.milliseconds(20), "two")], ending: .hold(nil)),
  ]

  @Test(arguments: holds.indices) func `a client that closed its side before is not held`(index: Int)
    async throws
  {
    let hasFinished = Atomic(false)
    try await TestServer.run { _ in
      while !hasFinished.load(ordering: .acquiring) { RawClient.yield() }
      return Self.holds[index]
    } _: { test in
      var client = test.connect()
      client.send(Self.get)
      client.finish()
      hasFinished.store(true, ordering: .releasing)
      #expect(client.readToEnd() == .closed)
      #expect(test.journal.waitForEnds(1))
      #expect(test.journal.ends.first?.cause == .clientGone)
      #expect(test.journal.ends.first?.client == .closedItsSide)
    }
  }

  @Test(arguments: 0...1) func `a client that goes after more than the socket holds is seen to go`(
    index: Int
  ) async throws {
    try await TestServer.run(answer: { _ in Self.holds[index] }) { test in
      do {
        let client = test.connect()
        client.send(Self.get)
        #expect(test.journal.waitForRequests(1))
        // As much as is taken, without waiting: what is left of it stands before the end.
        client.flood()
      }
      #expect(test.journal.waitForEnds(1))
      #expect(test.journal.ends.first?.cause == .clientGone)
    }
  }

  // RFC 9112 §9.6: a client that has closed its side may read on. Where the time is up is known, it is waited for.
  @Test(arguments: holds.indices) func `a hold for a time keeps it for a client that has closed its side`(
    index: Int
  ) async throws {
    try await TestServer.run { _ in
      var plan = Self.holds[index]
      plan.ending = .hold(.seconds(3600))
      return plan
    } _: { test in
      var client = test.connect()
      client.send(Self.get)
      client.finish()
      #expect(test.journal.waitForRequests(1))
      #expect(client.readToEnd(for: .milliseconds(300)) == .open)
      #expect(test.journal.ends.isEmpty)
      // Again, where the hold has not begun yet.
      for _ in 0..<100 {
        test.server.advanceClock(by: .seconds(3601))
        if client.readToEnd(for: .milliseconds(200)) != .open { break }
      }
      #expect(client.end == .closed)
      #expect(test.journal.waitForEnds(1))
      let end = test.journal.ends.first
      #expect(end?.cause == .performed)
      #expect(end?.client == .closedItsSide)
      // The clock has been put forward since.
      if let end { #expect(end.closing.map { end.end - $0 > .seconds(1000) } ?? false) }
    }
  }
}
