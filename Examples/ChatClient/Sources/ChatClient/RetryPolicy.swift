import Foundation

/// When to ask again, and after how long.
public struct RetryPolicy: Sendable {
  /// How often a request is sent at most.
  public var attempts: Int
  /// The pause before the second attempt; it doubles with each further one. `Retry-After` takes its place.
  public var firstPause: Duration
  /// The longest pause; a `Retry-After` that asks for more is not waited for.
  public var longestPause: Duration
  /// The statuses that may be different next time.
  public var statuses: Set<Int> = [429, 500, 502, 503]

  /// Makes a policy.
  public init(
    attempts: Int = 3, firstPause: Duration = .milliseconds(500), longestPause: Duration = .seconds(60)
  ) {
    self.attempts = attempts
    self.firstPause = firstPause
    self.longestPause = longestPause
  }

  /// The pause before the next attempt; `nil` where there should be none.
  func pause(after attempt: Int, status: Int, retryAfter: String?, now: Date = Date()) -> Duration? {
    guard attempt < attempts, statuses.contains(status) else { return nil }
    guard let asked = retryAfter.flatMap({ Self.pause(retryAfter: $0, now: now) }) else {
      return min(firstPause * (1 << min(attempt - 1, 20)), longestPause)
    }
    return asked <= longestPause ? asked : nil
  }

  /// A number of seconds, or a date (RFC 9110 §10.2.3).
  private static func pause(retryAfter: String, now: Date) -> Duration? {
    if let seconds = Int(retryAfter) { return seconds >= 0 ? .seconds(seconds) : nil }
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(identifier: "GMT")
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
    return format.date(from: retryAfter).map { .seconds(max(0, $0.timeIntervalSince(now))) }
  }
}
