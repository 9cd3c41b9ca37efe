import UnderstudyDiagnostics
import UnderstudyHTTP
import UnderstudyJSON

extension Fault {
  /// Reads a `fault`: an object, or the kind alone.
  static func read(_ node: JSONNode) -> (Fault?, [Diagnostic]) {
    if let name = node.string {
      if let kind = Kind(rawValue: name) { return checked(Fault(kind), at: node) }
      return (nil, [Kind.unknown(name, at: node.location)])
    }
    if let kind = node["kind"], kind.string == "refuse" {
      return (nil, [Kind.unknown("refuse", at: kind.location)])
    }
    var fields = FieldReader(node, role: "a fault")
    let kind = node.kind == .object ? fields.choice("kind", of: Kind.self) : nil
    var fault = Fault(kind ?? .empty)
    fault.duration = fields.duration("for")
    fault.pause = fields.duration("every")
    fault.target = fields.string("to")
    fault.interior = fields.choice("inside", of: Interior.self)
    if let after = fields.node("after") {
      let (place, diagnostics) = Place.read(after)
      fault.place = place
      fields.append(diagnostics)
    }
    for key in ["bytes", "count", "by"] {
      if let size = fields.integer(key, in: key == "by" ? -(1 << 30)...1 << 30 : 1...64 << 20) {
        fault.size = size
      }
    }
    guard let kind else {
      if node["kind"] == nil { fields.fail("a fault needs a 'kind'") }
      return (nil, fields.finish())
    }
    let known = ["after", "inside", "for", "every", "to", "bytes", "count", "by"]
    let superfluous = node.members.filter { known.contains($0.name) && !kind.keys.contains($0.name) }
    for member in superfluous {
      fields.fail(
        "'\(kind.rawValue)' takes no '\(member.name)'", at: member.key,
        note: kind.keys.isEmpty ? "leave it out" : "it takes \(kind.keys.sorted().joined(separator: ", "))")
    }
    let found = fields.finish()
    guard found.isEmpty else { return (fault, found) }
    return checked(fault, at: node)
  }

  /// What contradicts itself in a fault.
  private static func checked(_ fault: Fault, at node: JSONNode) -> (Fault?, [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    func fail(_ message: String, at key: String? = nil, note: String? = nil) {
      let place = key.flatMap { name in node.members.first { $0.name == name }?.value } ?? node
      diagnostics.append(.error(message, at: place.location, notes: note.map { [.init($0)] } ?? []))
    }
    switch fault.kind {
    case .close where fault.place == nil && fault.interior == nil:
      fail(
        "a 'close' needs a place",
        note: "add 'after: { events: 3 }' or 'inside: codepoint', or use the kind 'empty'")
    case .redirect where fault.target == nil:
      fail("a 'redirect' needs a target", note: "add 'to: /elsewhere', or use the kind 'redirectLoop'")
    case .redirect where !HTTPField.isValue(fault.target ?? "") || fault.target == "":
      fail("'to' cannot be sent as a header", at: "to")
    case .wrongLength where fault.size == 0:
      fail("'by' must not be 0: the length would be right", at: "by")
    case .dribble where fault.pause == .zero:
      fail("a 'dribble' without a pause is none", at: "every")
    default: break
    }
    let isInHead = fault.place?.isInHead ?? (fault.interior == .head)
    if isInHead, ![.close, .reset, .stall].contains(fault.kind) {
      fail("'\(fault.kind.rawValue)' cannot lie in the head", at: "after")
    }
    if fault.interior != nil, fault.place?.isInHead ?? false || fault.interior == .head && fault.place != nil
    {
      fail(
        "a cut lies in the head or in the body, not in both", at: "inside",
        note: "leave 'after' or 'inside' out")
    }
    return (fault, diagnostics)
  }
}

extension Fault.Place {
  var isInHead: Bool {
    if case .headBytes = self { true } else { false }
  }

  /// Reads an `after`.
  static func read(_ node: JSONNode) -> (Fault.Place?, [Diagnostic]) {
    var fields = FieldReader(node, role: "a place")
    let given = [
      fields.integer("bytes", in: 0...Int.max).map(Self.bytes),
      fields.integer("events", in: 0...Int.max).map(Self.events),
      fields.read("fraction", "a number from 0 to 1") { node in
        node.number.flatMap { 0...1 ~= $0.double ? .fraction($0.double) : nil }
      },
      fields.integer("headBytes", in: 0...Int.max).map(Self.headBytes),
    ].compactMap(\.self)
    if given.count > 1 {
      fields.fail("a place is given in bytes, events, head bytes or as a fraction, not in several")
    }
    return (given.first, fields.finish())
  }
}

extension Fault.Kind {
  /// What is wrong with the name of a fault that there is not.
  static func unknown(_ name: String, at location: SourceLocation?) -> Diagnostic {
    if name == "refuse" {
      return .error(
        "'refuse' is of the whole server: no reply can have it", at: location,
        notes: [
          .init(
            "ask for it with 'PUT /__understudy/refusal', 'MockServer.refuseConnections(for:)' or 'serve --refuse 2s'"
          )
        ])
    }
    let known = allCases.map(\.rawValue)
    let note = nearestSpelling(of: name, among: known).map { "did you mean '\($0)'?" }
    return .error(
      "there is no fault '\(name)'", at: location,
      notes: [.init(note ?? "known are \(known.joined(separator: ", "))")])
  }
}
