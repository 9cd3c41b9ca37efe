import UnderstudyHTTP
public import UnderstudyJSON

/// Exchanges as an HTTP Archive 1.2 (<http://www.softwareishard.com/blog/har-12-spec/>), which browsers and proxies read.
///
/// What a client was sent is known as far as its status and size; what HAR has no place for begins with `_`.
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
    let first = exchange.end.flatMap { $0.firstByte ?? $0.head }
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
      "method": .string(request.method),
      "url": .string("\(scheme)://\(request.fields["host"] ?? "localhost")\(request.target)"),
      "httpVersion": .string(request.version), "cookies": [],
      "headers": .array(request.fields.map { Self.pair($0.name, $0.value) }),
      "queryString": .array(query), "headersSize": -1,
      "bodySize": .number(JSONNumber(request.body.count)),
    ]
    guard !request.body.isEmpty else { return .object(object) }
    object["postData"] = [
      "mimeType": .string(request.fields["content-type"] ?? ""),
      "text": .string(String(decoding: request.body, as: UTF8.self)), "params": [],
    ]
    return .object(object)
  }

  private func response(_ exchange: Exchange) -> JSONValue {
    let bytes = JSONValue.number(JSONNumber(exchange.end?.bodyBytes ?? 0))
    return [
      "status": .number(JSONNumber(exchange.status ?? 0)), "statusText": "", "httpVersion": "HTTP/1.1",
      "cookies": [], "headers": [], "redirectURL": "", "headersSize": -1, "bodySize": bytes,
      "content": [
        "size": bytes, "mimeType": .string(exchange.mediaType ?? "x-unknown"),
      ],
    ]
  }

  private static func pair(_ name: String, _ value: String) -> JSONValue {
    ["name": .string(name), "value": .string(value)]
  }

  private static func milliseconds(_ duration: Duration) -> Double {
    max(0, Double(duration.nanoseconds) / 1_000_000)
  }

  private static func number(_ value: Double) -> JSONValue { JSONValue(floatLiteral: value) }
}
