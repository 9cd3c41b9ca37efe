public import UnderstudyMocking
import UnderstudyVerdict

/// Why a session is not as it should be: what was expected, what was received, and the nearest misses.
public struct VerificationFailure: Error, Hashable, CustomStringConvertible {
  /// The whole text.
  public let description: String

  /// Makes a failure.
  public init(_ description: String) {
    self.description = description
  }
}

/// Verification for whoever does not use Swift Testing: plain functions that throw.
///
/// ```swift
/// func testGoesOnAfterARateLimit() async throws {
///   try await withMockSession(.chatCompletions, scenario: "rate-limited") { session in
///     let client = ChatClient(baseURL: session.url, key: "any-key")
///     _ = try await client.answer(to: "Hello!")
///     try session.verifyReceived(2)
///     try session.verifyResilient()
///   }
/// }
/// ```
extension MockSession {
  /// Verifies something of the exchanges.
  ///
  /// - Parameter isWanted: a further condition on the exchanges that are counted.
  /// - Throws: why it does not hold.
  public func verify(
    _ verification: Verification, where isWanted: ((Exchange) -> Bool)? = nil
  ) throws(VerificationFailure) {
    if let failure = verification.failure(in: journal, where: isWanted) { throw VerificationFailure(failure) }
  }

  /// Verifies that so many requests came.
  ///
  /// - Parameters:
  ///   - operation: only those for the operation with this `operationId`.
  ///   - isWanted: only those for which it holds.
  public func verifyReceived(
    _ count: Int, of operation: String? = nil, where isWanted: ((Exchange) -> Bool)? = nil
  ) throws(VerificationFailure) {
    try verifyReceived(count...count, of: operation, where: isWanted)
  }

  /// Verifies that the number of requests that came lies in a range.
  public func verifyReceived(
    _ counts: ClosedRange<Int>, of operation: String? = nil, where isWanted: ((Exchange) -> Bool)? = nil
  ) throws(VerificationFailure) {
    try verify(.count(counts, ExchangeFilter(operation: operation)), where: isWanted)
  }

  /// Verifies that no request broke the document.
  public func verifyNoViolations() throws(VerificationFailure) { try verify(.noViolations) }

  /// Verifies that every request reached an operation.
  public func verifyNothingUnmatched() throws(VerificationFailure) { try verify(.nothingUnmatched) }

  /// Verifies that the client behaved well under what went wrong.
  ///
  /// - Parameters:
  ///   - names: the rules that are looked at; empty: all.
  ///   - isStrict: a rule that should be kept to counts as one that must be.
  public func verifyResilient(
    by names: [String] = [], isStrict: Bool = false
  ) throws(VerificationFailure) {
    if let failure = resilienceFailure(by: names, isStrict: isStrict) { throw VerificationFailure(failure) }
  }

  /// Which rules the client broke, with the requests that show it and what to do; `nil` where it broke none.
  public func resilienceFailure(by names: [String] = [], isStrict: Bool = false) -> String? {
    let unknown = names.filter { Rule.named($0) == nil }
    guard unknown.isEmpty else {
      return "there is no rule '\(unknown[0])'; there are \(Rule.all.map(\.name).joined(separator: ", "))"
    }
    let verdict = verdict(rules: names.isEmpty ? Rule.all : names.compactMap(Rule.named))
    let broken = verdict.results.filter { $0.severity == .fail || isStrict && $0.severity == .warn }
    if verdict.droppedCount > 0 {
      return "the journal dropped \(verdict.droppedCount) exchanges: nobody can tell"
    }
    guard !broken.isEmpty else { return nil }
    let lines = broken.flatMap { result in
      result.findings.prefix(3).map { finding in
        let numbers = finding.evidence.prefix(6).map { "\($0.number)" }.joined(separator: ", ")
        return
          "  \(result.rule.name): \(finding.message) (\(finding.evidence.count == 1 ? "request" : "requests") \(numbers))"
      } + ["    \(result.rule.advice) (\(result.rule.norm))"]
    }
    return "the client is not resilient:\n" + lines.joined(separator: "\n")
  }
}

/// Runs a body with a session of its own on the mock of a document that the process shares, for XCTest and other frameworks.
///
/// - Parameters:
///   - document: what is served.
///   - scenario: the scenario that the session plays from the start; `nil` for the usual answers.
///   - mayViolate: requests may break the document: they are the point of the test.
/// - Throws: what the body throws; else a ``VerificationFailure`` where a request broke the document.
public func withMockSession<Result>(
  _ document: MockDocument = .chatCompletions, scenario: String? = nil, mayViolate: Bool = false,
  isolation: isolated (any Actor)? = #isolation, _ body: (MockSession) async throws -> Result
) async throws -> Result {
  let session = try MockServer.shared(document).makeSession()
  defer { session.end() }
  if let scenario { try session.play(scenario) }
  let result = try await body(session)
  if !mayViolate { try session.verifyNoViolations() }
  return result
}
