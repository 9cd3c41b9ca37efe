import UnderstudyHTTP
public import UnderstudyJSON
import UnderstudyMocking
import UnderstudyVerdict

extension RehearsalReport {
  /// All of it as JSON: the rules as verdicts have them, and the cases with their calls, times in seconds from the first
  /// request of the case on.
  public var json: JSONValue {
    [
      "command": .array(command.map(JSONValue.string)), "served": .string(served),
      "passed": .bool(exitCode() == 0), "score": .number(JSONNumber(score)),
      "rules": .array(results.map { $0.json(times) }), "cases": .array(cases.map { $0.json(times) }),
    ]
  }
}

extension CaseReport {
  func json(_ times: Timestamp) -> JSONValue {
    var object: JSONObject = [
      "name": .string(rehearsed.name), "summary": .string(rehearsed.summary), "result": .string(word),
      "ending": .string(ending.text), "seconds": duration.jsonSeconds,
      "requests": .number(JSONNumber(exchanges.count)),
      "rules": .array(
        results.map { ["name": .string($0.rule.name), "result": .string($0.word)] }),
      "calls": .array(timeline.calls.map { call in .array(call.map(\.json)) }),
      "outputBytes": .number(JSONNumber(outputCount)),
    ]
    object["reason"] = reason.map(JSONValue.string)
    if word != "pass" { object["output"] = .string(output) }
    return .object(object)
  }

  /// The course of the case to scale.
  var timeline: Timeline { Timeline(exchanges, calls) }
}

extension Timeline.Attempt {
  var json: JSONValue {
    var object: JSONObject = [
      "request": .number(JSONNumber(Int(clamping: number))),
      "connection": .number(JSONNumber(Int(clamping: connection))),
      "start": start.jsonSeconds,
    ]
    object["end"] = end?.jsonSeconds
    object["status"] = status.map { .number(JSONNumber($0)) }
    object["fault"] = fault.map(JSONValue.string)
    if hasLeft { object["left"] = true }
    return .object(object)
  }
}

extension Duration {
  /// In seconds, to the tenth of a millisecond.
  var jsonSeconds: JSONValue {
    let value = (Double(nanoseconds) / 100_000).rounded() / 10_000
    return JSONNumber(value).map(JSONValue.number) ?? .null
  }
}
