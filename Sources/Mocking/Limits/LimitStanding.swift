/// How things stand with one key under limits.
public struct LimitStanding: Hashable, Sendable {
  /// One of its buckets.
  public struct Measure: Hashable, Sendable {
    /// How much there is when it is full.
    public var limit: Int
    /// How much there is now.
    public var remaining: Int
    /// The time until it is full again.
    public var untilFull: Duration
  }

  /// The scenario whose limits these are; `nil`: the session's or the server's.
  public var scenario: String?
  /// Tells the credential from others; 0 or the like says nothing of it.
  public var credential: UInt64
  /// Requests in a time.
  public var requests: Measure?
  /// Tokens in a time.
  public var tokens: Measure?
  /// Tokens in all.
  public var budget: Int?
  /// The tokens that were used in all.
  public var spent: Int
}
