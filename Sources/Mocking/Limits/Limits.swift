/// How much may be asked in a time with one key.
public struct Limits: Hashable, Sendable {
  /// So many in a time, refilled evenly.
  public struct Rate: Hashable, Sendable {
    /// How many, at least 1; also how many at once.
    public var count: Int
    /// In which time; more than zero.
    public var period: Duration

    /// Makes a rate.
    public init(_ count: Int, per period: Duration) {
      self.count = max(1, count)
      self.period = max(period, .nanoseconds(1))
    }

    /// So many in a minute.
    public static func perMinute(_ count: Int) -> Rate { Rate(count, per: .seconds(60)) }
  }

  /// How a wait is told in `Retry-After` (RFC 9110 §10.2.3).
  public enum WaitForm: String, Hashable, Sendable, CaseIterable {
    /// Whole seconds, rounded up.
    case seconds
    /// The date when it is over.
    case date
  }

  /// Requests in a time.
  public var requests: Rate?
  /// Tokens in a time.
  public var tokens: Rate?
  /// Tokens in all; once they are spent, every request is a 402.
  public var budget: Int?
  /// How a wait is told.
  public var waitForm: WaitForm

  /// Makes limits; what is not given is not limited.
  public init(
    requests: Rate? = nil, tokens: Rate? = nil, budget: Int? = nil, waitForm: WaitForm = .seconds
  ) {
    self.requests = requests
    self.tokens = tokens
    self.budget = budget
    self.waitForm = waitForm
  }
}
