#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Duration {
  /// The time since 1970 (CLOCK_REALTIME).
  static var sinceEpoch: Duration {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
  }
}
