public import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyValidation

extension MockEngine {
  /// The exchange that an observer of ours keeps the record of, with the name of its session; `nil` for others'.
  public func exchange(of observer: any ExchangeObserver) -> Exchange? {
    guard let record = observer as? ExchangeRecord else { return nil }
    let address = shared.options.isLocked ? nil : SessionAddress.of(record.request)
    let session = address?.session ?? address?.scenario ?? sessions.main.name
    return record.snapshot(in: session, privacy.redaction)
  }
}

extension Exchange {
  /// The exchange as a line of a log: what was asked and answered in a few words, nothing of headers or bodies.
  public func logLine(_ times: Timestamp) -> String {
    var line: JSONObject = [
      "time": .string(times.text(request.arrival)), "level": violations.isEmpty ? "info" : "warning",
      "request": .string(id), "session": .string(session),
      "connection": .number(JSONNumber(Int(request.connection))),
      "method": .string(request.method), "path": .string(String(request.path)),
      "rule": .string(rule.description),
    ]
    line["operation"] = operation.map(JSONValue.string)
    line["status"] = status.map { .number(JSONNumber($0)) }
    if isStream { line["stream"] = true }
    if !violations.isEmpty { line["violations"] = .array(violations.map { .string($0.message) }) }
    if let end {
      line["bytes"] = .number(JSONNumber(end.bodyBytes))
      line["microseconds"] = .number(JSONNumber(Int((end.end - request.arrival).nanoseconds / 1000)))
      line["end"] = .string(end.cause.rawValue)
      line["client"] = .string(end.client.rawValue)
    }
    return String(decoding: JSONValue.object(line).utf8(), as: UTF8.self)
  }
}
