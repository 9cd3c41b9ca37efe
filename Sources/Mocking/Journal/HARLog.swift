import UnderstudyHTTP
public import UnderstudyJSON

/// Exchanges as an HTTP Archive 1.2 (<http://www.softwareishard.com/blog/har-12-spec/>), which browsers and proxies read.
///
/// What a client was sent is known but for the header fields of framing and date, and the text of its body; what HAR has no
/// place for begins with `_`.
public struct HARLog: Sendable {
  private let exchanges: [Exchange]
  private let times: Timestamp
  private let version: String
  private let scheme: String

  /// A log of exchanges.
  ///
  /// - Parameters:
  ///   - version: that of this program.
  ///   - scheme: how the requests' URLs begin.
  public init(_ exchanges: [Exchange], times: Timestamp, version: String, scheme: String = "http") {
    self.exchanges = exchanges
    self.times = times
    self.version = version
    self.scheme = scheme
  }

  /// The archive.
  public var json: JSONValue {
    [
      "log": [
        "version": "1.2", "creator": ["name": "understudy", "version": .string(version)],
        "entries": .array(exchanges.map(entry)),
      ]
    ]
  }

  private func entry(_ exchange: Exchange) -> JSONValue {
    let arrival = exchange.request.arrival
    // The answer has begun with its head, though a stream's first event may come long after.
    let first = exchange.end.flatMap { $0.head ?? $0.firstByte }
    let last = exchange.end.map { $0.lastByte ?? $0.end }
    let wait = first.map { Self.milliseconds($0 - arrival) }
    let receive = first.flatMap { first in last.map { Self.milliseconds($0 - first) } }
    // HAR has no place for an answer that is not there yet: both are 0.
    let (waited, received) = (wait ?? 0, receive ?? 0)
    var object: JSONObject = [
      "startedDateTime": .string(times.text(arrival)), "time": Self.number(waited + received),
      "request": request(exchange.request), "response": response(exchange), "cache": .object([:]),
      "timings": ["send": 0, "wait": Self.number(waited), "receive": Self.number(received)],
      "connection": .string(String(exchange.request.connection)),
      "_session": .string(exchange.session), "_rule": .string(exchange.rule.description),
    ]
    object["_operation"] = exchange.operation.map(JSONValue.string)
    object["_violations"] = .array(exchange.violations.map(\.json))
    let own = exchange.replyViolations
    if !own.isEmpty { object["_replyViolations"] = .array(own.map(\.json)) }
    object["_fault"] = exchange.marks?.fault.map { .string($0.kind.rawValue) }
    object["_reason"] = .string(exchange.reason)
    object["_number"] = .number(JSONNumber(Int(clamping: exchange.number)))
    object["_id"] = .string(exchange.id)
    object["_numberOnConnection"] = .number(JSONNumber(exchange.request.numberOnConnection))
    if !exchange.remarks.isEmpty { object["_remarks"] = .array(exchange.remarks.map(JSONValue.string)) }
    guard let end = exchange.end else { return .object(object) }
    object["_client"] = .string(end.client.rawValue)
    object["_cause"] = .string(end.cause.rawValue)
    object["_bytesBeforeLeaving"] = end.bytesBeforeLeaving.map { .number(JSONNumber($0)) }
    for (name, moment) in [("_head", end.head), ("_firstByte", end.firstByte), ("_lastByte", end.lastByte)] {
      object[name] = moment.map { .string(times.text($0)) }
    }
    object["_end"] = .string(times.text(end.end))
    return .object(object)
  }

  private func request(_ request: HTTPRequest) -> JSONValue {
    let query = request.queryItems.map { Self.pair($0.name, $0.value) }
    var object: JSONObject = [
      "method": .string(request.method), "url": .string(url(of: request)),
      "httpVersion": .string(request.version),
      "cookies": .array(request.fields.values(of: "cookie").flatMap(Self.cookies)),
      "headers": .array(request.fields.map { Self.pair($0.name, $0.value) }),
      "queryString": .array(query), "headersSize": -1,
      // Of one over the limit nobody knows how long it was.
      "bodySize": .number(JSONNumber(request.isBodyOverLimit ? -1 : request.body.count)),
    ]
    guard !request.body.isEmpty else { return .object(object) }
    var data: JSONObject = ["mimeType": .string(request.fields["content-type"] ?? ""), "params": []]
    if let text = String(validating: request.body, as: UTF8.self) {
      data["text"] = .string(text)
    } else {
      data["text"] = .string(Base64.encoded(request.body))
      data["_encoding"] = "base64"
    }
    object["postData"] = .object(data)
    return .object(object)
  }

  /// RFC 9112 §3.2: a target is a path, mostly; a URL, where the client takes the mock for a proxy; or `*`.
  private func url(of request: HTTPRequest) -> String {
    let (target, root) = (request.target, "\(scheme)://\(request.fields["host"] ?? "localhost")")
    if target.hasPrefix("/") { return root + target }
    return target.contains("://") ? target : "\(root)/"
  }

  private func response(_ exchange: Exchange) -> JSONValue {
    let fields = exchange.answerFields
    let cookies = fields.filter { $0.isNamed("set-cookie") }.flatMap { field in
      Self.cookies(String(field.value.prefix { $0 != ";" }))
    }
    let location = fields.last { $0.isNamed("location") }?.value
    return [
      "status": .number(JSONNumber(exchange.status ?? 0)),
      "statusText": .string(exchange.status.flatMap(ReasonPhrase.of) ?? ""), "httpVersion": "HTTP/1.1",
      "cookies": .array(cookies), "headers": .array(fields.map { Self.pair($0.name, $0.value) }),
      "redirectURL": .string(location ?? ""), "headersSize": -1,
      "bodySize": .number(JSONNumber(exchange.end?.bodyBytes ?? -1)),
      "content": [
        "size": .number(JSONNumber(exchange.end?.bodyBytes ?? 0)),
        "mimeType": .string(exchange.mediaType ?? "x-unknown"),
      ],
    ]
  }

  /// RFC 6265 §4.2.1: pairs with semicolons between them.
  private static func cookies(_ value: String) -> [JSONValue] {
    var cookies: [JSONValue] = []
    for text in value.split(separator: ";") {
      let trimmed = text.drop { $0 == " " }
      guard let sign = trimmed.firstIndex(of: "=") else { continue }
      cookies.append(pair(String(trimmed[..<sign]), String(trimmed[sign...].dropFirst())))
    }
    return cookies
  }

  private static func pair(_ name: String, _ value: String) -> JSONValue {
    ["name": .string(name), "value": .string(value)]
  }

  private static func milliseconds(_ duration: Duration) -> Double {
    max(0, Double(duration.nanoseconds) / 1_000_000)
  }

  private static func number(_ value: Double) -> JSONValue { JSONValue(floatLiteral: value) }
}
