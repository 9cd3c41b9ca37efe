import APIRuntime
import Testing

/// Streams of a JSON value a line.
@Suite struct DecodedLinesTests {
  private typealias Word = DecodedEventsTests.Word
  private typealias Failure = DecodedEventsTests.Failure

  private static let lines = "{\"word\":\"Grüße\"}\n\r\n {\"word\":\"a\\nb\"}\r\n{\"word\":\"😀\"}\n"
  private static let words = ["Grüße", "a\nb", "😀"]

  /// What can be read of a stream, and why it ended.
  private func read(
    _ pieces: [String], rules: EventRules = EventRules(errorProperties: ["error"]), longestLine: Int = 1000
  ) async -> (words: [String], failure: Failure?) {
    await read(pieces.map { Array($0.utf8) }, rules: rules, longestLine: longestLine)
  }

  private func read(
    _ pieces: [[UInt8]], rules: EventRules = EventRules(errorProperties: ["error"]), longestLine: Int = 1000
  ) async -> (words: [String], failure: Failure?) {
    var words: [String] = []
    do {
      let lines = DecodedLines<_, DecodedEventsTests.Word, DecodedEventsTests.Problem>(
        DecodedEventsTests.pieces(pieces), rules: rules, longestLine: longestLine)
      for try await item in lines { words.append(item.word) }
      return (words, nil)
    } catch {
      return (words, error as? Failure)
    }
  }

  @Test func `gives the same values wherever the bytes are cut`() async {
    let bytes = Array(Self.lines.utf8)
    for cut in 0...bytes.count {
      let result = await read([Array(bytes[..<cut]), Array(bytes[cut...])])
      #expect(result.words == Self.words && result.failure == nil, "cut at \(cut)")
    }
    let single = await read(bytes.map { [$0] })
    #expect(single.words == Self.words && single.failure == nil)
  }

  @Test func `the last line needs no end, but its value must be whole`() async {
    #expect(await read(["{\"word\":\"a\"}"]).words == ["a"])
    let cut = await read(["{\"word\":\"a\"}\n{\"word\":\"b"])
    #expect(cut.words == ["a"])
    guard case .truncated = cut.failure else {
      Issue.record("\(String(describing: cut.failure))")
      return
    }
  }

  @Test func `says what a line has wrong, and reads no further`() async {
    for text in ["{\"word\":1}\n{\"word\":\"b\"}\n", "word\n{\"word\":\"b\"}\n", "{\"word\":1}"] {
      let result = await read([text])
      #expect(result.words.isEmpty)
      guard case .malformed(let data, _) = result.failure else {
        Issue.record("\(String(describing: result.failure))")
        continue
      }
      #expect(data == text.split(separator: "\n").first.map(String.init))
    }
  }

  @Test func `a line that reports an error is the end`() async {
    let result = await read(["{\"word\":\"a\"}\n{\"error\":\"busy\"}\n{\"word\":\"b\"}\n"])
    #expect(result.words == ["a"] && result.failure?.problem == .init(error: "busy"))
  }

  @Test func `ends at its terminator, and is cut without it`() async {
    let rules = EventRules(terminator: "end")
    #expect(await read(["{\"word\":\"a\"}\nend\nnonsense"], rules: rules).failure == nil)
    #expect(await read(["{\"word\":\"a\"}\nend"], rules: rules).failure == nil)
    guard case .truncated = await read(["{\"word\":\"a\"}\n"], rules: rules).failure else {
      Issue.record("no failure")
      return
    }
  }

  @Test func `record separators part values too`() async {
    #expect(await read(["\u{1E}{\"word\":\"a\"}\n\u{1E}{\"word\":\"b\"}\n"]).words == ["a", "b"])
  }

  @Test func `a line without end is given up`() async {
    let piece = String(repeating: "x", count: 100)
    guard case .malformed(_, let reason) = await read(Array(repeating: piece, count: 11)).failure else {
      Issue.record("no failure")
      return
    }
    #expect("\(reason)" == "the line is longer than 1000 bytes")
  }
}
