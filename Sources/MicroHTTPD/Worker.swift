import Synchronization

/// What the connections of one daemon share: the engine, and the bell of the thread that looks after them.
// Safe because of what is said at its variables.
final class Worker: @unchecked Sendable {
  let engine: Engine
  /// Wakes the thread after a request was resumed.
  let bell: Bell
  // Safe because both are used on the thread alone.
  /// How often the library has called back for a request.
  var callCount: UInt = 0
  /// How many connections are open.
  var connectionCount = 0
  private let suspended = Atomic(0)

  init(_ engine: Engine) throws(StartFailure) {
    self.engine = engine
    bell = try Bell()
  }

  /// Whether a request of it is suspended, so that another thread may resume it at any time.
  var hasSuspended: Bool { suspended.load(ordering: .acquiring) > 0 }

  /// A request is about to be suspended. On the thread alone.
  func willSuspend() { suspended.add(1, ordering: .relaxed) }

  /// A request was resumed: the thread sees to it. From any thread.
  func didResume() {
    suspended.subtract(1, ordering: .releasing)
    bell.ring()
  }
}
