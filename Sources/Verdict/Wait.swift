import UnderstudyHTTP
import UnderstudyMocking

/// What a `Retry-After` field says (RFC 9110 §10.2.3: a date, or seconds as digits).
enum Wait: Hashable {
  case duration(Duration)
  case until(Moment)
  /// Neither a date nor digits.
  case odd(String)

  init(_ text: String, _ times: Timestamp) {
    if !text.isEmpty, text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let seconds = Int64(text) {
      self = .duration(.seconds(min(seconds, 1 << 32)))
    } else if let seconds = Self.seconds(ofDate: text) {
      self = .until(times.moment(milliseconds: seconds * 1000))
    } else {
      self = .odd(text)
    }
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The seconds since 1970 of an IMF-fixdate, `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 §5.6.7).
  private static func seconds(ofDate text: String) -> Int64? {
    let words = text.split(separator: " ")
    guard words.count == 6, words[5] == "GMT", let day = Int64(words[1]),
      let month = months.firstIndex(of: String(words[2])), let year = Int64(words[3]), 1970...9999 ~= year
    else { return nil }
    let clock = words[4].split(separator: ":").compactMap { Int64($0) }
    guard clock.count == 3 else { return nil }
    // Days from the civil date, with years that begin in March so that leap days come last.
    let shifted = month < 2 ? year - 1 : year
    let fromMarch = Int64(month < 2 ? month + 10 : month - 2)
    let dayOfYear = (153 * fromMarch + 2) / 5 + day - 1
    let days = shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
    return ((days * 24 + clock[0]) * 60 + clock[1]) * 60 + clock[2]
  }
}

extension Duration {
  /// In seconds.
  var inSeconds: Double { Double(nanoseconds) / 1e9 }

  /// As sentences have it: `0.41 s`.
  var text: String {
    let hundredths = (nanoseconds + (nanoseconds < 0 ? -5_000_000 : 5_000_000)) / 10_000_000
    let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
    return "\(hundredths < 0 ? "-" : "")\(whole).\(rest < 10 ? "0" : "")\(rest) s"
  }
}
