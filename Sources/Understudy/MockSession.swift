public import UnderstudyDiagnostics
public import UnderstudyJSON
public import UnderstudyMocking
public import UnderstudyValidation

/// A session on a running mock: what it answers, and what it has seen.
public struct MockSession: Sendable {
  /// The base URL that leads into the session: give it to the client as its base URL.
  public let url: String

  let session: Session
  private let engine: MockEngine

  init(_ session: Session, _ engine: MockEngine, url: String) {
    self.session = session
    self.engine = engine
    self.url = url
  }

  /// The session's name.
  public var name: String { session.name }

  /// Sets what the session answers from now on: the replies one after the other.
  ///
  /// - Parameters:
  ///   - replies: at least one.
  ///   - operation: the `operationId` of the operation that they are for; `nil` for any that is asked.
  ///   - then: what happens after the last.
  /// - Throws: what is wrong with a reply: a body that breaks the document, a status that it does not have.
  public func script(
    _ replies: CannedReply..., operation: String? = nil, then: Scenario.Then = .repeat
  ) throws(DiagnosticError) {
    try script(Scenario(name: "script", operation: operation, replies: replies, then: then))
  }

  /// Sets a scenario as what the session answers from now on.
  ///
  /// - Throws: what is wrong with it.
  public func script(_ scenario: Scenario) throws(DiagnosticError) {
    try engine.setScript(scenario, for: session)
  }

  /// Plays a scenario of the fixtures from now on, from its start.
  ///
  /// - Throws: where there is no scenario of that name.
  public func play(_ scenario: String) throws(DiagnosticError) {
    guard let found = engine.scenario(named: scenario) else {
      throw DiagnosticError(
        .error(
          "there is no scenario '\(scenario)'",
          notes: [.init("known are \(engine.scenarioNames.joined(separator: ", "))")]))
    }
    try engine.setScript(found, for: session)
  }

  /// Ends the script: the session answers as usual again.
  public func endScript() {
    // Ending a script cannot fail: there is nothing to check.
    try? engine.setScript(nil, for: session)
  }

  /// What the session's state holds, by name: set by the replies of stories.
  public var state: [String: JSONValue] { session.values }

  /// Sets a name in the session's state; `nil` takes it away.
  public func setState(_ name: String, to value: JSONValue?) {
    session.setValue(value, of: name)
  }

  /// What may be asked in a time with one key, in place of what the server says; `nil`: what the server says. Setting it
  /// gives every key its full measure anew.
  public var limits: Limits? {
    get { session.limits }
    nonmutating set { session.limits = newValue }
  }

  /// Gives every key its full measure anew.
  public func resetLimits() {
    session.resetLimits()
  }

  /// Puts the session's clock forward, which its limits are on. Delays and pauses are on the server's clock.
  public func advanceClock(by duration: Duration) {
    session.advanceClock(by: duration)
  }

  /// Every exchange that the session has seen, in order; bounded.
  public var journal: Journal { session.journal }

  /// The exchanges of the journal, oldest first, secrets redacted.
  public var exchanges: [Exchange] { session.journal.exchanges }

  /// All violations of all exchanges.
  public var violations: [Violation] { exchanges.flatMap(\.violations) }

  /// Empties the journal and puts every scenario back to its start.
  public func reset() {
    session.reset()
  }

  /// Ends the session: what it holds is given back.
  public func end() {
    engine.endSession(named: session.name)
  }
}
