import APIRuntime
import Testing
import TypesGolden

@Suite struct FailureTests {
  @Test func `a status comes before a range, and a range before all others`() {
    func failure(_ status: Int, _ body: String) -> ReplaceBook.Failure {
      ReplaceBook.Failure(status: status, body: body.utf8)
    }
    #expect(failure(301, "") == .movedPermanently)
    #expect(failure(404, #"{"nearest":"n"}"#) == .notFound(NotFound(nearest: "n")))
    #expect(failure(409, "Grüße") == .conflict("Grüße"))
    #expect(failure(418, "short and stout") == .status418)
    #expect(failure(422, #"{"detail":"d"}"#) == .clientError(status: 422, Problem(detail: "d")))
    #expect(failure(500, "\0") == .unexpected(status: 500, [0]))
    #expect(failure(422, "[]") == .undocumented(UndocumentedReply(status: 422, body: "[]".utf8)))
    for status in [301, 404, 409, 418, 422, 500] { #expect(failure(status, "{}").status == status) }
  }

  @Test func `header fields of a failure are read, and may be missing`() {
    let body = #"{"detail":"d"}"#.utf8
    let slow = CountSeats.Failure(status: 429, headers: ["retry-after": "7"], body: body)
    #expect(slow == .tooManyRequests(SlowDown(detail: "d"), headers: .init(retryAfter: 7)))
    let bare = CountSeats.Failure(status: 429, headers: ["Retry-After": "soon"], body: body)
    #expect(bare == .tooManyRequests(SlowDown(detail: "d"), headers: .init()))
    #expect(slow.body == SlowDown(detail: "d"))
  }

  @Test func `operations that fail in the same ways share a type`() {
    #expect(ListDoors.Failure.self == CountSeats.Failure.self)
    #expect(ListWindows.Parameters.self == ListDoors.Parameters.self)
  }

  @Test func `a status that the document does not have is kept`() {
    let failure = GetBooks.Failure(status: 599, body: "<html>".utf8)
    #expect(failure == .undocumented(UndocumentedReply(status: 599, body: "<html>".utf8)))
    #expect(failure.body == nil)
  }

  @Test func `a stream ends at the terminator that the document names`() async throws {
    let bytes = AsyncStream<[UInt8]> { continuation in
      continuation.yield(Array("data: {\"n\":1}\n\ndata: [END]\n\ndata: {\"n\":2}\n\n".utf8))
      continuation.finish()
    }
    var numbers: [Int] = []
    for try await event in WatchTicks.events(in: bytes) { numbers.append(event.n) }
    #expect(numbers == [1])
  }
}
