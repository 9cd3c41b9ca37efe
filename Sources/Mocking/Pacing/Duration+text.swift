import UnderstudyHTTP
import UnderstudyJSON

extension Duration {
  /// A duration as people write it: a number with `us`, `ms`, `s`, `m` or `h`; a bare number counts seconds.
  ///
  /// - Returns: `nil` for anything else, also for what is negative or more than ten days.
  package init?(written text: some StringProtocol) {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard let number = Double(digits), number.isFinite else { return nil }
    let seconds: Double
    switch text.dropFirst(digits.count) {
    case "us": seconds = number / 1_000_000
    case "ms": seconds = number / 1000
    case "s", "": seconds = number
    case "m": seconds = number * 60
    case "h": seconds = number * 3600
    default: return nil
    }
    guard 0...864_000 ~= seconds else { return nil }
    self = .nanoseconds(Int64((seconds * 1_000_000_000).rounded()))
  }

  /// Whole seconds, rounded up, as `Retry-After` wants them (RFC 9110 §10.2.3).
  var wholeSeconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds + (attoseconds > 0 ? 1 : 0)
  }
}

extension Duration {
  /// A duration as a fixture writes it: a string, or a number of seconds.
  init?(_ node: JSONNode) {
    guard let text = node.string ?? node.number?.text else { return nil }
    self.init(written: text)
  }

  /// The duration as a fixture writes it, to the nanosecond.
  package var written: String {
    let count = nanoseconds
    if count % 1_000_000_000 == 0 { return "\(count / 1_000_000_000)s" }
    if count % 1_000_000 == 0 { return "\(count / 1_000_000)ms" }
    if count % 1000 == 0 { return "\(count / 1000)us" }
    return "\(Double(count) / 1000)us"
  }
}
