import UnderstudyDiagnostics
import UnderstudyHTTP
public import UnderstudyJSON
public import UnderstudyValidation

extension Exchange {
  /// The exchange as JSON, as `openapi/admin.yaml` describes it; what is not known is left out.
  public func json(_ times: Timestamp) -> JSONValue {
    var object: JSONObject = [
      "number": .number(JSONNumber(Int(clamping: number))), "id": .string(id), "session": .string(session),
      "connection": .number(JSONNumber(Int(clamping: request.connection))),
      "numberOnConnection": .number(JSONNumber(request.numberOnConnection)),
    ]
    object["operation"] = operation.map(JSONValue.string)
    object["request"] = requestJSON
    object["status"] = status.map { .number(JSONNumber($0)) }
    object["isStream"] = .bool(isStream)
    object["mediaType"] = mediaType.map(JSONValue.string)
    object["fault"] = marks?.fault.map { .string($0.kind.rawValue) }
    object["rule"] = .string(rule.description)
    object["reason"] = .string(reason)
    if case .scenario(let name, let reply) = rule {
      object["scenario"] = ["name": .string(name), "reply": .number(JSONNumber(reply + 1))]
    }
    object["violations"] = .array(violations.map(\.json))
    let own = replyViolations
    if !own.isEmpty { object["replyViolations"] = .array(own.map(\.json)) }
    object["remarks"] = .array(remarks.map(JSONValue.string))
    object["arrival"] = .string(times.text(request.arrival))
    if let end { object["end"] = end.json(times) }
    var fingerprints: JSONObject = [:]
    fingerprints["credential"] = credentialFingerprint.map(JSONValue.string)
    fingerprints["body"] = bodyFingerprint.map(JSONValue.string)
    object["fingerprints"] = .object(fingerprints)
    return .object(object)
  }

  private var requestJSON: JSONValue {
    var object: JSONObject = [
      "method": .string(request.method), "target": .string(request.target),
      "version": .string(request.version),
      "headers": .array(request.fields.map { ["name": .string($0.name), "value": .string($0.value)] }),
      "bodyBytes": .number(JSONNumber(request.body.count)),
    ]
    if request.isBodyOverLimit { object["isBodyOverLimit"] = true }
    guard !request.body.isEmpty else { return .object(object) }
    if let text = String(validating: request.body, as: UTF8.self) {
      object["body"] = .string(text)
    } else {
      object["bodyBase64"] = .string(Base64.encoded(request.body))
    }
    return .object(object)
  }
}

extension ExchangeEnd {
  fileprivate func json(_ times: Timestamp) -> JSONValue {
    var object: JSONObject = ["cause": .string(cause.rawValue), "client": .string(client.rawValue)]
    object["bytesBeforeLeaving"] = bytesBeforeLeaving.map { .number(JSONNumber($0)) }
    object["head"] = head.map { .string(times.text($0)) }
    object["firstByte"] = firstByte.map { .string(times.text($0)) }
    object["lastByte"] = lastByte.map { .string(times.text($0)) }
    object["end"] = .string(times.text(end))
    object["bodyBytes"] = .number(JSONNumber(bodyBytes))
    return .object(object)
  }
}

extension Violation {
  /// The violation as the journal and problems of the admin API show it: what is wrong, in which part, and both places.
  public var json: JSONValue {
    var object: JSONObject = [
      "message": .string(message), "part": .string(partName), "instance": .string(instance.description),
      "keyword": .string(keyword),
    ]
    object["location"] = instanceLocation.map { .string($0.description) }
    object["document"] = schemaLocation.map { .string($0.description) }
    return .object(object)
  }

  private var partName: String {
    switch part {
    case .value: "value"
    case .body: "body"
    case .path(let name): "path/\(name)"
    case .query(let name): "query/\(name)"
    case .header(let name): "header/\(name)"
    case .cookie(let name): "cookie/\(name)"
    case .event(let number): "event/\(number)"
    case .stream: "stream"
    case .status: "status"
    }
  }
}
