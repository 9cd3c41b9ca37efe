/// Reads server-sent events from bytes that come in pieces of any size (HTML Living Standard §9.2.5 and §9.2.6).
///
/// Bytes go in through ``append(_:)``, events come out as soon as their blank line is there, and ``finish()`` tells
/// whether the stream ended between events or within one. How the bytes are cut makes no difference.
///
/// Lines are split and fields are told apart as bytes; a field's value is decoded when it is complete, each invalid
/// sequence becoming U+FFFD. That gives what decoding the stream first would give, since no byte of a line end or a
/// colon is ever part of an invalid sequence.
public struct EventStreamParser: Sendable {
  /// The most bytes that are kept for one event: its fields' values and the line that is being read.
  public let maximumEventSize: Int
  /// The ID that a client sends as `Last-Event-ID` when it reconnects; empty at first.
  public private(set) var lastEventID = ""
  /// The last `retry` that was seen, in milliseconds.
  public private(set) var reconnectionTime: Int?
  /// Why the parser has given up. From then on it takes nothing in.
  public private(set) var failure: EventStreamError?

  /// The bytes of the line being read that came with earlier pieces.
  private var openLine: [UInt8] = []
  /// Whether the last byte was a CR, so that a LF belongs to it.
  private var endedWithCR = false
  /// Where the line being read starts.
  private var lineStart = 0
  private var line = 1
  private var block = Block()

  /// A larger buffer is freed after use: most events are small.
  private static let keptCapacity = 64 << 10

  /// What was gathered since the last blank line.
  private struct Block {
    var start: StreamPosition?
    var dataStart: StreamPosition?
    var data: [UInt8] = []
    var event = ""
    var id: String?
    var retry: Int?

    var size: Int { data.count + event.utf8.count + (id?.utf8.count ?? 0) }
  }

  /// Makes a parser at the start of a stream.
  ///
  /// - Parameter maximumEventSize: The most bytes that are kept for one event; 16 MiB unless told.
  public init(maximumEventSize: Int = 16 << 20) {
    self.maximumEventSize = max(1, maximumEventSize)
  }

  /// Takes in the next piece of the stream.
  ///
  /// - Returns: The events that it completes. Where the parser gave up within the piece, those before; see ``failure``.
  public mutating func append(_ bytes: some Collection<UInt8>) -> [ReceivedEvent] {
    var events: [ReceivedEvent] = []
    let done: Void? = bytes.withContiguousStorageIfAvailable { parse($0) { events.append($0) } }
    if done == nil {
      Array(bytes).withUnsafeBufferPointer { parse($0) { events.append($0) } }
    }
    return events
  }

  /// Says how the stream ended. Ask when no more bytes can come.
  public func finish() -> EventStreamEnding {
    if let failure { return .failed(failure) }
    let open = openLine.withUnsafeBufferPointer { Array(withoutByteOrderMark($0)) }
    let openStart = position(after: openLine.count - open.count)
    guard let start = block.start ?? (open.isEmpty || open[0] == .colon ? nil : openStart) else {
      return .complete
    }
    let data = block.dataStart == nil ? nil : String(decoding: block.data.dropLast(), as: UTF8.self)
    return .unfinished(
      UnfinishedEvent(start: start, data: data, openLine: String(decoding: open, as: UTF8.self)))
  }

  /// The start of the line being read, after a byte order mark of some bytes.
  private func position(after markSize: Int) -> StreamPosition {
    StreamPosition(line: line, column: 1, offset: lineStart + markSize)
  }

