#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A thread of the system's that somebody waits for.
// Safe because its one value is a name, only handed to pthread_join.
package struct ServerThread: @unchecked Sendable {
  private let thread: pthread_t

  /// Starts it. The body is let go of at its end.
  package init(_ body: @escaping @Sendable () -> Void) throws(StartFailure) {
    // Retained here, released at the thread's end.
    let context = Unmanaged.passRetained(Body(body))
    #if canImport(Darwin)
      var new: pthread_t?
    #else
      var new = pthread_t()
    #endif
    let number = pthread_create(&new, nil, runBody, context.toOpaque())
    #if canImport(Darwin)
      guard number == 0, let new else {
        context.release()
        throw .tooManyOpen(what: "threads", errno: number)
      }
    #else
      guard number == 0 else {
        context.release()
        throw .tooManyOpen(what: "threads", errno: number)
      }
    #endif
    thread = new
  }

  /// Lets it go on by itself to its end: nobody waits for it.
  package func detach() { pthread_detach(thread) }

  /// Waits for its end. Once, from another thread.
  func join() { pthread_join(thread, nil) }

  fileprivate final class Body: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }
}

private func runBody(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let context else { return nil }
  Unmanaged<ServerThread.Body>.fromOpaque(context).takeRetainedValue().run()
  return nil
}
