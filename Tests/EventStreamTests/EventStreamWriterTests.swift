import Testing
import UnderstudyEventStream

struct EventStreamWriterTests {
  static let framings = EventFraming.Newline.allCases.flatMap { newline in
    [true, false].flatMap { hasSpace in
      [true, false].map { EventFraming(newline: newline, hasSpace: hasSpace, hasByteOrderMark: $0) }
    }
  }

  @Test func `writes fields in one order and the data last`() throws {
    var writer = EventStreamWriter()
    try writer.write(ServerSentEvent(data: "a\n\n b", event: "delta", id: "7", retry: 1000))
    writer.writeComment("keep-alive")
    writer.writeRetry(250)
    #expect(
      String(decoding: writer.bytes, as: UTF8.self)
        == "event: delta\nid: 7\nretry: 1000\ndata: a\ndata:\ndata:  b\n\n: keep-alive\n\nretry: 250\n\n")
  }

  @Test(arguments: framings)
  func `writes what a parser reads back`(framing: EventFraming) throws {
    let texts = [
      "", " ", "  x", "a\nb", "\n", "\n\n", ":", "data: x", "é😀\u{2028}", "\u{FEFF}", "\0", "[DONE]",
    ]
    var events: [ServerSentEvent] = []
    for text in texts {
      let isName = !text.contains("\n")
      events.append(ServerSentEvent(data: text))
      events.append(ServerSentEvent(data: text, event: isName ? text : "e", id: "", retry: 0))
      events.append(ServerSentEvent(data: text, id: isName && text != "\0" ? text : nil, retry: .max))
    }
    var writer = EventStreamWriter(framing: framing)
    for event in events {
      try writer.write(event)
      writer.writeComment("one\ntwo")
    }
    let reading = Reading([writer.bytes])
    #expect(reading.events.map(\.event) == events)
    #expect(reading.ending == .complete)
    #expect(writer.bytes.starts(with: [0xEF, 0xBB, 0xBF]) == framing.hasByteOrderMark)
    #expect(writer.bytes.contains(0x0D) == (framing.newline != .lf))
    #expect(writer.bytes.contains(0x0A) == (framing.newline != .cr))
  }

  @Test func `a line end in data never starts a field of its own`() throws {
    var writer = EventStreamWriter()
    try writer.write(ServerSentEvent(data: "a\rid: 1\r\nevent: x\n\ndata: y"))
    writer.writeComment("a\rdata: z\n\n")
    #expect(
      Reading([writer.bytes]).events.map(\.event)
        == [ServerSentEvent(data: "a\nid: 1\nevent: x\n\ndata: y")])
  }

  @Test func `refuses what the format cannot carry`() {
    var writer = EventStreamWriter()
    for name in ["a\nb", "a\rb", "a\r\nb"] {
      #expect(throws: UnwritableEvent.name(name)) { try writer.write(ServerSentEvent(data: "", event: name)) }
      #expect(throws: UnwritableEvent.id(name)) { try writer.write(ServerSentEvent(data: "", id: name)) }
    }
    #expect(throws: UnwritableEvent.id("\0")) { try writer.write(ServerSentEvent(data: "", id: "\0")) }
    #expect(throws: UnwritableEvent.retry(-1)) { try writer.write(ServerSentEvent(data: "", retry: -1)) }
    #expect(writer.bytes.isEmpty)
    #expect(UnwritableEvent.name("a\nb").description == #"the event name "a\nb" holds a line end"#)
  }
}
