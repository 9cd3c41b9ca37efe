/// Where the decisions of chance come from: drawn, or repeated from a log.
///
/// A class, because it is handed about with every request.
public final class ChaosSource: Sendable {
  /// What is drawn from, for requests that no scenario with chaos of its own answers; `nil` where nothing is.
  let chaos: Chaos?
  /// What is repeated in place of drawing.
  let log: ChaosLog?
  /// What draws depend on.
  public let seed: UInt64
  /// Told of everything that happens, in the order it does.
  let report: (@Sendable (ChaosLog.Entry) -> Void)?

  /// Makes a source.
  ///
  /// - Parameters:
  ///   - chaos: what goes wrong by chance for all requests.
  ///   - log: what is repeated from an earlier run, in place of drawing.
  ///   - seed: what draws depend on where the chaos has no seed of its own.
  ///   - report: told of everything that happens; must not wait.
  public init(
    _ chaos: Chaos? = nil, repeating log: ChaosLog? = nil, seed: UInt64,
    report: (@Sendable (ChaosLog.Entry) -> Void)? = nil
  ) {
    self.chaos = chaos.flatMap { $0.isActive ? $0 : nil }
    self.log = log
    self.seed = log?.seed ?? chaos?.seed ?? seed
    self.report = report
  }

  /// Whether chance has a part in all requests, not only in those that a scenario with chaos answers.
  public var isActive: Bool { chaos != nil || log != nil }

  /// What chance does to a request.
  struct Decision {
    /// What happens; `nil` for nothing.
    var event: Chaos.Event?
    /// What it was drawn with.
    var seed: UInt64
    /// Where in an answer it happens, 0 to 1, for what needs a place.
    var share: Double

    /// The fault that happens.
    var fault: Fault? {
      guard case .fault(let kind) = event else { return nil }
      switch kind {
      case .close: return .close(after: .fraction(share))
      case .redirect: return Fault(.redirect, to: "/")
      default: return Fault(kind)
      }
    }
  }

  /// What happens to a request; `nil` where chance has no part in it.
  ///
  /// - Parameters:
  ///   - own: the chaos of the scenario that answers, in place of the server's.
  ///   - asked: the seed that the request asks for.
  ///   - key: what the draw depends on; asked for only where there is a draw.
  func decision(own: Chaos?, asked: UInt64?, key: () -> ChaosKey) -> Decision? {
    guard log != nil || chaos != nil || own?.isActive == true else { return nil }
    let key = key()
    let chaos = own ?? chaos
    let isRepeated = log != nil && asked == nil
    if !isRepeated, chaos?.isActive != true { return nil }
    let seed = asked ?? chaos?.seed ?? seed
    let event = isRepeated ? log?.event(for: key) : chaos?.event(for: key, seed: seed)
    if let event { report?(ChaosLog.Entry(key: key, event: event)) }
    // Another number than the one that decides whether anything happens.
    var random = SplitMix(seed: ~key.mixed(with: seed))
    return Decision(event: event, seed: seed, share: random.nextUnit())
  }
}
