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
      reply.marks.pace = pace.location
      let (read, diagnostics) = Pace.read(pace)
      reply.pace = read
      fields.append(diagnostics)
    }
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

  private enum ContractStance: String, CaseIterable {
    case ignore
  }
}
