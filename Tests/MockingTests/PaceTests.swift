import Testing
import UnderstudyDiagnostics
import UnderstudyEventStream
import UnderstudyHTTP
import UnderstudyJSON

@testable import UnderstudyMocking

struct PaceTests {
  private func draws(_ delay: Delay, _ count: Int = 20_000) -> [Double] {
    var random = SplitMix(seed: 7)
    return (0..<count).map { _ in Double(delay.drawn(&random).nanoseconds) / 1e6 }
  }

  private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

  private func deviation(_ values: [Double]) -> Double {
    let mean = mean(values)
    return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)).squareRoot()
  }

  @Test func `a fixed pause is always the same`() {
    #expect(Set(draws(.milliseconds(20), 100)) == [20])
  }

  @Test func `an even pause lies in its range, and fills it`() {
    let values = draws(.uniform(.milliseconds(10) ... .milliseconds(30)))
    #expect(values.allSatisfy { 10...30 ~= $0 })
    #expect(abs(mean(values) - 20) < 0.2)
    // The deviation of an even distribution is its width by the root of twelve.
    #expect(abs(deviation(values) - 20 / 12.0.squareRoot()) < 0.1)
  }

  @Test func `a normal pause has its mean and deviation, and is never negative`() {
    let values = draws(.normal(mean: .milliseconds(100), deviation: .milliseconds(10)))
    #expect(abs(mean(values) - 100) < 0.3)
    #expect(abs(deviation(values) - 10) < 0.3)
    let wide = draws(.normal(mean: .milliseconds(1), deviation: .milliseconds(10)), 1000)
    #expect(wide.allSatisfy { $0 >= 0 } && wide.contains(0))
  }

  @Test func `a log-normal pause has its median and a long tail`() {
    let values = draws(.logNormal(median: .milliseconds(100), sigma: 0.5)).sorted()
    #expect(abs(values[values.count / 2] - 100) < 2)
    // The mean is that of exp(σ²/2) times the median.
    #expect(abs(mean(values) - 113.3) < 2)
    #expect((values.last ?? 0) > 400)
  }

  @Test func `no draw is longer than ten days`() {
    let values = draws(.logNormal(median: .seconds(864_000), sigma: 5), 1000)
    #expect(values.allSatisfy { $0 <= 864_000_000 })
  }

  // MARK: Streams

  private func steps(_ text: String, _ pace: Pace, seed: UInt64 = 0) throws -> [Duration] {
    let recording = RecordedStream(Array(text.utf8), file: "a.sse")
    let stream = PreparedStream(
      CannedStream(recording.bytes), terminator: "[DONE]", pauses: recording.pauses)
    #expect(!String(decoding: stream.bytes.array, as: UTF8.self).contains("understudy"))
    return StreamSteps(stream: stream, pace: pace, framing: nil, seed: seed).paced.steps.map(\.pause)
  }

  private let plain = "data: a\n\ndata: aaaa\n\ndata: aaaaaaaaaaaaa\n\ndata: [DONE]\n\n"
  private let recorded =
    ": understudy pause 1s\ndata: a\n\n: kept\n: understudy pause 20ms\ndata: b\n\ndata: c\n\n: understudy pause 9s\ndata: [DONE]\n\n"

  @Test func `the same seed draws the same pauses`() throws {
    let pace = Pace(
      before: .normal(mean: .seconds(1), deviation: .seconds(1)), first: .uniform(.zero ... .seconds(1)),
      between: .logNormal(median: .milliseconds(50), sigma: 1), jitter: .milliseconds(3))
    #expect(try steps(plain, pace, seed: 1) == steps(plain, pace, seed: 1))
    #expect(try steps(plain, pace, seed: 1) != steps(plain, pace, seed: 2))
    #expect(try steps(plain, pace, seed: 1).last == .zero)
    let content = PreparedContent(status: 200, type: nil, payload: .none)
    let delays = (0..<5).map { ReplyPlanner(content: content, pace: pace, seed: $0).plan().delay }
    #expect(Set(delays).count == 5)
    #expect(ReplyPlanner(content: content, pace: pace, seed: 3).plan().delay == delays[3])
  }

  @Test func `tokens a second count what an event has beyond the shortest`() throws {
    #expect(
      try steps(plain, Pace(first: .seconds(1), tokensPerSecond: 10))
        == [.seconds(1), .milliseconds(100), .milliseconds(300), .zero])
  }

  @Test func `recorded pauses are played, slower, faster or not at all`() throws {
    #expect(try steps(recorded, .immediate) == [.seconds(1), .milliseconds(20), .zero, .seconds(9)])
    #expect(
      try steps(recorded, Pace(speed: 2)) == [
        .milliseconds(500), .milliseconds(10), .zero, .milliseconds(4500),
      ])
    #expect(try steps(recorded, Pace(first: .zero, between: .zero)) == [.zero, .zero, .zero, .zero])
    let bytes = RecordedStream(Array(recorded.utf8), file: "a.sse").bytes
    #expect(
      String(decoding: bytes, as: UTF8.self) == "data: a\n\n: kept\ndata: b\n\ndata: c\n\ndata: [DONE]\n\n")
  }

  @Test func `a comment that nobody can read is told with its place`() {
    let recording = RecordedStream(Array("data: a\n\n: understudy wait 3\ndata: b\n\n".utf8), file: "a.sse")
    #expect(
      recording.diagnostics.map(\.description) == [
        "a.sse:3:1: error: ': understudy wait 3' says nothing about an event\nnote: write ': understudy pause 250ms'"
      ])
  }
}
