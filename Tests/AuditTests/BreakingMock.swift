import MicroHTTPD
import TestSupport
import Testing
import Understudy
import UnderstudyAudit
import UnderstudyCurl
import UnderstudyHTTP
import UnderstudyMocking
import UnderstudyOpenAPI

/// A mock of the bundled document whose replies are changed on their way out, on a real socket.
final class BreakingMock: HTTPService {
  /// What is done to a reply.
  typealias Change = @Sendable (_ request: HTTPRequest, _ plan: inout ReplyPlan) -> Void

  private let engine: MockEngine
  private let change: Change

  init(options: MockOptions = MockOptions(), change: @escaping Change) throws {
    engine = MockEngine(try #require(Served([.chatCompletions]).catalogue), options: options)
    self.change = change
  }

  func reply(to request: consuming HTTPRequest) -> Reply {
    let copy = request
    var reply = engine.reply(to: request)
    change(copy, &reply.plan)
    return reply
  }

  /// The report of an audit of it.
  func audit(_ options: AuditOptions = .ofChat, limits: CurlClient.Limits = .init()) async throws
    -> AuditReport
  {
    let server = try MicroServer(service: self)
    let report = try await AuditTests.audited("http://127.0.0.1:\(server.port)", .chat, options, limits)
    server.stopNow()
    return report
  }
}

extension AuditTests {
  /// The report of an audit, made on a thread of its own: the client blocks.
  static func audited(
    _ url: String, _ document: OpenAPIDocument, _ options: AuditOptions, _ limits: CurlClient.Limits = .init()
  ) async throws -> AuditReport {
    try await onThread {
      let audit = try Audit(document, url: url, options: options)
      let client = try CurlClient(limits: limits)
      return audit.run(send: { client.send($0, to: audit.origin) }, wait: { _ in })
    }
  }
}

extension AuditOptions {
  /// Everything, for the bundled document.
  static let ofChat = AuditOptions(
    methods: safeMethods.union(["POST"]), generatedCount: 1, key: "sk-audit-secret-key")
}

extension OpenAPIDocument {
  /// The bundled document.
  static let chat: OpenAPIDocument = {
    guard
      let document = OpenAPIDocument.load("openapi/chat-completions.yaml", from: BundledSource()).document
    else { fatalError("the bundled document cannot be read") }
    return document
  }()
}

extension ReplyPlan {
  /// The media type.
  var type: String {
    (sharedFields.fields + fields).first { $0.name.lowercased() == "content-type" }?.value ?? ""
  }
  var isStream: Bool { type.hasPrefix("text/event-stream") }
  var isJSON: Bool { type.hasPrefix("application/json") }

  /// The bytes of the body.
  var text: String {
    switch body {
    case .none, .live: ""
    case .whole(let bytes): String(decoding: bytes.array, as: UTF8.self)
    case .paced(let paced): String(decoding: paced.bytes.array, as: UTF8.self)
    }
  }

  /// The same reply with another body, sent at once.
  mutating func setText(_ text: String) {
    body = .whole(SharedBytes(text))
    declaredLength = nil
  }

  /// The same reply with a part of its body replaced, wherever it stands.
  mutating func replace(_ part: String, with other: String) {
    guard text.contains(part) else { return }
    setText(text.replacing(part, with: other))
  }

  /// The same reply with its body's first occurrence of a part replaced.
  mutating func replaceFirst(_ part: String, with other: String) {
    setText(text.replacing(part, with: other, maxReplacements: 1))
  }

  /// The same reply without a field, or with another value of it.
  mutating func setField(_ name: String, to value: String?) {
    let all = sharedFields.fields + fields
    sharedFields = .none
    fields = all.filter { $0.name.lowercased() != name.lowercased() }
    if let value { fields.append(HTTPField(name, value)) }
  }
}
