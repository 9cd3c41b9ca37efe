public import UnderstudyDiagnostics
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
