import Foundation
import Synchronization
import TestSupport
import Testing
import Understudy
import UnderstudyAdministration
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyMocking

/// Documents and fixtures that change while they are served.
struct ReloadTests {
  /// A copy of the notes that may be changed.
  private final class Folder: Sendable {
    let url = FileManager.default.temporaryDirectory.appending(path: "reload-\(UUID().uuidString)")

    init() throws {
      try FileManager.default.copyItem(at: URL(filePath: Files.cases("notes")), to: url)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    var document: MockDocument { .file(url.appending(path: "notes.yaml").path) }

    func write(_ text: String, to path: String) throws {
      try text.write(to: url.appending(path: path), atomically: true, encoding: .utf8)
    }

    func replace(_ old: String, with new: String, in path: String) throws {
      let text = try String(contentsOf: url.appending(path: path), encoding: .utf8)
      #expect(text.contains(old))
      try write(text.replacing(old, with: new), to: path)
    }
  }

  private func title(_ server: MockServer, _ target: String = "/notes/1?part=title") async throws
    -> JSONValue?
  {
    let port = server.port
    return try await onThread {
      var client = RawClient(port: port)
      client.send(HTTPRequest(target: target).wire)
      return Received.read(from: &client).json?["title"]
    }
  }

  private func reloading(
    _ folder: Folder, _ served: Served, _ server: MockServer, every pause: Duration? = nil
  ) -> (Reloading, Reports) {
    let reports = Reports()
    let reloading = Reloading(
      served, of: server, every: pause, load: { Served([folder.document]) }, report: reports.add)
    return (reloading, reports)
  }

  private final class Reports: Sendable {
    let all = Mutex<[(served: Served, isServed: Bool)]>([])
    @Sendable func add(_ served: Served, _ isServed: Bool) { all.withLock { $0.append((served, isServed)) } }
  }

  /// How clients fare, and when they may stop.
  private final class Counts: Sendable {
    let isOver = Atomic(false)
    let answered = Atomic<Int>(0)
    let failed = Atomic<Int>(0)
  }

  @Test func `a changed body is served, but only when it no longer changes`() async throws {
    let folder = try Folder()
    let served = Served([folder.document])
    let server = try MockServer(served)
    let (reloading, _) = reloading(folder, served, server)
    let before = try await title(server)
    #expect(!reloading.look())
    try folder.write(#"{"id": 9, "title": "Changed"}"#, to: "Fixtures/notes/bodies/title.json")
    #expect(!reloading.look())
    #expect(try await title(server) == before)
    #expect(reloading.look())
    #expect(try await title(server) == "Changed")
    #expect(!reloading.look())
    server.stop()
  }

  @Test func `a broken edit keeps what was good, and is told with its place`() async throws {
    let folder = try Folder()
    let served = Served([folder.document])
    let server = try MockServer(served)
    let (reloading, reports) = reloading(folder, served, server)
    let before = try await title(server)
    for (path, text) in [
      ("Fixtures/notes/bodies/title.json", "{"), ("notes.yaml", "openapi: 3.1.0\npaths: ["),
    ] {
      let good = try String(contentsOf: folder.url.appending(path: path), encoding: .utf8)
      try folder.write(text, to: path)
      reloading.look()
      #expect(reloading.look())
      #expect(try await title(server) == before)
      let last = try #require(reports.all.withLock { $0.last })
      #expect(!last.isServed)
      #expect(last.served.diagnostics.contains { $0.location?.file.hasSuffix(path) == true })
      // A scenario that nobody had asked for yet is as good as it was, too.
      #expect(try await title(server, "/~once.\(path.count)/notes/2") == "A longer title")
      try folder.write(good, to: path)
      reloading.look()
      #expect(reloading.look())
      let isServed = reports.all.withLock { $0.last?.isServed }
      #expect(isServed == true)
    }
    server.stop()
  }

  @Test func `a new scenario, a new file and a changed document are served, and sessions go on`() async throws
  {
    let folder = try Folder()
    let served = Served([folder.document])
    let server = try MockServer(served)
    let session = server.makeSession("s")
    try session.script(.json(200, ["id": 1, "title": "Scripted"]), operation: "getNote")
    let (reloading, _) = reloading(folder, served, server)
    try folder.write(
      "operation: getNote\nreplies: [{ status: 200, body: new.json }]\n",
      to: "Fixtures/notes/scenarios/new.yaml")
    try folder.write(#"{"id": 5, "title": "New"}"#, to: "Fixtures/notes/bodies/new.json")
    try folder.replace("A longer title", with: "Longest", in: "notes.yaml")
    reloading.look()
    #expect(reloading.look())
    #expect(try await title(server, "/~new/notes/1") == "New")
    #expect(try await title(server, "/~once.a/notes/2") == "Longest")
    #expect(try await title(server, "/~.s/notes/2") == "Scripted")
    #expect(session.exchanges.count == 1)
    server.stop()
  }

  @Test func `no request fails while files change, good and bad, under load`() async throws {
    let folder = try Folder()
    let served = Served([folder.document])
    let server = try MockServer(served, options: .init(threadCount: 2))
    let (reloading, reports) = reloading(folder, served, server, every: .milliseconds(2))
    let counts = Counts()
    let port = server.port
    // Eight clients that ask without a pause, each on a connection of its own.
    async let load: Void = withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          try await onThread {
            var client = RawClient(port: port)
            while !counts.isOver.load(ordering: .relaxed) {
              client.forget()
              client.send(HTTPRequest(target: "/notes/1?part=title").wire)
              let received = Received.read(from: &client)
              let isGood =
                received.status == 200 && received.isComplete && received.end == .kept
                && received.json?["title"] != nil
              guard isGood else {
                counts.failed.add(1, ordering: .relaxed)
                return
              }
              counts.answered.add(1, ordering: .relaxed)
            }
          }
        }
      }
      try await group.waitForAll()
    }
    try await onThread {
      func wait(until isSo: () -> Bool) {
        let deadline = RawClient.now() + .seconds(60)
        while !isSo(), counts.failed.load(ordering: .relaxed) == 0, RawClient.now() < deadline {
          RawClient.yield()
        }
      }
      for round in 0..<12 {
        // Each version is served for a while.
        let before = counts.answered.load(ordering: .relaxed)
        wait { counts.answered.load(ordering: .relaxed) >= before + 50 }
        let text = round % 3 == 2 ? "{ broken" : #"{"id": 1, "title": "Round \#(round)"}"#
        let tried = reports.all.withLock { $0.count }
        try folder.write(text, to: "Fixtures/notes/bodies/title.json")
        wait { reports.all.withLock { $0.count } > tried }
      }
      counts.isOver.store(true, ordering: .relaxed)
    }
    try await load
    #expect(counts.failed.load(ordering: .relaxed) == 0)
    #expect(counts.answered.load(ordering: .relaxed) >= 12 * 50)
    let outcomes = reports.all.withLock { $0.map(\.isServed) }
    #expect(outcomes.count == 12)
    #expect(outcomes.count { !$0 } == 4)
    withExtendedLifetime(reloading) { server.stop() }
  }

