/// What goes wrong by chance, and how often.
///
/// Of one request at most one of them happens. Every draw is a function of the seed and of the request alone
/// (``ChaosKey``), so that requests that run side by side do not disturb it, and a run with the same seed is the same.
public struct Chaos: Hashable, Sendable {
  /// What goes wrong.
  public enum Event: Hashable, Sendable {
    /// A fault in the reply that there would have been.
    case fault(Fault.Kind)
    /// The document's reply with a status, in place of the one that there would have been.
    case code(Int)
  }

  /// One thing that goes wrong, and how often.
  public struct Rate: Hashable, Sendable {
    /// What goes wrong.
    public var event: Event
    /// The share of requests that it happens to, 0 to 1.
    public var share: Double

    /// Makes a rate.
    public init(_ event: Event, _ share: Double) {
      self.event = event
      self.share = share
    }
  }

  /// What goes wrong. All shares together are at most 1.
  public var rates: [Rate]
  /// What every draw depends on; `nil`: the server's seed.
  public var seed: UInt64?

  /// Makes chaos.
  public init(_ rates: [Rate], seed: UInt64? = nil) {
    self.rates = rates
    self.seed = seed
  }

  /// Whether anything ever goes wrong. Chaos that does nothing is as good as none.
  var isActive: Bool { rates.contains { $0.share > 0 } }

  /// What happens to a request; `nil` for nothing.
  func event(for key: ChaosKey, seed: UInt64) -> Event? {
    var random = SplitMix(seed: key.mixed(with: seed))
    let drawn = random.nextUnit()
    var sum = 0.0
    for rate in rates where rate.share > 0 {
      sum += rate.share
      if drawn < sum { return rate.event }
    }
    return nil
  }
}

extension Chaos.Event: CustomStringConvertible {
  /// The event as a fixture names it: `reset`, `code 503`.
  public var description: String {
    switch self {
    case .fault(let kind): kind.rawValue
    case .code(let status): "code \(status)"
    }
  }

  /// Reads an event as a fixture names it; a bare status will do.
  public init?(_ text: some StringProtocol) {
    let words = text.split(separator: " ")
    if let last = words.last, words.count == 1 || words.count == 2 && words[0] == "code",
      let status = Int(last),
      200...999 ~= status
    {
      self = .code(status)
    } else if words.count == 1, let kind = Fault.Kind(rawValue: String(words[0])) {
      self = .fault(kind)
    } else {
      return nil
    }
  }
}
