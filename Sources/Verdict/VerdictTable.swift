public import UnderstudyJSON

/// A verdict as people read it: a line for each rule that was put to the test, with what was found below it.
public struct VerdictTable: Sendable {
  private let rules: [JSONValue]
  private let score: Int?

  /// A table of a verdict as JSON, from this process or from a server.
  public init(_ verdict: JSONValue) {
    rules = verdict["rules"]?.array ?? []
    score = verdict["score"]?.integer
  }

  /// The table. Rules that nothing put to the test are counted only.
  public var text: String {
    var lines: [String] = []
    let width = rules.map { $0["name"]?.string?.count ?? 0 }.max() ?? 0
    var counts: [String: Int] = [:]
    for rule in rules {
      let word = rule["result"]?.string ?? ""
      counts[word, default: 0] += 1
      guard word != "n/a" else { continue }
      let name = rule["name"]?.string ?? ""
      let padding = String(repeating: " ", count: max(0, width - name.count))
      lines.append("\(word)  \(name)\(padding)  \(rule["title"]?.string ?? "")")
      guard word != "pass" else { continue }
      for finding in rule["findings"]?.array?.prefix(3) ?? [] {
        lines.append("        " + Self.line(finding))
      }
      let count = rule["findingCount"]?.integer ?? 0
      if count > 3 { lines.append("        … and \(count - 3) more") }
      lines.append("        \(rule["advice"]?.string ?? "") (\(rule["norm"]?.string ?? ""))")
    }
    let parts = ["FAIL", "WARN", "pass", "n/a"].map { "\(counts[$0] ?? 0) \($0)" }
    lines.append("score \(score ?? 0) of 100: \(parts.joined(separator: ", "))")
    return lines.joined(separator: "\n")
  }

  private static func line(_ finding: JSONValue) -> String {
    let numbers = finding["evidence"]?.array?.prefix(6).compactMap { $0["number"]?.integer } ?? []
    let more = (finding["evidenceCount"]?.integer ?? 0) > numbers.count ? ", …" : ""
    let requests = numbers.map(String.init).joined(separator: ", ") + more
    let place = finding["case"]?.string.map { "\($0): " } ?? ""
    let noun = numbers.count == 1 ? "request" : "requests"
    return "\(place)\(finding["message"]?.string ?? "") (\(noun) \(requests))"
  }
}
