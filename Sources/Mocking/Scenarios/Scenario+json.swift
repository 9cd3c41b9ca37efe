public import UnderstudyDiagnostics
import UnderstudyHTTP
public import UnderstudyJSON
import UnderstudyPatterns

extension Scenario {
  /// The scenario as JSON, with the same keys as a file and its `name` beside them; ``read(_:name:)`` reads it back.
  public var json: JSONValue {
    var object: JSONObject = ["name": .string(name)]
    object["summary"] = summary.map(JSONValue.string)
    object["operation"] = operation.map(JSONValue.string)
    if isDefault { object["default"] = true }
    if when != Conditions() { object["when"] = when.json }
    if states.isEmpty {
      object["replies"] = .array(replies.map(\.json))
    } else {
      object["states"] = .object(
        JSONObject(states.map { ($0.name, .array($0.replies.map(\.json))) }))
    }
    if then != .repeat { object["then"] = .string(then.rawValue) }
    object["chaos"] = chaos?.json
    object["limits"] = limits?.json
    return .object(object)
  }

  /// Reads a scenario from JSON text that has its `name` in it.
  ///
  /// - Throws: everything that is wrong with it.
  public init(json text: [UInt8], file: String = "scenario") throws(DiagnosticError) {
    let document: JSONDocument
    do throws(JSONError) {
      document = try JSONDocument(parsing: text, file: file)
    } catch {
      throw DiagnosticError(error.diagnostic(file: file))
    }
    let (scenario, diagnostics) = Self.read(document.root)
    guard let scenario else {
      throw DiagnosticError(diagnostics) ?? DiagnosticError(.error("this is no scenario"))
    }
    self = scenario
  }
}

extension Scenario: Codable {
  /// Writes ``json``.
  public func encode(to encoder: any Encoder) throws {
    try json.encode(to: encoder)
  }

  /// Reads what ``json`` is.
  public init(from decoder: any Decoder) throws {
    try self.init(json: JSONValue(from: decoder).utf8())
  }
}

extension CannedReply {
  var json: JSONValue {
    var object = JSONObject()
    object["status"] = status.map { .number(JSONNumber($0)) }
    switch body {
    case .file(let name): object["body"] = .string(name)
    case .example(let name): object["example"] = .string(name)
    case .json(let value): object["json"] = value
    case .bytes(let bytes, let type):
      object["text"] = .string(String(decoding: bytes, as: UTF8.self))
      object["type"] = .string(type)
    case nil: break
    }
    switch stream {
    case .file(let name): object["stream"] = .string(name)
    case .events(let events): object["events"] = .array(events)
    case nil: break
    }
    if !headers.isEmpty {
      object["headers"] = .object(JSONObject(headers.map { ($0.name, .string($0.value)) }))
    }
    object["retryAfter"] = retryAfter.map { wait in
      isRetryAfterDate ? ["date": .string(wait.written)] : .string(wait.written)
    }
    if times != 1 { object["times"] = .number(JSONNumber(times)) }
    if let when { object["when"] = when.json }
    if !updates.isEmpty { object["set"] = .object(JSONObject(updates.map { ($0.name, $0.value ?? .null) })) }
    object["to"] = next.map(JSONValue.string)
    if pace != .immediate { object["pace"] = pace.json }
    object["fault"] = fault?.json
    object["framing"] = framing?.json
    if ignoresContract { object["contract"] = "ignore" }
    return .object(object)
  }
}

extension Conditions {
  var json: JSONValue {
    func object(of conditions: [Condition<String>]) -> JSONValue? {
      conditions.isEmpty ? nil : .object(JSONObject(conditions.map { ($0.subject, $0.test.json) }))
    }
    var members = JSONObject()
    members["method"] = method?.json
    members["path"] = path?.json
    members["headers"] = object(of: headers)
    members["query"] = object(of: query)
    members["state"] = object(of: state)
    members["body"] = object(of: body.map { Condition<String>($0.subject.description, $0.test) })
    if let violation {
      var parts = JSONObject()
      parts["body"] = violation.body.map { .string($0.description) }
      parts["keyword"] = violation.keyword.map(JSONValue.string)
      members["violation"] = .object(parts)
    }
    return .object(members)
  }
}

