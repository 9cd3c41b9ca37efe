public import UnderstudyDiagnostics
public import UnderstudyJSON

extension Verification {
  /// Reads an expectation as `openapi/admin.yaml` describes it.
  ///
  /// - Returns: none where something in it is wrong; all that is wrong.
  public static func read(_ node: JSONNode) -> (verification: Verification?, diagnostics: [Diagnostic]) {
    var fields = FieldReader(node, role: "an expectation")
    let kind = fields.choice("expect", of: Kind.self)
    if kind == nil, fields.diagnostics.isEmpty {
      fields.fail("an expectation needs the key 'expect'")
    }
    var verification: Verification?
    switch kind {
    case .count:
      let exactly = fields.integer("exactly", in: 0...Int.max)
      let least = fields.integer("atLeast", in: 0...Int.max) ?? exactly ?? 0
      let most = fields.integer("atMost", in: 0...Int.max) ?? exactly ?? .max
      if exactly != nil, node["atLeast"] != nil || node["atMost"] != nil {
        fields.fail("a count is 'exactly' one number, or lies between 'atLeast' and 'atMost', not both")
      } else if node["exactly"] == nil, node["atLeast"] == nil, node["atMost"] == nil {
        fields.fail("a count needs 'exactly', 'atLeast' or 'atMost'")
      } else if least > most {
        fields.fail("no count is at least \(least) and at most \(most)")
      }
      let filter = fields.node("matching").map { Self.filter($0, &fields) } ?? ExchangeFilter()
      if least <= most { verification = .count(least...most, filter) }
    case .order:
      let sequence = fields.read("sequence", "a list of what each request must be") {
        $0.kind == .array ? $0 : nil
      }
      if sequence == nil, node["sequence"] == nil { fields.fail("an order needs a 'sequence'") }
      verification = .order(sequence?.elements.map { Self.filter($0, &fields) } ?? [])
    case .noViolations: verification = .noViolations
    case .nothingUnmatched: verification = .nothingUnmatched
    case nil: break
    }
    // Without a kind nobody can tell which other keys there are.
    let diagnostics = kind == nil ? fields.diagnostics : fields.finish()
    return (diagnostics.isEmpty ? verification : nil, diagnostics)
  }

  private enum Kind: String, CaseIterable {
    case count, order, noViolations, nothingUnmatched
  }

  private static func filter(_ node: JSONNode, _ outer: inout FieldReader) -> ExchangeFilter {
    var fields = FieldReader(node, role: "what a request must be")
    var filter = ExchangeFilter()
    filter.operation = fields.string("operation")
    filter.status = fields.integer("status", in: 100...999)
    filter.hasViolations = fields.bool("violations")
    if let when = fields.node("when") {
      let (conditions, diagnostics) = Conditions.read(when)
      filter.when = conditions
      fields.append(diagnostics)
    }
    outer.append(fields.finish())
    return filter
  }
}
