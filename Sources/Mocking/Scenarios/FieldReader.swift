import UnderstudyDiagnostics
import UnderstudyJSON

/// Reads the members of one object of a fixture, and tells of every one that is wrong or unknown.
struct FieldReader: ~Copyable {
  private let node: JSONNode
  /// What the object is, for messages: "a reply".
  private let role: String
  private var known: [String] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ node: JSONNode, role: String) {
    self.node = node
    self.role = role
    if node.kind != .object {
      diagnostics.append(.error("\(role) must be an object, but is \(node.kind.article)", at: node.location))
    }
  }

  /// The value of a member, if it is there.
  mutating func node(_ name: String) -> JSONNode? {
    known.append(name)
    return node[name]
  }

  /// A member turned into something else; a value that cannot be is an error that says what was expected.
  mutating func read<Value>(_ name: String, _ expected: String, _ convert: (JSONNode) -> Value?) -> Value? {
    guard let member = node(name) else { return nil }
    if let value = convert(member) { return value }
    fail("'\(name)' must be \(expected), but is \(member.found)", at: member)
    return nil
  }

  mutating func string(_ name: String) -> String? { read(name, "a string", \.string) }
  mutating func bool(_ name: String) -> Bool? { read(name, "true or false", \.bool) }

  mutating func integer(_ name: String, in range: ClosedRange<Int>) -> Int? {
    let expected =
      range.upperBound == .max
      ? "an integer of at least \(range.lowerBound)"
      : "an integer from \(range.lowerBound) to \(range.upperBound)"
    return read(name, expected) { node in node.integer.flatMap { range.contains($0) ? $0 : nil } }
  }

  mutating func number(_ name: String, in range: ClosedRange<Double>) -> Double? {
    read(name, "a number from \(range.lowerBound) to \(range.upperBound)") { node in
      node.number.flatMap { range.contains($0.double) ? $0.double : nil }
    }
  }

  mutating func duration(_ name: String) -> Duration? {
    read(name, "a duration such as '250ms' or '1.5s'") { Duration($0) }
  }

  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String, of type: Choice.Type
  ) -> Choice? where Choice.RawValue == String {
    guard let member = node(name) else { return nil }
    let choices = type.allCases.map(\.rawValue)
    guard let text = member.string, let value = Choice(rawValue: text) else {
      let meant = member.string.flatMap { nearestSpelling(of: $0, among: choices) }
      fail(
        "'\(name)' must be one of \(choices.joined(separator: ", ")), but is \(member.found)", at: member,
        note: meant.map { "did you mean '\($0)'?" })
      return nil
    }
    return value
  }

  /// Reports an error at a place in the object.
  mutating func fail(_ message: String, at member: JSONNode? = nil, note: String? = nil) {
    diagnostics.append(
      .error(message, at: (member ?? node).location, notes: note.map { [Diagnostic.Note($0)] } ?? []))
  }

  /// Takes over what reading a part of the object has found.
  mutating func append(_ more: [Diagnostic]) {
    diagnostics += more
  }

  /// Ends the reading: every member that nothing has asked for is an error.
  consuming func finish() -> [Diagnostic] {
    for member in node.members where !known.contains(member.name) && !member.name.hasPrefix("x-") {
      let meant = nearestSpelling(of: member.name, among: known)
      let note = meant.map { "did you mean '\($0)'?" } ?? "known are \(known.joined(separator: ", "))"
      diagnostics.append(
        .error("\(role) has no key '\(member.name)'", at: member.key.location, notes: [.init(note)]))
    }
    return diagnostics
  }
}

extension JSONNode {
  /// The value as a message quotes it: scalars as they are, containers by their kind.
  var found: String {
    switch kind {
    case .string: string.map { "'\($0.prefix(60))'" } ?? ""
    case .array, .object: kind.article
    default: value.text()
    }
  }
}

extension JSONKind {
  /// The kind with its article.
  var article: String {
    switch self {
    case .null: "null"
    case .array, .object: "an \(rawValue)"
    default: "a \(rawValue)"
    }
  }
}
