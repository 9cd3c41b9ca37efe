import Understudy

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// SIGINT and SIGTERM, which ask the command to stop, and SIGHUP, which asks it to read its files anew.
enum Signals {
  /// Holds the signals back until ``stop(_:)`` waits for them. Call it before the first thread is made: threads inherit
  /// what is held back.
  ///
  /// - Parameter hangUp: also SIGHUP, which otherwise ends the process.
  static func hold(hangUp: Bool = false) {
    var signals = stopSignals
    if hangUp { sigaddset(&signals, SIGHUP) }
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    // A client that is gone must not end the process.
    signal(SIGPIPE, SIG_IGN)
  }

  /// Stops a server at the first signal and ends the process when it has stopped; a second signal stops it now.
  ///
  /// - Parameters:
  ///   - grace: how long what is in flight may take.
  ///   - reload: called at each SIGHUP before.
  static func stop(_ server: MockServer, grace: Duration, reload: () -> Void) -> Never {
    while wait() == SIGHUP { reload() }
    Task.detached {
      server.stop(grace: grace)
      exit(0)
    }
    while wait() == SIGHUP {}
    server.stop(grace: .zero)
    exit(0)
  }

  /// Whether one of the signals that are held back has come.
  static func isStopAsked() -> Bool {
    var pending = sigset_t()
    sigpending(&pending)
    return sigismember(&pending, SIGINT) == 1 || sigismember(&pending, SIGTERM) == 1
  }

  private static func wait() -> Int32 {
    var signals = stopSignals
    sigaddset(&signals, SIGHUP)
    var received: Int32 = 0
    while sigwait(&signals, &received) != 0 {}
    return received
  }

  private static var stopSignals: sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    return signals
  }
}
