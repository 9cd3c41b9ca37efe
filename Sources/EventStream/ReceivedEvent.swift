/// A place in a stream of bytes.
public struct StreamPosition: Hashable, Sendable {
  /// The line, counted from 1; CR, LF and CR LF end one.
  public var line: Int
  /// The column, counted from 1 in Unicode scalars. A leading byte order mark is not counted.
  public var column: Int
  /// The bytes before it in the stream.
  public var offset: Int

  /// Makes a position from its line and column (from 1) and its offset (from 0).
  public init(line: Int, column: Int, offset: Int) {
    self.line = line
    self.column = column
    self.offset = offset
  }
}

/// An event as a parser dispatched it, with where it stood.
public struct ReceivedEvent: Hashable, Sendable {
  /// The event.
  public var event: ServerSentEvent
  /// The last event ID that is in force with this event: its own, else the one before; empty at first.
  public var lastEventID: String
  /// Where the event's first line starts that is neither blank nor a comment.
  public var start: StreamPosition
  /// Where the value of its first `data` line starts.
  public var dataStart: StreamPosition
  /// The offset after the line end that dispatched it; of a CR LF, after the CR.
  var end: Int
}

/// What was there of an event that a stream ended within. By the standard it is not dispatched.
public struct UnfinishedEvent: Hashable, Sendable {
  /// Where its first line starts that is neither blank nor a comment.
  public var start: StreamPosition
  /// The complete `data` lines joined by U+000A, `nil` if there were none.
  public var data: String?
  /// What followed the last line end.
  public var openLine: String

  /// Makes what was there of an event.
  public init(start: StreamPosition, data: String? = nil, openLine: String = "") {
    self.start = start
    self.data = data
    self.openLine = openLine
  }
}
