import Testing
import UnderstudyEventStream
import UnderstudyHTTP
import UnderstudyJSON

@testable import UnderstudyMocking

/// Every fault as a value: which bytes go out, at which moments, how the connection ends. No socket.
struct FaultPlanTests {
  private static let json = #"{"text":"naïve","n":[1,2]}"#
  private static let text =
    "data: {\"t\":\"He\"}\n\ndata: {\"t\":\"l€o\"}\n\ndata: {\"t\":\"!\"}\n\ndata: [DONE]\n\n"
  private static let events = text.split(separator: "\n\n").map { String($0) + "\n\n" }

  static let stream = PreparedContent(
    status: 200, type: "text/event-stream",
    payload: .stream(PreparedStream(CannedStream(Array(text.utf8)), terminator: "[DONE]")))
  static let whole = PreparedContent(
    status: 200, type: "application/json", payload: .whole(SharedBytes(json)))

  private func plan(_ fault: Fault, _ content: PreparedContent) -> ReplyPlan? {
    ReplyPlanner(content: content, fault: fault, errorEvent: ["error": ["message": "x"]], target: "/~s/a?b")
      .faultyPlan(fault)
  }

  private func bytes(_ plan: ReplyPlan?) -> [UInt8] {
    switch plan?.body {
    case .whole(let bytes): bytes.array
    case .paced(let paced): Array(paced.bytes.array.prefix(paced.steps.last?.end ?? 0))
    case nil, .some(.none), .live: []
    }
  }

  private func text(_ fault: Fault, _ content: PreparedContent = stream) -> String {
    String(decoding: bytes(plan(fault, content)), as: UTF8.self)
  }

  private func fields(_ plan: ReplyPlan?) -> [String: String] {
    Dictionary(
      (plan?.allFields ?? []).map { ($0.name.lowercased(), $0.value) },
      uniquingKeysWith: { $1 })
  }

  // MARK: Cuts

  @Test(arguments: [Fault.Kind.close, .reset, .stall, .malformedChunk])
  func `a cut falls on every byte, event and share that is asked for`(kind: Fault.Kind) throws {
    for content in [Self.whole, Self.stream] {
      let all = Array((content.isStream ? Self.text : Self.json).utf8)
      for count in 0...all.count {
        let cut = try #require(plan(Fault(kind, after: .bytes(count)), content))
        #expect(bytes(cut) == Array(all.prefix(count)))
        let expected: ReplyPlan.Ending = kind == .reset ? .reset : kind == .stall ? .hold(nil) : .close
        #expect(cut.ending == expected)
        // A body of known length says how long it should have been; a chunk that is malformed needs chunks.
        let length = content.isStream || kind == .malformedChunk ? nil : all.count
        #expect(cut.declaredLength == length)
        #expect(cut.framing == (kind == .malformedChunk ? .broken(.malformedChunk) : .standard))
      }
      #expect(bytes(plan(Fault(kind, after: .fraction(0.5)), content)).count == all.count / 2)
    }
    for count in 0...4 {
      #expect(text(Fault(kind, after: .events(count))) == Self.events.prefix(count).joined())
    }
  }

  @Test(arguments: [Fault.Kind.close, .reset, .stall]) func `a cut lies in the head`(kind: Fault.Kind) {
    for content in [Self.whole, Self.stream] {
      for count in 0...200 {
        let cut = plan(Fault(kind, after: .headBytes(count)), content)
        #expect(cut?.framing == .broken(.cutHead(after: count)))
      }
      #expect(plan(Fault(kind, inside: .head), content)?.framing == .broken(.cutHead(after: nil)))
    }
  }

