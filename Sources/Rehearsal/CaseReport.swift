public import UnderstudyMocking
public import UnderstudyVerdict

/// What a case came to.
public struct CaseReport: Sendable {
  /// How the command ended.
  public enum Ending: Hashable, Sendable {
    /// By itself, with an exit status.
    case exited(Int)
    /// By a signal that was not ours.
    case crashed(signal: Int)
    /// Its time was over.
    case stopped
    /// It was not run: why.
    case notRun(String)

    /// In a few words.
    public var text: String {
      switch self {
      case .exited(let status): "exit status \(status)"
      case .crashed(let signal): "ended by signal \(signal)"
      case .stopped: "stopped when its time was over"
      case .notRun(let reason): "not run: \(reason)"
      }
    }
  }

  /// The case.
  public var rehearsed: RehearsalCase
  /// How the command ended.
  public var ending: Ending
  /// How long it took.
  public var duration: Duration
  /// What the rules of the case came to, and those that look at every request.
  public var results: [RuleResult]
  /// What the client asked, and was answered.
  public var exchanges: [Exchange]
  /// The calls that they were attempts of.
  public var calls: [Call]
  /// The end of what the command printed.
  public var output: String
  /// How many bytes it printed.
  public var outputCount: Int

  /// What the case's own rules came to, at worst.
  public var word: String {
    let words = ownResults.map(\.word)
    return ["FAIL", "WARN", "pass"].first(where: words.contains) ?? "n/a"
  }

  /// The results of the rules that the case is for.
  public var ownResults: [RuleResult] {
    results.filter { result in rehearsed.rules.contains { $0.name == result.rule.name } }
  }

  /// Why nothing can be said, where that is so.
  public var reason: String? {
    guard word == "n/a" else { return nil }
    if case .notRun(let reason) = ending { return reason }
    if exchanges.isEmpty { return "no request arrived" }
    return ownResults.lazy.compactMap(\.unknown).first ?? "the client did nothing that the case is about"
  }
}
