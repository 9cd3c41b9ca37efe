public import UnderstudyHTTP
public import UnderstudyMocking

/// What a journal says of the client: which rules it kept to, which it broke, and which nothing put to the test.
///
/// Exchanges come in as values. What each says of its client is worked out once (`Attempt`), attempts are put together to
/// calls (`CallGrouping`), and every rule of `Rule.all` looks at the whole (`Course`). Pure: no clock, no socket.
public struct Verdict: Sendable {
  /// What besides the exchanges is known.
  public struct Circumstances: Sendable {
    /// What applications told of the answers.
    public var outcomes: [Outcome]
    /// When the moments of the exchanges were, for dates in answers.
    public var times: Timestamp
    /// When the client was stopped by whoever watched it: what it did from then on says nothing. `nil`: it was not.
    public var stopped: Moment?
    /// How many calls the client was asked to make; `nil`: nobody knows.
    public var callCount: Int?
    /// How many exchanges the journal dropped.
    public var droppedCount: Int

    /// Makes circumstances.
    public init(
      outcomes: [Outcome] = [], times: Timestamp = Timestamp(clockStart: .zero), stopped: Moment? = nil,
      callCount: Int? = nil, droppedCount: Int = 0
    ) {
      self.outcomes = outcomes
      self.times = times
      self.stopped = stopped
      self.callCount = callCount
      self.droppedCount = droppedCount
    }
  }

  /// What each rule came to, in the order of the rules.
  public var results: [RuleResult]
  /// How many exchanges were looked at.
  public var exchangeCount: Int
  /// The calls that they were part of.
  public var calls: [Call]
  /// How many exchanges the journal had dropped before.
  public var droppedCount: Int

  /// Judges exchanges.
  ///
  /// - Parameter rules: the rules that are looked at; what is found does not depend on the others.
  public init(
    of exchanges: [Exchange], _ circumstances: Circumstances = Circumstances(), rules: [Rule] = Rule.all
  ) {
    let course = Course(exchanges, circumstances)
    calls = course.calls
    exchangeCount = exchanges.count
    droppedCount = circumstances.droppedCount
    results = rules.map { rule in RuleResult(rule, rule.judge(course), in: course) }
  }

  /// Whether no rule of those that must be kept to was broken.
  public var isPassed: Bool { !results.contains { $0.severity == .fail } }

  /// 100, less 10 for each rule broken that must be kept to, and 3 for each that should be; at least 0.
  public var score: Int { Self.score(of: results) }

  /// The score of results, each rule counted once.
  public static func score(of results: [RuleResult]) -> Int {
    let fails = results.count { $0.severity == .fail }
    let warnings = results.count { $0.severity == .warn }
    return max(0, 100 - 10 * fails - 3 * warnings)
  }
}
