import UnderstudyDiagnostics
import UnderstudyHTTP
import UnderstudyJSON

extension CannedReply {
  /// Reads one element of `replies`.
  static func read(_ node: JSONNode) -> (CannedReply, [Diagnostic]) {
    var fields = FieldReader(node, role: "a reply")
    var reply = CannedReply()
    reply.marks.reply = node.location
    reply.status = fields.integer("status", in: 200...999)
    readContent(&fields, node, &reply)
    if let date = node["retryAfter"], date.kind == .object {
      var inner = FieldReader(date, role: "a 'retryAfter'")
      reply.retryAfter = inner.duration("date")
      reply.isRetryAfterDate = true
      if date["date"] == nil { inner.fail("a 'retryAfter' is a duration, or has a 'date'") }
      fields.append(inner.finish())
      _ = fields.node("retryAfter")
    } else {
      reply.retryAfter = fields.duration("retryAfter")
    }
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
      if let fault = framingFault(insteadOf: member.name) {
        fields.fail(framingMessage(member.name), at: member.key, note: framingNote(fault))
        continue
      }
      reply.headers.append(HTTPField(member.name, value))
    }
    if let pace = fields.node("pace") {
      reply.marks.pace = pace.location
      let (read, diagnostics) = Pace.read(pace)
      reply.pace = read
      fields.append(diagnostics)
    }
    if let when = fields.node("when") {
      let (conditions, diagnostics) = Conditions.read(when)
      reply.when = conditions
      fields.append(diagnostics)
      if conditions.violation != nil {
        fields.fail(
          "a reply cannot ask for a violation", at: when["violation"],
          note: "write it in the scenario's own 'when'")
      }
    }
    for member in fields.read("set", "an object of names and values", { $0.kind == .object ? $0 : nil })?
      .members
      .map(\.self) ?? []
    {
      let value = member.value
      if value.kind == .object || value.kind == .array {
        fields.fail("the state holds single values, not \(value.kind.article)", at: value)
      }
      fields.append(Template.diagnostics(of: value))
      reply.updates.append(StateUpdate(member.name, value.isNull ? JSONValue?.none : value.value))
    }
    reply.next = fields.string("to")
    reply.marks.next = node["to"]?.location
    if let framing = fields.node("framing") {
      let (read, diagnostics) = StreamFraming.read(framing)
      reply.framing = read
      reply.marks.framing = framing.location
      fields.append(diagnostics)
    }
    if let fault = fields.node("fault") {
      reply.marks.fault = fault.location
      let (read, diagnostics) = Fault.read(fault)
      reply.fault = read
      fields.append(diagnostics)
    }
    if let fault = reply.fault, fault.isBeforeHead, reply.framing != nil {
      fields.fail(
        "'\(fault.kind.rawValue)' sends no stream that 'framing' could be about", at: node["framing"])
    }
    return (reply, fields.finish())
  }

  /// Reads what it sends: each of these is the body or the stream on its own.
  private static func readContent(_ fields: inout FieldReader, _ node: JSONNode, _ reply: inout CannedReply) {
    var bodies: [Body] = []
    if let name = fields.string("body") { bodies.append(.file(name)) }
    if let name = fields.string("example") { bodies.append(.example(name)) }
    if let value = fields.node("json") { bodies.append(.json(value.value)) }
    let type = fields.string("type")
    if let text = fields.string("text") {
      bodies.append(.bytes(Array(text.utf8), type: type ?? "text/plain; charset=utf-8"))
    } else if type != nil {
      fields.fail("'type' is the type of a 'text', and there is none", at: node["type"])
    }
    if bodies.count > 1 {
      fields.fail("a reply has one body: a 'body', an 'example', a 'json' or a 'text'")
    }
    reply.body = bodies.first
    reply.stream = fields.string("stream").map { .file($0) }
    if let events = fields.read("events", "a list of events", { $0.kind == .array ? $0 : nil }) {
      if reply.stream != nil { fields.fail("a reply has a 'stream' or 'events', not both") }
      reply.stream = .events(events.elements.map(\.value))
    }
  }

  private enum ContractStance: String, CaseIterable {
    case ignore
  }

  /// The fault that says of a message's framing what is not so; `nil` for headers that are not about that.
  private static func framingFault(insteadOf header: String) -> Fault.Kind? {
    switch header.lowercased() {
    case "content-length": .wrongLength
    case "transfer-encoding": .malformedChunk
    default: nil
    }
  }

  private static func framingMessage(_ header: String) -> String {
    "'\(header)' is made by the server, which frames messages itself"
  }

  private static func framingNote(_ fault: Fault.Kind) -> String {
    "leave it out; for one that is wrong, give the reply the fault '\(fault.rawValue)'"
  }

  /// What is wrong with the headers of a reply, however it was made.
  func headerDiagnostics(at location: SourceLocation?) -> [Diagnostic] {
    headers.compactMap { field in
      guard HTTPField.isName(field.name), HTTPField.isValue(field.value), !field.value.isEmpty else {
        return .error("'\(field.name)' cannot be sent as a header with that value", at: location)
      }
      return Self.framingFault(insteadOf: field.name).map { fault in
        .error(Self.framingMessage(field.name), at: location, notes: [.init(Self.framingNote(fault))])
      }
    }
  }
}
