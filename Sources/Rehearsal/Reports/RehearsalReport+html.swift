import UnderstudyVerdict

extension RehearsalReport {
  /// A page for people: one file that needs no network, light or dark as the reader has it.
  public var html: String {
    let words = results.map(\.word)
    let counts = ["FAIL", "WARN", "pass", "n/a"].map { word in
      "<span class=\"word \(Self.style(word))\">\(words.count { $0 == word }) \(word)</span>"
    }
    var parts = [
      "<!doctype html>", "<html lang=\"en\">", "<meta charset=\"utf-8\">",
      "<meta name=\"viewport\" content=\"width=device-width\">", "<title>Rehearsal: score \(score)</title>",
      "<style>\(Self.css)</style>", "<main>", "<h1>Rehearsal</h1>",
      "<p class=\"command\"><code>\(Self.escaped(command.joined(separator: " ")))</code></p>",
      "<p class=\"sum\"><strong>\(score)</strong> of 100 \(counts.joined(separator: " "))"
        + " <span class=\"quiet\">\(cases.count) cases, \(Self.escaped(served))</span></p>",
    ]
    parts.append("<h2>Rules</h2>\n<table>")
    for word in ["FAIL", "WARN", "pass", "n/a"] {
      for result in results where result.word == word { parts.append(row(result)) }
    }
    parts.append("</table>\n<h2>Cases</h2>")
    parts += cases.map(Self.card)
    parts.append("</main>\n</html>")
    return parts.joined(separator: "\n") + "\n"
  }

  private func row(_ result: RuleResult) -> String {
    var text = "<tr><td><span class=\"word \(Self.style(result.word))\">\(result.word)</span></td>"
    text += "<td><code>\(result.rule.name)</code></td><td>\(Self.escaped(result.rule.title))"
    if result.severity != nil {
      let shown = result.findings.prefix(5).map { "<li>\(Self.escaped($0.message))</li>" }
      text += "<ul>\(shown.joined())</ul><p class=\"quiet\">\(Self.escaped(result.rule.advice)) · "
      text +=
        "\(Self.escaped(result.rule.norm))\(result.rule.tolerance.map { " · tolerance: " + Self.escaped($0) } ?? "")</p>"
    } else if result.word == "n/a", let reason = result.unknown {
      text += " <span class=\"quiet\">\(Self.escaped(reason))</span>"
    }
    return text + "</td></tr>"
  }

  private static func card(_ report: CaseReport) -> String {
    var text =
      "<section id=\"\(report.rehearsed.name)\"><h3><span class=\"word \(style(report.word))\">\(report.word)</span> "
    text +=
      "<code>\(report.rehearsed.name)</code> <span class=\"quiet\">\(escaped(report.rehearsed.summary))</span></h3>"
    if let reason = report.reason { text += "<p class=\"quiet\">\(escaped(reason))</p>" }
    for result in report.ownResults {
      for finding in result.findings.prefix(3) { text += "<p>\(escaped(finding.message))</p>" }
    }
    if !report.exchanges.isEmpty { text += report.timeline.svg }
    let seconds = (report.duration.inSeconds * 10).rounded() / 10
    text +=
      "<p class=\"quiet\">\(report.exchanges.count) request\(report.exchanges.count == 1 ? "" : "s"), \(escaped(report.ending.text)), \(seconds) s</p>"
    if report.word == "FAIL" || report.word == "WARN", !report.output.isEmpty {
      text +=
        "<details><summary>what it printed, \(report.outputCount) bytes</summary><pre>\(escaped(report.output))</pre></details>"
    }
    return text + "</section>"
  }

  private static func style(_ word: String) -> String { word == "n/a" ? "none" : word.lowercased() }

  /// The five characters that mean something in HTML, and those that no page may hold.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value: result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static let css = """
    :root { color-scheme: light dark; --ink: #1c1e21; --quiet: #666b73; --page: #fff; --rule: #e3e5e8; --good: #2e7d4f;
      --bad: #b3261e; --warn: #9a6700; --odd: #5b6fb5; --moved: #8a8f98; }
    @media (prefers-color-scheme: dark) { :root { --ink: #e6e7e9; --quiet: #9aa0a8; --page: #16181b; --rule: #2d3136;
      --good: #5fbf87; --bad: #f2786f; --warn: #e0b341; --odd: #8fa3ea; --moved: #737982; } }
    body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
    main { max-width: 62rem; margin: 2.5rem auto; padding: 0 1.25rem; }
    h1 { font-size: 1.6rem; margin: 0; } h2 { font-size: 1.15rem; margin: 2.5rem 0 .75rem; }
    h3 { font-size: 1rem; margin: 0 0 .25rem; font-weight: 500; } p { margin: .15rem 0; } ul { margin: .2rem 0; padding-left: 1.2rem; }
    code, pre { font: 13px/1.45 ui-monospace, monospace; } .command code { overflow-wrap: anywhere; }
    pre { overflow: auto; max-height: 20rem; padding: .75rem; border: 1px solid var(--rule); border-radius: 6px; }
    .sum { margin-top: .75rem; } .sum strong { font-size: 1.5rem; } .quiet { color: var(--quiet); font-size: .9em; }
    table { border-collapse: collapse; width: 100%; } td { padding: .35rem .75rem .35rem 0; vertical-align: top; border-top: 1px solid var(--rule); }
    td:nth-child(2) { white-space: nowrap; }
    section { padding: 1rem 0; border-top: 1px solid var(--rule); break-inside: avoid; }
    .word { display: inline-block; min-width: 2.6rem; font-weight: 600; font-size: .85em; }
    .word.fail { color: var(--bad); } .word.warn { color: var(--warn); } .word.pass { color: var(--good); } .word.none { color: var(--quiet); }
    svg { display: block; overflow: visible; width: 100%; height: auto; margin: .5rem 0; } svg text { fill: var(--quiet); font: 11px ui-monospace, monospace; }
    svg .axis { text-anchor: middle; } svg .pause { text-anchor: middle; } svg .status { fill: var(--ink); }
    svg .tick { stroke: var(--rule); } svg .lane { stroke: var(--rule); stroke-dasharray: 2 3; } svg .gone { stroke: var(--ink); stroke-width: 2; }
    svg .good { fill: var(--good); } svg .bad { fill: var(--bad); } svg .moved { fill: var(--moved); } svg .odd { fill: var(--odd); }
    svg .none { fill: none; stroke: var(--moved); stroke-dasharray: 3 2; }
    """
}
