import UnderstudyDiagnostics
import UnderstudyJSON

extension Pace {
  /// Reads a `pace`.
  static func read(_ node: JSONNode) -> (Pace, [Diagnostic]) {
    var fields = FieldReader(node, role: "a pace")
    var found: [Diagnostic] = []
    var delays: [Delay?] = []
    for name in ["before", "first", "between"] {
      let (delay, diagnostics) = fields.node(name).map { Delay.read($0, name) } ?? (nil, [])
      delays.append(delay)
      found += diagnostics
    }
    let pace = Pace(
      before: delays[0] ?? .zero, first: delays[1], between: delays[2],
      jitter: fields.duration("jitter") ?? .zero,
      tokensPerSecond: fields.number("tokensPerSecond", in: 0.001...1_000_000),
      speed: fields.number("speed", in: 0.001...1000) ?? 1)
    if pace.between != nil, pace.tokensPerSecond != nil {
      fields.fail(
        "the time between events is given by 'between' or by 'tokensPerSecond', not by both",
        at: node["tokensPerSecond"])
    }
    fields.append(found)
    return (pace, fields.finish())
  }
}
