public import UnderstudyDiagnostics
public import UnderstudyJSON

extension Scenario {
  /// Reads a scenario from a parsed file (DESIGN §7).
  ///
  /// - Parameters:
  ///   - node: the file's root.
  ///   - name: the scenario's name, which is the file's; `nil` where the key `name` has it.
  /// - Returns: no scenario where something in it is wrong; all that is wrong.
  public static func read(
    _ node: JSONNode, name given: String? = nil
  ) -> (scenario: Scenario?, diagnostics: [Diagnostic]) {
    var fields = FieldReader(node, role: "a scenario")
    let name = given ?? fields.string("name") ?? ""
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
    if let node = fields.node("chaos") {
      let (chaos, diagnostics) = Chaos.read(node)
      scenario.chaos = chaos
      fields.append(diagnostics)
    }
    if let node = fields.node("limits") {
      let (limits, diagnostics) = Limits.read(node)
      scenario.limits = limits
      fields.append(diagnostics)
    }
    let replies = fields.read("replies", "a list of replies") { $0.kind == .array ? $0 : nil }
    scenario.replies = read(replies, &fields)
    let states = fields.read("states", "an object of states") { $0.kind == .object ? $0 : nil }
    for member in states?.members.map(\.self) ?? [] {
      if member.value.kind != .array {
        fields.fail("a state must be a list of replies, but is \(member.value.found)", at: member.value)
      }
      scenario.states.append(State(member.name, read(member.value, &fields)))
    }
    if replies != nil, states != nil {
      fields.fail("a scenario has 'replies' or 'states', not both", at: states)
    } else if scenario.allReplies.isEmpty, fields.diagnostics.isEmpty {
      fields.fail(
        "a scenario needs at least one reply", at: replies ?? states, note: "add 'replies: [{ status: 200 }]'"
      )
    }
    fields.append(scenario.storyDiagnostics)
    let diagnostics = fields.finish().sorted { ($0.location ?? root) < ($1.location ?? root) }
    return (diagnostics.isEmpty ? scenario : nil, diagnostics)
  }

  private static func read(_ list: JSONNode?, _ fields: inout FieldReader) -> [CannedReply] {
    var replies: [CannedReply] = []
    for reply in list?.elements.map(\.self) ?? [] {
      let (canned, diagnostics) = CannedReply.read(reply)
      replies.append(canned)
      fields.append(diagnostics)
    }
    return replies
  }

  /// What is wrong with the ways between the states.
  var storyDiagnostics: [Diagnostic] {
    let names = states.map(\.name)
    var diagnostics: [Diagnostic] = []
    for reply in allReplies {
      guard let next = reply.next, !names.contains(next) else { continue }
      let meant = nearestSpelling(of: next, among: names).map { "did you mean '\($0)'?" }
      diagnostics.append(
        .error(
          "there is no state '\(next)' to lead to", at: reply.marks.next ?? location,
          notes: [
            .init(meant ?? (names.isEmpty ? "add 'states'" : "known are \(names.joined(separator: ", "))"))
          ]))
    }
    for name in names.dropFirst() where !allReplies.contains(where: { $0.next == name }) {
      diagnostics.append(
        .error(
          "no reply leads to the state '\(name)'", at: location, notes: [.init("add 'to: \(name)' to one")]))
    }
    return diagnostics
  }
}
