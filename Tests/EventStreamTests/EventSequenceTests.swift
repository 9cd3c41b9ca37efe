import Testing
import UnderstudyEventStream

struct EventSequenceTests {
  struct Lost: Error {}

  /// A stream that yields pieces of a text and then ends or throws.
  func pieces(_ text: String, of size: Int = 3, failure: (any Error)? = nil)
    -> AsyncThrowingStream<ArraySlice<UInt8>, any Error>
  {
    let bytes = Array(text.utf8)
    return AsyncThrowingStream { continuation in
      for start in stride(from: 0, to: bytes.count, by: size) {
        continuation.yield(bytes[start..<min(start + size, bytes.count)])
      }
      continuation.finish(throwing: failure)
    }
  }

  func data(_ events: some AsyncSequence<ReceivedEvent, any Error>) async -> (data: [String], (any Error)?) {
    var received: [String] = []
    do {
      for try await event in events { received.append(event.event.data) }
      return (received, nil)
    } catch {
      return (received, error)
    }
  }

  @Test(arguments: [1, 2, 5, 100])
  func `yields the events of a sequence of pieces`(size: Int) async {
    let (data, error) = await data(pieces("data: a\n\ndata: b\r\n\r\n: c\n\n", of: size).serverSentEvents())
    #expect(data == ["a", "b"])
    #expect(error == nil)
  }

  @Test func `throws when the stream ends within an event, unless told to accept that`() async {
    let text = "data: a\n\ndata: b\n"
    let strict = await data(pieces(text).serverSentEvents())
    #expect(strict.data == ["a"])
    guard case EventStreamError.unfinished(let event)? = strict.1 else {
      Issue.record("nothing thrown")
      return
    }
    #expect(event.data == "b")
    let lenient = await data(pieces(text).serverSentEvents(acceptsUnfinished: true))
    #expect(lenient.data == ["a"])
    #expect(lenient.1 == nil)
  }

  @Test func `throws what the bytes throw, after the events before`() async {
    let (data, error) = await data(pieces("data: a\n\ndata: b\n", failure: Lost()).serverSentEvents())
    #expect(data == ["a"])
    #expect(error is Lost)
  }

  @Test func `throws on an event over the limit, after the events before`() async {
    let text = "data: a\n\ndata: 0123456789\n\ndata: b\n\n"
    let (data, error) = await data(pieces(text, of: 100).serverSentEvents(maximumEventSize: 10))
    #expect(data == ["a"])
    #expect(
      error as? EventStreamError
        == .eventTooLong(start: StreamPosition(line: 3, column: 1, offset: 9), limit: 10))
  }

  @Test func `stays at its end`() async throws {
    var events = pieces("data: a\n\nd").serverSentEvents().makeAsyncIterator()
    #expect(try await events.next()?.event.data == "a")
    await #expect(throws: EventStreamError.self) { try await events.next() }
    #expect(try await events.next() == nil)
  }
}
