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

  private func validator() throws -> StreamValidator {
    let url = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "Cases/courses/document.yaml")
    let document = try Documents.load(url, named: "document.yaml")
    let operation = try #require(document.operation(named: "answer"))
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
}
