import UnderstudyJSON
import Testing
import UnderstudyEventStream
import UnderstudyHTTP

@testable import UnderstudyMocking

struct ReplyPlannerTests {
  private static let text = "data: {\"a\":1}\n\ndata: {\"b\":\"é\"}\n\ndata: {\"c\":3}\n\ndata: [DONE]\n\n"
  private let stream = PreparedContent(
    status: 200, type: "text/event-stream",
    payload: .stream(PreparedStream(CannedStream(Array(Self.text.utf8)), terminator: "[DONE]")))
  private let whole = PreparedContent(
    status: 200, type: "application/json", payload: .whole(SharedBytes(#"{"answer":42}"#)))

  /// The bytes that go out.
  private func bytes(_ plan: ReplyPlan) -> String {
    switch plan.body {
    case .none, .live: ""
    case .whole(let bytes): String(decoding: bytes.array, as: UTF8.self)
    case .paced(let paced):
      String(decoding: paced.bytes.array.prefix(paced.steps.last?.end ?? 0), as: UTF8.self)
    }
  }

  private func steps(_ plan: ReplyPlan) -> [PacedBytes.Step] {
    if case .paced(let paced) = plan.body { paced.steps } else { [] }
  }

  @Test func `the terminator leaves with the event before it`() {
    let pace = Pace(before: .seconds(1), first: .milliseconds(250), between: .milliseconds(20))
    let plan = ReplyPlanner(content: stream, pace: pace).plan()
    #expect(plan.delay == .seconds(1))
    #expect(steps(plan).map(\.pause) == [.milliseconds(250), .milliseconds(20), .milliseconds(20), .zero])
    #expect(bytes(plan) == Self.text)
    #expect(plan.ending == .complete)
  }

  @Test func `jitter stays within its bounds and is the same for the same seed`() {
    let pace = Pace(between: .milliseconds(10), jitter: .milliseconds(5))
    let pauses = (0..<100).map { steps(ReplyPlanner(content: stream, pace: pace, seed: $0).plan())[1].pause }
    #expect(pauses.allSatisfy { .milliseconds(5)...(.milliseconds(15)) ~= $0 })
    #expect(Set(pauses).count > 50)
    #expect(
      pauses == (0..<100).map { steps(ReplyPlanner(content: stream, pace: pace, seed: $0).plan())[1].pause })
  }

  @Test func `a cut after so many events ends just there`() {
    for count in 0...4 {
      let plan = ReplyPlanner(content: stream, fault: .close(after: .events(count))).plan()
      let expected = Self.text.components(events: count)
      #expect(bytes(plan) == expected)
      #expect(plan.ending == .close)
    }
  }

  @Test func `a cut falls on every byte that is asked for`() {
    let all = Array(Self.text.utf8)
    for offset in 0...all.count {
      let plan = ReplyPlanner(content: stream, fault: .reset(after: .bytes(offset))).plan()
      #expect(steps(plan).last?.end ?? 0 == offset)
      #expect(plan.ending == .reset)
    }
    for offset in 0...13 {
      let plan = ReplyPlanner(content: whole, fault: .close(after: .bytes(offset))).plan()
      #expect(steps(plan).last?.end == offset)
      #expect(plan.declaredLength == 13)
    }
  }

  @Test func `a place in events leaves a whole answer unharmed`() {
    #expect(bytes(ReplyPlanner(content: whole, fault: .close(after: .events(1))).plan()) == #"{"answer":42}"#)
    #expect(ReplyPlanner(content: whole, fault: .close(after: .events(1))).plan().ending == .complete)
  }

  @Test func `what goes wrong in the events themselves`() {
    func text(_ kind: Fault.Kind, _ place: Fault.Place? = nil) -> String {
      bytes(
        ReplyPlanner(content: stream, fault: Fault(kind, after: place), errorEvent: ["error": "x"]).plan())
    }
    #expect(text(.missingDone) == Self.text.components(events: 3))
    #expect(text(.missingFinish) == Self.text.replacing("data: {\"c\":3}\n\n", with: ""))
    #expect(text(.errorEvent, .events(1)) == "data: {\"a\":1}\n\ndata: {\"error\":\"x\"}\n\n")
    #expect(text(.duplicateEvent, .events(0)) == "data: {\"a\":1}\n\n" + Self.text)
    #expect(text(.malformedEvent, .events(2)) == Self.text.replacing("data: {\"c\":3}", with: "data: {"))
  }

  @Test func `before the head nothing is sent, or nothing that is HTTP`() {
    for (fault, ending) in [
      (Fault.empty, ReplyPlan.Ending.close), (.reset(), .reset), (.stall(), .hold(nil)),
      (.stall(for: .seconds(2)), .hold(.seconds(2))),
    ] {
      let plan = ReplyPlanner(content: whole, fault: fault).plan()
      #expect(plan.framing == .raw)
      #expect(plan.ending == ending)
      #expect(bytes(plan).isEmpty)
    }
    #expect(!bytes(ReplyPlanner(content: whole, fault: Fault(.garbage)).plan()).hasPrefix("HTTP"))
  }

  @Test func `a malformed chunk follows whole ones`() {
    let plan = ReplyPlanner(content: stream, fault: Fault(.malformedChunk, after: .events(1))).plan()
    #expect(plan.framing == .broken(.malformedChunk))
    #expect(plan.ending == .close)
    #expect(bytes(plan) == "data: {\"a\":1}\n\n")
  }
}

extension String {
  /// The first events of a stream whose events end with an empty line.
  fileprivate func components(events count: Int) -> String {
    var result = ""
    var rest = self[...]
    for _ in 0..<count {
      guard let end = rest.firstRange(of: "\n\n") else { break }
      result += rest[..<end.upperBound]
      rest = rest[end.upperBound...]
    }
    return result
  }
}
