import Testing
import UnderstudyAudit
import UnderstudyCurl
import UnderstudyDiagnostics
import UnderstudyHTTP
import UnderstudyOpenAPI

/// Streams held to both readings of an event's schema, and to their contract: `schema` sees the JSON in the data (3.0 and 3.1),
/// `itemSchema` the event as an object (3.2).
struct StreamReadingTests {
  /// What comes over the wire, and what an audit makes of it.
  struct Stream: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    /// How much of it comes before the connection breaks; `nil`: all.
    var cut = false
    var rules: [AuditFinding.Rule]
    var testDescription: String { name }
  }

  static let contract = "x-stream: {terminator: END, constant: [/id], exactlyOnce: [/last]}"

  static func document(_ version: String, _ schema: String) throws -> OpenAPIDocument {
    let text = """
      openapi: \(version)
      info: {title: Ticks, version: "1"}
      paths:
        /ticks:
          get:
            operationId: ticks
            responses:
              "200":
                description: Ticks.
                content:
                  text/event-stream:
                    \(schema)
                    \(contract)
      """
    return try #require(OpenAPIDocument.load("ticks.yaml", from: MemorySource(["ticks.yaml": text])).document)
  }

  static func report(_ document: OpenAPIDocument, _ stream: Stream) throws -> AuditReport {
    let audit = try Audit(
      document, url: "http://127.0.0.1:1", options: AuditOptions(maximumRequests: 1, generatedCount: 0))
    return audit.run(
      send: { _ in
        var transfer = Transfer()
        transfer.status = 200
        transfer.fields = ["Content-Type": "text/event-stream"]
        transfer.body = Array(stream.text.utf8)
        // Cut where no event ends, as networks do.
        let half = transfer.body.count / 2
        transfer.pieces = [
          .init(end: half, time: .milliseconds(5)), .init(end: transfer.body.count, time: .milliseconds(45)),
        ]
        if stream.cut { transfer.failure = .truncated("reset") }
        return transfer
      }, wait: { _ in })
  }

  static func event(_ number: Int, _ more: String = "", type: String = "tick", id: String = "a") -> String {
    "event: \(type)\ndata: {\"id\": \"\(id)\", \"n\": \(number)\(more)}\n\n"
  }

  static let good = event(1) + event(2) + event(3, ", \"last\": true")
  static let end = "data: END\n\n"

  static let streams = [
    Stream(name: "right", text: good + end, rules: []),
    Stream(name: "no terminator", text: good, rules: [.noTerminator]),
    Stream(
      name: "a value that changes", text: event(1) + event(2, id: "b") + event(3, ", \"last\": true") + end,
      rules: [.wrongStream]),
    Stream(
      name: "a value given twice", text: event(1, ", \"last\": true") + good + end, rules: [.wrongStream]),
    Stream(name: "an event after the end", text: good + end + event(4), rules: [.wrongStream]),
    Stream(
      name: "data that breaks the schema", text: "data: {\"id\": \"a\", \"n\": \"x\"}\n\n" + good + end,
      rules: [.wrongEvent]),
    Stream(name: "cut within an event", text: event(1) + "data: {", cut: true, rules: [.truncated]),
    Stream(name: "an event that is not finished", text: good + "data: END\n", rules: [.wrongStream]),
  ]

  @Test(arguments: streams) func `a schema of the data is held to the data`(stream: Stream) throws {
    let document = try Self.document(
      "3.1.0",
      "schema: {type: object, required: [id, n], properties: {id: {type: string}, n: {type: integer}, last: {type: boolean}}}"
    )
    let report = try Self.report(document, stream)
    #expect(report.findings.map(\.rule) == stream.rules, "\(report.diagnostics)")
    if !stream.cut {
      #expect(report.entries.first?.firstEventTime == .milliseconds(5))
      #expect(report.entries.first?.longestGap == .milliseconds(40))
    }
  }

  @Test(arguments: streams) func `a schema of the event is held to the event`(stream: Stream) throws {
    let document = try Self.document(
      "3.2.0",
      """
      itemSchema:
                        type: object
                        required: [data]
                        properties:
                          data: {contentMediaType: application/json, contentSchema: {type: object, required: [id, n], properties: {n: {type: integer}}}}
      """)
    let report = try Self.report(document, stream)
    #expect(report.findings.map(\.rule) == stream.rules, "\(report.diagnostics)")
  }

  @Test func `a schema of the event sees its type, which one of the data does not`() throws {
    let stream = Stream(
      name: "another type", text: Self.event(1, ", \"last\": true", type: "tock") + Self.end,
      rules: [.wrongEvent])
    let items = try Self.document("3.2.0", "itemSchema: {properties: {event: {const: tick}}}")
    #expect(try Self.report(items, stream).findings.map(\.rule) == [.wrongEvent])
    let data = try Self.document("3.1.0", "schema: {type: object}")
    #expect(try Self.report(data, stream).findings.isEmpty)
  }
}