  @Test func `a cut lies within a character, an event, a string or a chunk's size`() {
    func cut(_ interior: Fault.Interior, _ place: Fault.Place? = nil, _ content: PreparedContent) -> [UInt8] {
      bytes(plan(Fault(.close, after: place, inside: interior), content))
    }
    #expect(cut(.codepoint, nil, Self.whole) == Array(#"{"text":"na"#.utf8) + [0xC3])
    #expect(cut(.codepoint, nil, Self.stream) == Array((Self.events[0] + #"data: {"t":"l"#).utf8) + [0xE2])
    #expect(plan(Fault(.close, after: .events(2), inside: .codepoint), Self.stream) == nil)
    #expect(cut(.event, nil, Self.stream) == Array(Self.events[0].utf8.prefix(Self.events[0].utf8.count / 2)))
    #expect(
      cut(.event, .events(1), Self.stream)
        == Array((Self.events[0] + Self.events[1].prefix(10)).utf8))
    #expect(plan(Fault(.close, inside: .event), Self.whole) == nil)
    #expect(cut(.jsonString, nil, Self.whole) == Array(#"{"te"#.utf8))
    #expect(
      cut(.jsonString, .events(1), Self.stream).starts(with: Array((Self.events[0] + #"data: {"t":"l"#).utf8))
    )
    let size = plan(Fault(.reset, after: .events(1), inside: .chunkSize), Self.stream)
    #expect(bytes(size) == Array(Self.events[0].utf8))
    #expect(size?.framing == .broken(.cutChunkSize))
    // A whole body goes out in chunks for that.
    #expect(plan(Fault(.close, inside: .chunkSize), Self.whole)?.declaredLength == nil)
  }

  // MARK: Around the body

  @Test func `the head is slow, or says what is not so`() {
    let slow = plan(Fault(.slowHead, every: .milliseconds(3), size: 4), Self.whole)
    #expect(slow?.framing == .broken(.slowHead(bytes: 4, every: .milliseconds(3))))
    #expect(slow?.ending == .complete)
    #expect(fields(plan(Fault(.wrongType), Self.stream))["content-type"] == "application/json")
    #expect(fields(plan(Fault(.wrongType), Self.whole))["content-type"] == "text/plain; charset=utf-8")
    #expect(plan(Fault(.wrongLength), Self.whole)?.declaredLength == Self.json.utf8.count + 10)
    #expect(plan(Fault(.wrongLength, size: -3), Self.stream)?.declaredLength == Self.text.utf8.count - 3)
    #expect(plan(Fault(.wrongLength, size: -999), Self.whole)?.declaredLength == 0)
    #expect(fields(plan(Fault(.badGzip), Self.whole))["content-encoding"] == "gzip")
    let page = plan(Fault(.htmlError), Self.stream)
    #expect(fields(page)["content-type"] == "text/html")
    #expect(String(decoding: bytes(page), as: UTF8.self).hasPrefix("<html>"))
  }

  @Test func `a status is said to mean what it does not`() {
    for (status, value) in [(200, "true"), (400, "true"), (429, "false"), (503, "false")] {
      var content = Self.whole
      content.status = status
      #expect(fields(plan(Fault(.shouldRetry), content))["x-should-retry"] == value)
    }
  }

  @Test func `a redirect leads elsewhere, or in a circle`() {
    let away = plan(Fault(.redirect, to: "https://example.com/"), Self.whole)
    #expect(away?.status == 307)
    #expect(fields(away)["location"] == "https://example.com/")
    #expect(fields(plan(Fault(.redirectLoop), Self.stream))["location"] == "/~s/a?b")
    for (host, other) in [
      ("127.0.0.1:80", "localhost:80"), ("localhost:80", "127.0.0.1:80"), ("[::1]", "localhost"),
    ] {
      var planner = ReplyPlanner(content: Self.whole, target: "/~s/a?b")
      planner.host = host
      let elsewhere = planner.faultyPlan(Fault(.redirect, to: "//{otherHost}{target}"))
      #expect(fields(elsewhere)["location"] == "//\(other)/~s/a?b")
    }
    var moved = Self.whole
    moved.status = 301
    #expect(plan(Fault(.redirectLoop), moved)?.status == 301)
  }

  @Test func `something follows the answer`() {
    let extra = plan(Fault(.extraBytes, size: 5), Self.stream)
    #expect(extra?.framing == .broken(.completed(extra: Array("extra".utf8))))
    #expect(extra?.ending == .close)
    #expect(plan(Fault(.holdOpen), Self.stream)?.ending == .hold(nil))
    #expect(plan(Fault(.holdOpen, for: .seconds(1)), Self.whole)?.ending == .hold(.seconds(1)))
    for kind in [Fault.Kind.errorEvent, .flatError] {
      #expect(plan(Fault(kind), Self.stream)?.ending == .complete)
      #expect(plan(Fault(kind, for: .seconds(1)), Self.stream)?.ending == .hold(.seconds(1)))
    }
    let idle = plan(Fault(.closeIdle), Self.whole)
    #expect(idle?.framing == .broken(.completed(extra: [])))
    #expect(idle?.ending == .close)
    #expect(plan(Fault(.closeIdle, for: .milliseconds(5)), Self.whole)?.ending == .hold(.milliseconds(5)))
  }

  @Test func `a dribble is a few bytes at a time from its place on`() throws {
    let whole = try #require(plan(Fault(.dribble, every: .milliseconds(2), size: 4), Self.whole))
    guard case .paced(let paced) = whole.body else { return #expect(Bool(false)) }
    #expect(whole.declaredLength == Self.json.utf8.count)
    #expect(paced.steps.map(\.end) == [4, 8, 12, 16, 20, 24, 27])
    #expect(paced.steps.allSatisfy { $0.pause == .milliseconds(2) })
    let late = try #require(
      plan(Fault(.dribble, after: .events(2), every: .milliseconds(2), size: 10), Self.stream))
    guard case .paced(let steps) = late.body else { return #expect(Bool(false)) }
    let start = Self.events[..<2].joined().utf8.count
    #expect(steps.steps.prefix(2).map(\.end) == [Self.events[0].utf8.count, start])
    #expect(steps.steps.dropFirst(2).allSatisfy { $0.pause == .milliseconds(2) })
    #expect(steps.steps.last?.end == Self.text.utf8.count)
    #expect(late.ending == .complete)
  }

  // MARK: In the body

  @Test func `corrupt JSON keeps its length and is JSON nowhere`() {
    for content in [Self.whole, Self.stream] {
      let all = Array((content.isStream ? Self.text : Self.json).utf8)
      for count in 0...all.count {
        let changed = bytes(plan(Fault(.corruptJSON, after: .bytes(count)), content))
        #expect(changed.count == all.count)
        #expect(zip(changed, all).count { $0 != $1 } == 1)
        let texts =
          content.isStream
          ? CannedStream(changed).events.map { Array($0.received.event.data.utf8) }.filter {
            $0 != Array("[DONE]".utf8)
          }
          : [changed]
        #expect(texts.contains { (try? JSONDocument(parsing: $0)) == nil })
      }
    }
  }

  @Test func `invalid UTF-8 is one byte of a string`() {
    for content in [Self.whole, Self.stream] {
      let all = Array((content.isStream ? Self.text : Self.json).utf8)
      for count in 0...all.count {
        let changed = bytes(plan(Fault(.invalidUTF8, after: .bytes(count)), content))
        #expect(zip(changed, all).filter { $0 != $1 }.map(\.0) == [0xFF])
        #expect(String(validating: changed, as: UTF8.self) == nil)
      }
    }
  }

  @Test func `tool calls are broken, whole and in fragments`() throws {
    let call = #"{"function":{"name":"f","arguments":"{\"a\":1}"}}"#
    let whole = PreparedContent(status: 200, type: nil, payload: .whole(SharedBytes(call)))
    let broken = try JSONValue(parsing: bytes(plan(Fault(.brokenArguments), whole)))
    #expect(broken["function"]?["arguments"] == "{\"a")
    let unknown = try JSONValue(parsing: bytes(plan(Fault(.unknownTool), whole)))
    #expect(unknown["function"]?["name"] == "understudy_unknown_tool")
    let fragments: [JSONValue] = [
      ["name": "f", "arguments": "{\"a\""], ["arguments": ":1}"], ["done": true],
    ]
    let stream = PreparedContent(
      status: 200, type: nil, payload: .stream(PreparedStream(fragments, terminator: nil)))
    #expect(
      text(Fault(.brokenArguments), stream)
        == "data: {\"name\":\"f\",\"arguments\":\"{\\\"a\\\"\"}\n\ndata: {\"arguments\":\":\"}\n\ndata: {\"done\":true}\n\n"
    )
    for kind in [Fault.Kind.brokenArguments, .unknownTool] {
      #expect(plan(Fault(kind), Self.whole) == nil)
      #expect(plan(Fault(kind), Self.stream) == nil)
    }
  }

  // MARK: In a stream

  @Test func `events come that should not, or do not come that should`() {
    let events = Self.events
    func with(_ extra: String, at index: Int) -> String {
      (events[..<index] + [extra] + events[index...]).joined()
    }
    #expect(text(Fault(.missingDone)) == events[..<3].joined())
    #expect(text(Fault(.missingFinish)) == (events[..<2] + events[3...]).joined())
    for index in 0...3 {
      let place = Fault.Place.events(index)
      #expect(
        text(Fault(.errorEvent, after: place))
          == events[..<index].joined() + "data: {\"error\":{\"message\":\"x\"}}\n\n")
      #expect(
        text(Fault(.flatError, after: place))
          == events[..<index].joined() + "event: error\ndata: {\"message\":\"x\"}\n\n")
      #expect(text(Fault(.datalessEvent, after: place)) == with("event: ping\n\n", at: index))
      #expect(
        text(Fault(.keepAlive, after: place, size: 2)) == with(": keep-alive\n\n: keep-alive\n\n", at: index))
      let unknown = CannedStream(bytes(plan(Fault(.unknownEvent, after: place), Self.stream)))
      #expect(unknown.events.count == 5)
      #expect(unknown.events[index].received.event.type == "understudy.unknown")
    }
    for index in 0..<3 {
      let place = Fault.Place.events(index)
      #expect(text(Fault(.duplicateEvent, after: place)) == with(events[index], at: index))
      let huge = CannedStream(bytes(plan(Fault(.hugeEvent, after: place, size: 70_000), Self.stream)))
      #expect(huge.events[index].bytes.count == events[index].utf8.count + 70_000)
      let data = huge.events[index].received.event.data
      #expect((try? JSONValue(parsing: data)) != nil)
      let cut = CannedStream(bytes(plan(Fault(.malformedEvent, after: place), Self.stream)))
      #expect((try? JSONValue(parsing: cut.events[index].received.event.data)) == nil)
      #expect(cut.events.count == 4)
    }
  }

  @Test func `comments keep their own pauses`() throws {
    let fault = Fault(.keepAlive, after: .events(1), every: .seconds(5), size: 2)
    let planner = ReplyPlanner(
      content: Self.stream, pace: Pace(first: .seconds(1), between: .seconds(2)), fault: fault)
    guard case .paced(let paced) = planner.plan().body else { return #expect(Bool(false)) }
    #expect(
      paced.steps.map(\.pause) == [.seconds(1), .seconds(5), .seconds(5), .seconds(2), .seconds(2), .zero])
  }

  @Test func `what only a stream can have leaves a whole answer alone`() {
    for kind in Fault.Kind.allCases where kind.isOfStreams {
      #expect(plan(Fault(kind), Self.whole) == nil)
      let unharmed = ReplyPlanner(content: Self.whole, fault: Fault(kind)).plan()
      #expect(bytes(unharmed) == Array(Self.json.utf8))
      #expect(unharmed.ending == .complete)
    }
  }

  @Test func `every kind has a plan for a stream, and none is forgotten here`() {
    let toolCalls: Set<Fault.Kind> = [.brokenArguments, .unknownTool]
    for kind in Fault.Kind.allCases {
      var fault = Fault(kind)
      if kind == .close { fault.place = .events(1) }
      #expect((plan(fault, Self.stream) == nil) == toolCalls.contains(kind), "\(kind)")
    }
  }
}

extension PreparedContent {
  fileprivate var isStream: Bool {
    if case .stream = payload { true } else { false }
  }
}
