import TestSupport
import Testing
import UnderstudyEventStream

struct EventStreamParserTests {
  @Test func `gives the place of an event and of its data`() throws {
    let reading = Reading("\u{FEFF}: hello\r\n\r\nid: 1\r\n: in between\r\ndata: a\r\n\r\n\ndata:b\n\n")
    let first = try #require(reading.events.first)
    #expect(first.start == StreamPosition(line: 3, column: 1, offset: 14))
    #expect(first.dataStart == StreamPosition(line: 5, column: 7, offset: 41))
    #expect(reading.events.last?.start == StreamPosition(line: 8, column: 1, offset: 47))
    #expect(reading.events.last?.dataStart.column == 6)
  }

  @Test func `does not count a byte order mark as a column`() throws {
    let event = try #require(Reading("\u{FEFF}data: a\n\n").events.first)
    #expect(event.start == StreamPosition(line: 1, column: 1, offset: 3))
    #expect(event.dataStart == StreamPosition(line: 1, column: 7, offset: 9))
  }

  @Test func `tells a stream that ends between events from one that ends within`() {
    for whole in [
      "", "\n", "data: a\n\n", "data: a\r\r", "data: a\n\n: bye", "data: a\n\n: bye\n", "\u{FEFF}",
    ] {
      #expect(Reading(whole).ending == .complete, "\(whole.debugDescription)")
    }
    for cut in ["d", "data: a", "data: a\n", "id: 1\n", "data: a\n\ndata: [DONE]\n", "{\"error\": 1}"] {
      guard case .unfinished = Reading(cut).ending else {
        Issue.record("\(cut.debugDescription) is not reported as unfinished")
        continue
      }
    }
  }

  @Test func `shows what was there of an unfinished event`() {
    let start = StreamPosition(line: 4, column: 1, offset: 10)
    #expect(
      Reading("data: a\n\n\ndata: b\ndata: c\nda").ending
        == .unfinished(.init(start: start, data: "b\nc", openLine: "da")))
    #expect(Reading("data: a\n\n\nid: 7").ending == .unfinished(.init(start: start, openLine: "id: 7")))
  }

  @Test func `does not commit the ID of an unfinished event`() {
    #expect(Reading("id: 1\ndata: a\n\nid: 2\ndata: b\n").lastEventID == "1")
    #expect(Reading("id: 1\n\n").lastEventID == "1")
  }

  @Test func `keeps an absent ID and an empty one apart`() {
    #expect(Reading("data: a\n\nid\ndata: b\n\n").events.map(\.event.id) == [nil, ""])
  }

  @Test(
    arguments: [
      ([0xFF], "\u{FFFD}"), ([0xE2, 0x82], "\u{FFFD}"), ([0xF0, 0x9F, 0x98, 0x41], "\u{FFFD}A"),
      ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"), ([0xC0, 0xAF], "\u{FFFD}\u{FFFD}"),
      ([0xF4, 0x90, 0x80, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
    ] as [([UInt8], String)])
  func `replaces invalid UTF-8 as the Encoding standard does`(bytes: [UInt8], text: String) {
    let events = Reading([Array("event: ".utf8) + bytes + Array("\ndata: ".utf8) + bytes + [10, 10]]).events
    #expect(events.map { Array($0.event.data.utf8) } == [Array(text.utf8)])
    #expect(events.map(\.event.type) == [text])
  }

  @Test(arguments: [
    ("0", 0), ("007", 7), ("99999999999999999999999", Int.max), ("-1", nil), ("+1", nil), ("1.5", nil),
    (" 1", nil), ("", nil), ("٣", nil),
  ])
  func `takes a reconnection time of digits only`(value: String, expected: Int?) {
    let reading = Reading("retry: \(value)\ndata: a\n\n")
    #expect(reading.events.map(\.event.retry) == [expected])
    #expect(reading.reconnectionTime == expected)
  }

  @Test func `gives up on an event that is too long, wherever the bytes are cut`() {
    let start = StreamPosition(line: 3, column: 1, offset: 9)
    for long in ["data: 0123456789\n\n", "data: 01\ndata: 23\ndata: 45\n", "data: 0123456789"] {
      let bytes = Array("data: a\n\n\(long)data: b\n\n".utf8)
      let whole = Reading([bytes], maximumEventSize: 12)
      #expect(whole.events.map(\.event.data) == ["a"])
      #expect(whole.ending == .failed(.eventTooLong(start: start, limit: 12)))
      for cut in 0...bytes.count {
        let halves = [Array(bytes[..<cut]), Array(bytes[cut...])]
        #expect(Reading(halves, maximumEventSize: 12) == whole, "cut at \(cut)")
      }
    }
  }

  @Test func `does not sum up events or comments against the limit`() {
    let text = String(repeating: ": keep-alive\ndata: 01\n\n", count: 50)
    #expect(Reading(text, maximumEventSize: 16).events.count == 50)
  }

  @Test func `says in a sentence why a stream cannot be read`() {
    let start = StreamPosition(line: 14, column: 1, offset: 200)
    #expect(
      EventStreamError.eventTooLong(start: start, limit: 64).description
        == "the event that starts on line 14 of the stream is longer than 64 bytes")
    #expect(
      EventStreamError.unfinished(.init(start: start)).description
        == "the stream ended within the event that starts on its line 14")
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `reads any bytes, the same however they are cut`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let words =
      [
        "data", "data: ", "id:", "id: \0", "event: x", "retry: 1", ":", " ", "\n", "\n", "\r", "\r\n",
        "\u{FEFF}",
        "é😀", "{\"a\": 1}", "[DONE]", "\n\n",
      ].map { Array($0.utf8) } + [[0xFF], [0xE2, 0x82], [0xF0, 0x9F]]
    for _ in 0..<100 {
      let bytes = (0..<Int.random(in: 0..<30, using: &random)).flatMap { _ in
        words.randomElement(using: &random) ?? []
      }
      let limit = Int.random(in: 1..<80, using: &random)
      let whole = Reading([bytes], maximumEventSize: limit)
      var pieces: [[UInt8]] = []
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Int.random(in: 0...min(9, rest.count), using: &random)
        pieces.append(Array(rest.prefix(count)))
        rest = rest.dropFirst(count)
      }
      #expect(Reading(pieces, maximumEventSize: limit) == whole)
      expectLossless(bytes)
    }
  }
}
