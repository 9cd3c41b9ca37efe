public import UnderstudyDiagnostics
import UnderstudyHTTP
public import UnderstudyJSON

extension Limits {
  /// Reads `limits`, as a scenario has them.
  ///
  /// - Returns: what could be read; all that is wrong.
  public static func read(_ node: JSONNode) -> (Limits?, [Diagnostic]) {
    var fields = FieldReader(node, role: "'limits'")
    var limits = Limits()
    let expected = "a number and a time such as '60/min'"
    limits.requests = fields.read("requests", expected) { $0.string.flatMap { Rate(written: $0) } }
    limits.tokens = fields.read("tokens", expected) { $0.string.flatMap { Rate(written: $0) } }
    limits.budget = fields.integer("budget", in: 0...Int.max)
    limits.waitForm = fields.choice("retryAfter", of: WaitForm.self) ?? .seconds
    if limits.requests == nil, limits.tokens == nil, limits.budget == nil, fields.diagnostics.isEmpty {
      fields.fail(
        "'limits' limits nothing", note: "add 'requests: 60/min', 'tokens: 90000/min' or 'budget: 1000000'")
    }
    return (limits, fields.finish())
  }

  /// Reads limits from a line: `requests: 60/min, tokens: 90000/min, budget: 1000000`, also with `=`.
  ///
  /// - Throws: what is wrong with it.
  public init(parsing text: String) throws(DiagnosticError) {
    var members = JSONObject()
    for part in text.split(separator: ",") {
      let pair = part.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == ":" || $0 == "=" }
        .map { String($0.filter { !$0.isWhitespace }) }
      guard pair.count == 2 else {
        throw DiagnosticError(
          .error("'\(part)' is not a limit and its value", notes: [.init("write 'requests: 60/min'")]))
      }
      members[pair[0]] = JSONNumber(pair[1]).map { .number($0) } ?? .string(pair[1])
    }
    guard let document = try? JSONDocument(parsing: JSONValue.object(members).utf8()) else {
      throw DiagnosticError(.error("'\(text)' are no limits"))
    }
    let (limits, found) = Self.read(document.root)
    // The places are those of a text that nobody has written.
    let told = found.map { diagnostic in
      var diagnostic = diagnostic
      diagnostic.location = nil
      return diagnostic
    }
    if let error = DiagnosticError(told) { throw error }
    self = limits ?? Limits()
  }
}

extension Limits.Rate {
  /// A rate as people write it: `60/min`, `5/10s`, `1000/h`.
  init?(written text: some StringProtocol) {
    let parts = text.split(separator: "/", maxSplits: 1)
    guard parts.count == 2, let count = Int(parts[0]), count >= 1 else { return nil }
    let unit = parts[1] == "min" || parts[1] == "minute" ? "m" : parts[1]
    let time = unit.first?.isNumber == true ? String(unit) : "1" + unit
    guard let period = Duration(written: time), period > .zero else { return nil }
    self.init(count, per: period)
  }

  /// The rate as a fixture writes it.
  package var written: String {
    period == .seconds(60) ? "\(count)/min" : "\(count)/\(period.written)"
  }
}
