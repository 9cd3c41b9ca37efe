public import UnderstudyHTTP

/// Tells when moments of a server's clock were, as people and other programs write times.
public struct Timestamp: Hashable, Sendable {
  /// The time since 1970 at the start of the clock.
  public var clockStart: Duration

  /// Makes one from the time since 1970 at the start of the clock.
  public init(clockStart: Duration) {
    self.clockStart = clockStart
  }

  /// Milliseconds since 1970.
  public func milliseconds(_ moment: Moment) -> Int64 {
    (clockStart + .nanoseconds(moment.nanoseconds)).nanoseconds / 1_000_000
  }

  /// The moment of a time given in milliseconds since 1970.
  public func moment(milliseconds: Int64) -> Moment {
    .zero + (.milliseconds(milliseconds) - clockStart)
  }

  /// A moment in UTC as RFC 3339 has it, to the microsecond.
  public func text(_ moment: Moment) -> String {
    let microseconds = (clockStart + .nanoseconds(moment.nanoseconds)).nanoseconds / 1000
    let (days, ofDay) = Self.divided(microseconds, by: 86_400_000_000)
    let (year, month, day) = Self.date(ofDay: days)
    let (seconds, fraction) = Self.divided(ofDay, by: 1_000_000)
    return
      "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))T\(digits(seconds / 3600, 2)):"
      + "\(digits(seconds / 60 % 60, 2)):\(digits(seconds % 60, 2)).\(digits(fraction, 6))Z"
  }

  /// Year, month and day of a day counted from 1970 on, in the Gregorian calendar: years are counted from March on, so
  /// that the day that some of them lack is their last.
  private static func date(ofDay day: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let (era, ofEra) = divided(day + 719_468, by: 146_097)
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let fromMarch = (5 * ofYear + 2) / 153
    let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - (153 * fromMarch + 2) / 5 + 1)
  }

  private static func divided(_ number: Int64, by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }

  private func digits(_ number: Int64, _ count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.count)) + text
  }
}
