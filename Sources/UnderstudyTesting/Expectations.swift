public import Testing
public import Understudy
public import UnderstudyMocking

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
  expect(
    .count(counts, ExchangeFilter(operation: operation)), in: session, sourceLocation, where: isWanted)
}

/// Expects that a session has received requests in an order, others perhaps between them.
///
/// - Parameters:
///   - filters: what each request must be, in order.
///   - session: the session; that of the running test unless given.
public func expectReceived(
  inOrder filters: [ExchangeFilter], in session: MockSession? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  expect(.order(filters), in: session, sourceLocation)
}

/// Expects that every request of a session reached an operation of the document.
///
/// - Parameter session: the session; that of the running test unless given.
public func expectNothingUnmatched(
  in session: MockSession? = nil, sourceLocation: SourceLocation = #_sourceLocation
) {
  expect(.nothingUnmatched, in: session, sourceLocation)
}

/// Expects that no request of a session broke the document; the failure lists the violations with both places.
///
/// - Parameter session: the session; that of the running test unless given.
public func expectNoViolations(
  in session: MockSession? = nil, sourceLocation: SourceLocation = #_sourceLocation
) {
  expect(.noViolations, in: session, sourceLocation)
}

/// Expects that the client of a session behaved well under what went wrong: waited where it was told to, tried again what was
/// worth it and nothing else, took no broken answer for a good one. The failure names each rule that was broken, with the
/// requests that show it, what to do, and the norm that it comes from. What nothing put to the test is not judged.
///
/// ```swift
/// expectResilient()
/// expectResilient(by: "waits-retry-after", "backs-off")
/// ```
///
/// - Parameters:
///   - names: the rules that are looked at; none: all.
///   - isStrict: a rule that should be kept to counts as one that must be.
///   - session: the session; that of the running test unless given.
public func expectResilient(
  by names: String..., isStrict: Bool = false, in session: MockSession? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let session = session ?? MockSession.currentIfAny else { return recordNoSession(sourceLocation) }
  guard let failure = session.resilienceFailure(by: names, isStrict: isStrict) else { return }
  Issue.record(Comment(rawValue: failure), sourceLocation: sourceLocation)
}

private func recordNoSession(_ sourceLocation: SourceLocation) {
  Issue.record(
    "this test has no session: add the trait .understudy(…) to it, or name the session",
    sourceLocation: sourceLocation)
}

private func expect(
  _ verification: Verification, in session: MockSession?, _ sourceLocation: SourceLocation,
  where isWanted: ((Exchange) -> Bool)? = nil
) {
  guard let session = session ?? MockSession.currentIfAny else { return recordNoSession(sourceLocation) }
  guard let failure = verification.failure(in: session.journal, where: isWanted) else { return }
  Issue.record(Comment(rawValue: failure), sourceLocation: sourceLocation)
}
