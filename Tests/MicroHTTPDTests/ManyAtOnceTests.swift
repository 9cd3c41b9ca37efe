import Synchronization
import TestSupport
import Testing
import UnderstudyHTTP

/// Requests that a busy thread finds all at once.
struct ManyAtOnceTests {
  // The library takes 128 events at a time; here one more comes with the requests, the end of the one that kept the
  // thread.
  @Test(arguments: [64, 110, 126, 127, 128, 200, 255])
  func `requests that come in one moment are all answered`(
    count: Int
  ) async throws {
    #expect(try await answered(of: count) == [count, count])
  }

  /// How many of so many clients are answered at once, then when all of their requests find the thread busy.
  private func answered(of count: Int) async throws -> [Int] {
    let hold = Hold()
    let test = try TestServer { request in
      if request.target == "/hold" { hold.wait() }
      return .text("<\(request.target)>")
    }
    return try await onThread {
      let clients = (0..<count).map { _ in ClientBox(test.connect()) }
      for client in clients { client.ask("first") }
      let first = clients.count { $0.isAnswered("first", by: RawClient.now() + .seconds(10)) }
      let busy = ClientBox(test.connect())
      busy.ask("hold")
      _ = test.journal.waitForRequests(count + 1)
      for client in clients { client.ask("second") }
      hold.release()
      let deadline = RawClient.now() + .seconds(3)
      let second = clients.count { $0.isAnswered("second", by: deadline) }
      test.stop()
      return [first, second]
    }
  }
}

extension ClientBox {
  fileprivate func ask(_ name: String) {
    client.forget()
    client.send("GET /\(name) HTTP/1.1\r\nHost: me\r\n\r\n")
  }

  fileprivate func isAnswered(_ name: String, by deadline: Moment) -> Bool {
    client.read(for: max(.milliseconds(1), deadline - RawClient.now())) { $0.hasSuffix("</\(name)>") }
  }
}

/// Keeps a thread of a server busy until it is released, ten seconds at most.
private final class Hold: Sendable {
  private let isReleased = Atomic(false)

  func wait() {
    let deadline = RawClient.now() + .seconds(10)
    while !isReleased.load(ordering: .acquiring), RawClient.now() < deadline { RawClient.yield() }
  }

  func release() { isReleased.store(true, ordering: .releasing) }
}
