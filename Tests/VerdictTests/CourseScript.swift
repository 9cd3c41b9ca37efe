import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyMocking
import UnderstudyValidation
import UnderstudyVerdict

/// A client's course as a few lines of text.
///
/// ```
/// 0 429 retry-after=2 ends 10      at 0 ms a request that is answered with 429 by 10 ms
/// 2100 200                          the next one; it ends 5 ms after it came where nothing else is said
/// outcome ok text=Hello at 2200     what the application told
/// calls 1                           it was asked for one call
/// stopped 9000                      it was stopped
/// ```
/// Of a request: `body=TEXT`, `stream`, `key=IDEMPOTENCY`, `auth=CREDENTIAL`, `conn=N`, `count=N`, `timeout=SECONDS`,
/// `get`, `path=PATH`, `json=BODY`, `host=NAME`, `exposed=PLACE` (a credential in the URL). Of its answer: `ends MS`, `last MS`
/// (its last byte), `closing MS` (the client's side), `open`, `left`, `fault=KIND[@MS]`, `hold=MS`, `raw`, `reframed`, `refused` (for want of credentials),
/// `sent=BODY`, `sse=EVENTS` (data, with `|` between), `breaks=MESSAGE`, and any other `name=value` is a header field.
struct CourseScript {
  var exchanges: [Exchange] = []
  var circumstances = Verdict.Circumstances(times: Timestamp(clockStart: .seconds(1_790_000_000)))

  struct Malformed: Error {
    let line: Substring
  }

  init(_ text: String) throws {
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let words = Self.words(line)
      switch words[0] {
      case "calls": circumstances.callCount = Int(words[1])
      case "stopped": circumstances.stopped = try Self.moment(words[1], line)
      case "outcome": circumstances.outcomes.append(try Self.outcome(words, line))
      default: exchanges.append(try exchange(words, line))
      }
    }
  }

  /// Words have spaces between them; a space within one is written `~`.
  private static func words(_ line: Substring) -> [String] {
    line.split(separator: " ").map { String($0).replacing("~", with: " ") }
  }

  private static func moment(_ text: String, _ line: Substring) throws -> Moment {
    guard let milliseconds = Int64(text) else { throw Malformed(line: line) }
    return Moment(nanoseconds: milliseconds * 1_000_000)
  }

  private static func outcome(_ words: [String], _ line: Substring) throws -> Outcome {
    guard let result = Outcome.Result(rawValue: words[1]) else { throw Malformed(line: line) }
    var outcome = Outcome(result)
    var rest = words.dropFirst(2)
    while let word = rest.popFirst() {
      let (name, value) = pair(word)
      switch name {
      case "at": outcome.moment = try moment(rest.popFirst() ?? "", line)
      case "text": outcome.text = value
      case "finish": outcome.finish = value
      case "kind": outcome.kind = value
      default: throw Malformed(line: line)
      }
    }
    return outcome
  }

  private static func pair(_ word: String) -> (String, String) {
    guard let equals = word.firstIndex(of: "=") else { return (word, "") }
    return (String(word[..<equals]), String(word[word.index(after: equals)...]))
  }

  private func exchange(_ words: [String], _ line: Substring) throws -> Exchange {
    let arrival = try Self.moment(words[0], line)
    var status = Int(words[1])
    if status == 0 { status = nil }
    var body = #"{"messages":[{"role":"user","content":"Hello"}]}"#
    var isStream = false
    var isServedStream = false
    var (method, path, connection) = ("POST", "/v1/chat/completions", UInt64(exchanges.count + 1))
    var requestFields: [(String, String)] = []
    var credential: String? = "c"
    var exposure: String?
    var rule = Exchange.Rule.scenario("script", reply: 0)
    var end: Moment? = arrival + .milliseconds(5)
    var (last, closing): (Moment?, Moment?) = (nil, nil)
    var isLeft = false
    var fault: Fault?
    var isReframed = false
    var sent: String?
    var fields: [HTTPField] = []
    var violations: [String] = []
    var rest = words.dropFirst(2)
    while let word = rest.popFirst() {
      let (name, value) = Self.pair(word)
      switch name {
      case "body": body = #"{"messages":[{"role":"user","content":"\#(value)"}]}"#
      case "json": body = value
      case "stream": isStream = true
      case "key": requestFields.append(("Idempotency-Key", value))
      case "auth": credential = value == "none" ? nil : value
      case "host": requestFields.append(("Host", value))
      case "exposed": exposure = value
      case "refused": rule = .security
      case "conn": connection = UInt64(value) ?? 0
      case "count": requestFields.append(("x-stainless-retry-count", value))
      case "timeout": requestFields.append(("x-stainless-read-timeout", value))
      case "get": (method, body) = ("GET", "")
      case "path": path = value
      case "ends": end = try Self.moment(rest.popFirst() ?? "", line)
      case "open": end = nil
      case "left": isLeft = true
      case "fault":
        let parts = value.split(separator: "@")
        guard let kind = Fault.Kind(rawValue: String(parts[0])) else { throw Malformed(line: line) }
        fault = Fault(kind)
        if parts.count > 1 { fault?.place = .events(3) }
        if kind == .closeIdle, let hold = parts.dropFirst().first.flatMap({ Int($0) }) {
          fault = Fault(kind, for: .milliseconds(hold))
        }
      case "pause": fault?.pause = .milliseconds(Int(value) ?? 0)
      case "hold": fault?.duration = .milliseconds(Int(value) ?? 0)
      case "closing": closing = try Self.moment(rest.popFirst() ?? "", line)
      case "last": last = try Self.moment(rest.popFirst() ?? "", line)
      case "reframed": isReframed = true
      case "sent": sent = value
      case "sse":
        sent = value.split(separator: "|").map { "data: \($0)\n\n" }.joined()
        fields.append(HTTPField("Content-Type", "text/event-stream"))
        isServedStream = true
      case "raw": sent = value.replacing("\\n", with: "\n")
      case "breaks": violations.append(value)
      default: fields.append(HTTPField(name, value))
      }
    }
    if isStream, !body.contains(#""stream""#) { body = String(body.dropLast()) + #","stream":true}"# }
    var httpFields = HTTPFields()
    for (name, value) in requestFields { httpFields.append(name, value) }
    let request = HTTPRequest(
      method: method, target: path, fields: httpFields, body: Array(body.utf8), connection: connection,
      arrival: arrival)
    var ending = end.map { ExchangeEnd(cause: .performed, end: $0, bodyBytes: 0) }
    ending?.closing = closing
    ending?.lastByte = last ?? (isLeft ? arrival + .milliseconds(5) : end)
    if isLeft {
      ending?.cause = .clientGone
      ending?.client = .gone
      ending?.bytesBeforeLeaving = 0
    }
    let bytes = sent.map { SharedBytes($0) }
    var exchange = Exchange(
      number: UInt64(exchanges.count + 1), id: "req_\(exchanges.count + 1)", operation: "chat",
      request: request,
      violations: violations.map { Violation(.missing(property: $0, misspelling: nil), keyword: "required") },
      status: status, isStream: (isStream || isServedStream) && status == 200,
      rule: rule, end: ending, credentialFingerprint: credential,
      marks: AnswerMarks(
        fields: fields, fault: fault, isReframed: isReframed,
        body: bytes ?? (status.map { $0 >= 400 } ?? false ? SharedBytes("{}") : nil)))
    exchange.credentialExposure = exposure
    return exchange
  }
}
