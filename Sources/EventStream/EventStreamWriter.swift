/// Writes a stream of events that any parser reads back as the same events.
///
/// What the format cannot carry is refused (a line end in a name or an ID, U+0000 in an ID, a negative time), except
/// for a CR in data: a reader sees U+000A for each CR, LF and CR LF.
public struct EventStreamWriter: Sendable {
  /// The choices that the standard leaves open.
  public let framing: EventFraming
  /// What was written so far.
  public private(set) var bytes: [UInt8] = []

  /// Makes a writer at the start of a stream.
  public init(framing: EventFraming = EventFraming()) {
    self.framing = framing
    if framing.hasByteOrderMark { bytes = [0xEF, 0xBB, 0xBF] }
  }

  /// Writes an event and its blank line.
  public mutating func write(_ event: ServerSentEvent) throws(UnwritableEvent) {
    if let name = event.event, name.utf8.contains(where: \.endsLine) { throw .name(name) }
    if let id = event.id, id.utf8.contains(where: { $0 == 0 || $0.endsLine }) { throw .id(id) }
    if let retry = event.retry, retry < 0 { throw .retry(retry) }
    if let name = event.event { writeField("event", name.utf8) }
    if let id = event.id { writeField("id", id.utf8) }
    if let retry = event.retry { writeField("retry", String(retry).utf8) }
    writeLines("data", event.data)
    bytes += framing.newline.bytes
  }

  /// Writes a comment and a blank line: it keeps a connection alive and no client's code sees it.
  public mutating func writeComment(_ text: String) {
    writeLines("", text)
    bytes += framing.newline.bytes
  }

  /// Sets the time after which a client reconnects, in milliseconds and at least 0, without an event.
  public mutating func writeRetry(_ milliseconds: Int) {
    writeField("retry", String(max(0, milliseconds)).utf8)
    bytes += framing.newline.bytes
  }

  private mutating func writeLines(_ field: String, _ text: String) {
    var text = text
    text.withUTF8 { text in
      var start = 0
      while true {
        let end = text.indexOfLineEnd(from: start)
        writeField(field, text[start..<end])
        guard end < text.count else { return }
        start = end + 1
        if text[end] == .carriageReturn, start < text.count, text[start] == .lineFeed { start += 1 }
      }
    }
  }

  private mutating func writeField(_ name: String, _ value: some Collection<UInt8>) {
    bytes += name.utf8
    bytes.append(.colon)
    // A value that starts with a space needs one before it in any framing; an empty one needs none.
    if framing.hasSpace && !value.isEmpty || value.first == .space { bytes.append(.space) }
    bytes += value
    bytes += framing.newline.bytes
  }
}

/// Why an event cannot be written: the format has no way to carry it.
public enum UnwritableEvent: Error, Hashable, Sendable, CustomStringConvertible {
  /// The name holds a line end.
  case name(String)
  /// The ID holds a line end or U+0000.
  case id(String)
  /// The reconnection time is negative.
  case retry(Int)

  /// One sentence in lower case without a full stop.
  public var description: String {
    switch self {
    case .name(let name): "the event name \(name.debugDescription) holds a line end"
    case .id(let id): "the event ID \(id.debugDescription) holds a line end or U+0000"
    case .retry(let time): "the reconnection time \(time) is negative"
    }
  }
}

extension UInt8 {
  fileprivate var endsLine: Bool { self == .lineFeed || self == .carriageReturn }
}
