import Testing
import UnderstudyEventStream

struct CannedStreamTests {
  let text = "\u{FEFF}: first\n\ndata: a\n\n\n: keep-alive\n\nretry: 5\n\ndata: b\r\n\r\ndata: c\n\n: bye\n\n"

  @Test func `gives what stands before an event to that event`() {
    let stream = CannedStream(Array(text.utf8))
    let parts = stream.events.map { String(decoding: stream.bytes[$0.bytes], as: UTF8.self) }
    #expect(
      parts == [
        "\u{FEFF}: first\n\ndata: a\n\n", "\n: keep-alive\n\nretry: 5\n\ndata: b\r\n\r\n", "data: c\n\n",
      ])
    #expect(String(decoding: stream.bytes[stream.rest], as: UTF8.self) == ": bye\n\n")
    #expect(stream.ending == .complete)
    #expect(stream.reconnectionTime == 5)
  }

  @Test func `keeps an unfinished event as the rest`() {
    let stream = CannedStream(Array("data: a\n\ndata: b\n".utf8))
    #expect(stream.events.count == 1)
    #expect(stream.rest == 9..<17)
    #expect(
      stream.ending
        == .unfinished(.init(start: StreamPosition(line: 3, column: 1, offset: 9), data: "b")))
  }

  @Test func `an empty stream has no events and no rest`() {
    let stream = CannedStream([])
    #expect(stream.events.isEmpty)
    #expect(stream.rest.isEmpty)
  }

  @Test(arguments: ["\n", "\r", "\r\n"])
  func `finds the place of any byte of an event's data`(newline: String) throws {
    let lines = [": x", "", "id: 1", "data: {\"é\":", "event: e", "data:1,", ": y", "data:  \"😀\"}", "", ""]
    let bytes = Array(lines.joined(separator: newline).utf8)
    let stream = CannedStream(bytes)
    let event = try #require(stream.events.first)
    let data = Array(event.received.event.data.utf8)
    for (index, byte) in data.enumerated() {
      let position = stream.position(ofDataByte: index, in: event)
      let line = Array(lines[position.line - 1].unicodeScalars)
      if byte == 0x0A {
        #expect(position.column == line.count + 1)
      } else {
        #expect(bytes[position.offset] == byte)
        if byte < 0x80 { #expect(line[position.column - 1].value == UInt32(byte)) }
      }
    }
    let end = StreamPosition(line: 8, column: 12, offset: bytes.count - 2 * newline.utf8.count)
    #expect(stream.position(ofDataByte: data.count, in: event) == end)
    #expect(stream.position(ofDataByte: .max, in: event) == end)
    #expect(stream.position(ofDataByte: -1, in: event) == event.received.dataStart)
  }
}
