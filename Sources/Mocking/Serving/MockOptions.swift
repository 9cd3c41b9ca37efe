/// How a mock behaves beyond what its documents and fixtures say.
public struct MockOptions: Sendable {
  /// What is made of requests that break the document.
  public enum Stance: String, Hashable, Sendable, CaseIterable {
    /// They are not looked at.
    case off
    /// They are answered as if they were good; the journal has the violations.
    case report
    /// They are answered with the document's error.
    case enforce
  }

  /// What is made of requests that break the document.
  public var stance: Stance
  /// The API keys that are good; `nil`: any that is not empty.
  public var keys: Set<String>?
  /// Requests cannot choose their reply: neither by `Prefer` nor by prefix, header or key.
  public var isLocked: Bool
  /// Answers are generated, though there may be examples, unless a request asks otherwise.
  public var isDynamic: Bool
  /// Requests can choose their reply by Prism's `__code`, `__example`, `__dynamic` and `__seed` in the query, too.
  public var readsPrismQuery: Bool
  /// How much each session's journal keeps.
  public var journal: Journal.Limits
  /// How much all sessions may hold together.
  public var sessions = SessionBounds()
  /// The longest request body that is read, in bytes.
  public var bodyLimit: Int
  /// What the fingerprints of credentials and bodies in journals are made with.
  public var fingerprintKey = FingerprintKey.random()
  /// Journals show credentials as they were sent.
  public var showsSecrets = false
  /// What every draw of chance depends on.
  public var seed: UInt64
  /// What goes wrong by chance; `nil`: nothing, unless a scenario says so.
  public var chaos: ChaosSource?
  /// How much may be asked in a time with one key; `nil`: as much as one likes, unless a scenario says so.
  public var limits: Limits?
  /// The time since 1970 at the start of the clock that moments are on, for dates in replies.
  public var clockStart: Duration

  /// Makes options.
  public init(
    stance: Stance = .enforce, keys: Set<String>? = nil, isLocked: Bool = false,
    isDynamic: Bool = false, readsPrismQuery: Bool = false,
    journal: Journal.Limits = Journal.Limits(), bodyLimit: Int = 16 << 20, seed: UInt64 = 0,
    chaos: ChaosSource? = nil, limits: Limits? = nil, clockStart: Duration = .zero
  ) {
    self.stance = stance
    self.keys = keys
    self.isLocked = isLocked
    self.isDynamic = isDynamic
    self.readsPrismQuery = readsPrismQuery
    self.journal = journal
    self.bodyLimit = bodyLimit
    self.seed = seed
    self.chaos = chaos
    self.limits = limits
    self.clockStart = clockStart
  }
}

/// Options behind one reference: they are at hand on the way of every request, and never change.
final class SharedOptions: Sendable {
  let options: MockOptions

  init(_ options: MockOptions) {
    self.options = options
  }
}
