/// The events of a stream whose bytes come in pieces from any asynchronous sequence.
///
/// Throws what the bytes' sequence throws, and ``EventStreamError``.
public struct EventSequence<Base: AsyncSequence>: AsyncSequence where Base.Element: Collection<UInt8> {
  /// An event as it was received.
  public typealias Element = ReceivedEvent
  /// Anything that the bytes' sequence throws, or an ``EventStreamError``.
  public typealias Failure = any Error

  private let base: Base
  private let maximumEventSize: Int
  private let acceptsUnfinished: Bool

  /// Reads a sequence of pieces.
  ///
  /// - Parameters:
  ///   - maximumEventSize: The most bytes that are kept for one event; an event that needs more ends the sequence with
  ///     ``EventStreamError/eventTooLong(start:limit:)``.
  ///   - acceptsUnfinished: Whether a stream that ends within an event ends the sequence quietly, as the standard has
  ///     it; otherwise it throws ``EventStreamError/unfinished(_:)``.
  public init(_ base: Base, maximumEventSize: Int = 16 << 20, acceptsUnfinished: Bool = false) {
    self.base = base
    self.maximumEventSize = maximumEventSize
    self.acceptsUnfinished = acceptsUnfinished
  }

  /// Starts to read.
  public func makeAsyncIterator() -> Iterator {
    Iterator(
      base: base.makeAsyncIterator(), parser: EventStreamParser(maximumEventSize: maximumEventSize),
      acceptsUnfinished: acceptsUnfinished)
  }

  /// Reads pieces until an event is whole.
  public struct Iterator: AsyncIteratorProtocol {
    fileprivate var base: Base.AsyncIterator
    fileprivate var parser: EventStreamParser
    fileprivate let acceptsUnfinished: Bool
    private var events: ArraySlice<ReceivedEvent> = []
    private var hasEnded = false

    fileprivate init(base: Base.AsyncIterator, parser: EventStreamParser, acceptsUnfinished: Bool) {
      self.base = base
      self.parser = parser
      self.acceptsUnfinished = acceptsUnfinished
    }

    /// The next event, `nil` at the end.
    public mutating func next() async throws -> ReceivedEvent? {
      try await next(isolation: nil)
    }

    /// The next event, `nil` at the end.
    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws(any Error) -> ReceivedEvent? {
      while true {
        if let event = events.popFirst() { return event }
        guard !hasEnded else { return nil }
        if parser.failure == nil, let piece = try await base.next(isolation: actor) {
          events = parser.append(piece)[...]
          continue
        }
        hasEnded = true
        switch parser.finish() {
        case .complete: return nil
        case .failed(let failure): throw failure
        case .unfinished(let event):
          if acceptsUnfinished { return nil }
          throw EventStreamError.unfinished(event)
        }
      }
    }
  }
}

extension EventSequence: Sendable where Base: Sendable {}

extension AsyncSequence where Element: Collection<UInt8> {
  /// The server-sent events in this sequence of pieces of bytes.
  ///
  /// - Parameters:
  ///   - maximumEventSize: The most bytes that are kept for one event.
  ///   - acceptsUnfinished: Whether a stream that ends within an event ends the sequence quietly; otherwise it throws.
  public func serverSentEvents(
    maximumEventSize: Int = 16 << 20, acceptsUnfinished: Bool = false
  ) -> EventSequence<Self> {
    EventSequence(self, maximumEventSize: maximumEventSize, acceptsUnfinished: acceptsUnfinished)
  }
}
