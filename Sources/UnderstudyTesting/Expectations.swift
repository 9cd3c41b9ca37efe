import UnderstudyHTTP
public import Testing
public import Understudy
import UnderstudyMocking
import UnderstudyValidation

/// Expects that a session has received so many requests; the failure lists what was received.
///
/// ```swift
/// expectReceived(2)
/// expectReceived(1...3, of: "createChatCompletion")
/// expectReceived(1) { $0.requestBody?["stream"] == true }
/// ```
///
/// It fails, too, where the journal has dropped exchanges, since then nobody can tell.
///
/// - Parameters:
///   - count: how many.
///   - operation: only those for the operation with this `operationId`.
///   - session: the session; that of the running test unless given.
///   - isWanted: only those for which it holds.
public func expectReceived(
  _ count: Int, of operation: String? = nil, in session: MockSession? = nil,
  sourceLocation: SourceLocation = #_sourceLocation, where isWanted: ((Exchange) -> Bool)? = nil
) {
  expectReceived(
    count...count, of: operation, in: session, sourceLocation: sourceLocation, where: isWanted)
}

/// Expects that the number of requests that a session has received lies in a range.
///
/// - Parameters:
///   - counts: how many.
///   - operation: only those for the operation with this `operationId`.
///   - session: the session; that of the running test unless given.
///   - isWanted: only those for which it holds.
public func expectReceived(
  _ counts: ClosedRange<Int>, of operation: String? = nil, in session: MockSession? = nil,
  sourceLocation: SourceLocation = #_sourceLocation, where isWanted: ((Exchange) -> Bool)? = nil
) {
  guard let journal = journal(of: session, sourceLocation) else { return }
  let received = journal.exchanges.filter {
    (operation == nil || $0.operation == operation) && isWanted?($0) ?? true
  }
  guard !counts.contains(received.count) || journal.droppedCount > 0 else { return }
  let expected = counts.count == 1 ? "\(counts.lowerBound)" : "\(counts.lowerBound) to \(counts.upperBound)"
  let what = (operation.map { " of '\($0)'" } ?? "") + (isWanted == nil ? "" : " of the wanted kind")
  record(
    "expected \(expected) request\(counts == 1...1 ? "" : "s")\(what), but \(received.count) came", journal,
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
  guard !broken.isEmpty else {
    if journal.droppedCount > 0 {
      record("nobody can tell whether a request broke the document", journal, sourceLocation)
    }
    return
  }
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
      "exchanges that the journal dropped before these, so that counts cannot be relied on: \(journal.droppedCount)"
    )
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
