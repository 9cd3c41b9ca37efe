public import UnderstudyMocking
public import UnderstudyVerdict

extension MockSession {
  /// What applications told of the session's answers.
  public var outcomes: [Outcome] { session.outcomes }

  /// Tells what an application made of an answer, which no server can see.
  public func report(_ outcome: Outcome) { session.report(outcome) }

  /// What the session's journal says of its client.
  ///
  /// - Parameters:
  ///   - circumstances: what else is known; the outcomes that were told to the session are added.
  ///   - rules: the rules that are looked at.
  public func verdict(
    _ circumstances: Verdict.Circumstances = Verdict.Circumstances(), rules: [Rule] = Rule.all
  ) -> Verdict {
    let journal = session.journal
    var circumstances = circumstances
    circumstances.outcomes = (circumstances.outcomes + session.outcomes).sorted { $0.moment < $1.moment }
    circumstances.droppedCount += journal.droppedCount
    return Verdict(of: journal.exchanges, circumstances, rules: rules)
  }
}
