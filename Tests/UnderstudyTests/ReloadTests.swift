import Foundation
import Synchronization
import TestSupport
import Testing
import Understudy
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
    let isOver = Atomic(false)
    let port = server.port
    async let load: Int = onThread {
      var count = 0
      var client = RawClient(port: port)
      while !isOver.load(ordering: .relaxed) {
        client.forget()
        client.send(HTTPRequest(target: "/notes/1?part=title").wire)
        let received = Received.read(from: &client)
        guard received.status == 200, received.isComplete, received.end == .kept,
          received.json?["title"] != nil
        else { return -1 }
        count += 1
      }
      return count
    }
    try await onThread {
      for round in 0..<12 {
        let text = round % 3 == 2 ? "{ broken" : #"{"id": 1, "title": "Round \#(round)"}"#
        let tried = reports.all.withLock { $0.count }
        try folder.write(text, to: "Fixtures/notes/bodies/title.json")
        let deadline = RawClient.now() + .seconds(60)
        while reports.all.withLock({ $0.count }) == tried, RawClient.now() < deadline { RawClient.yield() }
      }
      isOver.store(true, ordering: .relaxed)
    }
    let count = try await load
    #expect(count > 12)
    let outcomes = reports.all.withLock { $0.map(\.isServed) }
    #expect(outcomes.count == 12)
    #expect(outcomes.count { !$0 } == 4)
    withExtendedLifetime(reloading) { server.stop() }
  }
}
