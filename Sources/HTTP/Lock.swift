#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A value that one thread at a time may touch.
///
/// On pthread's mutex and not on `Synchronization.Mutex`: the thread sanitizer does not see how that one passes the
/// lock on when two threads want it (Swift 6.3 on Linux), and reports a race at every contended use. For state that
/// threads meet in; what is hardly ever contended may use the other, which needs no memory of its own.
///
/// Safe because the value is touched with the mutex held only.
public final class Lock<Value: ~Copyable>: @unchecked Sendable {
  @usableFromInline let mutex = SystemMutex()
  @usableFromInline var value: Value

  /// Makes a lock around a value.
  public init(_ value: consuming Value) {
    self.value = value
  }

  deinit { mutex.destroy() }

  /// Lends the value to a closure, to nobody else meanwhile. Not to be nested.
  @inlinable
  public func withLock<Result: ~Copyable, Failure: Error>(
    _ body: (inout Value) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    mutex.lock()
    defer { mutex.unlock() }
    return try body(&value)
  }
}

/// pthread's mutex, at a place of its own in memory.
@usableFromInline
struct SystemMutex {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

  init() {
    mutex.initialize(to: pthread_mutex_t())
    pthread_mutex_init(mutex, nil)
  }

  func destroy() {
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  @usableFromInline func lock() { pthread_mutex_lock(mutex) }
  @usableFromInline func unlock() { pthread_mutex_unlock(mutex) }
}
