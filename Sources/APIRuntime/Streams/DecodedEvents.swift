import UnderstudyEventStream

/// The decoded events of a stream whose bytes come in pieces from any asynchronous sequence.
///
/// Ends at the terminator, without reading on. An event without data tells nothing and is skipped, and so is one with a
/// name that no event before it has had, where it is JSON and not what the document says: endpoints come to have new ones.
/// Throws a ``StreamFailure`` for an error that the stream reports, for an
/// event that is not what the document says, and for a stream that ends before its terminator; and whatever the
/// sequence of pieces throws.
public struct DecodedEvents<Bytes: AsyncSequence, Event: Decodable & Sendable, Problem: Decodable & Sendable>:
  AsyncSequence
where Bytes.Element: Collection<UInt8> {
  /// A decoded event.
  public typealias Element = Event

  private let events: EventSequence<Bytes>
  private let rules: EventRules

  /// Reads a sequence of pieces of bytes.
  public init(_ bytes: Bytes, rules: EventRules) {
    events = EventSequence(bytes)
    self.rules = rules
  }

  /// Starts to read.
  public func makeAsyncIterator() -> Iterator {
    Iterator(events: events.makeAsyncIterator(), rules: rules)
  }

  /// Reads pieces until an event is whole, and decodes it.
  public struct Iterator: AsyncIteratorProtocol {
    fileprivate var events: EventSequence<Bytes>.Iterator
    fileprivate let rules: EventRules
    private var hasEnded = false
    /// The names of events that were what the document says.
    private var names: Set<String> = []

    fileprivate init(events: EventSequence<Bytes>.Iterator, rules: EventRules) {
      self.events = events
      self.rules = rules
    }

    /// The next event, `nil` after the terminator.
    public mutating func next() async throws -> Event? {
      try await next(isolation: nil)
    }

    /// The next event, `nil` after the terminator.
    public mutating func next(isolation actor: isolated (any Actor)?) async throws(any Error) -> Event? {
      guard !hasEnded else { return nil }
      do {
        while let received = try await read(isolation: actor) {
          if let event = try decode(received) { return event }
        }
        hasEnded = true
        return nil
      } catch {
        hasEnded = true
        throw error
      }
    }

    private mutating func read(isolation actor: isolated (any Actor)?) async throws -> ServerSentEvent? {
      do {
        guard let event = try await events.next(isolation: actor)?.event else {
          if rules.terminator == nil { return nil }
          throw StreamFailure<Problem>.truncated
        }
        // Where the document does not say it, the usual terminator is one all the same: it is no JSON, so no event.
        return event.data == rules.terminator ?? "[DONE]" ? nil : event
      } catch EventStreamError.unfinished {
        throw StreamFailure<Problem>.truncated
      }
    }

    /// The event that was received; `nil` if it is to be skipped.
    private mutating func decode(_ received: ServerSentEvent) throws(StreamFailure<Problem>) -> Event? {
      // Events that the document calls strings are texts as they stand, not JSON.
      if received.event != "error", Event.self == String.self, let text = received.data as? Event {
        return text
      }
      let name = received.event ?? "message"
      if received.data.isEmpty, name != "error" { return nil }
      do {
        let event: Event = try rules.decode(received.data, isError: name == "error", Problem.self)
        names.insert(name)
        return event
      } catch .malformed(_, is DecodingError) where !names.union(["message", "error"]).contains(name) {
        return nil
      }
    }
  }
}

extension DecodedEvents: Sendable where Bytes: Sendable {}
