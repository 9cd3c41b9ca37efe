public import UnderstudyHTTP

/// What a running server can be asked from anywhere, also on its own threads. It does not keep the server running.
public struct ServerControl: Sendable {
  private weak let engine: Engine?

  init(_ engine: Engine) {
    self.engine = engine
  }

  /// The present moment of the server's clock; `nil` once it has ended.
  public var now: Moment? { engine?.clock.now() }

  /// By how much the server's clock was put forward.
  public var clockAdvance: Duration { engine?.clock.advance ?? .zero }

  /// Puts the server's clock forward: delays and pauses that would be over by then are over now.
  public func advanceClock(by duration: Duration) {
    engine?.clock.advance(by: duration)
    engine?.pacer.clockAdvanced()
  }

  /// Refuses new connections for a time of the server's clock; they see ECONNREFUSED. What is connected goes on, but each
  /// answer says that its connection will be closed.
  ///
  /// - Parameter duration: `nil`: until ``acceptConnections()``.
  /// - Returns: whether it does: not on systems other than Linux, and not on a server that stops.
  @discardableResult
  public func refuseConnections(for duration: Duration?) -> Bool {
    guard let engine, let turn = engine.refusing.begin() else { return false }
    if let duration {
      engine.pacer.appoint(at: engine.clock.now() + duration) { [weak engine] in engine?.refusing.end(turn) }
    }
    return true
  }

  /// Takes connections again.
  public func acceptConnections() { engine?.refusing.end() }

  /// Whether new connections are refused now.
  public var isRefusingConnections: Bool { engine?.refusing.isRefusing ?? false }
}
