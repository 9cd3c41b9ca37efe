import APIRuntime
import ChatCompletions
import Foundation
import TestSupport
import Testing

/// Everything that is served by default, read into the generated types and written back.
@Suite struct BundledFixturesTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Fixtures/chat-completions").standardized

  static let bodies = Case.all(in: folder.appending(path: "bodies"), "json")
  static let streams = Case.all(in: folder.appending(path: "streams"), "sse")

  @Test func `there are bodies and streams to read`() {
    #expect(!Self.bodies.isEmpty)
    #expect(!Self.streams.isEmpty)
  }

  @Test(arguments: bodies) func `a body is the same after reading and writing`(body: Case) throws {
    let bytes = try body.bytes
    let document = try JSONValue(parsing: bytes)
    if document["error"] == nil {
      try expectSame(ChatCompletionResponse.self, bytes)
    } else {
      try expectSame(ErrorResponse.self, bytes)
    }
  }

  @Test(arguments: streams) func `each event is the same after reading and writing`(stream: Case) async throws
  {
    var events = CreateChatCompletion.events(in: Pieces([try stream.bytes])).makeAsyncIterator()
    for line in try stream.text.split(separator: "\n") where line.hasPrefix("data: {") {
      let chunk = try #require(await events.next())
      let written = try ExactJSONEncoder().value(of: chunk)
      #expect(try written == JSONValue(parsing: String(line.dropFirst("data: ".count))))
      // Nothing that the bundled fixtures say is unknown to the types.
      #expect(chunk.additionalProperties.isEmpty)
      #expect(
        chunk.choices.allSatisfy { $0.finishReason?.isKnown ?? true && $0.delta.additionalProperties.isEmpty }
      )
    }
    #expect(try await events.next() == nil)
  }

  @Test(arguments: streams) func `a stream that is cut anywhere fails`(stream: Case) async throws {
    let bytes = try stream.bytes
    // The last event ends with a blank line, which may be there twice.
    let whole = try #require(bytes.lastRange(of: Array("data: [DONE]".utf8))).upperBound + 2
    // The whole terminator and what is before it, byte for byte, and a dozen places elsewhere.
    var cuts = Array(stride(from: 0, to: whole - 24, by: max(1, whole / 12)))
    cuts += Array(whole - 24..<whole)
    for cut in cuts {
      await #expect(throws: CreateChatCompletion.EventFailure.self, "cut at byte \(cut)") {
        for try await _ in CreateChatCompletion.events(in: Pieces([Array(bytes[..<cut])])) {}
      }
    }
  }

  private func expectSame<Value: Codable & Equatable>(_ type: Value.Type, _ bytes: [UInt8]) throws {
    let value: Value = try ExactJSONDecoder().decode(from: bytes)
    #expect(try ExactJSONEncoder().value(of: value) == JSONValue(parsing: bytes))
    // Foundation's coders agree.
    let other = try JSONDecoder().decode(Value.self, from: Data(bytes))
    #expect(other == value)
    #expect(try JSONValue(parsing: Array(JSONEncoder().encode(other))) == JSONValue(parsing: bytes))
  }
}

/// Bytes in the pieces in which a connection gave them.
struct Pieces: AsyncSequence, AsyncIteratorProtocol {
  typealias Element = [UInt8]
  private var rest: ArraySlice<[UInt8]>

  init(_ pieces: [[UInt8]]) {
    rest = pieces[...]
  }

  func makeAsyncIterator() -> Self { self }
  mutating func next() async -> [UInt8]? { rest.popFirst() }
}

extension [UInt8] {
  /// Where some bytes are found last.
  fileprivate func lastRange(of bytes: [UInt8]) -> Range<Int>? {
    indices.reversed().first { self[$0...].starts(with: bytes) }.map { $0..<$0 + bytes.count }
  }
}
