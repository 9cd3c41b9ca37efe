#if canImport(Darwin)
  /// The library's threads; stopped when it goes out of scope, outside of them.
  struct Workers: ~Copyable {
    private let daemon: Daemon

    init(
      _ configuration: MicroServer.Configuration, engine: Engine, listener: borrowing Listener
    ) throws(StartFailure) {
      let count = min(64, max(1, configuration.threadCount))
      daemon = try Daemon(
        configuration, worker: try Worker(engine), threads: .ofTheLibrary(count: count),
        listener: listener)
    }

    /// The library keeps to itself where it waits for connections.
    var doors: [Refusing.Door] { [] }

    /// Takes no new connections from now on.
    func quiesce() { daemon.quiesce() }
  }
#endif
