import Testing
import Understudy
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyMocking

/// Pauses that are drawn are drawn as chance is: from the seed and the request alone.
struct JitterTests {
  private func engine(seed: UInt64 = 7) throws -> MockEngine {
    let engine = MockEngine(try #require(Served.bundled.catalogue), options: MockOptions(seed: seed))
    let pace = Pace(
      before: .uniform(.zero ... .seconds(1)),
      first: .normal(mean: .seconds(1), deviation: .milliseconds(100)),
      between: .logNormal(median: .milliseconds(20), sigma: 0.5), jitter: .milliseconds(5))
    try engine.setScript(
      Scenario(name: "slow", replies: [CannedReply(pace: pace)]), for: engine.mainSession)
    return engine
  }

  private func pauses(_ engine: MockEngine, _ number: Int) -> [Duration] {
    let plan = engine.reply(
      to: .chat(
        ["messages": [["role": "user", "content": .string("Question \(number)")]], "stream": true])
    ).plan
    guard case .paced(let paced) = plan.body else { return [] }
    return [plan.delay] + paced.steps.map(\.pause)
  }

  @Test func `requests side by side and in any order do not disturb each other's pauses`() async throws {
    let first = try engine()
    let expected = (0..<100).map { pauses(first, $0) }
    #expect(Set(expected).count == 100)
    #expect(expected.allSatisfy { $0.count > 5 })
    let second = try engine()
    // Other requests come in between.
    let backwards = (0..<100).reversed().map { number in
      _ = second.reply(to: .chat(["messages": []]))
      return pauses(second, number)
    }
    #expect(backwards.reversed() == expected)
    let third = try engine()
    let parallel = await withTaskGroup(of: (Int, [Duration]).self) { group in
      for number in 0..<100 { group.addTask { (number, pauses(third, number)) } }
      return await group.reduce(into: [Int: [Duration]]()) { $0[$1.0] = $1.1 }
    }
    #expect((0..<100).map { parallel[$0] } == expected)
    let other = try engine(seed: 8)
    #expect((0..<100).map { pauses(other, $0) } != expected)
  }

  @Test func `a request that is sent again draws anew, and the same in the next run`() throws {
    let (first, second) = (try engine(), try engine())
    let expected = (0..<20).map { _ in pauses(first, 1) }
    #expect(Set(expected).count == 20)
    #expect((0..<20).map { _ in pauses(second, 1) } == expected)
    first.mainSession.reset()
    #expect((0..<20).map { _ in pauses(first, 1) } == expected)
  }
}
