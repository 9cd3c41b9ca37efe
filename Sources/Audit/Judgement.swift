import UnderstudyCurl
import UnderstudyDiagnostics
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyOpenAPI
import UnderstudyValidation

/// Holds one reply to the document, and to what its request was sent for. A value: no socket, no clock.
struct Judgement {
  let planned: PlannedRequest
  let transfer: Transfer
  let validator: ResponseValidator
  let secrets: Secrets

  private(set) var findings: [AuditFinding] = []
  /// The events of its stream, with their times; `nil` where it is none.
  private(set) var stream: StreamRecord?

  init(
    _ planned: PlannedRequest, _ transfer: Transfer, by validator: ResponseValidator, _ secrets: Secrets
  ) {
    self.planned = planned
    self.transfer = transfer
    self.validator = validator
    self.secrets = secrets
    judge()
  }

  private var mediaType: MediaTypeRange? { transfer.fields[.contentType].flatMap { MediaTypeRange($0) } }
  private var isHTML: Bool { mediaType?.essence == "text/html" }

  private mutating func judge() {
    guard let status = transfer.status else { return judgeNoReply() }
    judgeMessage(status)
    if planned.purpose.isValid {
      judgeSuccess(status)
    } else {
      judgeRefusal(status)
    }
    judgeEnd()
  }

  // MARK: The message

  private mutating func judgeMessage(_ status: Int) {
    let isBodyless =
      planned.request.method == "HEAD" || status == 204 || status == 304 || transfer.failure != nil
    let isEncoded = transfer.fields["Content-Encoding"].map { $0.lowercased() != "identity" } ?? false
    if isEncoded {
      add(
        .notJudged, "the body is encoded though none was asked for, and is not looked into", nil, "encoding")
    }
    var found = validator.violations(
      status: status, fields: transfer.fields, body: transfer.body, file: "body", limit: 20)
    if isBodyless || isEncoded { found.removeAll { $0.part == .body && $0.keyword != "mediaType" } }
    if planned.request.method == "HEAD" || status == 204 || status == 304 {
      found.removeAll { $0.part == .body }
    }
    // Of a reply that did not come whole, only what is there can be judged: a body of no bytes may lack its type, too.
    if transfer.failure != nil, transfer.body.isEmpty { found.removeAll { $0.part == .body } }
    for violation in found { add(violation) }
    guard mediaType?.isEventStream == true, !isEncoded, let streamValidator = validator.stream(status: status)
    else { return }
    let judged = StreamRecord(transfer, heldTo: streamValidator)
    stream = judged
    for violation in judged.violations { add(violation) }
    if judged.isUnfinished {
      add(
        .wrongStream, "the last event of the stream is not finished by an empty line", streamLocation(status),
        "unfinished")
    }
  }

  private func streamLocation(_ status: Int) -> SourceLocation? {
    planned.operation.response(for: status)?.content.first(where: \.isEventStream)?.location
  }

  private mutating func add(_ violation: Violation) {
    let rule: AuditFinding.Rule
    var what: String
    switch violation.part {
    case .status:
      rule = .undeclaredStatus
      what = violation.message
      if let target = transfer.fields["Location"], 300..<400 ~= transfer.status ?? 0 {
        what += "; it leads to '\(target)', which is not followed"
      }
    case .header: (rule, what) = (.wrongHeader, violation.message)
    case .event: (rule, what) = (Self.rule(ofEvent: violation), violation.message)
    case .stream: (rule, what) = (Self.rule(ofEvent: violation), violation.message)
    case .body where violation.keyword == "mediaType":
      rule = .wrongMediaType
      what = violation.message + (isHTML ? "; is the URL that of the API?" : "")
    default: (rule, what) = (.wrongBody, violation.message)
    }
    let place = violation.instance.tokens.map { Int($0) == nil ? $0 : "*" }.joined(separator: "/")
    let scope =
      violation.schemaLocation.map(\.description) ?? "\(planned.operation.name) \(transfer.status ?? 0)"
    let status = violation.part == .status ? "\(transfer.status ?? 0)" : ""
    add(
      rule, what, violation.schemaLocation, "\(violation.keyword) \(place) \(scope) \(status)", isGlobal: true
    )
  }

  private static func rule(ofEvent violation: Violation) -> AuditFinding.Rule {
    switch violation.kind {
    case .noTerminator: .noTerminator
    case .changed, .givenAgain, .neverGiven, .afterTerminator: .wrongStream
    default:
      violation.part == .stream || violation.keywordPath.tokens.first == "x-stream"
        ? .wrongStream : .wrongEvent
    }
  }

  // MARK: What it was sent for

