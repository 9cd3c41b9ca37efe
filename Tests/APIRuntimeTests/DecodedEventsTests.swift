import APIRuntime
import Testing
import UnderstudyEventStream

@Suite struct DecodedEventsTests {
  struct Word: Codable, Hashable, Sendable {
    var word: String
  }

  struct Problem: Codable, Hashable, Sendable {
    var error: String
  }

  typealias Failure = StreamFailure<Problem>

  static let stream = "data: {\"word\":\"Grüße\"}\n\ndata: {\"word\":\"😀\"}\n\ndata: [DONE]\n\n"

  /// Pieces of bytes as a connection might give them.
  static func pieces(_ pieces: [[UInt8]]) -> AsyncStream<[UInt8]> {
    AsyncStream { continuation in
      for piece in pieces { continuation.yield(piece) }
      continuation.finish()
    }
  }

  /// What can be read of a stream, and why it ended.
  func read(
    _ pieces: [[UInt8]], rules: EventRules = EventRules(terminator: "[DONE]", errorProperties: ["error"])
  ) async -> (words: [String], failure: Failure?) {
    var words: [String] = []
    do {
      for try await event in DecodedEvents<_, Word, Problem>(Self.pieces(pieces), rules: rules) {
        words.append(event.word)
      }
      return (words, nil)
    } catch {
      return (words, error as? Failure)
    }
  }

  @Test func `ends at the terminator`() async {
    let result = await read([Array(Self.stream.utf8)])
    #expect(result.words == ["Grüße", "😀"])
    #expect(result.failure == nil)
  }

  @Test func `reads nothing after the terminator`() async throws {
    let bytes = Array((Self.stream + "data: {\"word\":\"late\"}\n\n").utf8)
    var iterator = DecodedEvents<_, Word, Problem>(
      Self.pieces([bytes]), rules: EventRules(terminator: "[DONE]")
    ).makeAsyncIterator()
    while try await iterator.next() != nil {}
    #expect(try await iterator.next() == nil)
  }

  @Test func `gives the same events wherever the bytes are cut`() async {
    let bytes = Array(Self.stream.utf8)
    for cut in 0...bytes.count {
      let result = await read([Array(bytes[..<cut]), Array(bytes[cut...])])
      #expect(result.words == ["Grüße", "😀"] && result.failure == nil, "cut at \(cut)")
    }
  }

  @Test func `fails on a stream that ends too early, wherever that is`() async {
    let bytes = Array(Self.stream.utf8)
    for end in 0..<bytes.count {
      let result = await read([Array(bytes[..<end])])
      guard case .truncated = result.failure else {
        Issue.record("cut at \(end): \(result)")
        continue
      }
      #expect(result.words == Array(["Grüße", "😀"].prefix(result.words.count)))
    }
  }

  @Test func `skips events without data, and those of names that nobody knows`() async {
    let stream = """
      event: ping
      data:

      data: {"word":"a"}

      event: new.kind
      data: {"news":1}

      event: known
      data: {"word":"b"}

      data: [DONE]


      """
    let result = await read([Array(stream.utf8)])
    #expect(result.words == ["a", "b"] && result.failure == nil)
  }

  @Test(arguments: [
    "data: {\"news\":1}\n\n", "event: message\ndata: {}\n\n", "event: new\ndata: {\n\n",
    "event: known\ndata: {\"word\":\"b\"}\n\nevent: known\ndata: {\"news\":1}\n\n",
  ]) func `fails at an event that is no news but wrong`(event: String) async {
    let result = await read([Array("data: {\"word\":\"a\"}\n\n\(event)data: [DONE]\n\n".utf8)])
    guard case .malformed = result.failure else {
      Issue.record("\(result)")
      return
    }
    #expect(result.words.first == "a")
  }

  @Test func `ends quietly where the document names no terminator`() async {
    let result = await read([Array("data: {\"word\":\"a\"}\n\n".utf8)], rules: EventRules())
    #expect(result.words == ["a"] && result.failure == nil)
  }

  @Test func `takes the usual terminator for one where the document names none`() async {
    let result = await read(
      [Array((Self.stream + "data: {\"word\":\"late\"}\n\n").utf8)], rules: EventRules())
    #expect(result.words == ["Grüße", "😀"] && result.failure == nil)
  }

  @Test(arguments: [
    "data: {\"error\":\"overloaded\"}\n\n", "event: error\ndata: {\"error\":\"overloaded\"}\n\n",
    "data: {\"word\":\"x\",\"error\":\"overloaded\"}\n\n",
  ]) func `throws the error that a stream reports`(event: String) async {
    let result = await read([Array("data: {\"word\":\"a\"}\n\n\(event)data: [DONE]\n\n".utf8)])
    #expect(result.words == ["a"])
    #expect(result.failure?.problem == Problem(error: "overloaded"))
  }

  @Test(arguments: [
    "data: {\"word\":\n\n", "data: {\"word\":1}\n\n", "event: error\ndata: no\n\n",
  ])
  func `throws on an event that is not what the document says`(event: String) async {
    let result = await read([Array("data: {\"word\":\"a\"}\n\n\(event)data: [DONE]\n\n".utf8)])
    #expect(result.words == ["a"])
    guard case .malformed = result.failure else {
      Issue.record("\(result)")
      return
    }
  }

  @Test func `stays ended after a failure`() async throws {
    var iterator = DecodedEvents<_, Word, Problem>(
      Self.pieces([Array("data: 1\n\ndata: {\"word\":\"a\"}\n\n".utf8)]), rules: EventRules()
    ).makeAsyncIterator()
    await #expect(throws: Failure.self) { try await iterator.next() }
    #expect(try await iterator.next() == nil)
  }

  @Test func `passes on what the connection throws`() async {
    struct Lost: Error {}
    let bytes = AsyncThrowingStream<[UInt8], any Error> { continuation in
      continuation.yield(Array("data: {\"word\":\"a\"}\n\nda".utf8))
      continuation.finish(throwing: Lost())
    }
    var words: [String] = []
    await #expect(throws: Lost.self) {
      for try await event in DecodedEvents<_, Word, Problem>(bytes, rules: EventRules()) {
        words.append(event.word)
      }
    }
    #expect(words == ["a"])
  }
}