extension Conditions.Test {
  var json: JSONValue {
    switch self {
    case .equals(let value): ["equals": value]
    case .contains(let value): ["contains": value]
    case .matches(let pattern): ["matches": .string(pattern.source)]
    case .exists(let value): ["exists": .bool(value)]
    case .oneOf(let values): ["oneOf": .array(values)]
    case .not(let test): ["not": test.json]
    }
  }
}

extension Fault {
  var json: JSONValue {
    var object: JSONObject = ["kind": .string(kind.rawValue)]
    switch place {
    case .bytes(let count): object["after"] = ["bytes": .number(JSONNumber(count))]
    case .events(let count): object["after"] = ["events": .number(JSONNumber(count))]
    case .headBytes(let count): object["after"] = ["headBytes": .number(JSONNumber(count))]
    case .fraction(let share): object["after"] = ["fraction": .number(JSONNumber(share) ?? 0)]
    case nil: break
    }
    object["inside"] = interior.map { .string($0.rawValue) }
    object["for"] = duration.map { .string($0.written) }
    object["every"] = pause.map { .string($0.written) }
    object["to"] = target.map(JSONValue.string)
    if let size, let key = kind.sizeKey { object[key] = .number(JSONNumber(size)) }
    return .object(object)
  }
}

extension StreamFraming {
  var json: JSONValue {
    var object = JSONObject()
    if newline != .lf { object["newline"] = .string(newline.rawValue) }
    if hasByteOrderMark { object["bom"] = true }
    if !hasSpace { object["noSpace"] = true }
    if isMultiline { object["multiline"] = true }
    switch split {
    case .codepoint: object["split"] = "codepoint"
    case .bytes(let count): object["split"] = .number(JSONNumber(count))
    case nil: break
    }
    if coalesced != 1 { object["coalesce"] = .number(JSONNumber(coalesced)) }
    return .object(object)
  }
}

extension Pace {
  var json: JSONValue {
    var object = JSONObject()
    if before != .zero { object["before"] = before.json }
    object["first"] = first?.json
    object["between"] = between?.json
    if jitter != .zero { object["jitter"] = .string(jitter.written) }
    object["tokensPerSecond"] = tokensPerSecond.flatMap { JSONNumber($0) }.map { .number($0) }
    if speed != 1 { object["speed"] = JSONNumber(speed).map { .number($0) } }
    return .object(object)
  }
}

extension Delay {
  var json: JSONValue {
    switch self {
    case .fixed(let duration): .string(duration.written)
    case .uniform(let range):
      ["uniform": [.string(range.lowerBound.written), .string(range.upperBound.written)]]
    case .normal(let mean, let deviation):
      ["normal": ["mean": .string(mean.written), "deviation": .string(deviation.written)]]
    case .logNormal(let median, let sigma):
      ["logNormal": ["median": .string(median.written), "sigma": .number(JSONNumber(sigma) ?? 0)]]
    }
  }
}

extension Chaos {
  var json: JSONValue {
    var object = JSONObject(
      rates.map { ($0.event.description, JSONNumber($0.share).map { .number($0) } ?? .null) })
    object["seed"] = seed.map { .string(String($0)) }
    return .object(object)
  }
}

extension Limits {
  var json: JSONValue {
    var object = JSONObject()
    object["requests"] = requests.map { .string($0.written) }
    object["tokens"] = tokens.map { .string($0.written) }
    object["budget"] = budget.map { .number(JSONNumber($0)) }
    if waitForm != .seconds { object["retryAfter"] = .string(waitForm.rawValue) }
    return .object(object)
  }
}
