import UnderstudyDiagnostics
public import UnderstudyReports

extension AuditReport {
  /// A test for each request. A finding is told once, with the first request that shows it.
  public var junit: JUnitReport {
    if let failure {
      let reason = JUnitReport.Failure(
        kind: "audit/failure", message: failure.message, details: failure.description)
      return JUnitReport(
        name: "audit of \(url)", cases: [.init(group: document, name: "audit", failures: [reason])])
    }
    return JUnitReport(
      name: "audit of \(url)",
      cases: entries.map { entry in
        let found = findings.filter { $0.severity == .error && $0.requests.first == entry.number }
        return JUnitReport.Case(
          group: entry.operation, name: "\(entry.purpose.rawValue): \(entry.title)",
          seconds: Double(entry.time.wholeMilliseconds) / 1000,
          failures: found.map {
            .init(kind: "audit/\($0.rule.rawValue)", message: $0.message, details: $0.diagnostic.description)
          })
      })
  }
}
