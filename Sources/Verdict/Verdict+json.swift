import UnderstudyHTTP
public import UnderstudyJSON
public import UnderstudyMocking

extension Verdict {
  /// The verdict as JSON, as `openapi/admin.yaml` describes it.
  public func json(_ times: Timestamp) -> JSONValue {
    [
      "passed": .bool(isPassed), "score": .number(JSONNumber(score)),
      "exchanges": .number(JSONNumber(exchangeCount)), "calls": .number(JSONNumber(calls.count)),
      "dropped": .number(JSONNumber(droppedCount)), "rules": .array(results.map { $0.json(times) }),
    ]
  }
}

extension RuleResult {
  /// The result as JSON.
  public func json(_ times: Timestamp) -> JSONValue {
    var object: JSONObject = [
      "name": .string(rule.name), "row": .number(JSONNumber(rule.row)), "title": .string(rule.title),
      "result": .string(word), "severity": .string(rule.severity.rawValue), "norm": .string(rule.norm),
      "advice": .string(rule.advice), "needsOutcome": .bool(rule.needsOutcome),
      "passedCount": .number(JSONNumber(passedCount)), "findingCount": .number(JSONNumber(findingCount)),
      "findings": .array(findings.map { $0.json(times) }),
    ]
    object["tolerance"] = rule.tolerance.map(JSONValue.string)
    if passedCount == 0, findingCount == 0 { object["unknown"] = unknown.map(JSONValue.string) }
    return .object(object)
  }
}

extension Finding {
  func json(_ times: Timestamp) -> JSONValue {
    [
      "severity": .string(severity.rawValue), "message": .string(message),
      "evidenceCount": .number(JSONNumber(evidenceCount)),
      "evidence": .array(evidence.map { $0.json(times) }),
    ]
  }
}

extension Finding.Evidence {
  func json(_ times: Timestamp) -> JSONValue {
    var object: JSONObject = [
      "number": .number(JSONNumber(Int(clamping: number))), "id": .string(id),
      "connection": .number(JSONNumber(Int(clamping: connection))), "arrival": .string(times.text(arrival)),
    ]
    object["end"] = end.map { .string(times.text($0)) }
    object["status"] = status.map { .number(JSONNumber($0)) }
    return .object(object)
  }
}
