import Synchronization
import Testing
import UnderstudyDiagnostics
import UnderstudyHTTP

@testable import UnderstudyMocking

struct ChaosTests {
  private func key(_ number: Int, seen: Int = 0) -> ChaosKey {
    ChaosKey(session: "s", operation: "o", body: UInt64(number), seen: seen)
  }

  @Test func `shares are what they say, and of two things only one happens`() throws {
    let chaos = try Chaos(parsing: "reset: 2%, code 503: 5%, empty: 0%")
    let events = (0..<50_000).map { chaos.event(for: key($0), seed: 42) }
    #expect(abs(events.count { $0 == .fault(.reset) } - 1000) < 150)
    #expect(abs(events.count { $0 == .code(503) } - 2500) < 250)
    #expect(!events.contains(.fault(.empty)))
  }

  @Test func `a draw depends on every part of its key and on nothing else`() throws {
    let chaos = try Chaos(parsing: "reset: 50%")
    func draws(_ change: (inout ChaosKey, Int) -> Void, seed: UInt64 = 1) -> [Chaos.Event?] {
      (0..<64).map { number in
        var key = ChaosKey(session: "s", operation: "o", body: 0, seen: 0)
        change(&key, number)
        return chaos.event(for: key, seed: seed)
      }
    }
    let ways: [(inout ChaosKey, Int) -> Void] = [
      { $0.session = "s\($1)" }, { $0.operation = "o\($1)" }, { $0.body = UInt64($1) }, { $0.seen = $1 },
    ]
    for way in ways {
      #expect(Set(draws(way)).count == 2)
      #expect(draws(way) == draws(way))
      #expect(draws(way) != draws(way, seed: 2))
    }
    // Nothing runs together: "ab" + "c" is not "a" + "bc".
    let left = ChaosKey(session: "ab", operation: "c", body: 0, seen: 0).mixed(with: 0)
    #expect(left != ChaosKey(session: "a", operation: "bc", body: 0, seen: 0).mixed(with: 0))
  }

  @Test func `all or nothing`() throws {
    let all = try Chaos(parsing: "reset=100%")
    #expect((0..<1000).allSatisfy { all.event(for: key($0), seed: 3) == .fault(.reset) })
    let none = ChaosSource(try Chaos(parsing: "reset: 0%"), seed: 3)
    #expect(none.chaos == nil)
    var isAsked = false
    let decision = none.decision(own: nil, asked: 7) {
      isAsked = true
      return key(0)
    }
    #expect(decision == nil && !isAsked)
  }

  @Test(arguments: [
    ("reset: 101%", "'reset' must be a share"), ("reset: 60%, code 503: 50%", "more than 100 %"),
    ("rest: 1%", "no fault 'rest'"), ("reset", "not an event and its share"), ("seed: -1", "seed"),
    ("code 99: 1%", "no fault 'code 99'"), ("reset: 1%, reset: 2%", "given twice"), ("reset: x", "share"),
  ])
  func `what cannot be is told`(text: String, message: String) {
    let error = #expect(throws: DiagnosticError.self) { try Chaos(parsing: text) }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }

  @Test func `a log repeats a run, whatever would be drawn`() throws {
    let lines = Mutex<[String]>([])
    let chaos = try Chaos(parsing: "reset: 10%, code 429: 10%, seed: 9")
    let source = ChaosSource(chaos, seed: 1) { entry in lines.withLock { $0.append(entry.line) } }
    #expect(source.seed == 9)
    let first = (0..<200).map { number in source.decision(own: nil, asked: nil) { key(number) }?.event }
    let text = ([ChaosLog.header(seed: source.seed)] + lines.withLock { $0 }).joined(separator: "\n") + "\n"
    let log = try ChaosLog(text, file: "run.log")
    #expect(log.seed == 9)
    #expect(log.count == first.count { $0 != nil } && log.count > 20)
    let again = ChaosSource(repeating: log, seed: 77)
    let second = (0..<200).reversed().map { number in
      again.decision(own: nil, asked: nil) { key(number) }?.event
    }
    #expect(second.reversed() == first)
    #expect(again.decision(own: nil, asked: nil) { key(0, seen: 1) }?.event == nil)
  }

  @Test func `a log that cannot be read is told with its line`() {
    let error = #expect(throws: DiagnosticError.self) {
      try ChaosLog("{\"seed\":\"1\"}\n\nnonsense\n", file: "run.log")
    }
    #expect(error?.diagnostics.first?.location?.description == "run.log:3:1")
  }

  @Test func `counts of what was seen are bounded`() {
    var seen = SeenCounts()
    #expect((0..<3).map { _ in seen.next(operation: "o", body: 1) } == [0, 1, 2])
    for number in 2...SeenCounts.maximumCount + 5 { _ = seen.next(operation: "o", body: UInt64(number)) }
    #expect(seen.next(operation: "p", body: 1) == 0)
  }
}
