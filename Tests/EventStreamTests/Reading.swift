import Testing
import UnderstudyEventStream

/// All that a parser says of a stream that comes in pieces.
struct Reading: Equatable {
  var events: [ReceivedEvent] = []
  var ending: EventStreamEnding
  var lastEventID: String
  var reconnectionTime: Int?

  init(_ pieces: [[UInt8]], maximumEventSize: Int = 1 << 20) {
    var parser = EventStreamParser(maximumEventSize: maximumEventSize)
    for piece in pieces { events += parser.append(piece) }
    ending = parser.finish()
    lastEventID = parser.lastEventID
    reconnectionTime = parser.reconnectionTime
  }

  init(_ text: String, maximumEventSize: Int = 1 << 20) {
    self.init([Array(text.utf8)], maximumEventSize: maximumEventSize)
  }
}

/// Expects that the parts of a canned stream give its bytes, and that each part read alone is one event.
func expectLossless(_ bytes: [UInt8]) {
  let stream = CannedStream(bytes)
  #expect(stream.events.flatMap { bytes[$0.bytes] } + bytes[stream.rest] == bytes)
  #expect(stream.events.map(\.received) == Reading([bytes]).events)
  for (index, event) in stream.events.enumerated() {
    let alone = Reading([Array(bytes[event.bytes])])
    // A later part that starts with a byte order mark would lose it if it stood alone.
    guard index == 0 || !bytes[event.bytes].starts(with: [0xEF, 0xBB, 0xBF]) else { continue }
    #expect(alone.events.map(\.event) == [event.received.event])
    #expect(alone.ending == .complete)
  }
}
