import UnderstudyHTTP

/// The header fields that tell how long to wait.
struct WaitFields {
  let form: Limits.WaitForm
  /// The time since 1970 at the start of the clock that moments are on.
  let clockStart: Duration

  /// `Retry-After`, never less than the wait, and `retry-after-ms`.
  func fields(for wait: Duration, at now: Moment) -> [HTTPField] {
    let milliseconds = (wait.nanoseconds + 999_999) / 1_000_000
    let text: String
    switch form {
    case .seconds: text = "\(wait.wholeSeconds)"
    case .date:
      let end = clockStart + .nanoseconds(now.nanoseconds) + wait
      text = HTTPDate.text(secondsSince1970: end.wholeSeconds)
    }
    return [HTTPField("Retry-After", text), HTTPField("retry-after-ms", "\(milliseconds)")]
  }
}

/// Dates as RFC 9110 §5.6.7 has them.
enum HTTPDate {
  private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// A second as a date: `Sun, 06 Nov 1994 08:49:37 GMT`.
  static func text(secondsSince1970 seconds: Int64) -> String {
    let (days, rest) = (max(0, seconds) / 86_400, max(0, seconds) % 86_400)
    // Civil from days, with years that begin in March so that leap days come last (Gregorian calendar).
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    let isNextYear = month >= 10
    let year = yearOfEra + era * 400 + (isNextYear ? 1 : 0)
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let clock = "\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))"
    let monthName = months[Int(isNextYear ? month - 10 : month + 2)]
    return "\(weekdays[Int(days % 7)]), \(two(day)) \(monthName) \(year) \(clock) GMT"
  }
}
