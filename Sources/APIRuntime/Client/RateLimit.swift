/// What a server says of how much is left (`x-ratelimit-…` header fields, as OpenAI's API and others have them).
enum RateLimit {
  /// How long to send nothing, where no request is left.
  static func pause(_ headers: HeaderFields) -> Duration? {
    guard headers["x-ratelimit-remaining-requests"] == "0",
      let text = headers["x-ratelimit-reset-requests"]
    else { return nil }
    return duration(text).flatMap { $0 > .zero && $0 <= .seconds(60) ? $0 : nil }
  }

  /// A duration such as `1s`, `6m0s`, `20ms` or a number of seconds.
  static func duration(_ text: String) -> Duration? {
    if let seconds = Double(text) { return 0...1e9 ~= seconds ? .seconds(seconds) : nil }
    var total = Duration.zero
    var rest = Substring(text)
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." }
      rest = rest.dropFirst(digits.count)
      let unit = rest.prefix { $0.isASCII && $0.isLetter }
      rest = rest.dropFirst(unit.count)
      let factors = ["ms": 0.001, "s": 1, "m": 60, "h": 3600]
      guard let count = Double(digits), let factor = factors[String(unit)], count * factor < 1e9 else {
        return nil
      }
      total += .seconds(count * factor)
    }
    return text.isEmpty ? nil : total
  }
}
