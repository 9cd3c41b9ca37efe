/// When a request is sent again, and after how long.
///
/// The rules are those of HTTP (RFC 9110 §10.2.3 on `Retry-After`, §15.5 on what the client did wrong) and of the clients
/// that large APIs publish: a few attempts, pauses that double and differ at random, and a budget, so that an outage is
/// not made worse.
public struct RetryRules: Hashable, Sendable {
  /// How often a request is sent at most; 1 means never again.
  public var attempts: Int
  /// The pause before the second attempt, which doubles with each further one. Up to a quarter of it is taken off at
  /// random, so that many clients do not come back at once.
  public var firstPause: Duration
  /// The longest pause of our own.
  public var longestPause: Duration
  /// The longest pause that a server may ask for; where it asks for more, there is no further attempt.
  public var longestAskedPause: Duration

  /// Makes rules.
  public init(
    attempts: Int = 3, firstPause: Duration = .milliseconds(500), longestPause: Duration = .seconds(8),
    longestAskedPause: Duration = .seconds(60)
  ) {
    self.attempts = max(1, attempts)
    self.firstPause = firstPause
    self.longestPause = longestPause
    self.longestAskedPause = longestAskedPause
  }

  /// No second attempt.
  public static let never = RetryRules(attempts: 1)

  /// The pause before the next attempt after a reply that is no success; `nil` where there should be none.
  ///
  /// - Parameters:
  ///   - attempt: the attempt that failed, from 1.
  ///   - now: seconds since the start of 1970.
  ///   - jitter: a number from 0 to 1.
  func pause(
    after attempt: Int, _ reply: UndocumentedReply, now: Double, jitter: Double
  ) -> Duration? {
    guard attempt < attempts, isWorthwhile(reply) else { return nil }
    guard let asked = Self.askedPause(reply.headers, now: now) else {
      return pause(after: attempt, jitter: jitter)
    }
    // Never earlier than asked; a little later, so that not all come at once.
    return asked <= longestAskedPause ? asked + asked * (0.1 * jitter) : nil
  }

  /// The pause before the next attempt where there was no reply; `nil` where there should be none.
  func pause(after attempt: Int, jitter: Double) -> Duration? {
    guard attempt < attempts else { return nil }
    return min(firstPause * (1 << min(attempt - 1, 16)), longestPause) * (1 - 0.25 * jitter)
  }

  /// Whether the same request can succeed another time.
  private func isWorthwhile(_ reply: UndocumentedReply) -> Bool {
    switch reply.headers["x-should-retry"] {
    case "true": return true
    case "false": return false
    default: break
    }
    guard [408, 409, 429].contains(reply.status) || reply.status >= 500, reply.status != 501 else {
      return false
    }
    // Money that is spent does not come back by waiting.
    let error = (try? JSONValue(parsing: reply.body))?.object?["error"]?.object
    return ![error?["code"], error?["type"]].contains(.string("insufficient_quota"))
  }

  /// What the server asks for, if that is more than nothing: `retry-after-ms`, which vendors have, before `Retry-After`.
  private static func askedPause(_ headers: HeaderFields, now: Double) -> Duration? {
    if let text = headers["retry-after-ms"], let milliseconds = Double(text), milliseconds > 0 {
      return .milliseconds(min(milliseconds, 1e12))
    }
    guard let text = headers["Retry-After"] else { return nil }
    if let seconds = Int64(text) { return 1...1_000_000_000 ~= seconds ? .seconds(seconds) : nil }
    guard let date = HTTPDate.seconds(text), date > now else { return nil }
    return .seconds(min(date - now, 1e9))
  }
}
