import Understudy
public import UnderstudyDiagnostics
public import UnderstudyJSON
import UnderstudyMocking
import UnderstudyVerdict
import UnderstudyYAML

extension RehearsalCase {
  private static let path = "Fixtures/rehearsal/catalogue.yaml"

  /// The catalogue that is built into the program, and what is wrong with it.
  public static let catalogue: (cases: [RehearsalCase], diagnostics: [Diagnostic]) = {
    let (document, found) = YAMLText.parse(BundledSource().contents(of: path) ?? [], file: path)
    guard let document else { return ([], found) }
    let (cases, diagnostics) = read(document.root)
    return (cases, found + diagnostics)
  }()

  /// Reads cases from a list.
  public static func read(_ list: JSONNode) -> (cases: [RehearsalCase], diagnostics: [Diagnostic]) {
    var cases: [RehearsalCase] = []
    var diagnostics: [Diagnostic] = []
    for node in list.elements {
      func fail(_ message: String) { diagnostics.append(.error(message, at: node.location)) }
      guard let name = node["name"]?.string, let play = node["scenario"] else {
        fail("a case needs a 'name' and a 'scenario'")
        continue
      }
      let (scenario, found) = Scenario.read(play, name: name)
      diagnostics += found
      guard let scenario else { continue }
      var rules: [Rule] = []
      for rule in node["rules"]?.elements.map(\.self) ?? [] {
        let known = rule.string.flatMap(Rule.named)
        if let known { rules.append(known) } else { fail("there is no rule '\(rule.string ?? "")'") }
      }
      if rules.isEmpty { fail("case '\(name)' is for no rule") }
      var result = RehearsalCase(
        name, summary: node["summary"]?.string ?? "", rules: rules, scenario: scenario)
      result.isStream = node["stream"]?.bool ?? false
      result.isSlow = node["slow"]?.bool ?? false
      result.isParallel = node["parallel"]?.bool ?? false
      result.isForChat = node["chat"]?.bool ?? false
      result.callCount = node["calls"]?.integer ?? 1
      result.limit = node["limit"]?.string.flatMap { Int($0.prefix { $0 != "s" }) }.map { .seconds($0) }
      let known = [
        "name", "summary", "rules", "stream", "slow", "parallel", "chat", "calls", "limit", "scenario",
      ]
      for member in node.members where !known.contains(member.name) {
        fail("a case has no key '\(member.name)'")
      }
      cases.append(result)
    }
    return (cases, diagnostics)
  }

  /// The cases that somebody asks for: by name, by part of a name that ends in `*`, or by rule.
  ///
  /// - Parameter isSlow: whether those that take long are among them, though nobody names them.
  public static func chosen(
    _ names: [String], isSlow: Bool, from cases: [RehearsalCase]
  ) throws(DiagnosticError) -> [RehearsalCase] {
    guard !names.isEmpty else { return cases.filter { isSlow || !$0.isSlow } }
    for name in names where !cases.contains(where: { $0.matches(name) }) {
      let known = cases.map(\.name)
      let meant = nearestSpelling(of: name, among: known).map { "did you mean '\($0)'?" }
      throw DiagnosticError(
        .error(
          "there is no case '\(name)'", notes: [.init(meant ?? "known are \(known.joined(separator: ", "))")])
      )
    }
    return cases.filter { candidate in names.contains { candidate.matches($0) } }
  }

  private func matches(_ text: String) -> Bool {
    text == name || text.hasSuffix("*") && name.hasPrefix(text.dropLast())
      || rules.contains { $0.name == text }
  }
}
