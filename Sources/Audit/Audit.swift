public import UnderstudyCurl
public import UnderstudyDiagnostics
public import UnderstudyHTTP
import UnderstudyMocking
public import UnderstudyOpenAPI
import UnderstudyValidation

/// Holds a live endpoint to its document.
///
/// A document, a URL and options come in. ``init(_:url:options:)`` plans all requests (`OperationPlanner`), so that they can
/// be shown before one is sent; ``run(send:wait:)`` sends them one after the other, judges each reply (`Judgement`) and puts
/// what they show together in an ``AuditReport``.
public struct Audit: Sendable {
  /// The requests, in the order in which they are sent.
  public let requests: [PlannedRequest]
  /// What is not sent, and why.
  public let notes: [String]
  /// Scheme, host and port: what each request's target is put after.
  public let origin: String

  private let url: String
  private let document: OpenAPIDocument
  private let operations: [Operation]
  private let options: AuditOptions
  private let secrets: Secrets

  /// Plans an audit.
  ///
  /// - Parameter url: scheme, host and, where it is not that of the document's server, the base path.
  /// - Throws: where nothing can be sent, and what to do about it.
  public init(_ document: OpenAPIDocument, url: String, options: AuditOptions) throws(DiagnosticError) {
    let (origin, path) = try AuditAddress.parts(of: url)
    let (operations, refused) = try Self.selection(of: document, options)
    self.origin = origin
    self.url = url
    self.document = document
    self.options = options
    secrets = Secrets(options)
    var notes = refused
    var all: [[PlannedRequest]] = []
    for operation in operations {
      let basePath = path ?? PercentCoding.encoded(path: operation.servers.first?.basePath ?? "")
      var planner = OperationPlanner(operation, of: document, options, basePath: basePath)
      planner.plan()
      notes += planner.notes.map { "\(operation.name): \($0)" }
      all.append(planner.planned)
    }
    self.operations = operations
    let (requests, left) = Self.cut(all, to: options.maximumRequests)
    if left > 0 {
      notes.append("\(AuditReport.counted(left, "request")) more were planned than may be sent")
    }
    self.requests = requests
    self.notes = notes
    if requests.isEmpty {
      throw DiagnosticError(
        .error("there is nothing to send", at: nil, notes: notes.map { Diagnostic.Note($0) }))
    }
  }

  /// As many requests as may be sent: of each operation the first, then of each the next. Operations stay together, those
  /// that delete last.
  private static func cut(_ all: [[PlannedRequest]], to count: Int) -> ([PlannedRequest], left: Int) {
    let ranked = all.enumerated().flatMap { operation, requests in
      requests.indices.map { (rank: $0, operation: operation) }
    }.sorted { ($0.rank, $0.operation) < ($1.rank, $1.operation) }
    let chosen = ranked.prefix(max(0, count)).map { all[$0.operation][$0.rank] }
    let order = Dictionary(
      uniqueKeysWithValues: all.enumerated().compactMap { position, requests in
        requests.first.map {
          ($0.operation.name, $0.operation.method == "DELETE" ? position + all.count : position)
        }
      })
    var requests = chosen.enumerated().sorted { left, right in
      let (one, other) = (order[left.element.operation.name] ?? 0, order[right.element.operation.name] ?? 0)
      return (one, left.offset) < (other, right.offset)
    }.map(\.element)
    for position in requests.indices { requests[position].number = position + 1 }
    return (requests, ranked.count - chosen.count)
  }

  /// A request as it goes out, without secrets: what `--dry-run` prints.
  public func text(of planned: PlannedRequest) -> String {
    let request = planned.request
    var lines = ["\(request.method) \(origin)\(secrets.redacted(request.target))"]
    lines += request.fields.map { "\($0.name): \(secrets.value(of: $0))" }
    if !request.body.isEmpty {
      let text = secrets.redacted(String(decoding: request.body.prefix(2000), as: UTF8.self))
      lines += ["", request.body.count > 2000 ? text + "… (\(request.body.count) bytes)" : text]
    }
    return "# \(planned.number) \(planned.operation.name), \(planned.purpose.rawValue): \(planned.label)\n"
      + lines.joined(separator: "\n") + "\n"
  }

  /// Sends all requests and judges the replies.
  ///
  /// - Parameters:
  ///   - send: sends one and gives what came back.
  ///   - wait: waits that long before the next.
  public func run(send: (HTTPRequest) -> Transfer, wait: (Duration) -> Void) -> AuditReport {
    var report = AuditReport(url: url, document: document.file, coverage: AuditCoverage(operations))
    report.notes = notes
    var validators: [String: ResponseValidator] = [:]
    var list = FindingList()
    var watch = Watch()
    let start = ContinuousClock.now
    for planned in requests {
      if planned.number > 1, options.interval > .zero { wait(options.interval) }
      let transfer = send(planned.request)
      if let failure = watch.failure(transfer, origin: origin) {
        report.failure = failure
        break
      }
      let name = planned.operation.name
      let validator = validators[name] ?? ResponseValidator(planned.operation, in: document)
      validators[name] = validator
      let judgement = Judgement(planned, transfer, by: validator, secrets)
      for finding in judgement.findings { list.add(finding) }
      report.coverage.add(transfer, to: planned.operation)
      report.entries.append(entry(planned, transfer, judgement.stream))
      if let reason = watch.reasonToStop {
        report.notes.append(reason)
        break
      }
    }
    report.findings = list.findings
    report.time = ContinuousClock.now - start
    return report
  }

  private func entry(_ planned: PlannedRequest, _ transfer: Transfer, _ stream: StreamRecord?)
    -> AuditReport.Entry
  {
    AuditReport.Entry(
      number: planned.number, operation: planned.operation.name, purpose: planned.purpose,
      title: planned.title(secrets), status: transfer.status, headTime: transfer.headTime,
      time: transfer.time,
      size: transfer.body.count, eventCount: stream?.eventCount, firstEventTime: stream?.firstTime,
      longestGap: stream?.longestGap)
  }
}

/// Watches for what makes going on pointless.
private struct Watch {
  private var count = 0
  private var lost = 0
  private var pages = 0
  private(set) var reasonToStop: String?

  /// Why there can be no audit at all: the first request shows it.
  mutating func failure(_ transfer: Transfer, origin: String) -> Diagnostic? {
    count += 1
    let type = transfer.fields[.contentType]?.lowercased() ?? ""
    pages += type.hasPrefix("text/html") ? 1 : 0
    if transfer.status == nil { lost += 1 } else { lost = 0 }
    if lost >= 5 { reasonToStop = "stopped after request \(count): five in a row had no answer" }
    if pages == count, pages >= 5 {
      reasonToStop = "stopped after request \(count): all replies are web pages; the URL leads to a web site"
    }
    guard count == 1 else { return nil }
    switch transfer.failure {
    case .unreachable(let reason)?:
      return .error(
        "there is nobody at \(origin): \(reason)", notes: [.init("is the service up, and the URL right?")])
    case .untrusted(let reason)?:
      return .error(
        "the certificate of \(origin) is not trusted: \(reason)",
        notes: [.init("name the certificate to trust with --certificates FILE")])
    default: return nil
    }
  }
}
