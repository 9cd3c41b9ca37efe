import Synchronization
import UnderstudyHTTP

/// The clock that all moments of one server are on: the system's, put forward by as much as it is told.
final class ServerClock: Sendable {
  private let shift = Atomic<Int64>(0)

  /// The present moment.
  func now() -> Moment { Moment.now().advanced(byNanoseconds: shift.load(ordering: .relaxed)) }

  /// By how much it was put forward.
  var advance: Duration { .nanoseconds(shift.load(ordering: .relaxed)) }

  /// Puts it forward, so that what would be due then is due now. A negative duration does nothing.
  func advance(by duration: Duration) {
    shift.add(max(0, duration.nanoseconds), ordering: .relaxed)
  }

  /// A moment of it on the system's clock.
  func systemNanoseconds(of moment: Int64) -> Int64 {
    moment == .max ? .max : max(0, moment - shift.load(ordering: .relaxed))
  }
}
