public import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyPatterns
import UnderstudyValidation

/// Which exchanges are meant: all that is set must hold.
public struct ExchangeFilter: Hashable, Sendable {
  /// The `operationId` of the request's operation.
  public var operation: String?
  /// The status that was planned.
  public var status: Int?
  /// Whether the request breaks the document.
  public var hasViolations: Bool?
  /// The earliest arrival.
  public var since: Moment?
  /// What the request holds. Conditions on violations and on the session's state are not looked at.
  public var when: Conditions

  /// Makes a filter; one that sets nothing means all exchanges.
  public init(
    operation: String? = nil, status: Int? = nil, hasViolations: Bool? = nil, since: Moment? = nil,
    when: Conditions = Conditions()
  ) {
    self.operation = operation
    self.status = status
    self.hasViolations = hasViolations
    self.since = since
    self.when = when
  }

  /// Whether an exchange is meant.
  public func matches(_ exchange: Exchange) -> Bool { differences(of: exchange).isEmpty }

  /// In what an exchange is not what is meant, in words; empty if it is.
  public func differences(of exchange: Exchange) -> [String] {
    var differences: [String] = []
    if let operation, exchange.operation != operation {
      differences.append(
        exchange.operation.map { "its operation is '\($0)', not '\(operation)'" }
          ?? "it reached no operation, let alone '\(operation)'")
    }
    if let status, exchange.status != status {
      let found = exchange.status.map { "its status is \($0)" } ?? "it got no answer"
      differences.append("\(found), not \(status)")
    }
    if let hasViolations, exchange.violations.isEmpty == hasViolations {
      differences.append(
        hasViolations
          ? "it keeps to the document" : "it breaks the document: \(exchange.violations[0].message)")
    }
    if let since, exchange.request.arrival < since { differences.append("it came too early") }
    differences += when.differences(of: exchange)
    return differences
  }
}

extension Conditions {
  /// Which conditions a request does not meet, with what was found in its place.
  fileprivate func differences(of exchange: Exchange) -> [String] {
    guard specificity > 0 else { return [] }
    let request = exchange.request
    var differences: [String] = []
    func hold(_ test: Test, for value: JSONValue?, _ name: String) {
      guard !test.holds(for: value) else { return }
      let found = value.map { "is \($0.text().prefix(60))" } ?? "is missing"
      differences.append("\(name) \(found), not \(test.expected)")
    }
    if let method { hold(method, for: .string(request.method), "method") }
    if let path {
      let target = SessionAddress.of(request)?.target ?? request.target
      hold(path, for: .string(String(target.prefix { $0 != "?" })), "path")
    }
    let root = body.isEmpty ? nil : exchange.bodyValue
    for condition in body {
      hold(condition.test, for: root?[condition.subject], "body \(condition.subject.description)")
    }
    for condition in headers {
      hold(
        condition.test, for: request.fields.combined(condition.subject).map(JSONValue.string),
        "header '\(condition.subject)'")
    }
    for condition in query {
      let item = request.queryItems.first { $0.name == condition.subject }
      hold(condition.test, for: item.map { .string($0.value) }, "query '\(condition.subject)'")
    }
    return differences
  }
}

extension Conditions.Test {
  /// What is expected, in words.
  fileprivate var expected: String {
    switch self {
    case .equals(let value): String(value.text().prefix(60))
    case .contains(let value): "something that contains \(value.text().prefix(60))"
    case .matches(let pattern): "something that matches '\(pattern.source)'"
    case .exists(let isThere): isThere ? "something" : "absent"
    case .oneOf(let values): "one of \(values.map { $0.text() }.joined(separator: ", ").prefix(100))"
    case .not(let test): "anything but \(test.expected)"
    }
  }
}
