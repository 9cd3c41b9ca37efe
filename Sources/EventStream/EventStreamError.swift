/// Why a stream of events cannot be read on, or is not whole.
public enum EventStreamError: Error, Hashable, Sendable {
  /// An event, or a line of it, is longer than the parser may keep.
  case eventTooLong(start: StreamPosition, limit: Int)
  /// The stream ended within an event.
  case unfinished(UnfinishedEvent)
}

extension EventStreamError: CustomStringConvertible {
  /// One sentence in lower case without a full stop.
  public var description: String {
    switch self {
    case .eventTooLong(let start, let limit):
      "the event that starts on line \(start.line) of the stream is longer than \(limit) bytes"
    case .unfinished(let event):
      "the stream ended within the event that starts on its line \(event.start.line)"
    }
  }
}

/// How a stream of events ended.
public enum EventStreamEnding: Hashable, Sendable {
  /// After an event, a comment or nothing at all.
  case complete
  /// Within an event, before its blank line: the stream was cut, or its server forgot the blank line.
  case unfinished(UnfinishedEvent)
  /// The parser had given up.
  case failed(EventStreamError)
}
