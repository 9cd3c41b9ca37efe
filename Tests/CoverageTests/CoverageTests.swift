import TestSupport
import Testing
import Understudy
import UnderstudyCoverage
import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyOpenAPI

/// What of a document exchanges have seen, and what is required of them.
struct CoverageTests {
  static let document: OpenAPIDocument = {
    guard let document = OpenAPIDocument.load("openapi/chat-completions.yaml", from: BundledSource()).document
    else { fatalError("the bundled document cannot be read") }
    return document
  }()

  static func seen(
    _ status: Int?, type: String? = "application/json", stream: Bool = false, fault: String? = nil,
    target: String = "/v1/chat/completions"
  ) -> SeenExchange {
    SeenExchange(
      method: "POST", target: target, status: status, mediaType: type, isStream: stream, fault: fault)
  }

  static func count(_ coverage: Coverage, _ status: String, _ type: String) -> Int? {
    coverage.rows.first { $0.response.status.description == status && $0.mediaType == type }?.count
  }

  @Test func `an answer counts for its operation, status and media type`() {
    let coverage = Coverage(
      of: [
        Self.seen(200),
        Self.seen(200, type: "text/event-stream; charset=utf-8", stream: true, fault: "reset"),
        Self.seen(429, target: "/~rate-limited.mine/v1/chat/completions?x=1"),
      ], in: [Self.document])
    #expect(Self.count(coverage, "200", "application/json") == 1)
    #expect(Self.count(coverage, "200", "text/event-stream") == 1)
    #expect(Self.count(coverage, "429", "application/json") == 1)
    #expect(Self.count(coverage, "503", "application/json") == 0)
    #expect(coverage.rows.first { $0.mediaType == "text/event-stream" }?.faults == ["reset": 1])
  }

  @Test func `a fault before the head has no status, and is seen`() {
    let coverage = Coverage(of: [Self.seen(nil, type: nil, fault: "empty")], in: [Self.document])
    #expect(coverage.faults == ["empty": ["createChatCompletion"]])
    #expect(coverage.rows.allSatisfy { $0.count == 0 })
  }

  @Test func `what is not declared, and what is for nobody, is counted apart`() {
    let coverage = Coverage(
      of: [Self.seen(418), Self.seen(200, target: "/elsewhere")], in: [Self.document], droppedCount: 7)
    #expect(coverage.undeclared == ["createChatCompletion 418": 1])
    #expect(coverage.unmatchedCount == 1)
    #expect(coverage.summary.contains("1 for no operation"))
    #expect(coverage.summary.contains("the journal had dropped 7 before"))
  }

  @Test func `without a media type it is found out as far as there is no choice`() {
    let coverage = Coverage(
      of: [Self.seen(200, type: nil, stream: true), Self.seen(401, type: nil)], in: [Self.document])
    #expect(Self.count(coverage, "200", "text/event-stream") == 1)
    #expect(Self.count(coverage, "401", "application/json") == 1)
  }

  // MARK: Requirements

  @Test func `what is required and was not seen is told at its place`() throws {
    let coverage = Coverage(of: [Self.seen(200)], in: [Self.document])
    let missing = try #require(CoverageRequirement("status=all")).missing(in: coverage)
    #expect(missing.count == 9)
    #expect(missing[0].message == "createChatCompletion: status 400 was not seen")
    #expect(missing[0].location?.file == "openapi/chat-completions.yaml")
  }

  struct Required: Sendable, CustomTestStringConvertible {
    var text: String
    /// How many diagnostics there are, where two statuses of ten, two media types of eleven and one fault were seen.
    var missing: Int
    var testDescription: String { text }
  }

  @Test(arguments: [
    Required(text: "operation=all", missing: 0), Required(text: "operation=2", missing: 1),
    Required(text: "status=20%", missing: 0), Required(text: "status=21%", missing: 1),
    Required(text: "status=2", missing: 0), Required(text: "status=3", missing: 1),
    Required(text: "status=200,429", missing: 0), Required(text: "status=200,503,999", missing: 2),
    Required(text: "media-type=2", missing: 0), Required(text: "media-type=all", missing: 9),
    Required(text: "fault=reset", missing: 0), Required(text: "fault=reset,close", missing: 1),
    Required(text: "fault=1", missing: 0), Required(text: "fault=2", missing: 1),
  ])
  func `a requirement is met or not`(required: Required) throws {
    let coverage = Coverage(of: [Self.seen(200, fault: "reset"), Self.seen(429)], in: [Self.document])
    let requirement = try #require(CoverageRequirement(required.text))
    #expect(requirement.missing(in: coverage).count == required.missing)
  }

  @Test(arguments: [
    "", "status", "status=", "status=101%", "status=-1", "fault=all", "fault=5%", "weather=all",
  ])
  func `what is no requirement is refused`(text: String) {
    #expect(CoverageRequirement(text) == nil)
  }

  // MARK: Journals

  static let exchange =
    #"{"operation":"createChatCompletion","request":{"method":"POST","target":"/v1/x"},"status":200,"#
    + #""mediaType":"application/json","isStream":false,"fault":"close"}"#

  @Test(arguments: [
    exchange, exchange + "\n", "\n" + exchange + "\n\n", "{\"dropped\": 0, \"requests\": [\(exchange)]}",
    #"{"log": {"entries": [{"request": {"method": "POST", "url": "http://h:1/v1/x"}, "_fault": "close", "#
      + #""_operation": "createChatCompletion","#
      + #""response": {"status": 200, "content": {"mimeType": "application/json"}}}]}}"#,
  ])
  func `a journal is read in each of its forms`(text: String) throws {
    let (exchanges, dropped) = try SeenExchange.list(in: Array(text.utf8), file: "journal")
    #expect(
      exchanges == [
        SeenExchange(
          operation: "createChatCompletion", method: "POST", target: "/v1/x", status: 200,
          mediaType: "application/json", fault: "close")
      ])
    #expect(dropped == 0)
  }

  @Test(arguments: [
    ("[]", "journal:1:1: error: this is no journal"),
    ("\(exchange)\n{\"b\"", "journal:2:5: error: this is neither JSON"),
    ("\(exchange)\n{}", "journal:2:1: error: an exchange has a 'request'"),
    (#"{"requests": [{"request": {}}]}"#, "journal:1:15: error: an exchange has a 'request'"),
    (#"{"log": {"entries": [5]}}"#, "journal:1:22: error: an entry has a 'request'"),
  ])
  func `what is no journal is told with its place`(text: String, message: String) {
    let error = #expect(throws: DiagnosticError.self) {
      try SeenExchange.list(in: Array(text.utf8), file: "journal")
    }
    #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
  }
}
