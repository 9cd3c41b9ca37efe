public import UnderstudyReports
import UnderstudyVerdict

extension RehearsalReport {
  /// A test for each rule, as continuous integration reads it.
  ///
  /// - Parameter isStrict: whether what should be kept to counts as failed where it was broken.
  public func junit(isStrict: Bool = false) -> JUnitReport {
    JUnitReport(
      name: "understudy rehearse",
      cases: results.map { result in
        let isFailed = result.severity == .fail || isStrict && result.severity != nil
        let failures = isFailed ? result.findings.map { Self.failure($0, of: result.rule) } : []
        let seconds = cases.filter { report in report.rehearsed.rules.contains { $0.name == result.rule.name }
        }
        .reduce(0) { $0 + $1.duration.inSeconds }
        return JUnitReport.Case(
          group: "rehearsal", name: result.rule.name, seconds: seconds, failures: failures,
          skipped: result.word == "n/a" ? result.unknown ?? "nothing put it to the test" : nil)
      })
  }

  private static func failure(_ finding: Finding, of rule: Rule) -> JUnitReport.Failure {
    let requests = finding.evidence.map { "request \($0.number) (\($0.id))" }.joined(separator: ", ")
    return JUnitReport.Failure(
      kind: rule.name, message: finding.message, details: "\(requests)\n\(rule.advice)\n\(rule.norm)")
  }
}
