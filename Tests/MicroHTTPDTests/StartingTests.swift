import MicroHTTPD
import TestSupport
import Testing
import UnderstudyDiagnostics
import UnderstudyHTTP

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

struct StartingTests {
  @Test func `says that a port is in use`() throws {
    let first = try TestServer { _ in .text("1") }
    let port = first.server.port
    #expect(throws: StartFailure.portInUse(host: "127.0.0.1", port: port)) {
      _ = try MicroServer(.init(port: port), service: Nothing())
    }
    first.stop()
    let next = try MicroServer(.init(port: port), service: Nothing())
    #expect(next.port == port)
    next.stop()
  }

  @Test func `says that a host cannot be listened on`() {
    #expect(
      throws: StartFailure.addressNotUsable(
        host: "192.0.2.1", reason: "Cannot assign requested address (errno \(EADDRNOTAVAIL))")
    ) {
      _ = try MicroServer(.init(host: "192.0.2.1"), service: Nothing())
    }
    #expect(throws: StartFailure.self) {
      _ = try MicroServer(.init(host: "not an address"), service: Nothing())
    }
    #expect(throws: StartFailure.portOutOfRange(65_536)) {
      _ = try MicroServer(.init(port: 65_536), service: Nothing())
    }
    #expect(throws: StartFailure.portOutOfRange(-1)) {
      _ = try MicroServer(.init(port: -1), service: Nothing())
    }
  }

  @Test func `prints failures as sentences with advice`() {
    #expect(
      StartFailure.portInUse(host: "127.0.0.1", port: 4010).diagnostic.description == """
        error: port 4010 on '127.0.0.1' is in use
        note: choose another port, or 0 for a free one
        """)
    #expect(
      StartFailure.tooManyOpen(what: "open files", errno: EMFILE).message
        == "cannot start, too many open files: Too many open files (errno \(EMFILE))")
  }

  @Test func `listens on names and on IPv6`() async throws {
    for host in ["localhost", "::1", "0.0.0.0"] {
      guard let server = try? MicroServer(.init(host: host), service: Nothing()) else {
        #expect(host == "::1", "only IPv6 may be missing on a machine")
        continue
      }
      #expect(server.port > 0)
      #expect(server.host == host)
      server.stop()
    }
  }

  #if os(Linux)
    /// In a process of its own, where nothing else opens anything.
    @Test func `leaves neither descriptors nor threads after 200 starts and stops`() async {
      await #expect(processExitsWith: .success) {
        func cycle(_ number: Int) throws {
          let server = try MicroServer(.init(threadCount: 1 + number % 3), service: Nothing())
          var client = RawClient(port: server.port)
          client.send("GET / HTTP/1.1\r\nHost: me\r\n\r\n")
          guard client.read(until: { $0.hasSuffix("\r\n\r\n") }) else { exit(2) }
          server.stop()
          guard client.readToEnd() == .closed, server.connectionCount == 0 else { exit(3) }
        }
        func counts() -> [Int] { [entryCount("/proc/self/fd"), entryCount("/proc/self/task")] }
        try cycle(0)
        let before = counts()
        for number in 1...200 { try cycle(number) }
        // A thread that was joined may be listed for a moment longer.
        let deadline = RawClient.now() + .seconds(5)
        while counts() != before, RawClient.now() < deadline { RawClient.yield() }
        exit(counts() == before ? 0 : 4)
      }
    }
  #endif
}

#if os(Linux)
  private func entryCount(_ path: String) -> Int {
    guard let directory = opendir(path) else { return 0 }
    defer { closedir(directory) }
    var count = 0
    while readdir(directory) != nil { count += 1 }
    return count
  }
#endif

private final class Nothing: HTTPService {
  func reply(to request: consuming HTTPRequest) -> Reply { Reply(ReplyPlan(status: 204)) }
}
