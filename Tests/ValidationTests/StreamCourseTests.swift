import Foundation
import TestSupport
import Testing
import UnderstudyEventStream
import UnderstudyJSON
import UnderstudyOpenAPI
import UnderstudyValidation

/// Streams against the contract of a document: a stream a file, what it breaks beside it.
struct StreamCourseTests {
  static let streams = Case.all(in: "courses", withExtension: "sse")

  private func validator(
    in folder: String = "courses", of operation: String = "answer"
  ) throws -> StreamValidator {
    let url = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "Cases/\(folder)/document.yaml")
    let document = try Documents.load(url, named: "document.yaml")
    let operation = try #require(document.operation(named: operation))
    return try #require(ResponseValidator(operation, in: document).stream(status: 200))
  }

  @Test func `there are streams`() { #expect(Self.streams.count > 5) }

  @Test(arguments: streams)
  func `tells what a stream breaks by its course`(file: Case) throws {
    let violations = try validator().violations(of: CannedStream(file.bytes), file: file.name + ".sse")
    let text = violations.map { "\($0.diagnostic)\n" }.joined()
    try expectGolden(text, at: file.url.deletingPathExtension().appendingPathExtension("expected"))
    #expect(text.isEmpty == (file.name == "good"))
  }

  @Test func `puts the events together`() throws {
    var course = try #require(try validator().course)
    let good = try #require(Self.streams.first { $0.name == "good" })
    for event in CannedStream(try good.bytes).events {
      #expect(course.violations(of: event.received.event) == [])
    }
    #expect(course.end() == [])
    let whole = try JSONValue(
      parsing: #"""
        {"id": "a", "object": "answer", "choices": [
          {"index": 0, "message": {"content": "Hello"}, "finish_reason": "stop"},
          {"index": 1, "message": {"content": "xy"}, "finish_reason": "stop"}]}
        """#)
    #expect(course.whole == whole)
  }

  // MARK: Tool calls

  static let tools = Case.all(in: "tools", withExtension: "sse")

  @Test func `there are streams of tool calls`() { #expect(Self.tools.count > 5) }

  @Test(arguments: tools, ["data", "items"])
  func `arguments come in fragments, and must be JSON when they are put together`(
    file: Case, operation: String
  ) throws {
    let validator = try validator(in: "tools", of: operation)
    let violations = try validator.violations(of: CannedStream(file.bytes), file: file.name + ".sse")
    // A schema of the data sees a place in it, one of the event sees a text: their places differ, and else nothing.
    try expectGolden(
      violations.map { "\($0.diagnostic)\n" }.joined(),
      at: file.url.deletingPathExtension().appendingPathExtension("\(operation).expected"))
    #expect(violations.isEmpty == (file.name == "good"))
  }

  @Test func `tool calls are put together, each of its own fragments`() throws {
    var course = try #require(try validator(in: "tools", of: "data").course)
    let good = try #require(Self.tools.first { $0.name == "good" })
    for event in CannedStream(try good.bytes).events {
      #expect(course.violations(of: event.received.event) == [])
    }
    #expect(course.end() == [])
    let calls = course.whole?["choices"]?[0]?["message"]?["tool_calls"]?.array ?? []
    #expect(calls.map { $0["id"]?.string } == ["call_1", "call_2"])
    let arguments = try calls.map { call in
      try JSONValue(parsing: Array((call["function"]?["arguments"]?.string ?? "").utf8))
    }
    #expect(arguments == [["city": "Lisbon"], ["city": "Husum"]])
  }
}
