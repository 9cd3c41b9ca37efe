package import UnderstudyHTTP

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Where a thread waits until something is so, such as the one that stops a server.
package final class Gate: Sendable {
  // Safe because the two are made in `init`, freed in `deinit`, and used through pthread's functions only.
  nonisolated(unsafe) private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  // Safe because of the same.
  nonisolated(unsafe) private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  package init() {
    mutex.initialize(to: pthread_mutex_t())
    condition.initialize(to: pthread_cond_t())
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  /// Says that something may have changed.
  package func signal() {
    pthread_mutex_lock(mutex)
    pthread_cond_broadcast(condition)
    pthread_mutex_unlock(mutex)
  }

  /// Waits while `condition` is true, and no longer than to the deadline, which is asked for anew each time.
  ///
  /// It looks at least every 50 ms, so a forgotten ``signal()`` costs time and nothing else.
  package func wait(until deadline: () -> Moment, while isPending: () -> Bool) {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while isPending() {
      let rest = (deadline() - Moment.now()).nanoseconds
      guard rest > 0 else { return }
      var time = timespec()
      clock_gettime(CLOCK_REALTIME, &time)
      let nanoseconds = Int(time.tv_nsec) + Int(min(rest, 50_000_000))
      time.tv_sec += nanoseconds / 1_000_000_000
      time.tv_nsec = nanoseconds % 1_000_000_000
      pthread_cond_timedwait(condition, mutex, &time)
    }
  }
}