  private mutating func parse(_ bytes: UnsafeBufferPointer<UInt8>, _ receive: (ReceivedEvent) -> Void) {
    guard failure == nil else { return }
    var index = 0
    if endedWithCR, let first = bytes.first {
      endedWithCR = false
      if first == .lineFeed {
        index = 1
        lineStart += 1
      }
    }
    while index < bytes.count {
      let end = bytes.indexOfLineEnd(from: index)
      guard block.size + openLine.count + (end - index) <= maximumEventSize else {
        failure = .eventTooLong(start: block.start ?? position(after: 0), limit: maximumEventSize)
        (openLine, block) = ([], Block())
        return
      }
      let piece = UnsafeBufferPointer(rebasing: bytes[index..<end])
      guard end < bytes.count else {
        openLine += piece
        return
      }
      var length = piece.count + 1
      if openLine.isEmpty {
        take(piece, receive)
      } else {
        var whole: [UInt8] = []
        swap(&whole, &openLine)
        whole += piece
        length = whole.count + 1
        whole.withUnsafeBufferPointer { take($0, receive) }
        whole.removeAll(keepingCapacity: whole.capacity <= Self.keptCapacity)
        swap(&whole, &openLine)
      }
      index = end + 1
      if bytes[end] == .carriageReturn {
        if index == bytes.count {
          endedWithCR = true
        } else if bytes[index] == .lineFeed {
          index += 1
          length += 1
        }
      }
      lineStart += length
      line += 1
    }
  }

  /// The line without the byte order mark that a stream may start with, once.
  private func withoutByteOrderMark(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    guard line == 1, text.starts(with: [0xEF, 0xBB, 0xBF]) else { return text }
    return UnsafeBufferPointer(rebasing: text[3...])
  }

  /// Takes in a line without its end.
  private mutating func take(_ whole: UnsafeBufferPointer<UInt8>, _ receive: (ReceivedEvent) -> Void) {
    let text = withoutByteOrderMark(whole)
    guard let first = text.first else {
      dispatch(end: lineStart + whole.count + 1, receive)
      return
    }
    guard first != .colon else { return }
    let markSize = whole.count - text.count
    if block.start == nil { block.start = position(after: markSize) }
    guard let field = EventField(text) else { return }
    let value = UnsafeBufferPointer(rebasing: text[field.valueStart...])
    switch field.name {
    case .data:
      if block.dataStart == nil {
        block.dataStart = StreamPosition(
          line: line, column: field.valueStart + 1, offset: lineStart + markSize + field.valueStart)
      }
      block.data += value
      block.data.append(.lineFeed)
    case .event:
      block.event = String(decoding: value, as: UTF8.self)
    case .id:
      if !value.contains(0) { block.id = String(decoding: value, as: UTF8.self) }
    case .retry:
      if let time = milliseconds(value) { (block.retry, reconnectionTime) = (time, time) }
    }
  }

  /// Ends the block: a blank line was read.
  private mutating func dispatch(end: Int, _ receive: (ReceivedEvent) -> Void) {
    guard let start = block.start else { return }
    if let id = block.id { lastEventID = id }
    if let dataStart = block.dataStart {
      let data = block.data.withUnsafeBufferPointer {
        String(decoding: UnsafeBufferPointer(rebasing: $0.dropLast()), as: UTF8.self)
      }
      let event = ServerSentEvent(data: data, event: block.event, id: block.id, retry: block.retry)
      receive(
        ReceivedEvent(
          event: event, lastEventID: lastEventID, start: start, dataStart: dataStart, end: end))
    }
    block.start = nil
    block.dataStart = nil
    block.data.removeAll(keepingCapacity: block.data.capacity <= Self.keptCapacity)
    block.event = ""
    block.id = nil
    block.retry = nil
  }
}

/// The number that digits, and only digits, spell; the largest one where it is larger.
private func milliseconds(_ digits: UnsafeBufferPointer<UInt8>) -> Int? {
  guard !digits.isEmpty else { return nil }
  var value = 0
  for digit in digits {
    guard (0x30...0x39).contains(digit) else { return nil }
    let (tens, isOver) = value.multipliedReportingOverflow(by: 10)
    let (sum, isOverToo) = tens.addingReportingOverflow(Int(digit - 0x30))
    value = isOver || isOverToo ? .max : sum
  }
  return value
}
