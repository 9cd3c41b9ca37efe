import Foundation
import TestSupport
import Testing
import Understudy
import UnderstudyDiagnostics
import UnderstudyEventStream
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyMocking
import UnderstudyOpenAPI
import UnderstudyValidation
import UnderstudyYAML

/// What the document itself answers: `Accept`, `Prefer` and Prism's query, media types, examples, streams.
struct ReplyTableTests {
  /// One line of `Cases/replies/table.yaml`.
  struct Line: Sendable, CustomTestStringConvertible {
    var value: JSONValue

    subscript(name: String) -> JSONValue? { value[name] }
    var testDescription: String {
      ["method", "get", "accept", "prefer", "why"].compactMap { value[$0]?.string }.joined(separator: " · ")
    }
  }

  static let lines: [Line] = {
    let path = Files.cases("replies/table.yaml")
    let (document, _) = YAMLText.parse(
      Array(FileManager.default.contents(atPath: path) ?? Data()), file: path)
    return document?.root.elements.map { Line(value: $0.value) } ?? []
  }()

  static let served = Served([.file(Files.cases("replies/replies.yaml"))])
  static let document = loaded("replies/replies.yaml")

  static func loaded(_ path: String) -> OpenAPIDocument? {
    OpenAPIDocument.load(Files.cases(path), from: FileSource()).document
  }

  @Test func `there are lines`() {
    #expect(Self.lines.count > 60)
  }

