import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyPatterns

extension Conditions {
  /// Reads a `when`.
  static func read(_ node: JSONNode) -> (Conditions, [Diagnostic]) {
    var fields = FieldReader(node, role: "'when'")
    var conditions = Conditions()
    for member in fields.node("body")?.members.map(\.self) ?? [] {
      guard let pointer = JSONPointer(member.name) else {
        fields.fail("'\(member.name)' is not a JSON Pointer", at: member.key, note: "it starts with '/'")
        continue
      }
      let (test, diagnostics) = Test.read(member.value)
      if let test { conditions.body.append(Condition(pointer, test)) }
      fields.append(diagnostics)
    }
    for name in ["method", "path"] {
      guard let value = fields.node(name) else { continue }
      let (test, diagnostics) = Test.read(value)
      fields.append(diagnostics)
      if name == "method" { conditions.method = test } else { conditions.path = test }
    }
    for name in ["headers", "query", "state"] {
      for member in fields.node(name)?.members.map(\.self) ?? [] {
        let (test, diagnostics) = Test.read(member.value)
        fields.append(diagnostics)
        guard let test else { continue }
        switch name {
        case "headers": conditions.headers.append(Condition(member.name, test))
        case "query": conditions.query.append(Condition(member.name, test))
        default: conditions.state.append(Condition(member.name, test))
        }
      }
    }
    if let violation = fields.node("violation") {
      var parts = FieldReader(violation, role: "'violation'")
      conditions.violation = ViolationCondition(
        body: parts.read("body", "a JSON Pointer") { $0.string.flatMap { JSONPointer($0) } },
        keyword: parts.string("keyword"))
      fields.append(parts.finish())
    }
    return (conditions, fields.finish())
  }
}

extension Conditions.Test {
  /// Reads a condition: a plain value, or an object with one key that says how to compare.
  static func read(_ node: JSONNode) -> (Self?, [Diagnostic]) {
    guard node.kind == .object else { return (.equals(node.value), []) }
    var fields = FieldReader(node, role: "a condition")
    var tests: [Self] = []
    if let value = fields.node("equals") { tests.append(.equals(value.value)) }
    if let value = fields.node("contains") { tests.append(.contains(value.value)) }
    if let source = fields.node("matches") {
      do {
        tests.append(.matches(try Pattern(source.string ?? "")))
      } catch {
        fields.fail("'matches' must be a regular expression: \(error)", at: source)
      }
    }
    if let value = fields.bool("exists") { tests.append(.exists(value)) }
    if let values = fields.read("oneOf", "a list of values", { $0.kind == .array ? $0 : nil }) {
      tests.append(.oneOf(values.elements.map(\.value)))
    }
    if let inner = fields.node("not") {
      let (test, diagnostics) = read(inner)
      if let test { tests.append(.not(test)) }
      fields.append(diagnostics)
    }
    if tests.count > 1 || node.count == 0 {
      fields.fail(
        "a condition compares in exactly one way",
        note: "write '{ equals: … }', '{ contains: … }' or a plain value")
    }
    return (tests.first, fields.finish())
  }
}
