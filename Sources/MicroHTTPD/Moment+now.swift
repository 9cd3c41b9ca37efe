public import UnderstudyHTTP

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Moment {
  /// The present moment of the clock that all moments of a server are on (CLOCK_MONOTONIC).
  public static func now() -> Moment {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Moment(nanoseconds: Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec))
  }
}
