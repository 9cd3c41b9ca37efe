public import UnderstudyMocking
public import UnderstudyVerdict

/// What a rehearsal came to: a report for each case, and what each rule came to in all of them.
public struct RehearsalReport: Sendable {
  /// The command.
  public var command: [String]
  /// What was served.
  public var served: String
  /// When the moments of the exchanges were.
  public var times: Timestamp
  /// The cases, in the order of the catalogue.
  public var cases: [CaseReport]

  /// What each rule came to, in the order of the rules; each finding says in which case it was.
  public var results: [RuleResult] {
    var merged: [String: RuleResult] = [:]
    for report in cases {
      for result in report.results {
        var result = result
        result.findings = result.findings.map { finding in
          var finding = finding
          finding.message = "\(report.rehearsed.name): \(finding.message)"
          return finding
        }
        if merged[result.rule.name] == nil {
          merged[result.rule.name] = result
        } else {
          merged[result.rule.name]?.merge(result)
        }
      }
    }
    return Rule.all.compactMap { merged[$0.name] }
  }

  /// 100, less 10 for each rule broken that must be kept to, and 3 for each that should be.
  public var score: Int { Verdict.score(of: results) }

  /// 1 where a rule is broken that must be kept to, or any at all, if that is asked for; else 0.
  public func exitCode(isStrict: Bool = false) -> Int32 {
    let worst = results.compactMap(\.severity).max()
    return worst == .fail || isStrict && worst != nil ? 1 : 0
  }
}