  @Test func `a change is served within its time though all tasks are busy`() async throws {
    let folder = try Folder()
    let served = Served([folder.document])
    let server = try MockServer(served)
    let (reloading, reports) = reloading(folder, served, server, every: .milliseconds(50))
    let counts = Counts()
    // More tasks than there are threads for them, none of which gives way.
    let busy = (0..<16).map { _ in
      Task.detached { while !counts.isOver.load(ordering: .relaxed) {} }
    }
    let thread = Thread {
      try? folder.write(#"{"id": 1, "title": "Busy"}"#, to: "Fixtures/notes/bodies/title.json")
      let deadline = RawClient.now() + .seconds(20)
      while reports.all.withLock({ $0.isEmpty }), RawClient.now() < deadline { RawClient.yield() }
      counts.isOver.store(true, ordering: .relaxed)
    }
    thread.start()
    for task in busy { await task.value }
    #expect(reports.all.withLock { $0.count } == 1)
    #expect(try await title(server) == "Busy")
    withExtendedLifetime(reloading) { server.stop() }
  }

  @Test func `the admin API loads anew and tells what was found`() async throws {
    let folder = try Folder()
    let served = Served([folder.document])
    var options = MockServer.Options()
    options.administration = .init()
    let server = try MockServer(served, options: options)
    let port = server.port
    @Sendable func reload() async throws -> Received {
      try await onThread {
        var client = RawClient(port: port)
        client.send(HTTPRequest(method: "POST", target: "/__understudy/reload").wire)
        return Received.read(from: &client)
      }
    }
    #expect(try await reload().status == 409)
    let (reloading, _) = reloading(folder, served, server)
    let nothing = try await reload()
    #expect(nothing.status == 200)
    #expect(nothing.json?["served"] == true)
    try folder.write(#"{"id": 1, "title": "By hand"}"#, to: "Fixtures/notes/bodies/title.json")
    #expect(try await reload().json?["served"] == true)
    #expect(try await title(server) == "By hand")
    try folder.write("{", to: "Fixtures/notes/bodies/title.json")
    let broken = try await reload()
    #expect(broken.json?["served"] == false)
    #expect(broken.json?["diagnostics"]?[0]?.string?.contains("title.json:1:") == true)
    #expect(try await title(server) == "By hand")
    // Many at a time are answered, too.
    let all = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 { group.addTask { try await reload().json?["served"] == false } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(all == Array(repeating: true, count: 8))
    withExtendedLifetime(reloading) { server.stop() }
  }
}
