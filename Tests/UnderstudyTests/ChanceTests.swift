import Foundation
import Synchronization
import TestSupport
import Testing
import Understudy
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyMocking

/// Chaos with a seed: the same run again, whatever runs beside it.
struct ChanceTests {
  private static let chaos = "reset: 20%, code 503: 20%, missingDone: 10%"

  private func engine(_ chaos: String?, seed: UInt64 = 42) throws -> MockEngine {
    let source = try chaos.map { ChaosSource(try Chaos(parsing: $0), seed: seed) }
    return MockEngine(
      try #require(Served.bundled.catalogue), options: MockOptions(seed: seed, chaos: source))
  }

  private func request(_ number: Int, _ fields: HTTPFields = [:]) -> HTTPRequest {
    .chat(
      ["messages": [["role": "user", "content": .string("Question \(number)")]], "stream": true],
      fields: fields)
  }

  /// What becomes of a request, in a word.
  private func outcome(_ engine: MockEngine, _ request: HTTPRequest) -> String {
    let received = Received(engine.reply(to: request).plan, isHead: false)
    return "\(received.status ?? 0) \(received.end) \(received.text.hasSuffix("[DONE]\n\n"))"
  }

  @Test func `the same seed does the same, in any order and side by side`() async throws {
    let first = try engine(Self.chaos)
    let expected = (0..<200).map { outcome(first, request($0)) }
    #expect(Set(expected).count == 4)
    let second = try engine(Self.chaos)
    let backwards = (0..<200).reversed().map { outcome(second, request($0)) }
    #expect(backwards.reversed() == expected)
    let third = try engine(Self.chaos)
    let parallel = await withTaskGroup(of: (Int, String).self) { group in
      for number in 0..<200 { group.addTask { (number, outcome(third, request(number))) } }
      return await group.reduce(into: [Int: String]()) { $0[$1.0] = $1.1 }
    }
    #expect((0..<200).map { parallel[$0] } == expected)
    let other = try engine(Self.chaos, seed: 43)
    #expect((0..<200).map { outcome(other, request($0)) } != expected)
  }

  @Test func `a request that is sent again is drawn again, and the same in the next run`() throws {
    let first = try engine(Self.chaos)
    let second = try engine(Self.chaos)
    let expected = (0..<50).map { _ in outcome(first, request(1)) }
    #expect(Set(expected).count > 1)
    #expect((0..<50).map { _ in outcome(second, request(1)) } == expected)
  }

  @Test func `the seed is sent, and another one can be asked for`() throws {
    let engine = try engine(Self.chaos)
    func seed(_ request: HTTPRequest) -> String? {
      Received(engine.reply(to: request).plan, isHead: false).fields["understudy-seed"]
    }
    var seeds = Set((0..<30).compactMap { seed(request($0)) })
    #expect(seeds == ["42"])
    seeds = Set((0..<30).compactMap { seed(request($0, ["Understudy-Seed": "7"])) })
    #expect(seeds == ["7"])
    let asked = try self.engine(Self.chaos, seed: 7)
    let other = try self.engine(Self.chaos, seed: 8)
    let expected = (0..<50).map { outcome(asked, request($0)) }
    #expect((0..<50).map { outcome(other, request($0, ["Understudy-Seed": "7"])) } == expected)
  }

  @Test func `no chance at all changes nothing, not even a header`() throws {
    for engine in [try engine("reset: 0%"), try engine(nil)] {
      for number in 0..<20 {
        let received = Received(engine.reply(to: request(number)).plan, isHead: false)
        #expect(received.status == 200 && received.end == .kept)
        #expect(received.fields["understudy-seed"] == nil)
      }
      #expect(engine.mainSession.journal.exchanges.allSatisfy { $0.remarks.isEmpty })
    }
  }

  @Test func `a bad request and a preferred answer are not left to chance`() throws {
    let engine = try engine("reset: 100%")
    func status(_ request: HTTPRequest) -> Int? {
      Received(engine.reply(to: request).plan, isHead: false).status
    }
    #expect(status(.chat(["temperature": 9])) == 400)
    #expect(status(.chat(prefer: "code=402")) == 402)
    #expect(status(.chat(key: nil)) == 401)
    #expect(status(.chat()) == nil)
  }

  @Test func `the journal says what chance did`() throws {
    let engine = try engine("code 503: 100%")
    _ = engine.reply(to: .chat())
    #expect(engine.mainSession.journal.exchanges.first?.rule == .chaos(.code(503)))
    #expect(engine.mainSession.journal.exchanges.first?.status == 503)
  }

  @Test func `a scenario has chaos of its own, which others do not feel`() throws {
    let engine = MockEngine(try #require(Served.bundled.catalogue))
    let session = engine.session(named: "s", at: .zero)
    try engine.setScript(
      Scenario(name: "c", replies: [.success], chaos: try Chaos(parsing: "code 500: 100%, seed: 5")),
      for: session)
    let received = Received(engine.reply(to: .chat(prefix: "/~.s")).plan, isHead: false)
    #expect(received.status == 500)
    #expect(received.fields["understudy-seed"] == "5")
    #expect(Received(engine.reply(to: .chat()).plan, isHead: false).status == 200)
  }

  @Test func `a fixture that answers unasked has chaos and limits of its own`() throws {
    let folder = Files.cases("notes")
    let document = MockDocument.file("\(folder)/notes.yaml", fixtures: "\(folder)/Ruled")
    let served = Served([document])
    #expect(served.diagnostics.map(\.description) == [])
    let engine = MockEngine(try #require(served.catalogue))
    func answer(_ target: String) -> Received {
      Received(engine.reply(to: HTTPRequest(target: target)).plan, isHead: false)
    }
    #expect(answer("/notes/1").status == 200)
    #expect(answer("/notes/1").fields["understudy-seed"] == nil)
    let chanced = answer("/notes/2")
    #expect(chanced.end == .reset && chanced.status == nil)
    #expect(answer("/notes/3").fields["x-ratelimit-remaining-requests"] == "0")
    #expect(answer("/notes/3").status == 429)
    #expect(answer("/notes/3").problem == "rate-limited")
    #expect(answer("/notes/1").status == 200)
  }

  @Test func `a run that was kept is repeated`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "chaos-\(UUID().uuidString).log").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    func engine(_ source: ChaosSource?) throws -> MockEngine {
      MockEngine(try #require(Served.bundled.catalogue), options: MockOptions(chaos: source))
    }
    let first = try engine(.asked(Self.chaos, seed: 3, log: path, replay: nil))
    let expected = (0..<100).map { outcome(first, request($0)) }
    let again = try engine(.asked(nil, seed: nil, log: nil, replay: path))
    #expect((0..<100).map { outcome(again, request($0)) } == expected)
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    #expect(lines.first == #"{"seed":"3"}"#)
    #expect(lines.count == 1 + expected.count { $0 != "200 kept true" })
    #expect(throws: DiagnosticError.self) {
      try ChaosSource.asked(nil, seed: nil, log: nil, replay: path + ".missing")
    }
    #expect(throws: DiagnosticError.self) {
      try ChaosSource.asked(nil, seed: nil, log: "/no/such/folder/x", replay: nil)
    }
    #expect(try ChaosSource.asked(nil, seed: nil, log: nil, replay: nil) == nil)
  }

  @Test func `a reset by chance is a reset on the wire`() async throws {
    let source = ChaosSource(try Chaos(parsing: "reset: 100%"), seed: 1)
    let mock = try TestMock(.overSocket, .bundled, MockOptions(chaos: source))
    let received = try await mock.send(.chat())
    #expect(received.status == nil && received.end == .reset)
  }
}
