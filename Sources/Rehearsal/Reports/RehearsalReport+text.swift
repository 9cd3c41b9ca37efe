import UnderstudyVerdict

extension RehearsalReport {
  /// The table of verdicts: a line for each case, what was found below it, and the sum.
  ///
  /// - Parameter isVerbose: with what the command printed for cases that did not pass.
  public func text(isVerbose: Bool = true) -> String {
    var lines: [String] = []
    let width = cases.map(\.rehearsed.name.count).max() ?? 0
    for report in cases {
      let name = report.rehearsed.name
      let padding = String(repeating: " ", count: max(0, width - name.count))
      let remark = report.reason ?? report.rehearsed.rules.first?.title ?? ""
      lines.append("\(Self.padded(report.word))  \(name)\(padding)  \(remark)")
      for result in report.ownResults where result.severity != nil {
        for finding in result.findings.prefix(2) { lines.append("        " + Self.line(finding)) }
        lines.append("        \(result.rule.advice) [\(result.rule.name): \(result.rule.norm)]")
      }
      if isVerbose, report.word == "FAIL" { lines += Self.tail(report) }
    }
    let own = Set(cases.flatMap { $0.rehearsed.rules.map(\.name) })
    for result in results where !own.contains(result.rule.name) && result.severity != nil {
      lines.append("\(Self.padded(result.word))  in all cases: \(result.rule.title)")
      if let finding = result.findings.first { lines.append("        " + Self.line(finding)) }
      lines.append("        \(result.rule.advice) [\(result.rule.name): \(result.rule.norm)]")
    }
    let words = results.map(\.word)
    let counts = ["FAIL", "WARN", "pass", "n/a"].map { word in "\(words.count { $0 == word }) \(word)" }
    lines.append("score \(score) of 100 over \(cases.count) cases: \(counts.joined(separator: ", "))")
    return lines.joined(separator: "\n")
  }

  private static func padded(_ word: String) -> String {
    word + String(repeating: " ", count: max(0, 4 - word.count))
  }

  private static func line(_ finding: Finding) -> String {
    let numbers = finding.evidence.prefix(4).map { "\($0.number)" }.joined(separator: ", ")
    let more = finding.evidenceCount > 4 ? ", …" : ""
    return "\(finding.message) (request\(finding.evidenceCount == 1 ? "" : "s") \(numbers)\(more))"
  }

  /// The last lines that the command printed.
  private static func tail(_ report: CaseReport) -> [String] {
    let printed = report.output.split(separator: "\n").suffix(6).map { "        | \($0.prefix(110))" }
    return printed.isEmpty ? [] : ["        \(report.ending.text), its last lines:"] + printed
  }
}
