/// A recorded stream, cut into its events without losing a byte, so that it can be sent event by event exactly as it
/// was written.
public struct CannedStream: Sendable {
  /// One event and all that goes over the wire with it.
  public struct Event: Hashable, Sendable {
    /// Its bytes in the stream: from the end of the event before (so with the byte order mark, comments and blocks
    /// without data that stand before it) to the end of its blank line.
    public var bytes: Range<Int>
    /// The event, and where it stands.
    public var received: ReceivedEvent
  }

  /// The whole stream.
  public let bytes: [UInt8]
  /// Its events, in order. Their ranges follow each other from 0 on.
  public let events: [Event]
  /// How it ended.
  public let ending: EventStreamEnding
  /// The last `retry` in it, in milliseconds.
  public let reconnectionTime: Int?

  /// What follows the last event: nothing, blank lines, comments, blocks without data, or an unfinished event.
  public var rest: Range<Int> { (events.last?.bytes.upperBound ?? 0)..<bytes.count }

  /// Cuts a stream.
  public init(_ bytes: [UInt8], maximumEventSize: Int = 16 << 20) {
    var parser = EventStreamParser(maximumEventSize: maximumEventSize)
    var start = 0
    self.bytes = bytes
    events = parser.append(bytes).map { received in
      var end = received.end
      if bytes[end - 1] == .carriageReturn, end < bytes.count, bytes[end] == .lineFeed { end += 1 }
      defer { start = end }
      return Event(bytes: start..<end, received: received)
    }
    ending = parser.finish()
    reconnectionTime = parser.reconnectionTime
  }

  /// The place of a byte of an event's data, so that what is wrong in the data can be shown where it was written.
  ///
  /// - Parameter index: The offset in the data's UTF-8. One past the end, or further, gives the end of the data.
  ///   Where the stream's bytes are not UTF-8 the column is of little use, since the data holds U+FFFD for them.
  public func position(ofDataByte index: Int, in event: Event) -> StreamPosition {
    var position = event.received.dataStart
    var remaining = max(0, index)
    var start = event.received.start.offset
    var lineNumber = event.received.start.line
    bytes.withUnsafeBufferPointer { bytes in
      while start < event.bytes.upperBound {
        let end = bytes.indexOfLineEnd(from: start)
        let line = UnsafeBufferPointer(rebasing: bytes[start..<end])
        if let field = EventField(line), field.name == .data {
          let length = min(remaining, line.count - field.valueStart)
          let before = line[..<(field.valueStart + length)].count { $0 & 0xC0 != 0x80 }
          position = StreamPosition(
            line: lineNumber, column: before + 1, offset: start + field.valueStart + length)
          guard remaining > line.count - field.valueStart else { return }
          remaining -= length + 1
        }
        lineNumber += 1
        start = end + 1
        if start < bytes.count, bytes[end] == .carriageReturn, bytes[start] == .lineFeed { start += 1 }
      }
    }
    return position
  }
}
