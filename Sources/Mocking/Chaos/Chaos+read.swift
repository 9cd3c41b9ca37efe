public import UnderstudyDiagnostics
import UnderstudyJSON

extension Chaos {
  /// Reads a `chaos`: an object of events and their shares, and perhaps a seed.
  static func read(_ node: JSONNode) -> (Chaos?, [Diagnostic]) {
    guard node.kind == .object else {
      return (nil, [.error("'chaos' must be an object, but is \(node.found)", at: node.location)])
    }
    var chaos = Chaos([])
    var diagnostics: [Diagnostic] = []
    for member in node.members {
      let value = member.value
      if member.name == "seed" {
        chaos.seed = value.number.flatMap { UInt64($0.text) } ?? value.string.flatMap { UInt64($0) }
        if chaos.seed == nil {
          diagnostics.append(
            .error("'seed' must be an integer of at least 0, but is \(value.found)", at: value.location))
        }
        continue
      }
      guard let event = Event(member.name) else {
        diagnostics.append(unknown(member.name, at: member.key.location))
        continue
      }
      guard let share = share(value.string ?? value.number?.text ?? "") else {
        diagnostics.append(
          .error(
            "'\(member.name)' must be a share such as '2%' or 0.02, but is \(value.found)", at: value.location
          ))
        continue
      }
      chaos.rates.append(Rate(event, share))
    }
    if diagnostics.isEmpty, let problem = chaos.problem {
      diagnostics.append(.error(problem, at: node.location))
    }
    return (chaos, diagnostics)
  }

  /// Reads chaos from a line: `reset: 2%, code 503: 5%, seed: 42`, also with `=`.
  ///
  /// - Throws: what is wrong with it.
  public init(parsing text: String) throws(DiagnosticError) {
    self.init([])
    for part in text.split(separator: ",") {
      let pair = part.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == ":" || $0 == "=" }
        .map { $0.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed() }
        .map { String($0) }
      guard pair.count == 2 else {
        throw DiagnosticError(
          .error("'\(part)' is not an event and its share", notes: [.init("write 'reset: 2%'")]))
      }
      if pair[0] == "seed" {
        guard let seed = UInt64(pair[1]) else {
          throw DiagnosticError(.error("the seed must be an integer of at least 0, but is '\(pair[1])'"))
        }
        self.seed = seed
        continue
      }
      guard let event = Event(pair[0]) else { throw DiagnosticError(Self.unknown(pair[0], at: nil)) }
      guard let share = Self.share(pair[1]) else {
        throw DiagnosticError(
          .error("'\(pair[0])' must be a share such as '2%' or 0.02, but is '\(pair[1])'"))
      }
      rates.append(Rate(event, share))
    }
    if let problem { throw DiagnosticError(.error(problem)) }
  }

  /// What contradicts itself.
  private var problem: String? {
    let events = rates.map(\.event)
    if let twice = events.first(where: { event in events.count { $0 == event } > 1 }) {
      return "'\(twice)' is given twice"
    }
    let sum = rates.reduce(0) { $0 + $1.share }
    return sum > 1.000_000_001 ? "all shares together are more than 100 %" : nil
  }

  private static func share(_ text: String) -> Double? {
    let isPercent = text.hasSuffix("%")
    guard let number = Double(isPercent ? text.dropLast() : text[...]) else { return nil }
    let share = isPercent ? number / 100 : number
    return 0...1 ~= share ? share : nil
  }

  private static func unknown(_ name: String, at location: SourceLocation?) -> Diagnostic {
    if name == "refuse" { return Fault.Kind.unknown(name, at: location) }
    let known = Fault.Kind.allCases.map(\.rawValue)
    let note =
      nearestSpelling(of: name, among: known + ["seed"]).map { "did you mean '\($0)'?" }
      ?? "write 'code 503', or one of \(known.joined(separator: ", "))"
    return .error("there is no fault '\(name)'", at: location, notes: [.init(note)])
  }
}
