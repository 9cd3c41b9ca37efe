import UnderstudyEventStream
import UnderstudyJSON

/// How the events of one operation's streams are read.
public struct EventRules: Hashable, Sendable {
  /// The data of the event that ends a stream; a stream without it was cut. `nil` where streams just end, or may end
  /// with `[DONE]`.
  public var terminator: String?
  /// Properties that the document's error has and its events do not have: an event with one of them reports an error.
  public var errorProperties: [String]

  /// Makes rules.
  public init(terminator: String? = nil, errorProperties: [String] = []) {
    self.terminator = terminator
    self.errorProperties = errorProperties
  }
}

/// The decoded events of a stream whose bytes come in pieces from any asynchronous sequence.
///
/// Ends at the terminator, without reading on. Throws a ``StreamFailure`` for an error that the stream reports, for an
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
        let received = try await read(isolation: actor)
        hasEnded = received == nil
        return try received.map(decode)
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

    private func decode(_ received: ServerSentEvent) throws(StreamFailure<Problem>) -> Event {
      let decoder = ExactJSONDecoder()
      do {
        let node = try JSONDocument(parsing: received.data).root
        let reportsError =
          received.event == "error" || rules.errorProperties.contains { node[$0].map { !$0.isNull } ?? false }
        if reportsError, let problem = try? decoder.decode(Problem.self, from: node) {
          throw StreamFailure<Problem>.reported(problem)
        }
        return try decoder.decode(from: node)
      } catch let failure as StreamFailure<Problem> {
        throw failure
      } catch {
        throw .malformed(received, error)
      }
    }
  }
}

extension DecodedEvents: Sendable where Bytes: Sendable {}
