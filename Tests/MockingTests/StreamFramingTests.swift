import Testing
import UnderstudyEventStream
import UnderstudyHTTP
import UnderstudyJSON

@testable import UnderstudyMocking

/// Legal but unusual framing: other bytes, other writes, the same events for every parser.
struct StreamFramingTests {
  private static let text =
    ": first\ndata: {\"t\":\"He\"}\n\nevent: x\nid: 1\ndata: {\"t\":\"l€o\"}\n\ndata:  two\n\ndata: [DONE]\n\n"
  private let content = PreparedContent(
    status: 200, type: "text/event-stream",
    payload: .stream(PreparedStream(CannedStream(Array(text.utf8)), terminator: "[DONE]")))

  private func paced(_ framing: StreamFraming, _ pace: Pace = .immediate) throws -> PacedBytes {
    guard case .paced(let paced) = ReplyPlanner(content: content, pace: pace, framing: framing).plan().body
    else { throw CancellationError() }
    return paced
  }

  private static let all: [StreamFraming] = StreamFraming.Newline.allCases.flatMap { newline in
    [false, true].flatMap { bom in
      [false, true].flatMap { space in
        [
          StreamFraming(newline: newline, hasByteOrderMark: bom, hasSpace: space),
          StreamFraming(newline: newline, hasByteOrderMark: bom, hasSpace: space, isMultiline: true),
        ]
      }
    }
  }

  @Test func `every framing carries the same events`() throws {
    let expected = CannedStream(Array(Self.text.utf8)).events.map(\.received.event)
    for framing in Self.all {
      let bytes = try paced(framing).bytes.array
      let events = CannedStream(bytes).events.map(\.received.event)
      #expect(events.count == expected.count)
      for (event, other) in zip(events, expected) {
        #expect(event.type == other.type && event.id == other.id)
        let isEqual = event.data == other.data || framing.isMultiline && event.data.isJSON(of: other.data)
        #expect(isEqual, "\(event.data)")
      }
    }
  }

  @Test func `each choice is seen in the bytes`() throws {
    func text(_ framing: StreamFraming) throws -> String {
      String(decoding: try paced(framing).bytes.array, as: UTF8.self)
    }
    #expect(
      try text(StreamFraming(newline: .crlf)).utf8.elementsEqual(Self.text.replacing("\n", with: "\r\n").utf8)
    )
    #expect(
      try text(StreamFraming(newline: .cr)).utf8.elementsEqual(Self.text.replacing("\n", with: "\r").utf8))
    #expect(try paced(StreamFraming(hasByteOrderMark: true)).bytes.array.starts(with: [0xEF, 0xBB, 0xBF]))
    let tight = try text(StreamFraming(hasSpace: false))
    #expect(tight.contains("data:{\"t\":\"He\"}\n\nevent:x\nid:1\n"))
    #expect(tight.contains("data:  two"))
    #expect(try text(StreamFraming(isMultiline: true)).contains("data: {\ndata: \"t\":\"He\"\ndata: }\n\n"))
  }

  @Test func `writes are split at every so many bytes, and within characters`() throws {
    let count = Self.text.utf8.count
    for size in [1, 2, 7, 1000] {
      let steps = try paced(StreamFraming(split: .bytes(size))).steps
      var start = 0
      for step in steps {
        #expect(step.end - start <= size && step.end > start)
        start = step.end
      }
      #expect(start == count)
      // None is put together with another.
      #expect(size > 1 || steps.count == count)
      #expect(steps.allSatisfy { $0.pause > .zero })
    }
    let within = try paced(StreamFraming(split: .codepoint))
    let cut = try #require(within.bytes.array.firstIndex(of: 0xE2)) + 1
    #expect(within.steps.map(\.end).contains(cut))
    #expect(within.steps.count == 5)
  }

  @Test func `several events are one write`() throws {
    let pace = Pace(first: .seconds(1), between: .seconds(2))
    let steps = try paced(StreamFraming(coalesced: 2), pace).steps
    #expect(steps.map(\.pause) == [.seconds(1), .zero, .seconds(2), .zero])
  }
}

extension String {
  fileprivate func isJSON(of other: String) -> Bool {
    guard let left = try? JSONValue(parsing: self), let right = try? JSONValue(parsing: other) else {
      return false
    }
    return left == right
  }
}
