import UnderstudyDiagnostics
import UnderstudyJSON

extension Delay {
  /// Reads a pause: a duration, or an object that names a distribution.
  static func read(_ node: JSONNode, _ name: String) -> (Delay?, [Diagnostic]) {
    guard node.kind == .object else {
      if let duration = Duration(node) { return (.fixed(duration), []) }
      return (
        nil,
        [
          .error(
            "'\(name)' must be a duration such as '250ms' or '1.5s', but is \(node.found)", at: node.location)
        ]
      )
    }
    var fields = FieldReader(node, role: "a pause")
    var given: [Delay] = []
    if let duration = fields.duration("fixed") { given.append(.fixed(duration)) }
    if let bounds = fields.node("uniform") {
      let ends = bounds.elements.map { Duration($0) }
      if bounds.kind == .array, ends.count == 2, let low = ends[0], let high = ends[1], low <= high {
        given.append(.uniform(low...high))
      } else {
        fields.fail(
          "'uniform' must be two durations, the shorter first", at: bounds, note: "such as [100ms, 300ms]")
      }
    }
    if let parts = fields.node("normal") {
      var normal = FieldReader(parts, role: "'normal'")
      let (mean, deviation) = (normal.duration("mean"), normal.duration("deviation"))
      if let mean, let deviation {
        given.append(.normal(mean: mean, deviation: deviation))
      } else if normal.diagnostics.isEmpty {
        normal.fail("'normal' needs a 'mean' and a 'deviation'")
      }
      fields.append(normal.finish())
    }
    if let parts = fields.node("logNormal") {
      var logNormal = FieldReader(parts, role: "'logNormal'")
      let median = logNormal.duration("median")
      let sigma = logNormal.number("sigma", in: 0...5)
      if let median, let sigma {
        given.append(.logNormal(median: median, sigma: sigma))
      } else if logNormal.diagnostics.isEmpty {
        logNormal.fail("'logNormal' needs a 'median' and a 'sigma'")
      }
      fields.append(logNormal.finish())
    }
    if given.count != 1, fields.diagnostics.isEmpty {
      fields.fail(
        "a pause is given in exactly one way", note: "write '250ms' or '{ uniform: [100ms, 300ms] }'")
    }
    return (given.first, fields.finish())
  }
}
