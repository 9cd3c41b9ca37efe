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

  func listRequests(_ request: HTTPRequest) throws -> Reply {
    let query = AdminQuery(request)
    var sessions = engine.allSessions
    if let name = query["session"] { sessions = sessions.filter { $0.name == name } }
    let journals = sessions.map(\.journal)
    let after = query["since"].flatMap { UInt64($0) } ?? 0
    let filter = ExchangeFilter(
      operation: query["operation"], status: query["status"].flatMap { Int($0) },
      hasViolations: query["violations"].map { $0 == "true" })
    switch Self.form(query["format"], accept: request.fields[.accept]) {
    case .events:
      return try events(
        request, of: query["session"], droppedCount: journals.reduce(0) { $0 + $1.droppedCount }
      ) { $0.number > after && filter.matches($0) }
    case .format(let format):
      let exchanges = journals.flatMap(\.exchanges)
        .filter { $0.number > after && filter.matches($0) }.sorted { $0.number < $1.number }
      let bytes = format.bytes(
        exchanges, droppedCount: journals.reduce(0) { $0 + $1.droppedCount }, times: times,
        version: options.version, scheme: access.scheme)
      return Reply(AdminReply.bytes(200, bytes, type: format.type))
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
