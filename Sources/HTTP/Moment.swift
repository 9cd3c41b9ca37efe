/// A moment on a monotonic clock: nanoseconds since a start that only differences give a meaning to.
///
/// A plain number, so that time can be passed into pure code and stored in small records.
public struct Moment: Hashable, Comparable, Sendable {
  /// Nanoseconds since the clock's start.
  public var nanoseconds: Int64

  /// Makes a moment from nanoseconds.
  public init(nanoseconds: Int64) {
    self.nanoseconds = nanoseconds
  }

  /// The clock's start.
  public static let zero = Moment(nanoseconds: 0)

  /// The moment later by a duration; saturates.
  public static func + (left: Self, right: Duration) -> Self {
    left.advanced(byNanoseconds: right.nanoseconds)
  }

  /// The moment later by so many nanoseconds; saturates.
  public func advanced(byNanoseconds count: Int64) -> Self {
    let (sum, overflow) = nanoseconds.addingReportingOverflow(count)
    return Moment(nanoseconds: overflow ? (count < 0 ? .min : .max) : sum)
  }

  /// The time from `right` to `left`.
  public static func - (left: Self, right: Self) -> Duration {
    .nanoseconds(left.nanoseconds.subtractingReportingOverflow(right.nanoseconds).partialValue)
  }

  /// The earlier one is the lesser.
  public static func < (left: Self, right: Self) -> Bool {
    left.nanoseconds < right.nanoseconds
  }
}

extension Duration {
  /// The duration in whole nanoseconds; saturates at about ±292 years.
  public var nanoseconds: Int64 {
    let (seconds, attoseconds) = components
    let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    guard !overflow else { return seconds < 0 ? .min : .max }
    let (sum, overflowed) = whole.addingReportingOverflow(attoseconds / 1_000_000_000)
    return overflowed ? (seconds < 0 ? .min : .max) : sum
  }
}