  private mutating func judgeSuccess(_ status: Int) {
    let location = planned.operation.location
    switch status {
    case 200..<300:
      if let wanted = planned.wantsStream, let type = mediaType, transfer.failure == nil {
        if wanted, !type.isSequential {
          add(.wrongForm, "a stream is asked for, and the answer is \(type.essence)", location, "whole")
        } else if !wanted, type.isSequential {
          add(.wrongForm, "no stream is asked for, and the answer is one", location, "stream")
        }
      }
    case 300..<400: break
    case 401, 403:
      add(.credentialRefused, "the credential is refused with \(status)", location, "\(status)")
    case 404 where hasPathParameters, 410 where hasPathParameters:
      add(
        .notJudged, "there is no such resource as the request names; its answer is not judged", location,
        "404")
    case 402, 409, 429, 503:
      add(.notJudged, "a request is refused for now, with \(status)", location, "\(status)")
    case 500...:
      add(.validFailed, "a request that keeps to the document fails with \(status)", location, "\(status)")
    default:
      add(
        .validRefused, "a request that keeps to the document is refused with \(status): \(planned.label)",
        location, "\(status)")
    }
  }

  private var hasPathParameters: Bool { planned.operation.parameters.contains { $0.place == .path } }

  private mutating func judgeRefusal(_ status: Int) {
    let location = planned.operation.location
    // A media type that is not looked at is a body that is not.
    let kind = planned.purpose == .mediaType ? PlannedRequest.Purpose.body.rawValue : planned.purpose.rawValue
    switch status {
    case 200..<400 where planned.purpose == .credential:
      add(.noCredentialAccepted, "a request without a credential is answered with \(status)", location, kind)
    case 200..<400:
      add(
        .invalidAccepted, "a request that breaks the document is answered with \(status): \(planned.label)",
        location, kind)
    case 429, 503: add(.notJudged, "a request is refused for now, with \(status)", location, "\(status)")
    case 500...:
      add(
        .invalidFailed, "a request that breaks the document fails with \(status): \(planned.label)", location,
        kind)
    case 400..<500 where planned.purpose == .credential && status != 401 && status != 403:
      add(
        .wrongRefusal, "a request without a credential is refused with \(status) in place of 401", location,
        kind)
    default: break
    }
  }

  // MARK: How it ended

  private mutating func judgeEnd() {
    let operation = planned.operation.location
    switch transfer.failure {
    case nil: break
    case .truncated(let reason):
      add(.truncated, "the reply ends before it is complete: \(reason)", operation, "truncated")
    case .timeout:
      let seen =
        stream?.hasTerminator == true
        ? "the stream has ended, but its reply has not" : "the reply has not ended"
      add(.neverEnds, "\(seen) after \(transfer.time.text)", operation, "timeout")
    case .tooLong(let limit):
      add(.tooLong, "the body is longer than \(limit) bytes, and was not read further", operation, "long")
    case .unreachable(let reason), .untrusted(let reason), .notHTTP(let reason), .other(let reason):
      add(.truncated, "the reply is broken: \(reason)", operation, "broken")
    case .nothing: break
    }
  }

  private mutating func judgeNoReply() {
    let location = planned.operation.location
    switch transfer.failure {
    case .nothing: add(.noReply, "the connection is closed without a reply", location, "nothing")
    case .notHTTP(let reason): add(.noReply, "what comes back is not HTTP: \(reason)", location, "garbage")
    case .timeout: add(.neverEnds, "there is no reply after \(transfer.time.text)", location, "no head")
    case .unreachable(let reason), .untrusted(let reason), .other(let reason), .truncated(let reason):
      add(.noReply, "there is no reply: \(reason)", location, "none")
    case .tooLong, nil: add(.noReply, "there is no status", location, "no status")
    }
  }

  // MARK: Findings

  private mutating func add(
    _ rule: AuditFinding.Rule, _ message: String, _ location: SourceLocation?, _ key: String,
    isGlobal: Bool = false
  ) {
    let scope = isGlobal ? "" : planned.operation.name
    findings.append(
      AuditFinding(
        rule: rule, message: secrets.redacted(message), location: location, operation: planned.operation.name,
        requests: [planned.number], evidence: secrets.redacted(evidence),
        key: "\(rule.rawValue) \(scope) \(key)"))
  }

  private var evidence: String {
    var text = "request \(planned.number), \(planned.title(secrets)), "
    if let status = transfer.status {
      text += "was answered with \(status) after \(transfer.time.text)"
    } else {
      text += "had no answer after \(transfer.time.text)"
    }
    if let status = transfer.status, status >= 400, !isHTML, transfer.body.count > 0,
      mediaType?.isSequential != true
    {
      let body = String(decoding: transfer.body.prefix(200), as: UTF8.self)
      let line = body.split(whereSeparator: { $0.isNewline || $0 == " " }).joined(separator: " ")
      text += ": \(line)\(transfer.body.count > 200 ? "…" : "")"
    }
    return text
  }
}

extension Duration {
  /// `12 ms`, `1.25 s`.
  var text: String {
    let (seconds, attoseconds) = components
    let milliseconds = Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
    if milliseconds < 1000 { return "\(milliseconds) ms" }
    let hundredths = milliseconds % 1000 / 10
    return "\(milliseconds / 1000).\(hundredths < 10 ? "0" : "")\(hundredths) s"
  }

  /// The same in milliseconds, for reports that programs read.
  var wholeMilliseconds: Int {
    let (seconds, attoseconds) = components
    return Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
  }
}
