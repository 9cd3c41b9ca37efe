import Synchronization

/// How much may be sent beyond what callers ask for: a bucket of tokens that a success fills a little and a further
/// attempt empties by one, so that in an outage there are few further attempts.
final class RetryBudget: Sendable {
  private struct State {
    var tokens: Double
    /// Until when the server wants to be left alone.
    var quietUntil: ContinuousClock.Instant?
  }

  private let most: Double
  private let state: Mutex<State>

  init(tokens: Double = 10) {
    most = tokens
    state = Mutex(State(tokens: tokens))
  }

  /// Takes a token for a further attempt.
  ///
  /// - Returns: whether there was one.
  func take() -> Bool {
    state.withLock { state in
      guard state.tokens >= 1 else { return false }
      state.tokens -= 1
      return true
    }
  }

  /// Notes a success.
  func succeed() {
    state.withLock { $0.tokens = min(most, $0.tokens + 0.25) }
  }

  /// Notes that the server has no requests left for so long.
  func stayQuiet(until moment: ContinuousClock.Instant) {
    state.withLock { $0.quietUntil = moment }
  }

  /// How long to wait before the next request.
  func quiet(at now: ContinuousClock.Instant) -> Duration? {
    state.withLock { state in
      guard let moment = state.quietUntil, moment > now else {
        state.quietUntil = nil
        return nil
      }
      return moment - now
    }
  }
}
