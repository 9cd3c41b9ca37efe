import UnderstudyHTTP
public import Testing
public import Understudy
import UnderstudyMocking
import UnderstudyValidation

/// Expects that a session has received so many requests; the failure lists what was received.
///
/// - Parameters:
///   - count: how many.
///   - operation: only those for the operation with this `operationId`.
///   - session: the session; that of the running test unless given.
public func expectReceived(
  _ count: Int, of operation: String? = nil, in session: MockSession? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let journal = journal(of: session, sourceLocation) else { return }
  let received = journal.exchanges.filter { operation == nil || $0.operation == operation }
  guard received.count != count else { return }
  let what = operation.map { " of '\($0)'" } ?? ""
  record(
    "expected \(count) request\(count == 1 ? "" : "s")\(what), but \(received.count) came", journal,
    sourceLocation)
}

/// Expects that no request of a session broke the document; the failure lists the violations with both places.
///
/// - Parameter session: the session; that of the running test unless given.
public func expectNoViolations(
  in session: MockSession? = nil, sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let journal = journal(of: session, sourceLocation) else { return }
  let broken = journal.exchanges.filter { !$0.violations.isEmpty }
  guard !broken.isEmpty else { return }
  let lines = broken.flatMap { exchange in
    exchange.violations.map { "  request \(exchange.number): \($0.diagnostic)" }
  }
  record("requests broke the document:\n" + lines.joined(separator: "\n"), journal, sourceLocation)
}

private func journal(of session: MockSession?, _ sourceLocation: SourceLocation) -> Journal? {
  guard let session = session ?? MockSession.currentIfAny else {
    Issue.record(
      "this test has no session: add the trait .understudy(…) to it, or name the session",
      sourceLocation: sourceLocation)
    return nil
  }
  return session.journal
}

/// Records an issue with what was received. Where the journal dropped exchanges, it says so: nothing can be told then.
private func record(_ text: String, _ journal: Journal, _ sourceLocation: SourceLocation) {
  var lines = [text]
  if journal.droppedCount > 0 {
    lines.append(
      "the journal dropped \(journal.droppedCount) exchanges before these, so counts cannot be relied on")
  }
  lines.append(journal.exchanges.isEmpty ? "nothing was received" : "received:")
  for exchange in journal.exchanges.suffix(20) {
    let status = exchange.status.map(String.init) ?? "no answer"
    lines.append(
      "  \(exchange.number). \(exchange.request.method) \(exchange.request.target) → \(status) (\(exchange.rule))"
    )
  }
  Issue.record(Comment(rawValue: lines.joined(separator: "\n")), sourceLocation: sourceLocation)
}
