import APIRuntime
import UnderstudyDiagnostics
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyMocking
import UnderstudyValidation

extension Administration {
  /// How the journal is asked for: a format of its own, or a stream of events.
  private enum Form {
    case format(JournalFormat)
    case events
  }

  func listRequests(_ request: HTTPRequest) -> ReplyPlan {
    let query = AdminQuery(request)
    var sessions = engine.allSessions
    if let name = query["session"] { sessions = sessions.filter { $0.name == name } }
    let journals = sessions.map(\.journal)
    let since = query["since"] ?? request.fields["last-event-id"]
    let after = since.flatMap { UInt64($0) } ?? 0
    let filter = ExchangeFilter(
      operation: query["operation"], status: query["status"].flatMap { Int($0) },
      hasViolations: query["violations"].map { $0 == "true" })
    let exchanges = journals.flatMap(\.exchanges)
      .filter { $0.number > after && filter.matches($0) }.sorted { $0.number < $1.number }
    switch Self.form(query["format"], accept: request.fields[.accept]) {
    case .events: return AdminReply.bytes(200, events(exchanges), type: "text/event-stream")
    case .format(let format):
      let bytes = format.bytes(
        exchanges, droppedCount: journals.reduce(0) { $0 + $1.droppedCount }, times: times,
        version: options.version, scheme: access.scheme)
      return AdminReply.bytes(200, bytes, type: format.type)
    }
  }

  private static func form(_ name: String?, accept: String?) -> Form {
    if let name { return JournalFormat(rawValue: name).map(Form.format) ?? .events }
    for range in accept?.split(separator: ",") ?? [] {
      switch range.prefix(while: { $0 != ";" }).trimmed {
      case "text/event-stream": return .events
      case "application/jsonl", "application/x-ndjson": return .format(.jsonl)
      case "application/har+json": return .format(.har)
      case "application/json", "*/*", "application/*": return .format(.json)
      default: break
      }
    }
    return .format(.json)
  }

  /// Events whose ids are the requests' numbers: a client that comes back goes on after the last (WHATWG HTML §9.2.4).
  private func events(_ exchanges: [Exchange]) -> [UInt8] {
    var bytes = Array("retry: 250\n\n".utf8)
    // What is under way is sent when it is over; what came after it waits, so that nothing is sent out of order.
    for exchange in exchanges.prefix(while: { $0.end != nil }) {
      bytes += Array("id: \(exchange.number)\ndata: ".utf8) + exchange.json(times).utf8() + [0x0A, 0x0A]
    }
    return bytes
  }

  func verify(_ check: RequestCheck) throws -> ReplyPlan {
    guard let root = check.body?.root else { throw AdminReply.wrong([]) }
    var verifications: [Verification] = []
    var diagnostics: [Diagnostic] = []
    for node in root["expectations"]?.elements.map(\.self) ?? [] {
      let (verification, found) = Verification.read(node)
      if let verification { verifications.append(verification) }
      diagnostics += found
    }
    guard diagnostics.isEmpty else { throw AdminReply.wrong(diagnostics) }
    let name = root["session"]?.string
    let journal = try name.map { try existingSession(named: $0) }?.journal ?? engine.mainSession.journal
    let failures = verifications.compactMap { $0.failure(in: journal) }
    return try AdminReply.json(200, VerificationResult(passed: failures.isEmpty, failures: failures))
  }
}

/// The parameters of a request's query; of one that is there twice, the first counts.
struct AdminQuery {
  private let items: [(name: String, value: String)]

  init(_ request: HTTPRequest) {
    items = (request.query ?? "").split(separator: "&").map { item in
      let name = item.prefix { $0 != "=" }
      return (PercentCoding.decoded(name), PercentCoding.decoded(item[name.endIndex...].dropFirst()))
    }
  }

  subscript(name: String) -> String? { items.first { $0.name == name }?.value }
}

extension Substring {
  fileprivate var trimmed: String {
    let start = drop { $0 == " " || $0 == "\t" }
    return String(start.prefix { $0 != " " && $0 != "\t" }).lowercased()
  }
}
