public import UnderstudyHTTP

/// The server that a mock runs on, as far as the admin API moves it. Called on the threads of whatever server the admin API
/// is asked on; must not wait.
public protocol AdministeredServer: Sendable {
  /// The present moment of the server's clock.
  var now: Moment { get }
  /// By how much the clock was put forward.
  var clockAdvance: Duration { get }
  /// Puts the clock forward.
  func advanceClock(by duration: Duration)
  /// Whether new connections are refused now.
  var isRefusingConnections: Bool { get }
  /// Refuses new connections for a time. Says whether it can.
  func refuseConnections(for duration: Duration) -> Bool
  /// Takes connections again.
  func acceptConnections()
  /// Loads anew what is served.
  ///
  /// - Parameter done: told once, on any thread, when that is over.
  /// - Returns: whether there is anything to load from.
  func reload(_ done: @escaping @Sendable (ReloadOutcome) -> Void) -> Bool
}

/// What came of loading anew.
public struct ReloadOutcome: Hashable, Sendable {
  /// What was loaded is served from now on; otherwise what was served before goes on.
  public var isServed: Bool
  /// What was loaded, in a few words.
  public var summary: String
  /// What was found, in its printed form.
  public var diagnostics: [String]

  /// Makes an outcome.
  public init(isServed: Bool, summary: String, diagnostics: [String]) {
    self.isServed = isServed
    self.summary = summary
    self.diagnostics = diagnostics
  }
}
