/// A body that comes while it is sent: what is pushed goes out as soon as the client takes it.
///
/// From any thread. What waits for a slow client is bounded: what would be more ends the body, after what waits already.
public final class LiveBytes: Sendable {
  private struct State {
    var waiting: [UInt8] = []
    var isFinished = false
    var wake: (@Sendable () -> Void)?
  }

  /// How many bytes may wait; a push to nothing that waits is always taken.
  public let limit: Int
  /// What is sent where nothing else was for so long: it tells both sides that the other one is there.
  public let heartbeat: [UInt8]
  /// The time without a byte after which the heartbeat is sent.
  public let pause: Duration
  private let state = Lock(State())

  /// Makes a body without bytes.
  public init(limit: Int = 1 << 20, heartbeat: [UInt8] = [], every pause: Duration = .seconds(15)) {
    self.limit = limit
    self.heartbeat = heartbeat
    self.pause = max(pause, .milliseconds(1))
  }

  /// Adds bytes that belong together.
  ///
  /// - Returns: whether they are sent; they are not where the body has ended, or ends because of them.
  @discardableResult
  public func push(_ bytes: [UInt8]) -> Bool {
    let (isTaken, wake) = state.withLock { state -> (Bool, (@Sendable () -> Void)?) in
      guard !state.isFinished else { return (false, nil) }
      guard state.waiting.isEmpty || state.waiting.count + bytes.count <= limit else {
        state.isFinished = true
        return (false, state.wake)
      }
      let isFirst = state.waiting.isEmpty
      state.waiting += bytes
      return (true, isFirst ? state.wake : nil)
    }
    wake?()
    return isTaken
  }

  /// Ends the body after what waits.
  public func finish() {
    let wake = state.withLock { state in
      state.isFinished = true
      return state.wake
    }
    wake?()
  }

  /// Nothing more can be pushed.
  public var isFinished: Bool { state.withLock { $0.isFinished } }

  // MARK: For who sends it

  /// Takes what waits, and tells whether that is the end.
  public func take() -> (bytes: [UInt8], isFinished: Bool) {
    state.withLock { state in
      let bytes = state.waiting
      state.waiting = []
      return (bytes, state.isFinished)
    }
  }

  /// Sets what is called, from any thread, when there is something to take; `nil` once nobody sends it any more.
  public func whenReady(_ wake: (@Sendable () -> Void)?) {
    state.withLock { $0.wake = wake }
  }
}
