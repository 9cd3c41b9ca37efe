import UnderstudyHTTP

/// How late the parts of timed answers went out: how many within each bound, and how much in all.
public struct PacingErrors: Hashable, Sendable {
  /// The bounds, in seconds; what is later than the last is in ``count`` alone.
  public static let bounds = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5]
  /// How many parts were no later than each bound.
  public var counts: [Int]
  /// How many parts there were.
  public var count: Int
  /// How late they were together, in seconds.
  public var sum: Double
}

/// Counts how late parts of answers are. The clock thread is nearly its only user, so the lock is free.
final class PacingErrorCounter: Sendable {
  private struct Counts {
    var each = InlineArray<10, Int>(repeating: 0)
    var sum: Int64 = 0
  }

  private static let bounds = InlineArray<9, Int64> { Int64(PacingErrors.bounds[$0] * 1_000_000_000) }
  private let counts = Lock(Counts())

  func count(_ nanoseconds: Int64) {
    var index = 0
    while index < 9, nanoseconds > Self.bounds[index] { index += 1 }
    counts.withLock { counts in
      counts.each[index] += 1
      counts.sum += max(0, nanoseconds)
    }
  }

  var errors: PacingErrors {
    let counts = counts.withLock { $0 }
    var total = 0
    let upTo = (0..<9).map { index in
      total += counts.each[index]
      return total
    }
    return PacingErrors(counts: upTo, count: total + counts.each[9], sum: Double(counts.sum) / 1e9)
  }
}