  @Test(arguments: lines)
  func `answers as the table has it`(line: Line) async throws {
    let options = MockOptions(readsPrismQuery: line["prism"] == true)
    let mock = try TestMock(.inMemory, Self.served, options)
    var fields = HTTPFields()
    for name in ["accept", "prefer"] { line[name]?.string.map { fields.append(name, $0) } }
    let target = try #require(line["get"]?.string)
    let method = line["method"]?.string ?? "GET"
    let received = try await mock.send(HTTPRequest(method: method, target: target, fields: fields))
    #expect(received.status == line["status"]?.integer, "\(received.text)")
    if let problem = line["problem"]?.string {
      #expect(received.fields["understudy-error"] == problem)
      return
    }
    #expect(received.fields["understudy-error"] == nil, "\(received.text)")
    if let type = line["type"]?.string { #expect(received.fields["content-type"] == type) }
    if let body = line["body"]?.string { #expect(received.text == body) }
    if let json = line["json"] { #expect(received.json == json, "\(received.text)") }
    if let start = line["starts"]?.string { #expect(received.text.hasPrefix(start), "\(received.text)") }
    if let name = line["header"]?.string { #expect(received.fields[name] != nil) }
    if line["dynamic"] == true {
      #expect(![["id": 1, "name": "First"], ["id": 2, "name": "Second"]].contains(received.json))
    }
    let path = String(target.prefix { $0 != "?" })
    let operation = try #require(Self.document?.operation(at: path, method: method))
    let validator = ResponseValidator(operation, in: try #require(Self.document))
    if line["valid"] == true {
      let violations = validator.violations(
        status: received.status ?? 0, fields: received.fields, body: received.body)
      #expect(violations.isEmpty, "\(received.text): \(violations.map(\.message))")
    }
    if let count = line["events"]?.integer {
      let stream = CannedStream(received.body)
      #expect(stream.events.count == count)
      let violations = try #require(validator.stream(status: 200)).violations(of: stream, file: "stream")
      #expect(violations.isEmpty, "\(received.text): \(violations.map(\.message))")
    }
    if let count = line["lines"]?.integer {
      let texts = received.text.split(separator: "\n").map { $0.drop { $0 == "\u{1E}" } }
      #expect(texts.count == count)
      #expect(received.text.contains("\u{1E}") == (received.fields["content-type"] == "application/json-seq"))
      for text in texts {
        #expect((try JSONValue(parsing: String(text)))["id"]?.integer != nil)
      }
      #expect(Set(texts).count == count, "items should differ")
    }
  }

  @Test func `the same seed gives the same answer, another seed another`() async throws {
    let mock = try TestMock(.inMemory, Self.served)
    func answer(_ seed: String) async throws -> String {
      try await mock.send(HTTPRequest(target: "/forms", fields: ["Prefer": "dynamic=true, seed=\(seed)"]))
        .text
    }
    let first = try await answer("7")
    #expect(try await answer("7") == first)
    var others: Set<String> = []
    for seed in ["8", "9", "words", "other words"] { others.insert(try await answer(seed)) }
    #expect(others.count > 2 && !others.contains(first))
    let applied = try await mock.send(
      HTTPRequest(target: "/forms", fields: ["Prefer": "dynamic=true, seed=7"]))
    #expect(applied.fields["preference-applied"] == "dynamic=true, seed=7")
  }

  @Test func `without a seed each answer is drawn anew`() async throws {
    let mock = try TestMock(.inMemory, Self.served)
    var answers: Set<String> = []
    for _ in 0..<8 {
      answers.insert(
        try await mock.send(HTTPRequest(target: "/forms", fields: ["Prefer": "dynamic=true"])).text)
    }
    #expect(answers.count > 4)
  }

  @Test func `a server may generate all of its answers`() async throws {
    let mock = try TestMock(.inMemory, Self.served, MockOptions(isDynamic: true))
    let first: JSONValue = ["id": 1, "name": "First"]
    #expect(try await mock.send(HTTPRequest(target: "/examples")).json != first)
    let asked = HTTPRequest(target: "/examples", fields: ["Prefer": "dynamic=false"])
    #expect(try await mock.send(asked).json == first)
  }

  @Test func `header fields have the values that the document allows`() async throws {
    let mock = try TestMock(.inMemory, Self.served)
    let operation = try #require(Self.document?.operation(at: "/headers", method: "GET"))
    let validator = ResponseValidator(operation, in: try #require(Self.document))
    for prefer in ["code=200", "dynamic=true, seed=1", "dynamic=true, seed=2"] {
      let received = try await mock.send(HTTPRequest(target: "/headers", fields: ["Prefer": prefer]))
      let violations = validator.violations(status: 200, fields: received.fields, body: received.body)
      #expect(violations.isEmpty, "\(prefer): \(violations.map(\.message))")
      for name in ["x-rate-limit", "x-expires", "x-tags", "x-range", "x-json", "x-wrong", "x-example"] {
        #expect(received.fields[name] != nil, "\(name)")
      }
      #expect(received.fields["retry-after"] == nil, "whether to try again is for the scenario to say")
      #expect(received.fields["content-length"] == nil)
    }
    let usual = try await mock.send(HTTPRequest(target: "/headers"))
    #expect(usual.fields["x-example"] == "as the document has it")
    #expect(usual.fields["x-json"] == #"{"a":1}"#)
  }

  @Test func `events are as itemSchema and x-stream have them`() async throws {
    let mock = try TestMock(.inMemory, Served([.file(Files.cases("replies/streams-3.2.yaml"))]))
    let document = try #require(Self.loaded("replies/streams-3.2.yaml"))
    for prefer in ["code=200", "dynamic=true, seed=1", "dynamic=true, seed=2"] {
      for path in ["/events", "/contract"] {
        let received = try await mock.send(HTTPRequest(target: path, fields: ["Prefer": prefer]))
        let operation = try #require(document.operation(at: path, method: "GET"))
        let stream = CannedStream(received.body)
        let validator = try #require(ResponseValidator(operation, in: document).stream(status: 200))
        #expect(validator.violations(of: stream, file: "stream").isEmpty, "\(received.text)")
        #expect(stream.events.count == (path == "/events" ? 3 : 4))
        guard path == "/contract" else { continue }
        #expect(stream.events.last?.received.event.data == "[DONE]")
        let values = try stream.events.dropLast().map { try JSONValue(parsing: $0.received.event.data) }
        #expect(Set(values.map { $0["id"] }).count == 1)
        #expect(values.first?["state"] == "first" && values.last?["state"] == "last")
      }
      let lines = try await mock.send(HTTPRequest(target: "/lines", fields: ["Prefer": prefer]))
      #expect(lines.text.split(separator: "\n").count == 3)
    }
  }

  @Test func `lint says which examples are not sent, and what cannot be generated`() throws {
    var served = Self.served
    served.checkSchemas()
    let texts = served.diagnostics.map(\.description)
    #expect(
      texts.contains { $0.contains("the example breaks its own schema") && $0.contains("replies.yaml:") })
    #expect(
      texts.contains { $0.contains("no value of this schema was found") && $0.contains("replies.yaml:") })
  }

  @Test func `HEAD is answered as GET, without the body`() async throws {
    for way in Way.allCases {
      let mock = try TestMock(way, Self.served)
      let head = try await mock.send(
        HTTPRequest(method: "HEAD", target: "/forms", fields: ["Accept": "application/xml"]))
      #expect(head.status == 200 && head.body.isEmpty)
      #expect(head.fields["content-type"] == "application/xml")
    }
  }
}

extension OpenAPIDocument {
  /// The operation of a path as the document writes it, or of one whose first segment is the same.
  fileprivate func operation(at path: String, method: String) -> UnderstudyOpenAPI.Operation? {
    operations.first { $0.path.text == path && $0.method == method }
      ?? operations.first { $0.path.text.hasPrefix(path.prefix(5)) && $0.method == method }
  }
}
