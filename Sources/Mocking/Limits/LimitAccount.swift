import UnderstudyHTTP

/// What one key has used.
struct LimitAccount {
  /// Whether a request may pass.
  enum Verdict: Hashable {
    case passes
    /// Too many requests or tokens: how long until it would pass.
    case waits(Duration)
    /// The budget is spent.
    case isSpent
  }

  private let limits: Limits
  private var requests: TokenBucket?
  private var tokens: TokenBucket?
  /// The tokens that were used in all.
  private(set) var spent = 0
  private(set) var lastUse: Moment

  init(_ limits: Limits, at moment: Moment) {
    self.limits = limits
    requests = limits.requests.map { TokenBucket($0, at: moment) }
    tokens = limits.tokens.map { TokenBucket($0, at: moment) }
    lastUse = moment
  }

  /// Asks for a request of about so many tokens; where it passes, both are taken.
  mutating func admit(tokens count: Int, at now: Moment) -> Verdict {
    lastUse = now
    refill(at: now)
    if let budget = limits.budget, spent >= budget { return .isSpent }
    let wait = max(requests?.wait(for: 1) ?? .zero, tokens?.wait(for: Double(count)) ?? .zero)
    guard wait == .zero else { return .waits(wait) }
    requests?.take(1)
    charge(count)
    return .passes
  }

  /// Lets time pass.
  mutating func refill(at now: Moment) {
    requests?.refill(at: now)
    tokens?.refill(at: now)
  }

  /// Takes the tokens of the answer, which nobody knew beforehand.
  mutating func charge(_ count: Int) {
    tokens?.take(Double(count))
    spent += count
  }

  /// How things stand.
  func standing(_ key: LimitAccounts.Key, at now: Moment) -> LimitStanding {
    var account = self
    account.refill(at: now)
    func measure(_ bucket: TokenBucket?) -> LimitStanding.Measure? {
      bucket.map {
        .init(limit: $0.rate.count, remaining: $0.remaining, untilFull: $0.untilFull)
      }
    }
    return LimitStanding(
      scenario: key.scenario, credential: key.credential, requests: measure(account.requests),
      tokens: measure(account.tokens), budget: limits.budget, spent: spent)
  }

  /// The `x-ratelimit-*` fields as they stand.
  var fields: [HTTPField] {
    var fields: [HTTPField] = []
    for (bucket, name) in [(requests, "requests"), (tokens, "tokens")] {
      guard let bucket else { continue }
      fields.append(HTTPField("x-ratelimit-limit-\(name)", "\(bucket.rate.count)"))
      fields.append(HTTPField("x-ratelimit-remaining-\(name)", "\(bucket.remaining)"))
      fields.append(HTTPField("x-ratelimit-reset-\(name)", Self.text(bucket.untilFull)))
    }
    return fields
  }

  /// A time as these fields have it: `0s`, `20ms`, `1.5s`, `6m0s`, `1h0m0s`.
  static func text(_ duration: Duration) -> String {
    let milliseconds = (duration.nanoseconds + 999_999) / 1_000_000
    if milliseconds == 0 { return "0s" }
    if milliseconds < 1000 { return "\(milliseconds)ms" }
    let (seconds, rest) = (milliseconds / 1000, milliseconds % 1000)
    let fraction = rest == 0 ? "" : "." + String(1000 + rest).dropFirst()
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
    let trimmed = String(fraction.reversed().drop { $0 == "0" }.reversed())
    return (hours > 0 ? "\(hours)h" : "") + (seconds >= 60 ? "\(minutes)m" : "")
      + "\(seconds % 60)\(trimmed)s"
  }
}
