import Foundation
import TestSupport
import Testing
import UnderstudyDiagnostics
import UnderstudyEventStream
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyOpenAPI
import UnderstudyValidation

/// Replies against the bundled document, whose own examples and fixtures must keep to it.
struct ResponseValidatorTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
  static let fixtures = root.appending(path: "Fixtures/chat-completions")
  static let streams = Case.all(in: fixtures.appending(path: "streams"), "sse")
  static let bodies = Case.all(in: fixtures.appending(path: "bodies"), "json")

  private func bundled() throws -> (operation: UnderstudyOpenAPI.Operation, document: OpenAPIDocument) {
    let document = try Documents.load(
      Self.root.appending(path: "openapi/chat-completions.yaml"), named: "chat.yaml")
    return (try #require(document.operation(named: "createChatCompletion")), document)
  }

  @Test func `there are fixtures`() {
    #expect(!Self.streams.isEmpty)
    #expect(!Self.bodies.isEmpty)
  }

  @Test func `the document's own examples keep to it`() throws {
    let (operation, document) = try bundled()
    let requests = OperationValidator(operation, in: document)
    let replies = ResponseValidator(operation, in: document)
    #expect(requests.diagnostics == [])
    #expect(replies.diagnostics == [])
    var count = 0
    for example in try #require(operation.requestBody).content[0].examples {
      let body = try #require(example.value?.value.utf8())
      let request = HTTPRequest(fields: ["Content-Type": "application/json"], body: body)
      #expect(requests.check(request).violations.map(\.message) == [], "\(example.name ?? "")")
      count += 1
    }
    for response in operation.responses {
      for example in response.content.first(where: \.range.isJSON)?.examples ?? [] {
        let status = try #require(response.status.code)
        #expect(replies.violations(of: try #require(example.value), status: status).map(\.message) == [])
        count += 1
      }
    }
    #expect(count > 12)
  }

  @Test(arguments: bodies)
  func `the bodies of fixtures keep to it`(file: Case) throws {
    let (operation, document) = try bundled()
    let validator = ResponseValidator(operation, in: document)
    let body = try JSONDocument(parsing: file.bytes, file: file.name)
    #expect(validator.violations(of: body.root, status: 200).map(\.diagnostic) == [])
  }

  @Test(arguments: streams)
  func `the streams of fixtures keep to it`(file: Case) throws {
    let (operation, document) = try bundled()
    let validator = try #require(ResponseValidator(operation, in: document).stream(status: 200))
    #expect(validator.terminator == "[DONE]")
    #expect(validator.violations(of: CannedStream(try file.bytes), file: file.name).map(\.diagnostic) == [])
  }

  @Test func `an event is told with its place in the stream's file`() throws {
    let (operation, document) = try bundled()
    let validator = try #require(ResponseValidator(operation, in: document).stream(status: 200))
    let chunk = #""id":"c","object":"chat.completion.chunk","created":1,"model":"gemini-3.5-flash""#
    let stream = """
      data: {\(chunk),"choices":[{"index":0,"delta":{"role":"assistant"},"finish_reason":"stop"}]}

      : a comment
      data: {\(chunk),
      data:  "choices":[{"index":"0","delta":{},"finish_reason":null}]}

      data: {

      data: [DONE]


      """
    let violations = validator.violations(of: CannedStream(Array(stream.utf8)), file: "a.sse")
    #expect(
      violations.prefix(2).map { "\($0.diagnostic)".split(separator: "\n")[0] } == [
        "a.sse:5:28: error: 'choices[0].index' of event 2 must be an integer, but is the string '0'",
        "a.sse:7:8: error: event 3 is not JSON: the JSON text ends where a property name in double quotes was expected",
      ])
  }

  @Test func `itemSchema sees the event, and the JSON in its data`() throws {
    let document = try Documents.load(
      """
      openapi: 3.2.0
      info: { title: Ticks, version: "1" }
      paths:
        /ticks:
          get:
            operationId: ticks
            responses:
              "200":
                description: ticks
                content:
                  text/event-stream:
                    itemSchema:
                      type: object
                      required: [event, data]
                      properties:
                        event: { enum: [tick, tock] }
                        data:
                          type: string
                          contentMediaType: application/json
                          contentSchema: { type: object, required: [n], properties: { n: { type: integer } } }
      """)
    let operation = try #require(document.operation(named: "ticks"))
    let validator = try #require(ResponseValidator(operation, in: document).stream(status: 200))
    func messages(_ event: ServerSentEvent) -> [String] {
      validator.violations(of: event, number: 4).map(\.message)
    }
    #expect(messages(ServerSentEvent(data: #"{"n":1}"#, event: "tick")) == [])
    #expect(messages(ServerSentEvent(data: #"{"n":1}"#)) == ["'event' of event 4 is missing"])
    #expect(
      messages(ServerSentEvent(data: #"{"n":"1"}"#, event: "tack")) == [
        "'data.n' of event 4 must be an integer, but is the string '1'",
        "'event' of event 4 must be one of 'tick', 'tock', but is 'tack'; did you mean 'tick'?",
      ])
    #expect(
      messages(ServerSentEvent(data: "x", event: "tick")) == [
        "'data' of event 4 is not JSON: 'x' found where a value was expected"
      ])
  }

  @Test func `status, header fields and media type are held to the document`() throws {
    let document = try Documents.load(
      """
      openapi: 3.0.3
      info: { title: Replies, version: "1" }
      paths:
        /x:
          get:
            operationId: x
            responses:
              "200":
                description: fine
                headers:
                  X-Limit: { required: true, schema: { type: integer } }
                content:
                  application/json:
                    schema:
                      type: object
                      required: [secret, name]
                      properties: { secret: { type: string, writeOnly: true }, name: { type: string, nullable: true } }
              "204": { description: nothing }
              4XX: { description: wrong, content: { application/problem+json: {} } }
      """)
    let validator = ResponseValidator(try #require(document.operation(named: "x")), in: document)
    func messages(_ status: Int, _ fields: HTTPFields, _ body: String) -> [String] {
      validator.violations(status: status, fields: fields, body: Array(body.utf8)).map(\.message)
    }
    let json: HTTPFields = ["Content-Type": "application/json", "x-limit": "5"]
    #expect(messages(200, json, #"{"name":null}"#) == [])
    #expect(
      messages(200, ["Content-Type": "text/html"], "<p>") == [
        "header 'X-Limit' is missing", "the body must be 'application/json', but is 'text/html'",
      ])
    #expect(
      messages(200, ["Content-Type": "application/json", "x-limit": "five"], "{}") == [
        "header 'X-Limit' must be an integer, but is the string 'five'", "'name' is missing",
      ])
    #expect(messages(204, [:], "x") == ["there must be no body, but there is one"])
    #expect(messages(404, ["Content-Type": "application/problem+json"], "{}") == [])
    #expect(messages(500, [:], "") == ["the status must be 200, 204 or 4XX, but is 500"])
  }
}
