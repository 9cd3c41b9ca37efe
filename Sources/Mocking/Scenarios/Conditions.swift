public import UnderstudyPatterns
import UnderstudyHTTP
public import UnderstudyJSON

/// When a scenario applies: all conditions must hold.
public struct Conditions: Hashable, Sendable {
  /// A condition on one value.
  public indirect enum Test: Hashable, Sendable {
    /// It is equal to a JSON value.
    case equals(JSONValue)
    /// It is a string that contains another, or an array with an equal element.
    case contains(JSONValue)
    /// It is a string that an ECMA-262 pattern matches.
    case matches(Pattern)
    /// It is there, or is not.
    case exists(Bool)
    /// It is equal to one of several values.
    case oneOf([JSONValue])
    /// Another test does not hold.
    case not(Test)

    /// Whether it holds for a part of a body; `nil` means that there is none.
    func holds(for node: JSONNode?) -> Bool {
      // The test of nearly all fixtures needs no copy of the value.
      if case .equals(let expected) = self { return node?.isEqual(to: expected) ?? false }
      return holds(for: node?.value)
    }

    /// Whether it holds for a value; `nil` means that there is none.
    func holds(for value: JSONValue?) -> Bool {
      switch self {
      case .equals(let expected): value == expected
      case .matches(let pattern): value?.string.map(pattern.matches) ?? false
      case .exists(let expected): (value != nil) == expected
      case .oneOf(let expected): value.map(expected.contains) ?? false
      case .not(let test): !test.holds(for: value)
      case .contains(let part):
        if let text = value?.string, let part = part.string {
          Array(text.utf8).firstRange(of: Array(part.utf8)) != nil
        } else {
          value?.array?.contains(part) ?? false
        }
      }
    }
  }

  /// One condition and what it is about.
  public struct Condition<Subject: Hashable & Sendable>: Hashable, Sendable {
    /// Where the value is found.
    public var subject: Subject
    /// What must hold for it.
    public var test: Test

    /// Makes a condition.
    public init(_ subject: Subject, _ test: Test) {
      self.subject = subject
      self.test = test
    }
  }

  /// A violation that a request must have.
  public struct ViolationCondition: Hashable, Sendable {
    /// The value at fault in the body; `nil`: any, also outside of the body.
    public var body: JSONPointer?
    /// The schema keyword that it breaks; `nil`: any.
    public var keyword: String?

    /// Makes a condition.
    public init(body: JSONPointer? = nil, keyword: String? = nil) {
      self.body = body
      self.keyword = keyword
    }
  }

  /// A condition on the method.
  public var method: Test?
  /// A condition on the path, without a prefix that names a session and without the query, as sent.
  public var path: Test?
  /// Conditions on the session's state, by name.
  public var state: [Condition<String>]
  /// Conditions on values in the body.
  public var body: [Condition<JSONPointer>]
  /// Conditions on header fields, by name.
  public var headers: [Condition<String>]
  /// Conditions on query parameters, by name.
  public var query: [Condition<String>]
  /// The request breaks the document in this way; `nil`: it does not break it.
  public var violation: ViolationCondition?

  /// Makes conditions; none hold always.
  public init(
    body: [Condition<JSONPointer>] = [], headers: [Condition<String>] = [], query: [Condition<String>] = [],
    method: Test? = nil, path: Test? = nil, state: [Condition<String>] = [],
    violation: ViolationCondition? = nil
  ) {
    self.method = method
    self.path = path
    self.state = state
    self.body = body
    self.headers = headers
    self.query = query
    self.violation = violation
  }

  /// How many conditions there are: of scenarios that match, the one with the most wins.
  public var specificity: Int {
    body.count + headers.count + query.count + state.count + (method == nil ? 0 : 1) + (path == nil ? 0 : 1)
      + (violation?.body == nil ? 0 : 1)
      + (violation?.keyword == nil ? 0 : 1)
  }

  /// Whether all conditions but those on violations hold for a request.
  ///
  /// - Parameter stateValue: the value of a name in the session's state.
  func hold(for request: CheckedRequest, stateValue: (String) -> JSONValue? = { _ in nil }) -> Bool {
    if let method, !method.holds(for: .string(request.head.method)) { return false }
    if let path, !path.holds(for: .string(String(request.target.prefix { $0 != "?" }))) { return false }
    for condition in state
    where !condition.test.holds(for: stateValue(condition.subject)) {
      return false
    }
    for condition in body where !condition.test.holds(for: request.body?.root[condition.subject]) {
      return false
    }
    return headers.allSatisfy { condition in
      condition.test.holds(for: request.head.fields.combined(condition.subject).map(JSONValue.string))
    }
      && query.allSatisfy { condition in
        condition.test.holds(
          for: request.queryItems.first { $0.name == condition.subject }.map { .string($0.value) })
      }
  }
}

extension HTTPFields {
  /// The value of a field; of one that comes several times, all of them with commas between (RFC 9110 §5.3).
  func combined(_ name: String) -> String? {
    let values = values(of: name)
    return values.isEmpty ? nil : values.joined(separator: ", ")
  }
}
