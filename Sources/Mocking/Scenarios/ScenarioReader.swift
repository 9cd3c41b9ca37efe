import UnderstudyPatterns
public import UnderstudyDiagnostics
import UnderstudyHTTP
public import UnderstudyJSON

extension Scenario {
  /// Reads a scenario from a parsed file (DESIGN §7).
  ///
  /// - Parameters:
  ///   - node: the file's root.
  ///   - name: the scenario's name, which is the file's.
  /// - Returns: no scenario where something in it is wrong; all that is wrong.
  public static func read(
    _ node: JSONNode, name: String
  ) -> (scenario: Scenario?, diagnostics: [Diagnostic]) {
    var fields = FieldReader(node, role: "a scenario")
    if !isName(name) {
      fields.fail("'\(name)' cannot name a scenario: names are 1 to 64 of A–Z, a–z, 0–9, '_' and '-'")
    }
    let root = node.location
    var scenario = Scenario(name: name, replies: [], location: root)
    scenario.summary = fields.string("summary")
    scenario.operation = fields.string("operation")
    scenario.isDefault = fields.bool("default") ?? false
    scenario.then = fields.choice("then", of: Then.self) ?? .repeat
    if let when = fields.node("when") {
      let (conditions, diagnostics) = Conditions.read(when)
      scenario.when = conditions
      fields.append(diagnostics)
    }
    let replies = fields.read("replies", "a list of replies") { $0.kind == .array ? $0 : nil }
    for reply in replies?.elements.map(\.self) ?? [] {
      let (canned, diagnostics) = CannedReply.read(reply)
      scenario.replies.append(canned)
      fields.append(diagnostics)
    }
    if scenario.replies.isEmpty, fields.diagnostics.isEmpty {
      fields.fail(
        "a scenario needs at least one reply", at: replies, note: "add 'replies: [{ status: 200 }]'")
    }
    let diagnostics = fields.finish().sorted { ($0.location ?? root) < ($1.location ?? root) }
    return (diagnostics.isEmpty ? scenario : nil, diagnostics)
  }
}

extension CannedReply {
  /// Reads one element of `replies`.
  static func read(_ node: JSONNode) -> (CannedReply, [Diagnostic]) {
    var fields = FieldReader(node, role: "a reply")
    var reply = CannedReply()
    reply.status = fields.integer("status", in: 200...999)
    reply.body = fields.string("body").map { .file($0) }
    if let example = fields.string("example") {
      if reply.body != nil { fields.fail("a reply has a 'body' or an 'example', not both") }
      reply.body = .example(example)
    }
    reply.stream = fields.string("stream").map { .file($0) }
    reply.retryAfter = fields.duration("retryAfter")
    reply.times = fields.integer("times", in: 1...Int.max) ?? 1
    reply.ignoresContract = fields.choice("contract", of: ContractStance.self) == .ignore
    for member in fields.node("headers")?.members.map(\.self) ?? [] {
      guard let value = member.value.string ?? member.value.number?.text else {
        fields.fail("a header's value must be a string, but is \(member.value.found)", at: member.value)
        continue
      }
      guard HTTPField.isName(member.name), HTTPField.isValue(value), !value.isEmpty else {
        fields.fail("'\(member.name)' cannot be sent as a header with that value", at: member.key)
        continue
      }
      reply.headers.append(HTTPField(member.name, value))
    }
    if let pace = fields.node("pace") {
      let (read, diagnostics) = Pace.read(pace)
      reply.pace = read
      fields.append(diagnostics)
    }
    if let fault = fields.node("fault") {
      let (read, diagnostics) = Fault.read(fault)
      reply.fault = read
      fields.append(diagnostics)
    }
    return (reply, fields.finish())
  }

  private enum ContractStance: String, CaseIterable {
    case ignore
  }
}

extension Pace {
  /// Reads a `pace`.
  static func read(_ node: JSONNode) -> (Pace, [Diagnostic]) {
    var fields = FieldReader(node, role: "a pace")
    let pace = Pace(
      before: fields.duration("before") ?? .zero, first: fields.duration("first") ?? .zero,
      between: fields.duration("between") ?? .zero, jitter: fields.duration("jitter") ?? .zero)
    return (pace, fields.finish())
  }
}

extension Fault {
  /// Reads a `fault`.
  static func read(_ node: JSONNode) -> (Fault?, [Diagnostic]) {
    var fields = FieldReader(node, role: "a fault")
    let kind = fields.choice("kind", of: Kind.self)
    let duration = fields.duration("for")
    var place: Place?
    if let after = fields.node("after") {
      var places = FieldReader(after, role: "a place")
      let bytes = places.integer("bytes", in: 0...Int.max).map(Place.bytes)
      let events = places.integer("events", in: 0...Int.max).map(Place.events)
      let fraction = places.read("fraction", "a number from 0 to 1") { node in
        node.number.flatMap { 0...1 ~= $0.double ? Place.fraction($0.double) : nil }
      }
      let given = [bytes, events, fraction].compactMap(\.self)
      place = given.first
      if given.count > 1 { places.fail("a place is given in bytes, events or as a fraction, not in several") }
      fields.append(places.finish())
    }
    if kind == nil, node["kind"] == nil { fields.fail("a fault needs a 'kind'") }
    if kind == .close, place == nil {
      fields.fail("a 'close' needs a place", note: "add 'after: { events: 3 }', or use the kind 'empty'")
    }
    if place != nil, let kind, [.empty, .garbage, .missingDone, .missingFinish].contains(kind) {
      fields.fail("'\(kind.rawValue)' has no place: leave 'after' out")
    }
    return (kind.map { Fault($0, after: place, for: duration) }, fields.finish())
  }
}

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
    for name in ["headers", "query"] {
      for member in fields.node(name)?.members.map(\.self) ?? [] {
        let (test, diagnostics) = Test.read(member.value)
        fields.append(diagnostics)
        guard let test else { continue }
        if name == "headers" {
          conditions.headers.append(Condition(member.name, test))
        } else {
          conditions.query.append(Condition(member.name, test))
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
